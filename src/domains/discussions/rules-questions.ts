/**
 * A thread that asks what a text means, and which of its messages answers it. Pure.
 *
 * Whoever asked says what answers it, or an officer who holds the pen of the text; either may ask
 * again.
 */
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { PENS } from '../texts/index.ts'
import type { About, Message, Thread } from './message.ts'
import { hatsOf, mayPost, type DiscussionRefusal, type Ground } from './rules.ts'

/** Of what a text means one asks; of anything else one talks. */
export const takesQuestions = ({ kind }: About): boolean => kind === 'text'

/** In which role somebody may say what answers it: their own question's, or the pen's. */
export function mayAnswer(
  ground: Ground,
  actor: Actor | undefined,
  thread: Thread,
): Result<string | undefined, DiscussionRefusal> {
  const allowed = mayPost(ground, actor)
  if (!allowed.ok) return allowed
  if (!thread.question) return refuse({ kind: 'no-question' })
  if (allowed.value.person === thread.by) return ok(undefined)
  const pen = hatsOf(ground, allowed.value).find((hat) => PENS.some((one) => one === hat))
  return pen === undefined ? refuse({ kind: 'not-the-asker' }) : ok(pen)
}

/** The thread with its answer. */
export function answerWith(thread: Thread, message: Message): Result<Thread, DiscussionRefusal> {
  if (!thread.question) return refuse({ kind: 'no-question' })
  if (message.number === 1) return refuse({ kind: 'the-question-itself' })
  if (thread.question.answer === message.id) return refuse({ kind: 'answers-already' })
  return ok({ ...thread, question: { answer: message.id } })
}

export function askAgain(thread: Thread): Result<Thread, DiscussionRefusal> {
  if (!thread.question) return refuse({ kind: 'no-question' })
  if (!thread.question.answer) return refuse({ kind: 'open-already' })
  return ok({ ...thread, question: { answer: undefined } })
}
