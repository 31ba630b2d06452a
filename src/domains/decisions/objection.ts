/** An objection: a reasoned stand against, with its owner, its answer and its end. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { CallId } from './call.ts'

export type ObjectionId = Brand<string, 'ObjectionId'>

export type Objection = {
  readonly id: ObjectionId
  readonly call: CallId
  readonly raisedBy: PersonId
  /** Who speaks for it. It passes on when the owner is content and another behind it is not. */
  readonly owner: PersonId
  readonly title: Commitment
  readonly argument: Commitment
  /** What would change the objector's mind. */
  readonly remedy: Commitment
  /** The stable id of a clause, or the whole text. */
  readonly clause: string | undefined
  readonly capacity: Capacity
  readonly spokeFor: Commitment | undefined
  /** The office that they hold in the call and did not speak from. */
  readonly hat?: string | undefined
  readonly group: string
  readonly raisedAt: Instant
  readonly state: ObjectionState
}

export type ObjectionState =
  | { readonly kind: 'open' }
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'satisfied'; readonly answer: Answer; readonly saidAt: Instant }
  | { readonly kind: 'maintained'; readonly answer: Answer; readonly saidAt: Instant }
  | { readonly kind: 'withdrawn'; readonly answer: Answer | undefined; readonly saidAt: Instant }
  /** A part of another since both owners agreed; its words stay readable. */
  | { readonly kind: 'merged'; readonly into: ObjectionId; readonly mergedAt: Instant }

/**
 * Accommodated: the text changed. Addressed: it did not, and here is why (RFC 7282 §2). Repetition:
 * the answer to an earlier one holds for this one too.
 */
export const ANSWERS = ['accommodated', 'addressed', 'repetition', 'out-of-scope'] as const
export type AnswerKind = (typeof ANSWERS)[number]

export type Answer = AnswerHow & {
  /** 1 for the first: a word is given on the answer that was read, not on a later one. */
  readonly round: number
  readonly reason: Commitment
  readonly by: PersonId
  readonly at: Instant
  /** Until then those behind the objection say whether it settles it, where a rule sets a time. */
  readonly wordUntil?: Instant
}

export type AnswerHow =
  | { readonly kind: 'accommodated'; readonly version: number }
  | { readonly kind: 'addressed' }
  | { readonly kind: 'repetition'; readonly of: ObjectionId }
  | { readonly kind: 'out-of-scope' }

export const WORDS = ['satisfied', 'maintained'] as const
export type Word = (typeof WORDS)[number]

/** Somebody behind an objection besides its owner, with a word of their own. */
export type Supporter = {
  readonly objection: ObjectionId
  readonly person: PersonId
  readonly capacity: Capacity
  readonly spokeFor: Commitment | undefined
  readonly hat?: string | undefined
  readonly group: string
  readonly joinedAt: Instant
  readonly state: SupporterState
}

export type SupporterState =
  | { readonly kind: 'behind' }
  | { readonly kind: 'said'; readonly word: Word; readonly round: number }
  | { readonly kind: 'left' }
  /** Stands behind the objection that this one was merged into. */
  | { readonly kind: 'carried' }

export type Behind = { readonly objection: Objection; readonly supporters: readonly Supporter[] }

export const answerOf = ({ state }: Objection): Answer | undefined =>
  state.kind === 'open' || state.kind === 'merged' ? undefined : state.answer

/** Nobody with a duty to answer has: this is what shuts a gate. */
export const isUnanswered = ({ state }: Objection): boolean => state.kind === 'open'

/** Neither settled nor given up. */
export const isStanding = ({ state }: Objection): boolean =>
  state.kind === 'open' || state.kind === 'answered' || state.kind === 'maintained'

/** The time for a word on this answer has run out. */
export const isWordOver = ({ wordUntil }: Answer, now: Instant): boolean =>
  wordUntil !== undefined && now >= wordUntil

/** Until when the designation waits for a word; nothing where the rule sets no time for it. */
export function wordAwaited({ state }: Objection, now: Instant): Instant | undefined {
  const until = state.kind === 'answered' ? state.answer.wordUntil : undefined
  return until !== undefined && now < until ? until : undefined
}

export function objectionId(raw: string): ObjectionId | undefined {
  return isUlid(raw) ? (raw as string as ObjectionId) : undefined
}
