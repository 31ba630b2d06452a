/** Turns about a petition, and about a ratification by the table and another body. */
import { but, consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const onPetition = { ids: { id: 'petition' } }
const inProcess = { ids: { slug: 'petitioned' } }
const officers = { may: OFFICERS, by: 'chair' } as const

export const PETITIONS: readonly Turn[] = [
  {
    ...inProcess,
    route: '/processes/:slug/petitions',
    fields: () => ({ petition: 'promote', statement: said(), as: 'personal', ...consent }),
    may: SIGNED_IN,
    by: 'member',
    learns: { petition: 'petition' },
  },
  {
    ...onPetition,
    route: '/petitions/:id/signatures',
    fields: () => ({ as: 'personal', ...consent }),
    may: but('member'),
    by: 'passer',
  },
  {
    ...onPetition,
    route: '/petitions/:id/departures',
    fields: () => consent,
    may: ['member', 'passer'],
    by: 'passer',
  },
  {
    ...officers,
    ...inProcess,
    route: '/processes/:slug/ratifications',
    fields: (known) => ({
      ratification: 'chartering',
      subject: said(),
      href: `/processes/${known('petitioned')}`,
      ...consent,
    }),
    may: [...OFFICERS],
    learns: { ratification: 'ratification' },
  },
  {
    ...officers,
    ids: { id: 'ratification' },
    route: '/ratifications/:id/answers',
    fields: () => ({
      body: 'table',
      yes: '3',
      no: '1',
      abstain: '0',
      of: '5',
      reasons: said(),
      ...consent,
    }),
  },
]
