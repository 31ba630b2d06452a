/** Rules: exact, monotone, twice counted, and refused where they say nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayCast, mayGiveProxy, rollOf, type Ballot, type Voice } from './electorate.ts'
import { evaluate, kindOf } from './evaluate.ts'
import { fraction, leastAbove } from './fraction.ts'
import { drawn } from './lot.ts'
import { circleIn, resolved } from './named.ts'
import { RuleSchema, type Rule } from './rule.ts'
import { benches, council } from './rules.fixtures.ts'
import { recount } from './second.ts'
import { ranked } from './selection.ts'
import type { Situation } from './situation.ts'
import { instant } from '../../platform/values.ts'

/** Cases of each property, as the bar asks; fast-check prints the seed of one that fails. */
const CASES = { numRuns: 10_000 }
const HOUSES = ['one', 'other', 'empty'] as const
const GROUPS = ['a', 'b', 'c'] as const

const fractions = fc
  .tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map(([num, den]) => `${Math.min(num, den)}/${den}`)
const limit = (kinds: readonly string[]) =>
  fc.tuple(fc.constantFrom(...kinds), fractions).map(([kind, of]) => ({ [kind]: of }))
const inPart = fc.option(
  fc.constantFrom(...HOUSES).map((house) => ({ in: { house } })),
  {
    nil: undefined,
  },
)
const outOf = fc.constantFrom('seats', 'present', 'cast', 'cast-with-abstentions')

function shares(choices: readonly string[], kinds: readonly string[]) {
  return fc
    .tuple(fc.constantFrom(...choices), outOf, limit(kinds), inPart, fc.boolean())
    .map(([share, of, bound, part, tied]) => ({
      ...{ share, outOf: of, ...bound, ...part },
      ...(tied ? { tie: 'chair' } : {}),
    }))
}

/** All support is `yes`; opposition is held down: such rules more support can only help. */
const MONOTONE = fc.letrec<{ rule: unknown }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    shares(['yes'], ['moreThan', 'atLeast']),
    shares(['no'], ['atMost', 'lessThan']),
    fc.nat({ max: 8 }).map((least) => ({ count: 'yes', atLeast: least })),
    fc
      .integer({ min: 1, max: 3 })
      .map((least) => ({ spread: 'yes', over: 'group', among: GROUPS, atLeast: least })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    fc
      .array(tie('rule'), { minLength: 1, maxLength: 3 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((some) => ({ some, of }))),
    tie('rule').map((passes) => ({ each: 'house', among: ['one', 'other'], passes })),
  ),
})).rule

const ANY = fc.oneof(
  MONOTONE,
  shares(['yes', 'no', 'abstain'], ['moreThan', 'atLeast', 'atMost', 'lessThan']),
  limit(['atLeast', 'moreThan']).map((bound) => ({ turnout: 'seats', ...bound })),
  MONOTONE.map((unless) => ({ unless })),
  fc
    .tuple(MONOTONE, MONOTONE)
    .map(([valid, passes]) => ({ rounds: [{ valid, passes }, { passes }] })),
)

