/** Turns about a meeting that is held: who came, notes, corrections, minutes, recordings. */
import { consent, OFFICERS, said, SIGNED_IN, type Role, type Turn } from './turn.ts'

const RUNNERS: readonly Role[] = [...OFFICERS, 'staff']
const runners = { may: RUNNERS, by: 'chair' } as const
/** Of all roles the member and the chair say that they came. */
const there = { may: ['member', ...RUNNERS], by: 'chair' } as const
const atMeeting = { ids: { id: 'held-meeting' } } as const
const onNote = { ids: { id: 'note' } } as const

const note = () => ({ kind: 'note', words: said(), item: '', ...consent })

export const MINUTES: readonly Turn[] = [
  {
    may: SIGNED_IN,
    by: 'chair',
    alsoBy: ['member'],
    ...atMeeting,
    route: '/meetings/:id/attendances',
    fields: () => ({ way: 'online', as: 'personal', ...consent }),
    learns: { attendance: 'member-line' },
  },
  {
    ...runners,
    ...atMeeting,
    route: '/meetings/:id/guests',
    fields: () => ({ way: 'phone', names: `${said()}\n${said()}`, ...consent }),
    learns: { attendance: 'guest-line' },
  },
  {
    ...runners,
    ids: { id: 'guest-line' },
    route: '/attendances/:id/strikes',
    fields: () => consent,
  },
  {
    ...runners,
    ...atMeeting,
    route: '/meetings/:id/moderators',
    fields: (known) => ({ line: known('member-line'), ...consent }),
    learns: { 'meeting-moderator': 'moderator' },
  },
  {
    ...there,
    ids: { id: 'moderator' },
    route: '/meeting-moderators/:id/endings',
    fields: () => consent,
  },
  {
    ...there,
    ...atMeeting,
    route: '/meetings/:id/notes',
    fields: note,
    learns: { note: 'struck-note' },
  },
  {
    ...runners,
    ids: { id: 'struck-note' },
    route: '/notes/:id/strikes',
    fields: () => ({ why: said(), ...consent }),
  },
  {
    ...there,
    ...atMeeting,
    route: '/meetings/:id/notes',
    fields: note,
    learns: { note: 'note' },
  },
  { ...there, ...onNote, route: '/notes/:id/holds', fields: () => consent },
  {
    ...there,
    ...onNote,
    route: '/notes/:id/versions',
    fields: () => ({ base: '1', words: said(), ...consent }),
  },
  {
    ...runners,
    ...atMeeting,
    route: '/meetings/:id/minutes',
    fields: () => ({ to: 'close', ...consent }),
    daysLater: 1,
  },
  {
    ...there,
    ...onNote,
    by: 'member',
    route: '/notes/:id/corrections',
    fields: () => ({ words: said(), why: said(), ...consent }),
    learns: { 'note-correction': 'correction' },
  },
  {
    ...runners,
    ids: { id: 'correction' },
    route: '/note-corrections/:id/answers',
    fields: () => ({ answer: 'decline', reason: said(), ...consent }),
  },
  {
    ...runners,
    ...atMeeting,
    route: '/meetings/:id/traces',
    fields: () => ({
      kind: 'recording',
      language: 'en',
      href: 'https://example.org/1',
      ...consent,
    }),
  },
]
