/** Two ways are never drawn over each other. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANES_MAX, lanesOf } from './course-layout.ts'

const stop = fc.integer({ min: 0, max: 40 })
const ways = fc.array(
  fc.record({ from: stop, to: stop }).filter(({ from, to }) => from !== to),
  { maxLength: 60 },
)

test('no two lanes in one place run beside the same stop', () =>
  fc.assert(
    fc.property(ways, (drawn) => {
      const lanes = lanesOf(drawn)
      for (const one of lanes) {
        expect(one.at).toBeLessThan(LANES_MAX)
        for (const other of lanes) {
          const meet = one.top <= other.bottom && other.top <= one.bottom
          expect(one === other || one.at !== other.at || !meet).toBe(true)
        }
      }
    }),
  ))

test('ways to one stop from one side share a lane; from the other they have their own', () => {
  const lanes = lanesOf([
    { from: 1, to: 5 },
    { from: 3, to: 5 },
    { from: 8, to: 5 },
  ])
  expect(lanes.map(({ from, top, bottom }) => [from, top, bottom])).toEqual([
    [[8], 5, 8],
    [[1, 3], 1, 5],
  ])
})
