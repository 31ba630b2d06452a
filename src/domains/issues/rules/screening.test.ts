/** The sheet, the two indicators and the budget: at their thresholds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aSheet, anIssue, noon } from '../issues.fixtures.ts'
import { BUDGET_PARTS, type Amounts, type Sheet } from '../screening.ts'
import { thresholds } from '../thresholds.ts'
import { shortOf, sum, takenOf } from './budget.ts'
import { findingsOf, fitting, highest, indicator } from './screening.ts'

const NOTHING: Amounts = { processes: 0, staffHours: 0, volunteerHours: 0, money: 0 }
const urgencyOf = (points: number): Sheet['urgency'] => ({
  costly: Math.min(points, 1),
  dated: Math.min(Math.max(points - 1, 0), 1),
  committed: Math.max(points - 2, 0),
})
const lockInOf = (points: number): Sheet['lockIn'] => ({
  tabled: +(points > 0),
  consulted: +(points > 1),
  scheduled: +(points > 2),
  enforced: +(points > 3),
})
const outcomes = (urgency: number, lockIn: number, more: Partial<Sheet> = {}) => {
  const sheet = aSheet({ urgency: urgencyOf(urgency), lockIn: lockInOf(lockIn), ...more })
  return [...fitting(findingsOf(sheet, thresholds(), NOTHING))].sort()
}

test('both indicators go from 0 to 4', () => {
  const { urgency, lockIn } = thresholds()
  expect(highest(urgency.questions)).toBe(4)
  expect(highest(lockIn.questions)).toBe(4)
  expect(indicator(urgencyOf(4), urgency.questions)).toBe(4)
})

// T-24 and its neighbours: the floor is 2 (not below), the ceiling is 2 (not above).
for (const { urgency, lockIn, fits } of [
  { urgency: 4, lockIn: 4, fits: ['declined', 'narrowed'] },
  { urgency: 0, lockIn: 0, fits: ['parked'] },
  { urgency: 1, lockIn: 0, fits: ['parked'] },
  { urgency: 2, lockIn: 0, fits: ['accepted', 'narrowed'] },
  { urgency: 2, lockIn: 2, fits: ['accepted', 'narrowed'] },
  { urgency: 2, lockIn: 3, fits: ['declined', 'narrowed'] },
  { urgency: 1, lockIn: 3, fits: ['declined', 'narrowed', 'parked'] },
]) {
  test(`urgency ${urgency} and rules under way ${lockIn} lead to ${fits.join(' or ')}`, () => {
    expect(outcomes(urgency, lockIn)).toEqual(fits)
  })
}

describe('actionable', () => {
  const element = { what: 'w', who: 'w', authority: null, attends: false, core: true }
  test('a core part that nobody at the table would do is declined', () => {
    expect(outcomes(4, 0, { elements: [element] })).toEqual(['declined'])
  })
  test('a part that is not core may have nobody, where another one is core and has', () => {
    const elements = [
      { ...element, core: false },
      { ...element, attends: true },
    ]
    expect(outcomes(4, 0, { elements })).toEqual(['accepted', 'narrowed'])
  })
  test('an outcome of which nothing is core has nobody to do it', () => {
    expect(outcomes(4, 0, { elements: [] })).toEqual(['declined'])
  })
})

test('what lies within the mandate of a body is referred to it', () => {
  expect(outcomes(4, 0, { words: { mandate: 'c' } })).toEqual(['referred'])
})

describe('the capacity budget', () => {
  const limits: Amounts = { processes: 3, staffHours: 100, volunteerHours: 100, money: 100 }
  const wanted: Amounts = { processes: 1, staffHours: 10, volunteerHours: 0, money: 0 }

  for (const { staffHours, short } of [
    { staffHours: 90, short: [] },
    { staffHours: 91, short: [{ part: 'staffHours', by: 1 }] },
  ]) {
    test(`with ${staffHours} hours taken, ${short.length} numbers are short`, () => {
      expect(shortOf(limits, { ...NOTHING, staffHours }, wanted)).toEqual(short)
    })
  }

  test('a fourth process is one too many, and the refusal says so', () => {
    expect(shortOf(limits, { ...NOTHING, processes: 3 }, wanted)).toEqual([
      { part: 'processes', by: 1 },
    ])
  })

  test('only accepted issues take room, each a process and its cost', () => {
    const cost = { staffHours: 5, volunteerHours: 6, money: 7 }
    const decided = { at: noon, reason: 'r' }
    const accepted = anIssue({ state: { kind: 'accepted', ...decided, cost } })
    const concluded = anIssue({ state: { kind: 'concluded', ...decided } })
    expect(takenOf([accepted, concluded, anIssue()])).toEqual({ processes: 1, ...cost })
  })

  const amounts = fc.record({
    processes: fc.nat(9),
    staffHours: fc.nat(999),
    volunteerHours: fc.nat(999),
    money: fc.nat(9_999),
  })
  test('there is room exactly where nothing that is wanted passes its limit', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (most, taken, one) => {
        const short = shortOf(most, taken, one)
        const after = sum(taken, one)
        const passes = BUDGET_PARTS.filter((part) => one[part] > 0 && after[part] > most[part])
        expect(short.map(({ part }) => part)).toEqual(passes)
        for (const { part, by } of short) expect(after[part] - by).toBe(most[part])
      }),
    )
  })
})
