/** Turns about two objections that say the same: merged by their owners, refused by a sharer. */
import { but, consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const onSecond = { ids: { id: 'second' } }

export const MERGING: readonly Turn[] = [
  {
    route: '/calls/:id/objections',
    ids: { id: 'call' },
    fields: () => ({ title: said(), argument: said(), remedy: said(), ...consent }),
    may: SIGNED_IN,
    by: 'panel',
    learns: { objection: 'second' },
  },
  {
    ...onSecond,
    route: '/objections/:id/supporters',
    fields: () => consent,
    may: but('panel'),
    by: 'staff',
  },
  {
    ...onSecond,
    route: '/objections/:id/merges',
    fields: (known) => ({ into: known('objection'), why: said(), ...consent }),
    may: ['member', 'panel', ...OFFICERS],
    by: 'panel',
    learns: { merge: 'merge' },
  },
  {
    route: '/merges/:id/words',
    ids: { id: 'merge' },
    fields: () => ({ word: 'agree', ...consent }),
    may: ['member'],
    by: 'member',
  },
  {
    ...onSecond,
    route: '/objections/:id/separations',
    fields: () => ({ why: said(), ...consent }),
    may: ['staff'],
    by: 'staff',
  },
  {
    ...onSecond,
    route: '/objections/:id/answers',
    fields: () => ({ kind: 'addressed', reason: said(), ...consent }),
    may: OFFICERS,
    by: 'chair',
  },
]
