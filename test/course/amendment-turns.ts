/** Turns about amendments to the third version of a text, and the fourth that an editor makes. */
import { but, consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const onText = { ids: { id: 'text' } }
const onOwn = { may: ['member'], by: 'member' } as const
const officers = { may: OFFICERS, by: 'chair' } as const

/** Before all clauses: there it is in nobody's way. */
const inserting = () => ({
  base: '3',
  'kind-1': 'insert',
  'after-1': 'start',
  'words-1': said(),
})

const proposing: Turn = {
  ...onText,
  route: '/texts/:id/amendments',
  fields: () => ({ ...inserting(), reason: said(), as: 'personal', ...consent }),
  may: SIGNED_IN,
  by: 'member',
  learns: { amendment: 'amendment' },
}

const deciding: Turn = {
  ...officers,
  ...onText,
  route: '/texts/:id/merge/decisions',
  fields: (known) => ({
    amendment: known('amendment'),
    decision: 'part',
    'words-1': said(),
    reason: said(),
    ...consent,
  }),
}

export const AMENDMENTS: readonly Turn[] = [
  { ...proposing, learns: { amendment: 'other-amendment' } },
  {
    ...onOwn,
    ids: { id: 'other-amendment' },
    route: '/amendments/:id/renewals',
    fields: () => ({ ...inserting(), ...consent }),
  },
  proposing,
  {
    ids: { id: 'amendment' },
    route: '/amendments/:id/stances',
    fields: () => ({ stance: 'object', reason: said(), as: 'personal', ...consent }),
    may: but('member'),
    by: 'passer',
  },
  deciding,
  {
    ...officers,
    ...onText,
    route: '/texts/:id/merge/undoing',
    fields: () => ({ what: 'last', ...consent }),
  },
  deciding,
  {
    ...onText,
    route: '/texts/:id/merge/publication',
    fields: () => ({ base: '3', reason: said(), note: said(), ...consent }),
    may: ['chair'],
    by: 'chair',
  },
  {
    ...onOwn,
    ids: { id: 'other-amendment' },
    route: '/amendments/:id/withdrawals',
    fields: () => consent,
  },
  { ...proposing, fields: () => ({ ...proposing.fields(() => ''), base: '4' }) },
]
