/** A rule is exact, never loses by more support, and is refused where it says nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ballot, Voice } from './electorate.ts'
import { evaluate, kindOf } from './evaluate.ts'
import { fraction, leastAbove } from './fraction.ts'
import { after, days, instant } from '../../platform/values.ts'
import { RuleSchema } from './rule.ts'
import { recount } from './second.ts'
import type { Situation } from './situation.ts'

/** Cases of each property, as the bar asks; fast-check prints the seed of one that fails. */
const CASES = { numRuns: 10_000 }
/** A hang ends here; a busy machine does not. */
const CASES_MS_MAX = 120_000
const HOUSES = ['one', 'other', 'empty'] as const
const GROUPS = ['a', 'b', 'c'] as const

const day = (count: number) => after(instant('2026-03-02T00:00Z'), days(count))
const dated = <Of extends object>({ day: on, ...one }: Of & { readonly day: number }) => ({
  ...one,
  at: day(on),
})

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
      ...{ share, outOf: of, ...part },
      // A tie is broken only where more than half is asked for.
      ...(tied && kinds.includes('moreThan') ? { moreThan: '1/2', tie: 'chair' } : bound),
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

/** What is found without a vote, by which a rule may stay open. */
const BESIDE = fc.constantFrom<object[]>(
  { disposed: 'all' },
  { sustained: 'none' },
  { sustained: 'none', support: '1/3' },
  { silence: 'P7D' },
  { designated: ['consensus'] },
  { petition: 'organisations', atLeast: 2, within: 'P7D' },
  { petition: 'persons', atLeast: 2, within: 'P7D' },
  { signed: 'parties', atLeast: 2 },
  { panel: 'reviewers', binding: true },
  { panel: 'reviewers', binding: false },
  { temperature: 'advisory' },
  { lot: 2, seed: 'named in advance' },
  {
    scored: 1,
    criteria: [
      { id: 'merit', max: 10, weight: 2 },
      { id: 'need', max: 5 },
    ],
    reviewers: 2,
    least: 9,
    ties: 'lot',
  },
)

/** Any rule: what is voted on and what is found, in whatever composition. */
const ANY = fc.letrec<{ rule: unknown }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    MONOTONE,
    shares(['yes', 'no', 'abstain'], ['moreThan', 'atLeast', 'atMost', 'lessThan']),
    limit(['atLeast', 'moreThan']).map((bound) => ({ turnout: 'seats', ...bound })),
    BESIDE,
    tie('rule').map((unless) => ({ unless })),
    tie('rule').map((passes) => ({ each: 'house', among: ['one', 'other'], passes })),
    fc
      .array(tie('rule'), { minLength: 1, maxLength: 3 })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((some) => ({ some, of }))),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc
      .tuple(tie('rule'), tie('rule'))
      .map(([valid, passes]) => ({ rounds: [{ valid, passes }, { passes }] })),
  ),
})).rule

const maybe = <Of>(of: fc.Arbitrary<Of>) => fc.option(of, { nil: undefined })
const who = fc.constantFrom('p', 'q', 'r')
const found = fc.record({
  objections: maybe(
    fc.array(fc.record({ sustained: fc.boolean(), disposed: fc.boolean() }), { maxLength: 3 }),
  ),
  reasons: maybe(fc.boolean()),
  notice: maybe(fc.record({ over: fc.boolean(), objected: fc.boolean() })),
  designated: maybe(fc.constantFrom('consensus', 'divergence')),
  signed: maybe(fc.array(who, { maxLength: 4 })),
  panel: maybe(fc.constantFrom('for' as const, 'against' as const)),
  lot: maybe(fc.record({ qualified: fc.array(who, { maxLength: 4 }), seed: maybe(who) })),
  petition: maybe(
    fc.array(fc.record({ person: who, organisation: maybe(who), day: fc.nat({ max: 9 }) })),
  ).map((all) => all && { opened: day(1), closes: day(8), supporters: all.map(dated) }),
  scored: maybe(
    fc.record({
      applications: fc.constant([{ id: 'a', at: day(0), parts: {} }]),
      scores: fc.array(
        fc.record({
          application: fc.constantFrom('a', 'b'),
          reviewer: who,
          criterion: fc.constantFrom('merit', 'need'),
          points: fc.nat({ max: 12 }),
        }),
        { maxLength: 8 },
      ),
      conflicts: fc.array(fc.record({ application: fc.constant('a'), reviewer: who }), {
        maxLength: 1,
      }),
    }),
  ),
})

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
    fc.integer({ min: 1, max: 2 }),
  )
  .map(([{ voices: all, ballots }, counting, casting, held]) => ({
    voices: all,
    counting: counting as Situation['counting'],
    rounds: [ballots, ballots.toReversed().slice(1)].slice(0, held),
    ...(casting ? { casting } : {}),
  }))

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('a rule', () => {
  test(
    'is judged the same by both implementations',
    () => {
      fc.assert(
        fc.property(ANY, situations, found, (written, voted, beside) => {
          const rule = RuleSchema.parse(written)
          const situation: Situation = { ...voted, ...beside }
          expect(evaluate(rule, situation).met).toBe(recount(plain(rule), plain(situation)))
        }),
        CASES,
      )
    },
    CASES_MS_MAX,
  )

  test(
    'never loses by more support',
    () => {
      fc.assert(
        fc.property(MONOTONE, situations, fc.nat(), (written, before, pick) => {
          const rule = RuleSchema.parse(written)
          const free = before.voices.filter(({ recused }) => !recused)
          const more = free[pick % Math.max(1, free.length)]
          // Related voices that say the same are one: a yes among them may add no support.
          if (!more || before.counting !== 'each' || !evaluate(rule, before).met) return
          const later = before.rounds.map((ballots) => [
            ...ballots,
            { voice: more.id, choice: 'yes' },
          ])
          const casting = before.casting === 'no' ? {} : { casting: before.casting }
          expect(evaluate(rule, { ...before, ...casting, rounds: later }).met).toBe(true)
        }),
        CASES,
      )
    },
    CASES_MS_MAX,
  )

  test(
    'has exact denominators: the least number is the least one that passes',
    () => {
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
    },
    CASES_MS_MAX,
  )

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
