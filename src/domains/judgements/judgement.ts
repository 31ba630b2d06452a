/**
 * A judgement: what officers decide where a template gives a decision to them and not to a count,
 * with their reasons. Nouns only. Source: processes.md 0.3, DR-1 and DR-2; RFC 7282.
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { About } from '../ballots/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type JudgementId = Brand<string, 'JudgementId'>

export const REASONS_LENGTH_MAX = 5_000
/** Judgements of one process: a stage may be judged anew, and all of them stay. */
export const JUDGEMENTS_MAX = 500

export type Judgement = {
  readonly id: JudgementId
  readonly process: ProcessId
  /** The template's decision, by its id. */
  readonly decision: string
  readonly stage: string
  /** The item that was judged, or the decision's question alone. */
  readonly about: About
  /** One of the decision's outcomes. */
  readonly outcome: string
  readonly by: PersonId
  /** The role of the template in which it was made. */
  readonly role: string
  readonly reasons: Commitment
  readonly at: Instant
}

export const judgementId = (raw: string): JudgementId | undefined =>
  isUlid(raw) ? (raw as string as JudgementId) : undefined
