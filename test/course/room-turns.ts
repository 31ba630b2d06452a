/** Turns about a live room: opened, an item on the table, hands, the floor and its end. */
import { consent, OFFICERS, said, type Role, type Turn } from './turn.ts'

const RUNNERS: readonly Role[] = [...OFFICERS, 'staff']
const runners = { may: RUNNERS, by: 'chair' } as const
/** By then the passer has taken a seat at the open table. */
const members = { may: ['passer', 'member', ...RUNNERS], by: 'member' } as const
const inRoom = { ids: { id: 'room-meeting' } } as const
const onTurn = { ids: { id: 'room-turn' } } as const

export const ROOMS: readonly Turn[] = [
  // Too late for members: what comes up is put on the agenda by whoever runs the meeting.
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/items',
    fields: () => ({ topic: said(), minutes: '10', about: '', ...consent }),
    learns: { 'agenda-item': 'room-item' },
  },
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/room/sittings',
    fields: () => ({ to: 'open', revision: '0', ...consent }),
  },
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/room/table',
    fields: (known) => ({ item: known('room-item'), revision: '1', ...consent }),
  },
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/room/callers',
    fields: () => ({ names: said(), ...consent }),
    learns: { attendance: 'caller-line' },
  },
  {
    ...members,
    ...inRoom,
    route: '/meetings/:id/room/hands',
    fields: () => ({ as: 'personal', way: 'online', ...consent }),
    learns: { 'room-hand': 'hand', attendance: 'room-line' },
  },
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/room/raised',
    fields: (known) => ({ line: known('room-line'), ofOrder: '1', ...consent }),
    learns: { 'room-hand': 'order-hand' },
  },
  {
    may: ['member', ...RUNNERS],
    by: 'chair',
    ids: { id: 'order-hand' },
    route: '/room-hands/:id/withdrawal',
    fields: () => consent,
  },
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/room/turns',
    fields: (known) => ({ hand: known('hand'), last: '', ...consent }),
    learns: { 'room-turn': 'room-turn' },
  },
  {
    ...runners,
    ...onTurn,
    route: '/room-turns/:id/extensions',
    fields: () => ({ minutes: '1', reason: said(), ...consent }),
  },
  {
    may: ['member', ...RUNNERS],
    by: 'member',
    ...onTurn,
    route: '/room-turns/:id/end',
    fields: () => consent,
  },
]
