/** Turns about what is written in a live room: captions, their scribes, and the chat. */
import { consent, OFFICERS, said, type Role, type Turn } from './turn.ts'

const RUNNERS: readonly Role[] = [...OFFICERS, 'staff']
const runners = { may: RUNNERS, by: 'chair' } as const
const inRoom = { ids: { id: 'room-meeting' } } as const

const CAPTIONS: readonly Turn[] = [
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/captions',
    fields: () => ({ words: said(), language: 'en', from: '', session: '', ...consent }),
    learns: { captions: 'captions' },
  },
  {
    ...runners,
    ids: { id: 'captions' },
    route: '/captions/:id/strikes',
    fields: () => ({ line: '1', why: said(), ...consent }),
  },
  {
    ...runners,
    ...inRoom,
    route: '/meetings/:id/scribes',
    fields: (known) => ({ person: known('id of member'), ...consent }),
    learns: { scribe: 'scribe' },
  },
  {
    may: ['member', ...RUNNERS],
    by: 'chair',
    ...inRoom,
    route: '/meetings/:id/scribes/endings',
    fields: (known) => ({ id: known('scribe'), ...consent }),
  },
]

const CHAT: readonly Turn[] = [
  {
    may: ['passer', 'member', ...RUNNERS],
    by: 'member',
    ...inRoom,
    route: '/meetings/:id/chat',
    fields: () => ({ words: said(), as: 'personal', ...consent }),
    learns: { 'chat-line': 'chat-line' },
  },
  {
    ...runners,
    ids: { id: 'chat-line' },
    route: '/chat-lines/:id/strikes',
    fields: () => ({ why: said(), ...consent }),
  },
]

export const BESIDE_ROOM: readonly Turn[] = [...CAPTIONS, ...CHAT]
