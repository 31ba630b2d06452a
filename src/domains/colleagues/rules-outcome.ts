/**
 * Whether a draft is adopted: the one function that the page, the mail and the clock ask. Pure.
 *
 * What counts is what was answered to the latest version before its end. Who was not reached is
 * not silent. A link that was taken back takes back no answer.
 */
import { unreachable, type Instant } from '../../platform/values.ts'
import type { AdoptionRule, AnswerKind } from './draft.ts'
import { isReached, type Reach } from './rules-reach.ts'

export type Asked = {
  readonly approver: boolean
  readonly reach: Reach
  /** The link was taken back, or they want no more of it: nothing is expected of them. */
  readonly left: boolean
  /** To the version in question. */
  readonly answer: { readonly kind: AnswerKind; readonly at: Instant } | undefined
}

export type Question = {
  readonly rule: AdoptionRule
  readonly deadline: Instant
  readonly now: Instant
  readonly asked: readonly Asked[]
}

export type Counts = {
  readonly yes: number
  readonly no: number
  readonly abstaining: number
  /** Reached in time, and said nothing. */
  readonly silent: number
  /** Said nothing, and nobody knows that they were asked in time. */
  readonly unreached: number
}

/** As the public reads them: 15–0–0. */
export type Votes = {
  readonly inFavour: number
  readonly against: number
  readonly abstaining: number
}

export const REASONS = [
  'approver-refused',
  'approver-silent',
  'objected',
  'nobody-for',
  'below-quorum',
  'not-passed',
] as const
export type NotAdoptedWhy = (typeof REASONS)[number]

export type Outcome =
  | { readonly kind: 'open'; readonly counts: Counts }
  | {
      readonly kind: 'adopted'
      readonly at: Instant
      readonly votes: Votes
      readonly counts: Counts
    }
  | { readonly kind: 'not-adopted'; readonly why: NotAdoptedWhy; readonly counts: Counts }

/** An answer at the very end is too late. */
const answerIn = ({ answer }: Asked, { deadline }: Question) =>
  answer && answer.at < deadline ? answer : undefined

export function countsOf(question: Question): Counts {
  const { asked } = question
  const answered = asked.map((one) => answerIn(one, question)?.kind)
  const mute = asked.filter((one, index) => !one.left && answered[index] === undefined)
  const silent = mute.filter(({ reach }) => isReached(reach)).length
  const how = (kind: AnswerKind) => answered.filter((one) => one === kind).length
  return {
    yes: how('approve'),
    no: how('object'),
    abstaining: how('abstain'),
    silent,
    unreached: mute.length - silent,
  }
}

export function outcomeOf(question: Question): Outcome {
  const { rule } = question
  switch (rule.kind) {
    case 'approver':
      return byApprover(question)
    case 'silence':
      return bySilence(question)
    case 'vote':
      return byVote(question, rule.quorum)
    default:
      return unreachable(rule)
  }
}

const hasEnded = ({ deadline, now }: Question) => now >= deadline

/** One person's yes; what the others say is for the owner to read. */
function byApprover(question: Question): Outcome {
  const counts = countsOf(question)
  const approver = question.asked.find((one) => one.approver)
  const answer = approver && answerIn(approver, question)
  if (answer?.kind === 'approve') {
    const votes = { inFavour: 1, against: 0, abstaining: 0 }
    return { kind: 'adopted', at: answer.at, votes, counts }
  }
  if (answer?.kind === 'object') return { kind: 'not-adopted', why: 'approver-refused', counts }
  if (!hasEnded(question)) return { kind: 'open', counts }
  return { kind: 'not-adopted', why: 'approver-silent', counts }
}

/** Silence is consent at the end, and one objection stops it; an abstention is neither. */
function bySilence(question: Question): Outcome {
  const counts = countsOf(question)
  if (counts.no > 0) return { kind: 'not-adopted', why: 'objected', counts }
  if (!hasEnded(question)) return { kind: 'open', counts }
  const inFavour = counts.yes + counts.silent
  if (inFavour === 0) return { kind: 'not-adopted', why: 'nobody-for', counts }
  const votes = { inFavour, against: 0, abstaining: counts.abstaining }
  return { kind: 'adopted', at: question.deadline, votes, counts }
}

/** More in favour than against, once all have voted and the quorum is there, or at the end. */
function byVote(question: Question, quorum: number): Outcome {
  const counts = countsOf(question)
  const { yes, no, abstaining, silent, unreached } = counts
  const cast = yes + no + abstaining
  const isComplete = silent + unreached === 0 && cast >= quorum
  if (!isComplete && !hasEnded(question)) return { kind: 'open', counts }
  if (cast < quorum) return { kind: 'not-adopted', why: 'below-quorum', counts }
  if (yes <= no) return { kind: 'not-adopted', why: 'not-passed', counts }
  const last = question.asked.map((one) => answerIn(one, question)?.at ?? 0)
  const at = isComplete ? (Math.max(...last) as Instant) : question.deadline
  return { kind: 'adopted', at, votes: { inFavour: yes, against: no, abstaining }, counts }
}
