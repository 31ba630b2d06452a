/** A proposed change of the rules that a process runs by, and what becomes of it. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { BallotId } from '../ballots/index.ts'
import type { CallId } from '../decisions/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Pin, TemplateHash } from '../templates/index.ts'
import type { TextId, VersionHash } from '../texts/index.ts'

export type ChangeId = Brand<string, 'ChangeId'>

export const TITLE_LENGTH_MAX = 200
export const REASON_LENGTH_MAX = 4_000
/** What changes, written as data: whole rules are longer, a change of them seldom. */
export const PARTS_LENGTH_MAX = 20_000
/** Proposals in one process; it also changes its rules at most 40 times. */
export const CHANGES_MAX = 200
/** Open at once, so that nobody buries the one that matters. */
export const OPEN_MAX = 12
/** By one person, so that no few of them keep everybody else from proposing. */
export const OPEN_EACH_MAX = 3
export const CHANGES_EACH_MAX = 20

export type RuleChange = {
  readonly id: ChangeId
  readonly process: ProcessId
  /** What is decided on: the change in words, in its only version. */
  readonly text: TextId
  readonly hash: VersionHash
  /** The rules as they would be, kept for all to read. */
  readonly pin: Pin
  /** The rules it was written against: it changes no others. */
  readonly under: TemplateHash
  /** As it was typed, where parts of the rules were. */
  readonly parts: Commitment | undefined
  readonly proposedBy: PersonId
  readonly at: Instant
  readonly state: ChangeState
}

export type ChangeState =
  | { readonly kind: 'proposed' }
  | { readonly kind: 'withdrawn'; readonly at: Instant }
  | {
      readonly kind: 'in-force'
      readonly at: Instant
      readonly by: PersonId
      readonly basis: Basis
    }

/** What adopted it. */
export type Basis =
  | { readonly kind: 'call'; readonly call: CallId }
  | { readonly kind: 'ballot'; readonly ballot: BallotId }

export const changeId = (raw: string): ChangeId | undefined =>
  isUlid(raw) ? (raw as string as ChangeId) : undefined
