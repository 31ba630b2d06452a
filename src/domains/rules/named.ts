/** Rules that a template names: put in their place, and whether they go in a circle. Pure. */
import type { Rule } from './rule.ts'

/** Every rule within a rule, itself first. */
export function* rulesIn(rule: Rule): Generator<Rule> {
  yield rule
  if ('all' in rule) for (const one of rule.all) yield* rulesIn(one)
  else if ('any' in rule) for (const one of rule.any) yield* rulesIn(one)
  else if ('of' in rule) for (const one of rule.of) yield* rulesIn(one)
  else if ('unless' in rule) yield* rulesIn(rule.unless)
  else if ('each' in rule) yield* rulesIn(rule.passes)
  else if ('rounds' in rule) {
    for (const { valid, passes } of rule.rounds) {
      if (valid) yield* rulesIn(valid)
      yield* rulesIn(passes)
    }
  }
}

/** Puts named rules in place. The names must be known and go in no circle (`circleIn`). */
export function resolved(rule: Rule, named: Readonly<Record<string, Rule>>): Rule {
  if ('rule' in rule) {
    const found = named[rule.rule]
    if (!found) throw new Error(`no rule is named ${rule.rule}`)
    return resolved(found, named)
  }
  if ('all' in rule) return { all: rule.all.map((one) => resolved(one, named)) }
  if ('any' in rule) return { any: rule.any.map((one) => resolved(one, named)) }
  if ('of' in rule) return { some: rule.some, of: rule.of.map((one) => resolved(one, named)) }
  if ('unless' in rule) return { unless: resolved(rule.unless, named) }
  if ('each' in rule) return { ...rule, passes: resolved(rule.passes, named) }
  if ('rounds' in rule) {
    return {
      rounds: rule.rounds.map((round) => ({
        ...round,
        ...(round.valid ? { valid: resolved(round.valid, named) } : {}),
        passes: resolved(round.passes, named),
      })),
    }
  }
  return rule
}

/** Names that lead back to themselves, in order; undefined where none does. */
export function circleIn(named: Readonly<Record<string, Rule>>): readonly string[] | undefined {
  const follow = (at: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(at)) return [...path.slice(path.indexOf(at)), at]
    const rule = named[at]
    if (!rule) return undefined
    for (const one of rulesIn(rule)) {
      const found = 'rule' in one ? follow(one.rule, [...path, at]) : undefined
      if (found) return found
    }
    return undefined
  }
  for (const start of Object.keys(named)) {
    const found = follow(start, [])
    if (found) return found
  }
  return undefined
}