const voices = fc
  .array(
    fc.record({
      house: fc.constantFrom('one', 'other'),
      group: fc.constantFrom(...GROUPS),
      weight: fc.integer({ min: 1, max: 3 }),
      recused: fc.boolean(),
      present: fc.boolean(),
      organisation: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined }),
      choice: fc.option(fc.constantFrom('yes', 'no', 'abstain'), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((all) => ({
    voices: all.map(({ house, group, choice: _, organisation, ...voice }, at): Voice => ({
      ...voice,
      ...(organisation ? { organisation } : {}),
      id: String(at),
      parts: { house, group },
    })),
    ballots: all.flatMap(({ choice }, at): Ballot[] =>
      choice === undefined ? [] : [{ voice: String(at), choice }],
    ),
  }))

const situations: fc.Arbitrary<Situation> = fc
  .tuple(
    voices,
    fc.constantFrom('each', 'organisation', 'identical-of-organisation'),
    fc.constantFrom('yes', 'no', undefined),
  )
  .map(([{ voices: all, ballots }, counting, casting]) => ({
    voices: all,
    counting: counting as Situation['counting'],
    rounds: [ballots, ballots],
    ...(casting ? { casting } : {}),
  }))

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('a rule', () => {
  test('is judged the same by both implementations', () => {
    fc.assert(
      fc.property(ANY, situations, (written, situation) => {
        const rule = RuleSchema.parse(written)
        expect(evaluate(rule, situation).met).toBe(recount(plain(rule), plain(situation)))
      }),
      CASES,
    )
  })

  test('never loses by more support', () => {
    fc.assert(
      fc.property(MONOTONE, situations, fc.nat(), (written, before, pick) => {
        const rule = RuleSchema.parse(written)
        const free = before.voices.filter(({ recused }) => !recused)
        const more = free[pick % Math.max(1, free.length)]
        // Related voices that said the same are one: another yes among them may be no more support.
        if (!more || before.counting !== 'each' || !evaluate(rule, before).met) return
        const after = before.rounds.map((ballots) => [
          ...ballots,
          { voice: more.id, choice: 'yes' },
        ])
        const casting = before.casting === 'no' ? {} : { casting: before.casting }
        expect(evaluate(rule, { ...before, ...casting, rounds: after }).met).toBe(true)
      }),
      CASES,
    )
  })

  test('has exact denominators: the least number is the least one that passes', () => {
    fc.assert(
      fc.property(fractions, fc.nat({ max: 5_000 }), fc.boolean(), (of, whole, strict) => {
        const read = fraction(of)
        if (!read) throw new Error(of)
        const least = leastAbove(read, whole, strict)
        const passes = (have: number) => {
          const gap = BigInt(have) * BigInt(read.den) - BigInt(whole) * BigInt(read.num)
          return strict ? gap > 0n : gap >= 0n
        }
        expect([passes(least), passes(least - 1)]).toEqual([true, false])
      }),
      CASES,
    )
  })

  test('survives being written down and read again', () => {
    fc.assert(
      fc.property(ANY, (written) => {
        const rule = RuleSchema.parse(written)
        expect(RuleSchema.parse(plain(rule))).toEqual(rule)
        expect(kindOf(rule)).toBeTypeOf('string')
      }),
    )
  })

  test.each([
    ['a part above the whole', { share: 'yes', outOf: 'seats', atLeast: '7/6' }, 'never above 1'],
    ['no limit', { share: 'yes', outOf: 'seats' }, 'exactly one of'],
    [
      'two limits',
      { share: 'yes', outOf: 'seats', atLeast: '1/2', moreThan: '1/2' },
      'exactly one',
    ],
    ['no denominator', { share: 'yes', atLeast: '1/2' }, 'Invalid option'],
    ['no kind', { votes: 3 }, 'a rule has one of the keys'],
    ['more parts than there are', { some: 3, of: [{ disposed: 'all' }] }, 'more rules'],
    ['a word it does not know', { disposed: 'all', unlike: 1 }, 'unknown in a rule'],
  ])('with %s is refused in words', (_, written, words) => {
    const read = RuleSchema.safeParse(written)
    expect(read.success ? '' : read.error.issues.map(({ message }) => message).join()).toContain(
      words,
    )
  })

  test('deeper than anybody can follow is refused', () => {
    const deep = (depth: number): object =>
      depth === 0 ? { disposed: 'all' } : { all: [deep(depth - 1)] }
    expect(RuleSchema.safeParse(deep(7)).success).toBe(true)
    expect(RuleSchema.safeParse(deep(8)).success).toBe(false)
    expect(RuleSchema.safeParse(deep(2_000)).success).toBe(false)
  })
})

describe('named rules', () => {
  const named: Readonly<Record<string, Rule>> = {
    most: { share: 'yes', outOf: 'seats', moreThan: '1/2' },
    both: { all: [{ rule: 'most' }, { unless: { rule: 'most' } }] },
  }
  test('are put in their place', () => {
    expect(resolved({ rule: 'both' }, named)).toEqual({
      all: [named['most'], { unless: named['most'] }],
    })
    expect(() => resolved({ rule: 'none' }, named)).toThrow('none')
  })
  test('that lead back to themselves are found', () => {
    expect(circleIn(named)).toBeUndefined()
    expect(circleIn({ a: { any: [{ rule: 'b' }] }, b: { unless: { rule: 'a' } } })).toEqual([
      'a',
      'b',
      'a',
    ])
  })
})

describe('a verdict', () => {
  test('says by how many votes a house is short, and an empty house is never met', () => {
    const rule: Rule = {
      each: 'house',
      among: ['contracted', 'non-contracted', 'empty'],
      passes: { share: 'yes', outOf: 'seats', moreThan: '1/2' },
    }
    const { parts = [] } = evaluate(rule, council(4, 6))
    expect(
      parts.map(({ part, met, measure }) => [part, met, measure?.need, measure?.short]),
    ).toEqual([
      ['contracted', true, 4, 0],
      ['non-contracted', false, 7, 1],
      ['empty', false, undefined, 1],
    ])
    const nobody: Rule = { share: 'no', outOf: 'cast', atMost: '1/2' }
    expect(evaluate(nobody, benches({ seats: 3 })).met).toBe(false)
  })

  test('a hum opens nothing, nor does a panel that does not bind', () => {
    const all = benches({ seats: 9, yes: 9 })
    expect(evaluate({ temperature: 'advisory' }, all).met).toBe(false)
    expect(evaluate({ panel: 'reviewers', binding: false }, { ...all, panel: 'for' }).met).toBe(
      false,
    )
    expect(evaluate({ panel: 'reviewers', binding: true }, { ...all, panel: 'for' }).met).toBe(true)
  })

  test('numbers never stand for an answer, and an answer needs its reasons', () => {
    const all = benches({ seats: 100, yes: 100 })
    const objections = [{ sustained: true, disposed: true }]
    expect(evaluate({ disposed: 'all' }, { ...all, objections })).toMatchObject({
      met: false,
      open: true,
    })
    expect(evaluate({ disposed: 'all' }, { ...all, objections, reasons: true }).met).toBe(true)
  })
})

describe('a voice', () => {
  const roll: readonly Voice[] = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    parts: {},
    weight: 1,
    recused: id === 'd',
  }))
  test('is handed on once, by its owner, and no further', () => {
    const given = [{ from: 'a', to: 'b' }]
    const kind = (from: string, to: string, most = 1) => {
      const may = mayGiveProxy(roll, given, { from, to }, most)
      return may.ok ? 'ok' : may.refusal.kind
    }
    expect([kind('b', 'c'), kind('c', 'a'), kind('c', 'b'), kind('c', 'b', 2)]).toEqual([
      'proxy-of-proxy',
      'proxy-of-proxy',
      'proxies-enough',
      'ok',
    ])
    expect([kind('c', 'b', 0), kind('d', 'c'), kind('c', 'd'), kind('c', 'c')]).toEqual([
      'no-proxies',
      'recused',
      'recused',
      'no-voice',
    ])
    expect(mayCast(roll, given, { voice: 'a', proxy: 'b' }).ok).toBe(true)
    expect(mayCast(roll, given, { voice: 'a', proxy: 'c' }).ok).toBe(false)
  })
  test('that stood back is not counted, however its ballot came in', () => {
    expect(mayCast(roll, [], { voice: 'd' })).toEqual({ ok: false, refusal: { kind: 'recused' } })
    expect(rollOf(roll, [{ voice: 'd', choice: 'yes' }]).choices.size).toBe(0)
  })
  test('of an organisation whose members contradict one another says nothing', () => {
    const two = roll.map((voice) => ({ ...voice, organisation: 'o', recused: false }))
    const said = rollOf(
      two,
      [
        { voice: 'a', choice: 'yes' },
        { voice: 'b', choice: 'no' },
      ],
      'organisation',
    )
    expect([said.voices.length, said.choices.size, said.divided]).toEqual([1, 0, ['o']])
  })
})

