/** The door for other domains: the rule language, what judges it, and what says it in words. */
import './words.ts'
export {
  ABSTAIN,
  COUNTINGS,
  mayCast,
  mayGiveProxy,
  rollOf,
  type Ballot,
  type CastRefusal,
  type Counting,
  type Proxy,
  type Voice,
} from './electorate.ts'
export { evaluate, kindOf } from './evaluate.ts'
export { fraction, FractionSchema, type Fraction } from './fraction.ts'
export { drawn, ticketOf } from './lot.ts'
export { circleIn, resolved, rulesIn } from './named.ts'
export {
  RULE_KINDS,
  RuleSchema,
  VOICES_MAX,
  type Limit,
  type Rule,
  type RuleKind,
  type ScoredRule,
} from './rule.ts'
export { mostPoints, ranked, type Ranked } from './selection.ts'
export type { Drawing, Petition, Scoring, Situation } from './situation.ts'
export type { Measure, Verdict } from './verdict.ts'
export {
  explainRule,
  explainVerdict,
  inOneLine,
  type Explained,
  type ExplainedVerdict,
  type Naming,
} from './explain.ts'
export { recount as recountRule } from './second.ts'
