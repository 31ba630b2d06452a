/** What those did who hold a role over others' words, and what was said against it. Nouns only. */
import { hours, type Brand, type Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'

export type StewardActId = Brand<string, 'StewardActId'>
export type ContestId = Brand<string, 'ContestId'>

export const STEWARD_KINDS = [
  'screening',
  'override',
  'extension',
  'moderation',
  'merge',
  'redaction',
  'summary',
  'plain-words',
  'left',
] as const
export type StewardKind = (typeof STEWARD_KINDS)[number]

/** An override says why in one line at once, and in full within this time. Source: issue-programme
 * and convening templates, `overrides`. */
export const FULL_REASON_WITHIN = hours(48)

/** One line of the steward log: who, in which role, about what, and why. */
export type StewardAct = {
  readonly id: StewardActId
  readonly kind: StewardKind
  readonly by: PersonId
  /** The role it was done in, in the words of the role list. */
  readonly role: string
  /** What it was done to: `process:…`, `issue:…`, `call:…`. */
  readonly about: string
  /** Where a reader finds that thing. */
  readonly place: string
  readonly line: Commitment
  readonly at: Instant
  readonly reason: FullReason
}

export type FullReason =
  | { readonly kind: 'in-the-line' }
  | { readonly kind: 'owed'; readonly dueAt: Instant }
  | {
      readonly kind: 'given'
      readonly words: Commitment
      readonly at: Instant
      readonly late: boolean
    }

/** Somebody's objection to a steward's act, followed to an answer and the objector's word. */
export type Contest = {
  readonly id: ContestId
  readonly act: StewardActId
  readonly by: PersonId
  readonly argument: Commitment
  /** The version of the objector's statement of interest that was in force then. */
  readonly interest: number | null
  readonly at: Instant
  readonly state: ContestState
}

export type ContestState =
  | { readonly kind: 'open' }
  | { readonly kind: 'answered'; readonly answer: ContestAnswer }
  | { readonly kind: 'satisfied'; readonly answer: ContestAnswer; readonly at: Instant }
  | { readonly kind: 'maintained'; readonly answer: ContestAnswer; readonly at: Instant }
  | { readonly kind: 'withdrawn'; readonly at: Instant }

export type ContestAnswer = {
  readonly by: PersonId
  readonly words: Commitment
  readonly at: Instant
}