describe('a lot', () => {
  test('is the same for everybody who draws it, and another seed draws another way', () => {
    const names = ['Ada', 'Björn', 'Chidi', 'Dora', 'Eve']
    // printf 'seed\nAda' | sha256sum, and so on for the others; the two lowest.
    expect(drawn(names, 'seed', 2)).toEqual(drawn(names.toReversed(), 'seed', 2))
    const seeds = Array.from({ length: 50 }, (_, at) => String(at))
    expect(new Set(seeds.map((seed) => drawn(names, seed, 1)[0])).size).toBe(5)
  })
})

describe('a scored selection', () => {
  const rule = RuleSchema.parse({
    scored: 2,
    criteria: [{ id: 'merit', max: 10 }],
    reviewers: 2,
    least: 4,
    floors: [{ division: 'region', part: 'africa', atLeast: 1 }],
    ties: 'earlier',
  })
  if (!('scored' in rule)) throw new Error('not a selection')
  const at = instant('2026-01-01T00:00Z')
  const applications = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    at,
    parts: { region: id === 'c' ? 'africa' : 'europe' },
  }))
  const score = (application: string, reviewer: string, points: number) => ({
    application,
    reviewer,
    criterion: 'merit',
    points,
  })
  const scores = [
    ...[score('a', 'r', 9), score('a', 's', 9), score('b', 'r', 8), score('b', 's', 8)],
    ...[score('c', 'r', 5), score('c', 's', 5), score('d', 'r', 10), score('d', 's', 10)],
  ]
  test('fills its floors first, and then by rank', () => {
    const list = ranked(rule, { applications, scores, conflicts: [] })
    expect(list.map(({ application, why }) => [application, why])).toEqual([
      ['d', 'rank'],
      ['a', 'full'],
      ['b', 'full'],
      ['c', 'floor'],
    ])
  })
  test('hears nobody with a conflict, and asks for enough who have none', () => {
    const conflicts = [{ application: 'd', reviewer: 's' }]
    const list = ranked(rule, { applications, scores, conflicts })
    expect(list.find(({ application }) => application === 'd')).toMatchObject({
      selected: false,
      why: 'too-few-reviewers',
    })
  })
})
