/** Turns about what became of an amendment that is open against the fourth version of a text. */
import { consent, OFFICERS, said, type Known, type Turn } from './turn.ts'

const onAmendment = { ids: { thing: 'amendment:amendment' } }
const author = { may: ['member'], by: 'member' } as const
const pen = { may: OFFICERS, by: 'chair' } as const

const about = (known: Known) => ({ text: known('text'), reason: said(), ...consent })

/** What somebody said on condition of not being named: only they know where they are asked. */
const note = (leadsTo: string): Turn => ({
  ...pen,
  ids: { id: 'text' },
  route: '/texts/:id/remarks',
  fields: (known) => ({
    version: '4',
    words: said(),
    clauses: '1',
    handle: known('handle of member'),
    ...consent,
  }),
  leadsTo,
})

export const UPTAKE: readonly Turn[] = [
  note('remark'),
  {
    ...author,
    ids: { id: 'remark' },
    route: '/remarks/:id/agreement',
    fields: () => consent,
  },
  note('denied remark'),
  {
    ...author,
    ids: { id: 'denied remark' },
    route: '/remarks/:id/refusal',
    fields: () => consent,
  },
  {
    ...onAmendment,
    ...author,
    route: '/contributions/:thing/claims',
    fields: (known) => ({ ...about(known), clauses: '1' }),
  },
  {
    ...onAmendment,
    ...pen,
    route: '/contributions/:thing/dispositions',
    fields: (known) => ({ ...about(known), clauses: '1', disposition: 'partly' }),
  },
  {
    ...onAmendment,
    ...author,
    route: '/contributions/:thing/contests',
    fields: about,
  },
  {
    ...onAmendment,
    ...author,
    route: '/contributions/:thing/withdrawals',
    fields: (known) => ({ text: known('text'), ...consent }),
  },
  {
    ...pen,
    ids: { id: 'text' },
    route: '/texts/:id/dispositions',
    fields: (known) => ({
      version: '4',
      [`thing-${known('amendment')}`]: `amendment:${known('amendment')}`,
      [`disposition-${known('amendment')}`]: 'out-of-scope',
      [`reason-${known('amendment')}`]: said(),
      ...consent,
    }),
  },
]
