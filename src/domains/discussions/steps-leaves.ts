/** Asking an author for their word, and giving it; reading marks that nobody else sees. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { gone, type Actor, type Gone, type PersonId } from '../people/index.ts'
import { actOn } from './acts.ts'
import { listPath, placeAt } from './ground.ts'
import {
  isClosed,
  placeOf,
  type About,
  type Choice,
  type Leave,
  type MessageId,
  type ThreadId,
} from './message.ts'
import { askLeave, giveLeave, type DiscussionRefusal } from './rules.ts'
import type { ChoicePlace } from './forms.ts'
import { processScope } from './listing.ts'
import { heldMessage, type Setting } from './steps.ts'
import { leavesOf, saveLeave } from './store-links.ts'
import { choose, markAll, marksOf, markThread, markUntil } from './store-marks.ts'
import { countIn } from './store-messages.ts'
import { comeSince } from './store-new.ts'
import { findThread, scopeOf } from './store-threads.ts'

type Step = Omit<Setting, 'host'>

async function leave(
  { tx, now, via }: Step,
  actor: Actor,
  asked: { readonly id: MessageId; readonly gives?: PersonId },
): Promise<Result<Leave, DiscussionRefusal | Gone>> {
  const { id, gives } = asked
  const found = await heldMessage(tx, id, actor.person)
  if (!found || isClosed(found.thread)) return refuse(gone)
  const { message, thread, place } = found
  const leaves = await leavesOf(tx, id)
  const theirs = leaves.find(({ person }) => person === gives)
  const done =
    gives === undefined
      ? askLeave(place, actor, { message, leaves }, now)
      : giveLeave(place, actor, { message, leave: theirs }, now)
  if (!done.ok) return done
  const doing = { actor, via, cap: 'personal', process: place.process, thread } as const
  const told =
    gives === undefined
      ? ({ act: 'message.ask' } as const)
      : ({ act: 'message.allow', clear: { person: gives } } as const)
  await saveLeave(tx, done.value, actOn(`message:${id}`, doing, told))
  return done
}

export const askFor = (step: Step, actor: Actor, id: MessageId) => leave(step, actor, { id })

export const allow = (step: Step, actor: Actor, id: MessageId, gives: PersonId) =>
  leave(step, actor, { id, gives })

/** Read up to a message that is there, as far as this reader may read. */
export async function markRead(
  { tx, now }: Pick<Step, 'tx' | 'now'>,
  { person }: Actor,
  asked: { readonly thread: ThreadId; readonly number: number },
): Promise<Result<true, Gone>> {
  const thread = await findThread(tx, asked.thread, person)
  if (!thread) return refuse(gone)
  const number = Math.min(asked.number, await countIn(tx, thread, person))
  await markThread(tx, person, { thread: thread.id, number, now })
  return ok(true)
}

export type MarkingAsked = {
  /** One place with all that is in it; else everything. */
  readonly about: About | undefined
  /** What came later was not shown. */
  readonly until: Instant | undefined
}

/** Read up to now, or as far as it was shown; of a place each of its threads by itself. */
export async function markAllRead(
  { tx, now }: Pick<Step, 'tx' | 'now'>,
  actor: Actor,
  { about, until }: MarkingAsked,
): Promise<Result<true, Gone>> {
  const { person } = actor
  const last = until === undefined || until > now ? now : until
  if (!about) {
    await (until === undefined ? markAll(tx, person, now) : markUntil(tx, person, last))
    return ok(true)
  }
  const place = about.kind === 'list' ? undefined : await placeAt(tx, about)
  if (!place) return refuse(gone)
  const { process } = place
  const scope = about.kind === 'process' && process ? processScope(process) : scopeOf(about)
  const come = await comeSince(tx, await marksOf(tx, person), scope)
  const shown = come.filter(({ message }) => message.at <= last)
  const numbers = new Map<ThreadId, number>()
  for (const { message } of shown) {
    const { thread, number } = message
    numbers.set(thread, Math.max(number, numbers.get(thread) ?? 0))
  }
  for (const [thread, number] of numbers) await markThread(tx, person, { thread, number, now })
  return ok(true)
}

/** @returns where it was chosen */
export async function choosePlace(
  { tx }: Pick<Step, 'tx'>,
  { person }: Actor,
  asked: { readonly place: ChoicePlace; readonly choice: Choice | undefined },
): Promise<Result<string, Gone>> {
  const { place, choice } = asked
  if ('thread' in place) {
    const thread = await findThread(tx, place.thread, person)
    if (!thread) return refuse(gone)
    await choose(tx, person, { place: `thread:${thread.id}`, choice })
    return ok(`/threads/${thread.id}`)
  }
  const found = place.about.kind === 'list' ? undefined : await placeAt(tx, place.about)
  if (!found) return refuse(gone)
  await choose(tx, person, { place: placeOf(place.about), choice })
  return ok(listPath(found))
}
