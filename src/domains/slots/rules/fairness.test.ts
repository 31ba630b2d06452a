/** Which plan is fairer: the heaviest burden first, then the next, then the sum, then the days. */
import { expect, test } from 'vitest'
import { compare, dominates, type Cost } from './fairness.ts'

const cost = (minutes: readonly number[], offDays = 0): Cost => ({ minutes, offDays })
const heads = [1, 1, 1]

for (const [what, fairer, other] of [
  ['a lighter heaviest burden, though the sum is greater', [5, 5, 5], [6, 0, 0]],
  ['of equal heaviest ones a lighter next, though the sum is greater', [6, 2, 2], [6, 3, 0]],
  ['whichever region bears it', [2, 6, 2], [0, 3, 6]],
  ['then the last', [6, 3, 0], [6, 3, 1]],
] as const) {
  test(`fairer is ${what}`, () => {
    expect(compare(cost(fairer), cost(other), heads)).toBeLessThan(0)
    expect(compare(cost(other), cost(fairer), heads)).toBeGreaterThan(0)
  })
}

test('a burden is that of one person: many who bear little outweigh nobody who bears much', () => {
  expect(compare(cost([50, 0]), cost([0, 6]), [10, 1])).toBeLessThan(0)
})

test('of equal burdens the sum decides, then how many meet on other days', () => {
  expect(compare(cost([0, 5]), cost([10, 0]), [2, 1])).toBeLessThan(0)
  expect(compare(cost([0, 5]), cost([5, 0]), [1, 1])).toBe(0)
  expect(compare(cost([1, 1], 0), cost([1, 1], 3), [1, 1])).toBeLessThan(0)
})

test('a choice is left out only where another is nowhere heavier, nor on more other days', () => {
  expect(dominates(cost([1, 2]), cost([1, 3]))).toBe(true)
  expect(dominates(cost([1, 2]), cost([2, 1]))).toBe(false)
  expect(dominates(cost([1, 2], 1), cost([1, 3], 0))).toBe(false)
})
