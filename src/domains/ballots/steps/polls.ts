/** Opening, answering and closing a straw poll. What somebody said is kept by nobody. */
import { newUlid } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { findProcess, type Process, type Step } from '../../processes/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
import { pollAct } from '../acts.ts'
import type { Leaning, Poll, PollId } from '../poll.ts'
import { closePoll, mayAsk, mayRaiseHand, openPoll } from '../rules/polls.ts'
import type { Refusal } from '../rules/refusal.ts'
import { countHand, countsIn, hasAnswered, savePoll } from '../store/polls.ts'
import { actorIn, inRole, written } from './step.ts'

export type PollAsked = { readonly question: string; readonly closesAt: Instant }

export async function askRoom(
  step: Step,
  process: Process,
  { question: words, closesAt }: PollAsked,
): Promise<Result<Poll, Refusal>> {
  const role = mayAsk(process, step.by)
  if (!role.ok) return role
  const actor = actorIn(step)
  if (!actor) return refuse({ kind: 'signed-out' })
  const question = written(step, 'question', words)
  const id = newUlid(step.clock) as string as PollId
  const asked = { id, question: question.commitment, by: actor.person, closesAt }
  const opened = openPoll(process, asked, step.now)
  if (!opened.ok) return opened
  const clear = { process: process.id, closes: Math.floor(closesAt / 1_000) }
  const act = pollAct(
    inRole(step, role.value),
    { process, poll: opened.value },
    { act: 'poll.open', clear, parts: [question] },
  )
  await savePoll(step.tx, opened.value, act)
  return opened
}

/** No act: that somebody answered stands on no record, and neither does what. */
export async function raiseHand(
  step: Step,
  { process, poll }: { readonly process: Process; readonly poll: Poll },
  leaning: Leaning,
): Promise<Result<Poll, Refusal>> {
  const { tx, now } = step
  const actor = actorIn(step)
  const answered = actor !== undefined && (await hasAnswered(tx, poll.id, actor.person))
  const undertakings = undertakingsOf(process.pin)
  const allowed = mayRaiseHand(poll, actor, { now, answered, undertakings })
  if (!allowed.ok) return allowed
  await countHand(tx, poll.id, { person: allowed.value.person, leaning })
  return ok(poll)
}

/** By the clock. Where few answered only their number is said, so that nobody is found out. */
export async function closePollByClock(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  poll: Poll,
): Promise<Result<Poll, Refusal>> {
  const counts = await countsIn(tx, poll.id)
  const closed = closePoll(poll, counts, now)
  if (!closed.ok) return closed
  const process = await findProcess(tx, { id: poll.process })
  if (!process) throw new Error(`poll ${poll.id} of no process`)
  const { state } = closed.value
  const clear = state.kind === 'closed' ? { ...state.counts, hands: state.hands } : {}
  const doing = { actor: undefined, via: 'api' } as const
  await savePoll(tx, closed.value, pollAct(doing, { process, poll }, { act: 'poll.close', clear }))
  return closed
}
