/** Turns about threads and closed lists: said, answered, edited, asked for, joined and left. */
import { but, consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const words = () => ({ words: said(), ...consent })
const title = () => said().slice(0, 100)

const onThread = { ids: { id: 'thread' } }
const onMessage = { ids: { id: 'message' } }
const onList = { ids: { id: 'list' } }
/** Whoever opened it, and whoever was asked and said yes. */
const convener: Pick<Turn, 'may' | 'by'> = { may: ['member'], by: 'member' }

const THREADS: readonly Turn[] = [
  {
    route: '/discussions',
    fields: (known) => ({ about: `process:${known('process-id')}`, subject: title(), ...words() }),
    may: SIGNED_IN,
    by: 'member',
    learns: { thread: 'thread', message: 'message' },
  },
  {
    ...onThread,
    route: '/threads/:id/messages',
    fields: (known) => ({ parent: known('message'), ...words() }),
    takesFile: { field: 'files' },
    may: SIGNED_IN,
    by: 'passer',
    learns: { message: 'message' },
  },
  { ...onMessage, route: '/messages/:id/edits', fields: words, may: ['passer'], by: 'passer' },
  {
    route: '/reports',
    fields: (known) => ({ about: `message:${known('message')}`, ground: 'conduct', words: said() }),
    may: but('passer'),
    by: 'newcomer',
  },
  {
    ...onMessage,
    route: '/messages/:id/requests',
    fields: () => consent,
    may: but('passer'),
    by: 'member',
  },
  {
    ...onMessage,
    route: '/messages/:id/permissions',
    fields: (known) => ({ person: known('id of member'), ...consent }),
    may: ['passer'],
    by: 'passer',
  },
  {
    route: '/discussions',
    fields: (known) => ({
      about: `text:${known('text')}`,
      question: '1',
      subject: title(),
      ...words(),
    }),
    may: SIGNED_IN,
    by: 'passer',
    learns: { thread: 'question' },
  },
  {
    route: '/threads/:id/messages',
    ids: { id: 'question' },
    fields: words,
    may: SIGNED_IN,
    by: 'member',
    learns: { message: 'answer' },
  },
  {
    route: '/messages/:id/answers',
    ids: { id: 'answer' },
    fields: () => consent,
    may: ['passer', ...OFFICERS],
    by: 'chair',
  },
  {
    route: '/threads/:id/reopenings',
    ids: { id: 'question' },
    fields: () => consent,
    may: ['passer', ...OFFICERS],
    by: 'passer',
  },
  {
    ...onMessage,
    route: '/messages/:id/removals',
    fields: () => ({ basis: 'spam', reason: said(), ...consent }),
    may: ['chair', 'facilitator', 'staff'],
    by: 'chair',
  },
  {
    ...onThread,
    route: '/threads/:id/marks',
    fields: () => ({ number: '2' }),
    may: SIGNED_IN,
    by: 'member',
  },
  { route: '/discussions/marks', fields: () => ({}), may: SIGNED_IN, by: 'member' },
  {
    route: '/discussions/choices',
    fields: (known) => ({ place: `thread:${known('thread')}`, choice: 'mute' }),
    may: SIGNED_IN,
    by: 'member',
  },
]

const LISTS: readonly Turn[] = [
  {
    route: '/lists',
    fields: (known) => ({
      process: known('process'),
      kind: 'caucus',
      name: title(),
      mandate: said(),
      ...consent,
    }),
    may: ['passer', 'member', 'chair', 'facilitator', 'staff'],
    by: 'member',
    learns: { list: 'list' },
  },
  {
    ...onList,
    ...convener,
    route: '/lists/:id/invitations',
    fields: (known) => ({ handle: known('handle of chair'), ...consent }),
  },
  {
    ...onList,
    route: '/lists/:id/memberships',
    fields: () => consent,
    may: ['chair'],
    by: 'chair',
  },
  {
    route: '/discussions',
    fields: (known) => ({ about: `list:${known('list')}`, subject: title(), ...words() }),
    may: ['member', 'chair'],
    by: 'chair',
  },
  { ...onList, ...convener, route: '/lists/:id/positions', fields: words },
  {
    ...onList,
    route: '/lists/:id/departures',
    fields: () => consent,
    may: ['chair'],
    by: 'chair',
  },
  {
    ...onList,
    route: '/lists/:id/endings',
    fields: () => consent,
    may: ['member', 'chair', 'facilitator', 'staff'],
    by: 'member',
  },
]

export const DISCUSSIONS: readonly Turn[] = [...THREADS, ...LISTS]
