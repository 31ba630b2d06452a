/** What an editor has decided so far about open amendments, seen by nobody else. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { AmendmentId, Change } from './amendment.ts'

export type Decision =
  | { readonly kind: 'take' }
  /** In the editor's words, which were written for the version `base` of the step. */
  | { readonly kind: 'part'; readonly changes: readonly Change[]; readonly reason: string }
  | { readonly kind: 'brackets' }
  /** Into another one; or into the text, which says it already. */
  | { readonly kind: 'merge'; readonly into: AmendmentId | 'text'; readonly reason: string }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'later' }

export const DECISIONS = ['take', 'part', 'brackets', 'merge', 'decline', 'later'] as const
export type DecisionKind = (typeof DECISIONS)[number]

/** One decision in the order in which they were made; of two about one thing the later counts. */
export type DecisionStep = {
  readonly number: number
  readonly amendment: AmendmentId
  /** The version that the editor had before them. */
  readonly base: number
  readonly decision: Decision
  readonly at: Instant
}

/** Steps of one sitting; whoever changes their mind more often publishes in between. */
export const STEPS_MAX = 4_000
/** Amendments that one version decides, each by an act of its own. */
export const DECIDED_MAX = 500

export const currentOf = (
  steps: readonly DecisionStep[],
): ReadonlyMap<AmendmentId, DecisionStep> => {
  const current = new Map<AmendmentId, DecisionStep>()
  for (const step of steps) {
    current.delete(step.amendment)
    current.set(step.amendment, step)
  }
  return current
}
