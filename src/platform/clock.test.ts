/** Ids tell the order in which one clock made them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUlid, newUlid, playedClock, seededRandom } from './clock.ts'
import type { Instant } from './values.ts'

const NOON = 1_790_000_000_000 as Instant

test('of two ids made in one millisecond the later is the greater, and none comes twice', () => {
  const clock = playedClock(NOON, seededRandom('ids'))
  const ids = Array.from({ length: 5_000 }, () => newUlid(clock))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every(isUlid)).toBe(true)
})

test('ids of a later millisecond come after all of an earlier, whatever was drawn', () => {
  const drawn = fc.uint8Array({ minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(drawn, drawn, fc.integer({ min: 1 }), (early, late, ms) => {
      let bytes = early
      const clock = playedClock(NOON, () => bytes)
      const first = [newUlid(clock), newUlid(clock)]
      clock.set((NOON + ms) as Instant)
      bytes = late
      const ids = [...first, newUlid(clock)]
      expect(ids.toSorted()).toEqual(ids)
    }),
  )
})

test('a clock does not go on from the ids of another', () => {
  const [one, other] = ['one', 'other'].map((seed) => playedClock(NOON, seededRandom(seed)))
  if (!one || !other) throw new Error('no clocks')
  expect(newUlid(one)).not.toBe(newUlid(other))
})
