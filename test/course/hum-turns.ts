/** Turns about a sense of the room, while the room of its meeting is open. */
import { consent, OFFICERS, said, type Role, type Turn } from './turn.ts'

const RUNNERS: readonly Role[] = [...OFFICERS, 'staff']
const runners = { may: RUNNERS, by: 'chair' } as const
/** By then the passer has taken a seat at the open table. */
const members = { may: ['passer', 'member', ...RUNNERS], by: 'member' } as const
const inRoom = { ids: { id: 'room-meeting' } } as const
const ofHum = { ids: { id: 'hum' } } as const

const asking: Turn = {
  ...runners,
  ...inRoom,
  route: '/meetings/:id/hums',
  fields: () => ({ question: said(), answers: '', ...consent }),
  learns: { hum: 'closed-hum' },
}

export const HUMS: readonly Turn[] = [
  asking,
  {
    ...members,
    ids: { id: 'closed-hum' },
    route: '/hums/:id/answers',
    fields: () => ({ choice: '2', ...consent }),
  },
  {
    ...runners,
    ids: { id: 'closed-hum' },
    route: '/hums/:id/entries',
    fields: (known) => ({ line: known('caller-line'), choice: '1', ...consent }),
  },
  {
    ...runners,
    ids: { id: 'closed-hum' },
    route: '/hums/:id/closings',
    fields: () => consent,
  },
  { ...asking, learns: { hum: 'hum' } },
  { ...members, ...ofHum, route: '/hums/:id/answers', fields: () => ({ choice: '1', ...consent }) },
  { ...members, ...inRoom, route: '/meetings/:id/phone-codes', fields: () => consent },
]
