/** A turn about guides: somebody offers to be one. What two people write is on no record. */
import { consent, said, SIGNED_IN, type Turn } from './turn.ts'

export const GUIDES: readonly Turn[] = [
  {
    route: '/guides/offers',
    fields: () => ({ languages: ['fr', 'en'], hours: said(), places: '3', ...consent }),
    may: SIGNED_IN,
    by: 'member',
  },
]
