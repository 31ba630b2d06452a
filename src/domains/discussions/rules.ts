/**
 * Who may post, edit, and turn a message into something else.
 *
 * Pure: no clock, no database. The form on the web, a mail and a program ask the same functions.
 */
import { after, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import {
  mayAct,
  speakAs,
  type Actor,
  type BodyId,
  type Capacity,
  type PersonRefusal,
} from '../people/index.ts'
import type { Process } from '../processes/index.ts'
import type { ClosedList } from './list.ts'
import {
  EDIT_WITHIN,
  EDITS_MAX,
  LEAVES_MAX,
  MESSAGES_PER_DAY_MAX,
  THREAD_MESSAGES_MAX,
  type About,
  type Leave,
  type Message,
  type MessageId,
  type ThreadId,
} from './message.ts'

export type DiscussionRefusal =
  | PersonRefusal
  | { readonly kind: 'reported-only' }
  | { readonly kind: 'list-ended' }
  | { readonly kind: 'thread-full'; readonly most: number }
  | { readonly kind: 'too-many-today'; readonly most: number }
  | { readonly kind: 'no-such-parent' }
  | { readonly kind: 'no-such-clause'; readonly version: number }
  | { readonly kind: 'not-in-hat'; readonly hat: string }
  | { readonly kind: 'edit-over'; readonly minutes: number }
  | { readonly kind: 'too-many-edits'; readonly most: number }
  | { readonly kind: 'takes-no-question' }
  | { readonly kind: 'no-question' }
  | { readonly kind: 'not-the-asker' }
  | { readonly kind: 'the-question-itself' }
  | { readonly kind: 'answers-already' }
  | { readonly kind: 'open-already' }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'yours' }
  | { readonly kind: 'asked-already' }
  | { readonly kind: 'too-many-asked'; readonly most: number }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'file-empty'; readonly name: string }
  | { readonly kind: 'file-too-large'; readonly name: string; readonly most: number }
  | { readonly kind: 'file-unclean'; readonly name: string }
  | { readonly kind: 'too-many-files'; readonly most: number }
  | { readonly kind: 'scan-failed' }
  | { readonly kind: 'not-moderator' }
  | { readonly kind: 'removed-already' }

/** Where something is said: what holds there, as far as the rules ask. */
export type Ground = {
  readonly about: About
  readonly process: Process | undefined
  /** Whose officers may speak as such. */
  readonly body: BodyId | undefined
  readonly undertakings: { readonly id: string; readonly version: number } | undefined
  /** Where the talk is closed. Whoever is no member never comes as far as a rule. */
  readonly list: ClosedList | undefined
}

/** Before any words are known: what the page asks. */
export function mayPost(
  ground: Ground,
  actor: Actor | undefined,
): Result<Actor, DiscussionRefusal> {
  if (ground.process?.reported) return refuse({ kind: 'reported-only' })
  if (ground.list?.endedAt !== undefined) return refuse({ kind: 'list-ended' })
  return mayAct(actor, ground.undertakings)
}

/** The roles in which somebody may speak here, besides for themselves. */
export const hatsOf = ({ body }: Pick<Ground, 'body'>, actor: Actor): readonly string[] => [
  ...new Set(actor.roles.filter((held) => held.body === body).map(({ role }) => role)),
]

export type Posting = {
  readonly id: MessageId
  readonly thread: ThreadId
  /** As it was found in the same thread. */
  readonly parent: Message | undefined
  /** True where an answer was asked for, so that a parent has to be there. */
  readonly answers: boolean
  readonly capacity: Capacity
  readonly hat: string | undefined
  readonly subject: Message['subject']
  readonly words: Message['words']
  readonly via: Message['via']
  readonly messageId: string
}

export type Facts = {
  /** In the thread, so far. */
  readonly messages: number
  /** Of this author in the last 24 hours, anywhere. */
  readonly today: number
}

