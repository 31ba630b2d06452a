/**
 * Whether those who take a decision can find what its rule asks for: officers hear calls, an
 * electorate votes. A rule that nobody could ever find met would shut its gate for good. Pure.
 */
import { rulesIn, type Rule, type RuleKind } from '../rules/index.ts'
import type { Broken } from './rules-references.ts'
import type { Template } from './template.ts'

/** Officers judge by objections and, where a call is named, by the positions taken in it. */
const NOT_BY_OFFICERS = [
  'rounds',
  'silence',
  'designated',
  'petition',
  'signed',
  'panel',
  'temperature',
  'lot',
  'scored',
] as const satisfies readonly RuleKind[]

/** A ballot knows votes, scores and a seed; what was objected or designated it does not. */
const NOT_BY_VOTES = [
  'sustained',
  'disposed',
  'silence',
  'designated',
  'petition',
  'signed',
  'panel',
] as const satisfies readonly RuleKind[]

/** Choose among options: a ballot is on that alone, so they are no part of another rule. */
const ALONE = ['scored', 'lot'] as const satisfies readonly RuleKind[]

export function unfindable({ decisions, rules }: Template): readonly Broken[] {
  return decisions.flatMap(({ by, rule }, at): readonly Broken[] => {
    const parts = rule === undefined ? [] : partsOf(rule, rules)
    const path = ['decisions', at, 'rule'] as const
    const has = (kind: RuleKind) => parts.some((part) => kind in part)
    if (!('electorate' in by)) {
      return NOT_BY_OFFICERS.filter(has).map((kind) => ({
        path,
        message: `officers cannot find ${kind}: they hear objections, and positions in a call`,
        example: '{disposed: all}',
      }))
    }
    return [
      ...NOT_BY_VOTES.filter(has).map((kind) => ({
        path,
        message: `a ballot cannot find ${kind}: it counts votes`,
        example: '{share: yes, outOf: seats, moreThan: 1/2}',
      })),
      ...ALONE.filter((kind) => has(kind) && parts.some((part) => !(kind in part))).map((kind) => ({
        path,
        message: `${kind} is a rule by itself, and no part of another`,
        example: `rule: {${kind}: 3, …}`,
      })),
    ]
  })
}

/** A rule with all that it names; each name once, so that a circle ends (it is told elsewhere). */
function partsOf(rule: string | Rule, named: Template['rules']): readonly Rule[] {
  const seen = new Set<string>()
  const open = (name: string): readonly Rule[] => {
    const found = named[name]
    if (found === undefined || seen.has(name)) return []
    seen.add(name)
    return all(found)
  }
  const all = (one: Rule): readonly Rule[] =>
    [...rulesIn(one)].flatMap((part) => ('rule' in part ? open(part.rule) : [part]))
  return typeof rule === 'string' ? open(rule) : all(rule)
}
