/**
 * Judges a rule by a situation. Pure, exact: whole numbers, shares compared crosswise, nothing is
 * rounded. The second implementation is `second.ts`; the two share no code and must agree.
 */
import { unreachable } from '../../platform/values.ts'
import { rollOf, type Roll, type Voice } from './electorate.ts'
import { drawn } from './lot.ts'
import { rulesIn } from './named.ts'
import {
  countMeasure,
  numberMeasure,
  shareMeasure,
  spreadMeasure,
  supportMeasure,
  turnoutMeasure,
} from './measures.ts'
import { RULE_KINDS, type Rule, type RuleKind, type ScoredRule } from './rule.ts'
import { ranked } from './selection.ts'
import type { Situation } from './situation.ts'
import type { Measure, Verdict } from './verdict.ts'

export function kindOf(rule: Rule): RuleKind {
  const kind = RULE_KINDS.find((one) => one in rule)
  if (!kind) throw new Error('a rule of no kind')
  return kind
}

/** What is judged, and of whom: all voices, or within `each` those of one part. */
type Scope = {
  readonly situation: Situation
  readonly roll: Roll
  /** Division and part of each `each` around it. */
  readonly only: readonly (readonly [division: string, part: string])[]
}

/** Named rules must be in place already (`resolved`). */
export function evaluate(rule: Rule, situation: Situation): Verdict {
  return judge(rule, scopeOf(situation, 0, []))
}

function scopeOf(situation: Situation, round: number, only: Scope['only']): Scope {
  const ballots = situation.rounds[round] ?? []
  const roll = rollOf(situation.voices, ballots, situation.counting)
  const isIn = ({ parts }: Voice) => only.every(([division, part]) => parts[division] === part)
  return { situation, only, roll: { ...roll, voices: roll.voices.filter(isIn) } }
}

function judge(rule: Rule, scope: Scope): Verdict {
  const verdict = { rule, kind: kindOf(rule), open: false }
  const { situation, roll } = scope
  if ('all' in rule) return ofParts(verdict, rule.all, rule.all.length, scope)
  if ('any' in rule) return ofParts(verdict, rule.any, 1, scope)
  if ('of' in rule) return ofParts(verdict, rule.of, rule.some, scope)
  if ('unless' in rule) {
    const part = judge(rule.unless, scope)
    // A show of opinion opens nothing, not even by what it did not show.
    const isAdvice = [...rulesIn(rule.unless)].some((one) => 'temperature' in one)
    const met = !part.met && !part.open && !isAdvice
    return { ...verdict, met, open: part.open && !isAdvice, parts: [part] }
  }
  if ('each' in rule) {
    const parts = rule.among.map((part) => ({
      ...judge(rule.passes, within(scope, rule.each, part)),
      part,
    }))
    const met = parts.every(isMet)
    return { ...verdict, met, open: !met && parts.every((one) => one.met || one.open), parts }
  }
  if ('rounds' in rule) return ofRounds(verdict, rule.rounds, scope)
  if ('share' in rule) return measured(verdict, shareMeasure(rule, roll, situation.casting))
  if ('count' in rule) return measured(verdict, countMeasure(rule, roll))
  if ('turnout' in rule) return measured(verdict, turnoutMeasure(rule, roll))
  if ('spread' in rule) return measured(verdict, spreadMeasure(rule, roll))
  if ('sustained' in rule) return undisputed(verdict, rule.support, scope)
  if ('petition' in rule) {
    const count = distinct(rule.petition, situation.petition)
    return measured(verdict, numberMeasure(count, rule.atLeast))
  }
  if ('signed' in rule) {
    const count = new Set(situation.signed).size
    return measured(verdict, numberMeasure(count, rule.atLeast))
  }
  if ('lot' in rule) {
    const { qualified = [], seed } = situation.lot ?? {}
    if (seed === undefined) return { ...verdict, met: false, open: true }
    const names = drawn(qualified, seed, rule.lot)
    return { ...verdict, met: names.length === rule.lot, drawn: names }
  }
  if ('scored' in rule) return selected(verdict, rule, situation)
  return found(verdict, rule, situation)
}

type Begun = Pick<Verdict, 'rule' | 'kind' | 'open'>

const isMet = ({ met }: Verdict) => met
const isOpen = ({ open }: Verdict) => open

