/** Choosing between options by points: bounds, conflicts, ties, and two counts that agree. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noon } from '../../processes/processes.fixtures.ts'
import { evaluate, recountRule, type Rule, type ScoredRule } from '../../rules/index.ts'
import type { BallotId, Standing, Vote } from '../ballot.ts'
import { linesOf, sheetOf, type Line, type Option } from '../option.ts'
import { chosenIn, mayOffer, scoringOf, sheetFrom, takesOf, waitsForSeed } from './selecting.ts'

const rule = {
  scored: 2,
  criteria: [
    { id: 'merit', max: 10 },
    { id: 'need', max: 5, weight: 2 },
  ],
  reviewers: 2,
  ties: 'lot',
} as const satisfies ScoredRule
const MAJORITY: Rule = { share: 'yes', outOf: 'seats', moreThan: '1/2' }

const options = (count: number): readonly Option[] =>
  Array.from({ length: count }, (_, at) => ({ number: at + 1, title: `t${at}=`, parts: {} }))
const vote = (voice: string, lines: readonly Line[]): Vote => ({
  ballot: 'b' as string as BallotId,
  voice,
  shown: { kind: 'open', choice: sheetOf(lines) },
  by: 'p_1' as Vote['by'],
  carriedBy: undefined,
  reason: undefined,
  castAt: noon,
})
const standing = (count: number, votes: readonly Vote[], seed?: string): Standing => ({
  voices: votes.map(({ voice }) => ({ id: voice, parts: {}, weight: 1 })),
  votes,
  recusals: [],
  proxies: [],
  options: options(count),
  seed,
})
const judged = (one: Standing, by: ScoredRule = rule) => {
  const situation = { voices: one.voices, rounds: [], scored: scoringOf(by, one) }
  return {
    verdict: evaluate(by, situation),
    again: recountRule(JSON.parse(JSON.stringify(by)), JSON.parse(JSON.stringify(situation))),
  }
}
const line = (option: number, ...points: number[]): Line => ({ option, points })

const titles = (count: number) => Array.from({ length: count }, (_, at) => `Plan ${at}`)

describe('what is offered', () => {
  test('options that readers can tell apart', () => {
    const offer = (...named: string[]) => mayOffer(rule, { options: named, hasSeed: true })
    const same = { refusal: { kind: 'same-options', first: 1, second: 3 } }
    expect(offer('Ann', 'Ben', ' ann ')).toMatchObject(same)
    expect(offer('Jose\u0301 Ruiz', 'Ben', 'JOSÉ\u00a0 RUIZ')).toMatchObject(same)
    expect(offer('Straße', 'Ben', 'STRASSE')).toMatchObject(same)
    expect(offer('ΟΔΟΣ', 'Ben', 'οδος')).toMatchObject(same)
    expect(offer('Ann', 'Ben', 'An\u200bn')).toMatchObject(same)
    expect(offer('Ann', 'Anna', 'Jose', 'José').ok).toBe(true)
  })

  test('options where the rule gives points, and nowhere else', () => {
    expect(takesOf(MAJORITY)).toBe('votes')
    expect(mayOffer(MAJORITY, { options: titles(2), hasSeed: false })).toMatchObject({
      refusal: { kind: 'options-not-here' },
    })
    expect(mayOffer(rule, { options: [], hasSeed: true })).toMatchObject({
      refusal: { kind: 'options-missing' },
    })
    expect(mayOffer(rule, { options: titles(41), hasSeed: true })).toMatchObject({
      refusal: { kind: 'too-many-options', most: 40 },
    })
  })

  test('where ties are broken by lot, its seed is named in advance', () => {
    const asked = { options: titles(3), hasSeed: false }
    expect(mayOffer(rule, asked)).toMatchObject({ refusal: { kind: 'seed-unnamed' } })
    expect(mayOffer({ ...rule, ties: 'earlier' }, asked)).toEqual({ ok: true, value: 'points' })
  })
})

describe('a sheet of points', () => {
  test('reads back as it was given', () => {
    const lines = [line(1, 7, 0), { option: 2, points: 'conflict' } as const]
    expect(sheetOf(lines)).toBe('points:1=7,0;2=conflict')
    expect(linesOf(sheetOf(lines))).toEqual(lines)
  })

  test('keeps to whole points within the bounds of each criterion', () => {
    const of = (...lines: Line[]) => sheetFrom(rule, options(2), lines)
    expect(of(line(1, 10, 5), line(9, 1, 1))).toEqual({ ok: true, value: 'points:1=10,5' })
    for (const wrong of [line(1, 11, 0), line(1, -1, 0), line(1, 1.5, 0), line(1, Number.NaN, 0)]) {
      expect(of(wrong)).toMatchObject({ refusal: { kind: 'points-bounds', most: 10 } })
    }
    expect(of(line(1, 3))).toMatchObject({ refusal: { kind: 'points-bounds', most: 5 } })
    expect(of()).toMatchObject({ refusal: { kind: 'points-missing' } })
    expect(sheetFrom(MAJORITY, options(1), [line(1, 1)])).toMatchObject({
      refusal: { kind: 'other-ballot' },
    })
  })
})

describe('what came of it', () => {
  test('the best by the mean are chosen; a conflict counts for nobody', () => {
    const votes = [
      vote('a', [line(1, 10, 5), line(2, 5, 5), line(3, 9, 5)]),
      vote('b', [{ option: 1, points: 'conflict' }, line(2, 5, 4), line(3, 1, 1)]),
    ]
    const { verdict, again } = judged(standing(3, votes))
    expect(chosenIn(verdict)).toEqual(['2', '3'])
    expect(verdict.ranked?.find(({ application }) => application === '1')).toMatchObject({
      why: 'too-few-reviewers',
    })
    expect(again).toBe(verdict.met)
  })

  test('a tie at the last place waits for the seed, and one that decides nothing does not', () => {
    const same = (voice: string) => vote(voice, [line(1, 9, 5), line(2, 5, 5), line(3, 5, 5)])
    const tied = standing(3, [same('a'), same('b')])
    expect(waitsForSeed(rule, tied, judged(tied).verdict)).toBe(true)
    const drawn = standing(3, tied.votes, 'seven')
    expect(waitsForSeed(rule, drawn, judged(drawn).verdict)).toBe(false)
    expect(chosenIn(judged(drawn).verdict)).toHaveLength(2)
    const early = { ...rule, ties: 'earlier' } as const
    expect(waitsForSeed(early, tied, judged(tied, early).verdict)).toBe(false)
    expect(chosenIn(judged(tied, early).verdict)).toEqual(['1', '2'])
    const two = standing(2, [same('a'), same('b')])
    expect(waitsForSeed(rule, two, judged(two).verdict)).toBe(false)
  })

  test('where the seed settles it, no order of voting or of counting changes who is chosen', () => {
    const sheet = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 })), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 2, maxLength: 5 }), fc.string(), (sheets, seed) => {
        const votes = sheets.map((each, at) =>
          vote(
            `v${at}`,
            each.map(([merit, need], nth) => line(nth + 1, merit, need)),
          ),
        )
        const one = judged(standing(4, votes, seed))
        const other = judged(standing(4, votes.toReversed(), seed))
        expect(chosenIn(one.verdict)).toEqual(chosenIn(other.verdict))
        expect(one.again).toBe(one.verdict.met)
      }),
    )
  })
})
