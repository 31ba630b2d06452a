/** Turns about a change of the rules of the process that the turns of a call are in. */
import { consent, OFFICERS, said, type Turn } from './turn.ts'

export const CHANGES: readonly Turn[] = [
  {
    route: '/processes/:slug/changes',
    ids: { slug: 'process' },
    fields: () => ({
      title: said(),
      reason: said(),
      how: 'definition',
      definition: said(),
      ...consent,
    }),
    // By then the passer sits at the table too.
    may: ['passer', 'member', ...OFFICERS],
    by: 'member',
    learns: { change: 'change' },
  },
  {
    route: '/changes/:id/withdrawal',
    ids: { id: 'change' },
    fields: () => consent,
    may: ['member'],
    by: 'member',
  },
]
