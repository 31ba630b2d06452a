/** Turns about a challenge of the designation that the turns of a call led to. */
import { but, consent, said, SIGNED_IN, type Turn } from './turn.ts'

const onChallenge = { ids: { id: 'challenge' } }
/** Those who stand behind it by then. */
const behind: Pick<Turn, 'may'> = { may: ['member', 'passer'] }

export const CHALLENGE: readonly Turn[] = [
  {
    route: '/calls/:id/challenges',
    ids: { id: 'call' },
    fields: () => ({ statement: said(), as: 'personal', ...consent }),
    may: SIGNED_IN,
    by: 'member',
    learns: { challenge: 'challenge' },
  },
  {
    ...onChallenge,
    route: '/challenges/:id/supporters',
    fields: () => ({ as: 'personal', ...consent }),
    may: but('member'),
    by: 'passer',
  },
  {
    ...onChallenge,
    route: '/challenges/:id/rulings',
    fields: () => ({ finding: 'stands', reasons: said(), ...consent }),
    may: ['chair'],
    by: 'chair',
  },
  {
    ...behind,
    ...onChallenge,
    route: '/challenges/:id/carries',
    fields: () => consent,
    by: 'member',
  },
  {
    ...behind,
    ...onChallenge,
    route: '/challenges/:id/departures',
    fields: () => consent,
    by: 'passer',
  },
]
