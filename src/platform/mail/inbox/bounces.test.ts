/** The score of an address whose mail comes back: once a day, forgiven in time, never negative. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, hours, instant, type Instant } from '../../values.ts'
import {
  BOUNCING_FROM,
  FORGIVEN_EVERY,
  isBouncing,
  pointsAt,
  scoreBounce,
  type BounceScore,
} from './bounces.ts'

const START = instant('2026-11-21T00:00Z')

/** Bounces at these times; the last score. */
function scored(times: readonly Instant[], kind: 'hard' | 'soft' = 'hard') {
  return times.reduce<BounceScore | undefined>(
    (score, at) => scoreBounce(score, kind, at) ?? score,
    undefined,
  )
}

const daily = (count: number) => Array.from({ length: count }, (_, day) => after(START, days(day)))

test.each([
  ['hard', 4, false],
  ['hard', 5, true],
  ['soft', 7, false],
  ['soft', 12, true],
] as const)('%s bounces on %i days in a row: bouncing is %s', (kind, count, bouncing) => {
  const times = daily(count)
  const score = scored(times, kind) ?? expect.unreachable()
  expect(isBouncing(score, times.at(-1) ?? START)).toBe(bouncing)
})

test('a thousand bounces of one day count as one', () => {
  const times = Array.from({ length: 1_000 }, (_, at) => (START + at * 86_000) as Instant)
  expect(scored(times)).toEqual(scored(times.slice(0, 1)))
  expect(scoreBounce(scored([START]), 'hard', after(START, hours(23)))).toBeUndefined()
  expect(scoreBounce(scored([START]), 'hard', after(START, hours(24)))).toMatchObject({ points: 4 })
})

test('a point is forgiven for each whole week, and none before', () => {
  const score = scored(daily(5)) ?? expect.unreachable()
  const last = after(START, days(4))
  expect(pointsAt(score, after(last, days(6)))).toBe(BOUNCING_FROM)
  expect(isBouncing(score, after(last, FORGIVEN_EVERY))).toBe(false)
  expect(pointsAt(score, after(last, days(7 * 30)))).toBe(0)
})

test('one hard bounce in each week is noticed after weeks, and one soft one never', () => {
  const weekly = Array.from({ length: 40 }, (_, week) => after(START, days(7 * week)))
  expect(isBouncing(scored(weekly) ?? expect.unreachable(), weekly.at(-1) ?? START)).toBe(true)
  const soft = scored(weekly, 'soft') ?? expect.unreachable()
  expect(isBouncing(soft, weekly.at(-1) ?? START)).toBe(false)
})

test('whatever comes back when, points stay within their bounds and never grow by waiting', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 50 }), (hoursLater) => {
      let now = START
      let score: BounceScore | undefined
      for (const span of hoursLater) {
        now = after(now, hours(span))
        score = scoreBounce(score, span % 2 === 0 ? 'hard' : 'soft', now) ?? score
        if (score && (pointsAt(score, now) < 0 || pointsAt(score, now) > BOUNCING_FROM))
          return false
        if (score && pointsAt(score, after(now, days(1))) > pointsAt(score, now)) return false
      }
      return true
    }),
  )
})
