/** Saying which message answers a question, and asking it again. */
import type { Result } from '../../platform/values.ts'
import { refuse } from '../../platform/values.ts'
import { gone, type Actor, type Gone } from '../people/index.ts'
import { actOn, type DiscussionAct } from './acts.ts'
import { placeOfThread } from './ground.ts'
import { isClosed, type MessageId, type Thread, type ThreadId } from './message.ts'
import type { DiscussionRefusal } from './rules.ts'
import { answerWith, askAgain, mayAnswer } from './rules-questions.ts'
import type { Setting } from './steps.ts'
import { findMessage } from './store-messages.ts'
import { lockThread, saveQuestion } from './store-threads.ts'

type Step = Omit<Setting, 'host'>
type Done = Result<Thread, DiscussionRefusal | Gone>

export async function markAnswer(step: Step, actor: Actor, id: MessageId): Promise<Done> {
  const message = await findMessage(step.tx, id, actor.person)
  if (!message) return refuse(gone)
  return settle(step, actor, message.thread, {
    act: 'thread.answer',
    clear: { message: id },
    next: (thread) => answerWith(thread, message),
  })
}

export const reopen = (step: Step, actor: Actor, id: ThreadId): Promise<Done> =>
  settle(step, actor, id, { act: 'thread.reopen', clear: {}, next: askAgain })

type Settling = {
  readonly act: DiscussionAct
  readonly clear: Readonly<Record<string, string>>
  readonly next: (thread: Thread) => Result<Thread, DiscussionRefusal>
}

async function settle(
  { tx, via }: Step,
  actor: Actor,
  id: ThreadId,
  { act, clear, next }: Settling,
): Promise<Done> {
  const thread = await lockThread(tx, id, actor.person)
  if (!thread || isClosed(thread)) return refuse(gone)
  const place = await placeOfThread(tx, thread)
  const allowed = mayAnswer(place, actor, thread)
  if (!allowed.ok) return allowed
  const settled = next(thread)
  if (!settled.ok) return settled
  const hat = allowed.value
  const cap = hat === undefined ? 'personal' : (`role:${hat}` as const)
  const doing = { actor, via, cap, process: place.process, thread } as const
  await saveQuestion(tx, settled.value, actOn(`thread:${id}`, doing, { act, clear }))
  return settled
}
