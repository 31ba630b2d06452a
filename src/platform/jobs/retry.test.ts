/** When failed work is tried again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutes } from '../values.ts'
import { pauseAfter } from './retry.ts'

const retry = { first: minutes(1), longest: minutes(10), attempts: 6 }

test('the pause doubles up to the longest, and after the last attempt there is none', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map((attempts) => pauseAfter(retry, attempts))
  expect(pauses).toEqual([
    minutes(1),
    minutes(2),
    minutes(4),
    minutes(8),
    minutes(10),
    undefined,
    undefined,
  ])
})

test('no pause is shorter than the one before it, or longer than the longest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), (attempts) => {
      const endless = { ...retry, attempts: Number.POSITIVE_INFINITY }
      const pause = pauseAfter(endless, attempts) ?? 0
      expect(pause).toBeLessThanOrEqual(retry.longest)
      expect(pauseAfter(endless, attempts + 1)).toBeGreaterThanOrEqual(pause)
    }),
  )
})
