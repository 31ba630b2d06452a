/** Who opens a straw poll, who raises a hand in it, and when it ends. Pure; it opens no gate. */
import { days, ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type Actor, type Commitment, type PersonId } from '../../people/index.ts'
import { type By, mayActAs, type Process } from '../../processes/index.ts'
import {
  HANDS_SHOWN_MIN,
  LEANINGS,
  POLL_DAYS_MAX,
  takesHands,
  type Counts,
  type Poll,
  type PollId,
} from '../poll.ts'
import type { Refusal } from './refusal.ts'
import type { Undertakings } from './votes.ts'

/** Those who lead a table ask the room. */
const ASKING = ['chair', 'vice-chair', 'facilitator', 'secretary'] as const

export const mayAsk = (process: Process, by: By): Result<string, Refusal> =>
  mayActAs(process, by, ASKING)

export type Asked = {
  readonly id: PollId
  readonly question: Commitment
  readonly by: PersonId
  readonly closesAt: Instant
}

export function openPoll(process: Process, asked: Asked, now: Instant): Result<Poll, Refusal> {
  const { id, question, by, closesAt } = asked
  if (closesAt <= now || closesAt - now > days(POLL_DAYS_MAX)) {
    return refuse({ kind: 'poll-days', most: POLL_DAYS_MAX })
  }
  return ok({
    id,
    process: process.id,
    question,
    openedBy: by,
    openedAt: now,
    closesAt,
    state: { kind: 'open' },
  })
}

/** Whoever may speak here: it is the room that is asked, and no seat is counted. */
export function mayRaiseHand(
  poll: Poll,
  actor: Actor | undefined,
  facts: {
    readonly now: Instant
    readonly answered: boolean
    readonly undertakings: Undertakings
  },
): Result<Actor, Refusal> {
  if (!takesHands(poll, facts.now)) return refuse({ kind: 'poll-over' })
  const allowed = mayAct(actor, facts.undertakings)
  if (!allowed.ok) return allowed
  // What somebody said cannot be found again, and so cannot be changed either.
  return facts.answered ? refuse({ kind: 'poll-answered' }) : allowed
}

export function closePoll(poll: Poll, counts: Counts, now: Instant): Result<Poll, Refusal> {
  if (poll.state.kind === 'closed') return refuse({ kind: 'already-closed' })
  if (takesHands(poll, now)) return refuse({ kind: 'not-over', closes: poll.closesAt })
  const hands = LEANINGS.reduce((sum, leaning) => sum + counts[leaning], 0)
  const shown = hands < HANDS_SHOWN_MIN ? undefined : counts
  return ok({ ...poll, state: { kind: 'closed', closedAt: now, hands, counts: shown } })
}
