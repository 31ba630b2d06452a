/** Turns about what a meeting came to: whoever runs it sums it up, and its cycle. */
import { consent, OFFICERS, said, type Turn } from './turn.ts'

export const PROCEEDINGS: readonly Turn[] = [
  {
    ids: { id: 'held-meeting' },
    route: '/meetings/:id/summaries',
    fields: () => ({ words: said(), line: said(), seen: '0', ...consent }),
    may: [...OFFICERS, 'staff'],
    by: 'chair',
  },
  {
    ids: { id: 'cycle' },
    route: '/cycles/:id/summaries',
    fields: () => ({ words: said(), line: said(), seen: '0', ...consent }),
    may: [...OFFICERS, 'staff'],
    by: 'chair',
  },
]
