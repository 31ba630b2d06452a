/** Rules in words: before a vote and after it, in every language, for every kind of rule. */
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES, openCatalogues } from '../../platform/languages/index.ts'
import { evaluate } from './evaluate.ts'
import { explainRule, explainVerdict, inOneLine, type Naming } from './explain.ts'
import { RULE_KINDS, RuleSchema, type Rule } from './rule.ts'
import { benches, council, vectorRules } from './rules.fixtures.ts'

const catalogues = openCatalogues(join(import.meta.dirname, '../..'))
const t = catalogues.translator('en')
const naming: Naming = {
  part: (_, id) => id,
  choice: (id) => id,
  level: (id) => id,
  rule: (name) => name,
  span: (iso) => iso,
}
const words = (rule: Rule) => inOneLine(explainRule(rule, t, naming))

/** One of each kind. */
const SAMPLES: readonly Rule[] = RuleSchema.array().parse([
  { all: [{ disposed: 'all' }] },
  { any: [{ disposed: 'all' }] },
  { some: 1, of: [{ disposed: 'all' }] },
  { unless: { disposed: 'all' } },
  { each: 'house', among: ['a'], passes: { share: 'yes', outOf: 'seats', moreThan: '1/2' } },
  { rounds: [{ valid: { turnout: 'seats', atLeast: '50%' }, passes: { disposed: 'all' } }] },
  {
    share: 'no',
    outOf: 'cast',
    moreThan: '50%',
    tie: 'chair',
    recused: 'stay',
    in: { house: 'a' },
  },
  { count: 'yes', atLeast: 14 },
  { turnout: 'seats', atLeast: '50%' },
  { spread: 'yes', over: 'group', among: ['a', 'b'], atLeast: 1 },
  { sustained: 'none', support: '25%' },
  { disposed: 'all' },
  { silence: 'P7D' },
  { designated: ['consensus', 'full-consensus'] },
  { petition: 'organisations', atLeast: 15, within: 'P7D' },
  { signed: 'parties', atLeast: 3 },
  { panel: 'reviewers', binding: false },
  { temperature: 'advisory' },
  { lot: 1, seed: 'the draw of 1 July 2027' },
  { scored: 2, criteria: [{ id: 'merit', max: 10 }], reviewers: 3, ties: 'lot' },
  { rule: 'supermajority' },
])

describe('a rule in words', () => {
  test('is there for every kind, in every language, and says something of its own', () => {
    const kinds = new Set(SAMPLES.flatMap((rule) => RULE_KINDS.find((kind) => kind in rule) ?? []))
    expect([...RULE_KINDS].filter((kind) => !kinds.has(kind))).toEqual([])
    for (const language of LANGUAGES) {
      const said = SAMPLES.map((rule) =>
        inOneLine(explainRule(rule, catalogues.translator(language), naming)),
      )
      expect(new Set(said).size).toBe(SAMPLES.length)
    }
  })

  test('says what the council asks for before it votes', () => {
    const rule = vectorRules()['gnso-row-h']
    if (!rule) throw new Error('no rule')
    expect(words(rule).replaceAll(/[\u2066-\u2069]/g, '')).toBe(
      'all of these hold (in each of these: contracted and non-contracted ' +
        '(of all seats, more than 1/2 vote yes); at least 3 of these 4 hold somebody who has ' +
        'this stand (vote yes): registries, registrars, commercial and non-commercial)',
    )
  })

  test('never fails, in any language, before or after', () => {
    const rules = fc.constantFrom(...SAMPLES.filter((rule) => !('rule' in rule)))
    const language = fc.constantFrom(...LANGUAGES)
    fc.assert(
      fc.property(rules, rules, language, fc.nat({ max: 7 }), (one, other, spoken, yes) => {
        const rule: Rule = { some: 1, of: [one, { unless: other }] }
        const said = catalogues.translator(spoken)
        expect(inOneLine(explainRule(rule, said, naming)).length).toBeGreaterThan(0)
        expect(explainVerdict(evaluate(rule, council(yes, 6)), said, naming).parts).toHaveLength(2)
      }),
    )
  })
})

describe('a verdict in words', () => {
  const stands = (rule: Rule, situation = council(4, 6)) => {
    const { stand, parts } = explainVerdict(evaluate(rule, situation), t, naming)
    return [stand, ...parts.map((part) => part.stand)].map((text) =>
      text.replaceAll(/[\u2066-\u2069]/g, ''),
    )
  }
  test('says by how much each house is short', () => {
    const rule: Rule = {
      each: 'house',
      among: ['contracted', 'non-contracted'],
      passes: { share: 'yes', outOf: 'seats', moreThan: '1/2' },
    }
    expect(stands(rule)).toEqual(['1 of 2 hold', '4 of 7: enough', '6 of 13: 1 short'])
  })
  test('says what is too many, what is a tie, and where nobody is', () => {
    const against: Rule = { share: 'no', outOf: 'cast', atMost: '1/4' }
    expect(stands(against, benches({ seats: 9, yes: 5, no: 3 }))).toEqual(['3 of 8: 1 too many'])
    const tied: Rule = { share: 'yes', outOf: 'cast', moreThan: '1/2', tie: 'fails' }
    expect(stands(tied, benches({ seats: 8, yes: 4, no: 4 }))).toEqual([
      '4 of 8: a tie, so it fails',
    ])
    expect(stands(tied, benches({ seats: 0 }))).toEqual(['nobody is counted here'])
  })
  test('says of what passes unless something holds whether that holds', () => {
    const rule: Rule = { unless: { share: 'no', outOf: 'seats', moreThan: '2/3' } }
    expect(stands(rule, benches({ seats: 16, yes: 5, no: 11 }))).toEqual([
      'it holds, so this fails',
      '11 of 16: enough',
    ])
    expect(stands(rule, benches({ seats: 16, yes: 6, no: 10 }))).toEqual([
      'it does not hold, so this passes',
      '10 of 16: 1 short',
    ])
  })
  test('says that nothing is decided by a show of opinion', () => {
    expect(stands({ temperature: 'advisory' })).toEqual(['decides nothing'])
    expect(stands({ disposed: 'all' })).toEqual(['not decided yet'])
  })
})
