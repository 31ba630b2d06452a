/** Turns about an appeal: signed, denied, taken on, sent back, repeated; and one withdrawn. */
import { but, consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const FILING: Turn = {
  route: '/processes/:slug/appeals',
  ids: { slug: 'appeals-process' },
  fields: (known) => ({
    entry: known('appealed entry'),
    grounds: said(),
    sought: 'remand',
    as: 'personal',
    ...consent,
  }),
  may: SIGNED_IN,
  by: 'passer',
  learns: { appeal: 'appeal' },
}
const onAppeal = { ids: { id: 'appeal' } }
const appellant: Pick<Turn, 'may' | 'by'> = { may: ['passer'], by: 'passer' }

export const APPEALS: readonly Turn[] = [
  FILING,
  {
    ...onAppeal,
    route: '/appeals/:id/supporters',
    fields: () => ({ as: 'personal', ...consent }),
    may: but('passer'),
    by: 'member',
  },
  {
    ...onAppeal,
    route: '/appeals/:id/departures',
    fields: () => consent,
    may: ['member'],
    by: 'member',
  },
  {
    ...onAppeal,
    route: '/appeals/:id/rulings',
    fields: () => ({ finding: 'deny', reasons: said(), ...consent }),
    may: ['chair'],
    by: 'chair',
  },
  { ...onAppeal, ...appellant, route: '/appeals/:id/carries', fields: () => consent },
  {
    ...onAppeal,
    route: '/appeals/:id/rulings',
    fields: () => ({ finding: 'remand', reasons: said(), order: said(), ...consent }),
    may: ['facilitator'],
    by: 'facilitator',
  },
  {
    ...onAppeal,
    route: '/appeals/:id/repetitions',
    fields: () => ({ href: '/record/entries/1', ...consent }),
    may: OFFICERS,
    by: 'chair',
  },
  FILING,
  { ...onAppeal, ...appellant, route: '/appeals/:id/withdrawals', fields: () => consent },
]
