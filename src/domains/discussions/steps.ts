/**
 * What is said in a thread: decided by the rules and saved in one transaction, with the thread
 * held. The web and the mail post by the same step.
 */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, wordsOf, type Via } from '../../platform/record/index.ts'
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { gone, type Actor, type Capacity, type Gone, type PersonId } from '../people/index.ts'
import { actOn, editClear, postClear, type Doing } from './acts.ts'
import { isThere } from './clause.ts'
import { placeAt, placeOfThread, type Place } from './ground.ts'
import {
  isClosed,
  type About,
  type ClauseAt,
  type Message,
  type MessageId,
  type Said,
  type Thread,
  type ThreadId,
} from './message.ts'
import { edit, mayEdit, mayPost, post, type DiscussionRefusal, type Posting } from './rules.ts'
import { takesQuestions } from './rules-questions.ts'
import { attach, type Received } from './steps-attachments.ts'
import { markThread } from './store-marks.ts'
import {
  countBy,
  countIn,
  findMessage,
  lockMessage,
  saveEdit,
  saveMessage,
} from './store-messages.ts'
import { findThread, listsOpenTo, lockThread, saveThread, type Reader } from './store-threads.ts'

export type Setting = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  /** The part after @ of a Message-ID that is made here. */
  readonly host: string
}

export type Typed = {
  readonly capacity: Capacity
  readonly hat: string | undefined
  readonly words: string
  /** As it came with a mail; made here where there is none. */
  readonly messageId?: string | undefined
  /** Files that came along, on disk already. */
  readonly received?: readonly Received[]
}

type Into = {
  readonly thread: Thread
  readonly place: Place
  readonly parent: Message | undefined
  readonly answers: boolean
  /** Where it is another than the thread's. */
  readonly subject: string | undefined
}

type Saved = Result<Message, DiscussionRefusal>

const capOf = ({ hat, capacity }: Pick<Typed, 'hat' | 'capacity'>): Doing['cap'] =>
  hat === undefined ? capacity : `role:${hat}`

type Wrote = { readonly name: string; readonly text: string; readonly by: PersonId }

/** Words for the record, or for the drawer of a closed list: both with a salt of their own. */
function wording({ clock }: Setting, thread: Thread, { name, text, by }: Wrote) {
  const made = prose(name, text, clock, by)
  const said: Said = isClosed(thread) ? { text: made.text } : { of: made.commitment }
  return { made, said }
}

async function say(setting: Setting, actor: Actor, into: Into, typed: Typed): Promise<Saved> {
  const { tx, clock, now, via, host } = setting
  const { thread, place, parent, answers } = into
  const { person } = actor
  const words = wording(setting, thread, { name: 'words', text: typed.words, by: person })
  const subject =
    into.subject === undefined
      ? undefined
      : wording(setting, thread, { name: 'subject', text: into.subject, by: person })
  const id = newUlid(clock) as string as MessageId
  const posting: Posting = {
    id,
    thread: thread.id,
    parent,
    answers,
    capacity: typed.capacity,
    hat: typed.hat,
    subject: subject?.said,
    words: words.said,
    via,
    messageId: typed.messageId ?? `<${id}@${host}>`,
  }
  const facts = {
    messages: await countIn(tx, thread, person),
    today: await countBy(tx, person, after(now, days(-1))),
    now,
  }
  const posted = post(place, actor, posting, facts)
  if (!posted.ok) return posted
  const message = posted.value
  const doing = { actor, via, cap: capOf(typed), process: place.process, thread }
  const parts = [words.made, ...(subject ? [subject.made] : [])]
  const told = { act: 'message.post', clear: postClear(message), parts } as const
  const wrote = { words: words.made, subject: subject?.made }
  await saveMessage(tx, { message, thread }, wrote, actOn(`message:${id}`, doing, told))
  await attach(setting, actor, { message, thread, doing }, typed.received ?? [])
  await markThread(tx, person, { thread: thread.id, number: message.number, now })
  return posted
}

export type Beginning = Typed & {
  readonly about: About
  readonly anchor?: ClauseAt | undefined
  /** It asks what the text means. */
  readonly question?: boolean
  readonly subject: string
}

