/** What a body's votes come to by its own rule. Pure: counts nothing itself, `rules` does. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import {
  evaluate,
  resolved,
  RuleSchema,
  rulesIn,
  VOICES_MAX,
  type Rule,
  type Situation,
  type Verdict,
} from '../rules/index.ts'
import type { RatificationRule, Template } from '../templates/index.ts'
import type { Refusal } from './refusal.ts'
import type { Finding, Votes } from './ratification.ts'

/** The inner rule of a body, with the rules that it names in their place. */
export function innerRule(
  { bodies }: RatificationRule,
  body: string,
  { rules }: Pick<Template, 'rules'>,
): Rule | undefined {
  const written = bodies.find((one) => one.body === body)?.rule
  if (written === undefined) return undefined
  const named = Object.entries(rules).map(([name, one]) => [name, RuleSchema.parse(one)] as const)
  const rule = RuleSchema.parse(typeof written === 'string' ? { rule: written } : written)
  return resolved(rule, Object.fromEntries(named))
}

/** Whether heads alone tell: a rule about houses, groups or weights asks who they were. */
export const isByHeads = (rule: Rule): boolean =>
  [...rulesIn(rule)].every((one) => !('each' in one) && !('spread' in one) && !isWithin(one))

const isWithin = (rule: Rule): boolean => 'in' in rule && rule.in !== undefined

export type Judged = { readonly finding: Finding; readonly verdict: Verdict }

/** From heads that officers of the body record: seats that did not vote are silent. */
export function judgeVotes(rule: Rule, votes: Votes): Result<Judged, Refusal> {
  const { yes, no, abstain, of } = votes
  const all = [yes, no, abstain, of]
  const isSound = all.every((count) => Number.isSafeInteger(count) && count >= 0)
  if (!isSound || of === 0 || of > VOICES_MAX || yes + no + abstain > of) {
    return refuse({ kind: 'votes-wrong', most: VOICES_MAX })
  }
  if (!isByHeads(rule)) return refuse({ kind: 'needs-ballot' })
  const choices = [
    ...Array.from({ length: yes }, () => 'yes'),
    ...Array.from({ length: no }, () => 'no'),
    ...Array.from({ length: abstain }, () => 'abstain'),
  ]
  const voices = Array.from({ length: of }, (_, at) => ({
    id: String(at),
    parts: {},
    weight: 1,
    present: at < choices.length,
  }))
  const ballots = choices.map((choice, at) => ({ voice: String(at), choice }))
  return judgeSituation(rule, { voices, rounds: [ballots] }, votes)
}

/**
 * From a ballot that was held here, or from heads; the body gives its reasons with it. Where
 * silence ratifies by the body's own rule, one voice against breaks it, and no number of voices
 * ends it.
 */
export function judgeSituation(
  rule: Rule,
  situation: Situation,
  { no }: Pick<Votes, 'no'>,
): Result<Judged, Refusal> {
  const notice = { over: false, objected: no > 0 }
  const verdict = evaluate(rule, { ...situation, reasons: true, notice })
  if (verdict.open) return refuse({ kind: 'undecided' })
  return ok({ finding: verdict.met ? 'yes' : 'no', verdict })
}
