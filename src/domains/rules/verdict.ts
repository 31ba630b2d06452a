/** What became of a rule: met or not, and by how much, in whole numbers. Nouns only. */
import type { Ranked } from './selection.ts'
import type { Limit, Rule, RuleKind } from './rule.ts'

/** Something that a rule counts and a limit it is held against. */
export type Measure = {
  readonly have: number
  /** The least, or the most, that would do; undefined where nothing would (an empty house). */
  readonly need: number | undefined
  readonly limit: Limit
  /** Out of how many; absent where the rule counts heads and no share. */
  readonly outOf: number | undefined
  /** By how much it misses; 0 where it is met. */
  readonly short: number
  /** The chair's casting ballot decided an exact tie. */
  readonly tie?: 'chair' | 'fails' | undefined
}

export type Verdict = {
  readonly rule: Rule
  readonly kind: RuleKind
  readonly met: boolean
  /** Nothing was found yet that could decide it. */
  readonly open: boolean
  /** The part of a division of which this is said, within `each`. */
  readonly part?: string | undefined
  readonly measure?: Measure | undefined
  readonly parts?: readonly Verdict[] | undefined
  /** From 1: which round decided, in a ballot of several. */
  readonly round?: number | undefined
  readonly ranked?: readonly Ranked[] | undefined
  readonly drawn?: readonly string[] | undefined
}
