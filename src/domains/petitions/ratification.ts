/**
 * A ratification: something waits until several bodies have said yes, each by its own inner rule.
 * Nouns only. Source: processes.md 2.11, 12 (T-16).
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { BallotId } from '../ballots/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type RatificationId = Brand<string, 'RatificationId'>

/** Askings in one process. */
export const RATIFICATIONS_MAX = 200
export const SUBJECT_LENGTH_MAX = 300

export type Ratification = {
  readonly id: RatificationId
  readonly process: ProcessId
  /** The template's ratification that this is one asking of. */
  readonly rule: string
  /** Where the process stood: once it goes back there, the bodies are to be asked anew. */
  readonly stage: string
  /** What is to be ratified, in a line, and where it can be read. */
  readonly subject: Commitment
  readonly href: string | undefined
  readonly askedBy: PersonId
  readonly askedAt: Instant
}

/** How a body voted, in heads; `of` is how many seats it has. */
export type Votes = {
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly of: number
}

/** What a body found by its own rule, with its reasons. */
export const FINDINGS = ['yes', 'no'] as const
export type Finding = (typeof FINDINGS)[number]

export type Answer = {
  readonly ratification: RatificationId
  /** As the template names it: a slug, or `table`. */
  readonly body: string
  readonly finding: Finding
  readonly votes: Votes
  /** Where it was voted on here. */
  readonly ballot: BallotId | undefined
  readonly by: PersonId
  readonly role: string
  readonly reasons: Commitment
  readonly at: Instant
}

/** `silent`: the template says that saying nothing for so long ratifies. */
export type BodyStanding =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'silent'; readonly since: Instant }
  | { readonly kind: 'waiting'; readonly until: Instant | undefined }

/** `void`: the process went back, and what was ratified is no longer what it deals with. */
export type RatificationPhase = 'pending' | 'ratified' | 'refused' | 'void'

export const ratificationId = (raw: string): RatificationId | undefined =>
  isUlid(raw) ? (raw as string as RatificationId) : undefined
