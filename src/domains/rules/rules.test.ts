/** What is put in place of a name, what a verdict says, voices, lots and scored selections. */
import { describe, expect, test } from 'vitest'
import { instant } from '../../platform/values.ts'
import { mayCast, mayGiveProxy, rollOf, type Voice } from './electorate.ts'
import { evaluate } from './evaluate.ts'
import { drawn } from './lot.ts'
import { circleIn, resolved } from './named.ts'
import { RuleSchema, type Rule } from './rule.ts'
import { benches, council } from './rules.fixtures.ts'
import { ranked } from './selection.ts'

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

  test('a hum under a veto opens nothing, and a veto that is not found yet is waited for', () => {
    const all = benches({ seats: 9, yes: 9 })
    const hum: Rule = {
      unless: { any: [{ temperature: 'advisory' }, { count: 'no', atLeast: 1 }] },
    }
    expect(evaluate(hum, all).met).toBe(false)
    expect(evaluate({ unless: { silence: 'P7D' } }, all)).toMatchObject({ met: false, open: true })
  })

  test('a round within a house counts that house, and a lost house leaves nothing open', () => {
    const passes: Rule = { rounds: [{ passes: { share: 'yes', outOf: 'seats', moreThan: '1/2' } }] }
    const each: Rule = { each: 'house', among: ['contracted', 'non-contracted'], passes }
    expect(evaluate(each, council(7, 0)).met).toBe(false)
    expect(evaluate(each, council(4, 7)).met).toBe(true)
    const lost: Rule = {
      each: 'house',
      among: ['contracted', 'non-contracted'],
      passes: { all: [{ count: 'yes', atLeast: 3 }, { silence: 'P7D' }] },
    }
    expect(evaluate(lost, council(7, 0)).open).toBe(false)
    expect(evaluate(lost, council(7, 7)).open).toBe(true)
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
  test('hears a reviewer once on each criterion, by the last word', () => {
    const list = ranked(rule, {
      applications,
      scores: [...scores, score('a', 'r', 1)],
      conflicts: [],
    })
    expect(list.find(({ application }) => application === 'a')).toMatchObject({ sum: 10 })
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