/** A thread begins with its first message. */
export async function beginThread(
  setting: Setting,
  actor: Actor,
  { about, anchor, question = false, subject, ...typed }: Beginning,
): Promise<Result<Message, DiscussionRefusal | Gone>> {
  const { tx, clock, now, via } = setting
  const place = await placeAt(tx, about)
  if (!place || !(await isAdmitted(tx, about, actor.person))) return refuse(gone)
  const allowed = mayPost(place, actor)
  if (!allowed.ok) return allowed
  if (anchor && !(await isThere(tx, about, anchor))) {
    return refuse({ kind: 'no-such-clause', version: anchor.version })
  }
  if (question && !takesQuestions(about)) return refuse({ kind: 'takes-no-question' })
  const asks = question ? { answer: undefined } : undefined
  const shape = { id: newUlid(clock) as string as ThreadId, about, anchor, question: asks }
  const draft: Thread = {
    ...shape,
    process: place.process?.id,
    subject: { text: '' },
    by: actor.person,
    at: now,
  }
  const titled = wording(setting, draft, { name: 'subject', text: subject, by: actor.person })
  const thread: Thread = { ...draft, subject: titled.said }
  const doing = { actor, via, cap: capOf(typed), process: place.process, thread }
  const clear = {
    about: `${about.kind}:${about.id}`,
    ...(place.process ? { process: place.process.id } : {}),
    ...anchor,
    ...(question ? { question } : {}),
  }
  const told = { act: 'thread.begin', clear, parts: [titled.made] } as const
  await saveThread(tx, thread, titled.made, actOn(`thread:${thread.id}`, doing, told))
  const into = { thread, place, parent: undefined, answers: false, subject: undefined }
  return say(setting, actor, into, typed)
}

/** Open things are anybody's to talk about; a closed list is its members'. */
async function isAdmitted(tx: Tx, about: About, person: PersonId): Promise<boolean> {
  if (about.kind !== 'list') return true
  const query = listsOpenTo(tx, person).where('list_id', '=', about.id)
  return (await query.executeTakeFirst()) !== undefined
}

export type Answering = Typed & {
  readonly thread: ThreadId
  /** Which message it answers; a mail that names none answers the thread. */
  readonly parent?: MessageId | undefined
  readonly subject?: string | undefined
}

export async function answerThread(
  setting: Setting,
  actor: Actor,
  { thread: id, parent: asked, subject, ...typed }: Answering,
): Promise<Result<Message, DiscussionRefusal | Gone>> {
  const { tx } = setting
  const thread = await lockThread(tx, id, actor.person)
  if (!thread) return refuse(gone)
  const place = await placeOfThread(tx, thread)
  const parent = asked && (await findMessage(tx, asked, actor.person))
  const into = { thread, place, parent, answers: asked !== undefined, subject }
  return say(setting, actor, into, typed)
}

/** A message in its thread, held, and what holds there; nothing for whom it is not there. */
export async function heldMessage(tx: Tx, id: MessageId, reader: Reader) {
  const message = await lockMessage(tx, id, reader)
  const thread = message && (await findThread(tx, message.thread, reader))
  return message && thread && { message, thread, place: await placeOfThread(tx, thread) }
}

export async function editMessage(
  setting: Setting,
  actor: Actor,
  { id, words: typed }: { readonly id: MessageId; readonly words: string },
): Promise<Result<Message, DiscussionRefusal | Gone>> {
  const { tx, now, via } = setting
  const found = await heldMessage(tx, id, actor.person)
  if (!found) return refuse(gone)
  const { message, thread, place } = found
  const allowed = mayEdit(place, actor, message, now)
  if (!allowed.ok) return allowed
  const before = await textOf(tx, message.words)
  if (before === undefined) return refuse({ kind: 'removed-already' })
  const words = wording(setting, thread, { name: 'words', text: typed, by: actor.person })
  const edited = edit(message, { before, after: words.made.text, said: words.said }, now)
  if (!edited.ok) return edited
  const doing = { actor, via, cap: capOf(message), process: place.process, thread }
  const told = { act: 'message.edit', clear: editClear(edited.value), parts: [words.made] } as const
  const next = { message: edited.value, thread }
  await saveEdit(tx, next, words.made, actOn(`message:${id}`, doing, told))
  return ok(edited.value)
}

/** What it says, or nothing where it was removed. */
async function textOf(tx: Tx, said: Said): Promise<string | undefined> {
  if ('text' in said) return said.text
  const wording = (await wordsOf(tx, [said.of])).get(said.of)
  return wording.kind === 'text' ? wording.text : undefined
}