export function post(
  ground: Ground,
  actor: Actor | undefined,
  { parent, answers, ...posting }: Posting,
  { messages, today, now }: Facts & { readonly now: Instant },
): Result<Message, DiscussionRefusal> {
  const allowed = mayPost(ground, actor)
  if (!allowed.ok) return allowed
  const { person, interest } = allowed.value
  const speaks = speakAs(allowed.value, posting.capacity)
  if (!speaks.ok) return speaks
  const { hat } = posting
  if (hat !== undefined && !hatsOf(ground, allowed.value).includes(hat)) {
    return refuse({ kind: 'not-in-hat', hat })
  }
  if (answers && parent?.thread !== posting.thread) return refuse({ kind: 'no-such-parent' })
  if (messages >= THREAD_MESSAGES_MAX) {
    return refuse({ kind: 'thread-full', most: THREAD_MESSAGES_MAX })
  }
  if (today >= MESSAGES_PER_DAY_MAX) {
    return refuse({ kind: 'too-many-today', most: MESSAGES_PER_DAY_MAX })
  }
  return ok({
    ...posting,
    number: messages + 1,
    parent: parent?.id,
    author: person,
    interest,
    at: now,
    edits: 0,
    editedAt: undefined,
  })
}

/** The first instant at which it can no longer be edited. */
export const editableUntil = ({ at }: Pick<Message, 'at'>): Instant => after(at, EDIT_WITHIN)

const MINUTE_MS = 60_000

/** The author alone, in [at, at + 15 minutes); longer ago others have read and answered it. */
export function mayEdit(
  ground: Ground,
  actor: Actor | undefined,
  message: Message,
  now: Instant,
): Result<Actor, DiscussionRefusal> {
  // Before all else: whoever can never edit it has nothing to read and to agree to before that.
  if (actor && actor.person !== message.author) return refuse({ kind: 'not-yours' })
  if (actor && now >= editableUntil(message)) {
    return refuse({ kind: 'edit-over', minutes: EDIT_WITHIN / MINUTE_MS })
  }
  const allowed = mayPost(ground, actor)
  if (!allowed.ok) return allowed
  if (message.edits >= EDITS_MAX) return refuse({ kind: 'too-many-edits', most: EDITS_MAX })
  return allowed
}

/** @param words what stood there, and what is to stand there */
export function edit(
  message: Message,
  words: { readonly before: string; readonly after: string; readonly said: Message['words'] },
  now: Instant,
): Result<Message, DiscussionRefusal> {
  if (words.before === words.after) return refuse({ kind: 'nothing-changed' })
  return ok({ ...message, words: words.said, edits: message.edits + 1, editedAt: now })
}

/** Its author, or somebody who has the author's word. */
export const mayTurn = (message: Message, actor: Actor, leaves: readonly Leave[]): boolean =>
  message.author === actor.person ||
  leaves.some(({ person, givenAt }) => person === actor.person && givenAt !== undefined)

/** Asks the author of a message whether one may turn it into something. */
export function askLeave(
  ground: Ground,
  actor: Actor | undefined,
  { message, leaves }: { readonly message: Message; readonly leaves: readonly Leave[] },
  now: Instant,
): Result<Leave, DiscussionRefusal> {
  const allowed = mayPost(ground, actor)
  if (!allowed.ok) return allowed
  const { person } = allowed.value
  if (person === message.author) return refuse({ kind: 'yours' })
  if (leaves.some((one) => one.person === person)) return refuse({ kind: 'asked-already' })
  if (leaves.length >= LEAVES_MAX) return refuse({ kind: 'too-many-asked', most: LEAVES_MAX })
  return ok({ message: message.id, person, askedAt: now, givenAt: undefined })
}

/** The author's word, given to one who asked. */
export function giveLeave(
  ground: Ground,
  actor: Actor | undefined,
  { message, leave }: { readonly message: Message; readonly leave: Leave | undefined },
  now: Instant,
): Result<Leave, DiscussionRefusal> {
  const allowed = mayPost(ground, actor)
  if (!allowed.ok) return allowed
  if (allowed.value.person !== message.author) return refuse({ kind: 'not-yours' })
  if (!leave || leave.givenAt !== undefined) return refuse({ kind: 'not-asked' })
  return ok({ ...leave, givenAt: now })
}