const measured = (verdict: Begun, measure: Measure): Verdict => ({
  ...verdict,
  met: measure.short === 0,
  measure,
})

function ofParts(verdict: Begun, rules: readonly Rule[], needed: number, scope: Scope): Verdict {
  const parts = rules.map((rule) => judge(rule, scope))
  const have = parts.filter(isMet).length
  const met = have >= needed
  const could = have + parts.filter(isOpen).length >= needed
  return { ...verdict, met, open: !met && could, parts }
}

function within({ situation, roll, only }: Scope, division: string, part: string): Scope {
  const voices = roll.voices.filter(({ parts }) => parts[division] === part)
  return { situation, roll: { ...roll, voices }, only: [...only, [division, part]] }
}

/** The first valid round decides; one that was not held yet leaves the rule open. */
function ofRounds(
  verdict: Begun,
  rounds: Extract<Rule, { readonly rounds: unknown }>['rounds'],
  { situation, only }: Scope,
): Verdict {
  const parts: Verdict[] = []
  for (const [index, { valid, passes }] of rounds.entries()) {
    if (index >= situation.rounds.length) return { ...verdict, met: false, open: true, parts }
    const scope = scopeOf(situation, index, only)
    const validity = valid && judge(valid, scope)
    if (validity) parts.push(validity)
    if (validity?.open) return { ...verdict, met: false, open: true, parts }
    if (validity && !validity.met) continue
    const result = judge(passes, scope)
    const { met, open } = result
    return { ...verdict, met, open, parts: [...parts, result], round: index + 1 }
  }
  return { ...verdict, met: false, parts }
}

/** Source: processes.md 6.2: no sustained objection, and active support; silence abstains. */
function undisputed(
  verdict: Begun,
  support: string | undefined,
  { situation, roll }: Scope,
): Verdict {
  const stands = (situation.objections ?? []).some(({ sustained }) => sustained)
  const { reasons } = situation
  if (support === undefined) {
    // Whether a substantial number supports it is then for the officer to judge, with reasons.
    return { ...verdict, met: !stands && reasons === true, open: !stands && reasons === undefined }
  }
  const measure = supportMeasure(support, roll)
  return { ...verdict, met: !stands && measure.short === 0, measure }
}

function distinct(of: 'organisations' | 'persons', petition: Situation['petition']): number {
  const inTime = (petition?.supporters ?? []).filter(
    ({ at }) => petition && petition.opened <= at && at < petition.closes,
  )
  return new Set(
    inTime.flatMap(({ person, organisation }) =>
      of === 'persons' ? person : (organisation ?? []),
    ),
  ).size
}

function selected(verdict: Begun, rule: ScoredRule, { scored }: Situation): Verdict {
  if (!scored || scored.applications.length === 0) return { ...verdict, met: false, open: true }
  const list = ranked(rule, scored)
  const count = list.filter((one) => one.selected).length
  return { ...verdict, met: count > 0, ranked: list }
}

type Found = Extract<
  Rule,
  | { readonly disposed: unknown }
  | { readonly silence: unknown }
  | { readonly designated: unknown }
  | { readonly panel: unknown }
  | { readonly temperature: unknown }
  | { readonly rule: unknown }
>

/** What nobody counts. */
function found(verdict: Begun, rule: Found, situation: Situation): Verdict {
  if ('disposed' in rule) {
    const objections = situation.objections ?? []
    const short = objections.filter(({ disposed }) => !disposed).length
    const measure: Measure = {
      have: short,
      need: 0,
      limit: 'atMost',
      outOf: objections.length,
      short,
    }
    const { reasons } = situation
    return {
      ...verdict,
      met: short === 0 && reasons === true,
      open: reasons === undefined,
      measure,
    }
  }
  if ('silence' in rule) {
    const { over = false, objected = false } = situation.notice ?? {}
    return { ...verdict, met: over && !objected, open: !over && !objected }
  }
  if ('designated' in rule) {
    const { designated } = situation
    const met = designated !== undefined && rule.designated.includes(designated)
    return { ...verdict, met, open: designated === undefined }
  }
  if ('panel' in rule) {
    const { panel } = situation
    return { ...verdict, met: panel === 'for' && rule.binding, open: panel === undefined }
  }
  if ('temperature' in rule) return { ...verdict, met: false }
  if ('rule' in rule) throw new Error(`the rule ${rule.rule} was not put in its place`)
  return unreachable(rule)
}
