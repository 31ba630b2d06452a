/** Which day calls for which reminder. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, hours, type Instant } from '../../platform/values.ts'
import { at } from './actions.fixtures.ts'
import { isMorning, nudgedWithin, nudgeFor, WEEKS_MAX } from './nudge.ts'

const due = at('2026-12-01', '23:59')

test.each([
  ['2026-11-27', undefined],
  ['2026-11-28', 'ahead'],
  ['2026-11-30', 'ahead'],
  ['2026-12-01', 'day'],
  ['2026-12-02', undefined],
  ['2026-12-07', undefined],
  ['2026-12-08', 'week-1'],
  ['2026-12-14', 'week-1'],
  ['2026-12-15', 'week-2'],
  ['2027-01-26', 'week-8'],
  ['2027-02-02', undefined],
])('on %s it is %s', (day, nudge) => {
  for (const hour of ['00:00', '23:59']) expect(nudgeFor({ due }, at(day, hour))).toBe(nudge)
})

test('over all hours nobody gets more than two and eight, in their order', () => {
  const seen = new Set<string>()
  const order: string[] = []
  for (let now = due - days(30); now < due + days(200); now += hours(1)) {
    const nudge = nudgeFor({ due }, now as Instant)
    if (nudge === undefined || seen.has(nudge)) continue
    seen.add(nudge)
    order.push(nudge)
  }
  const weeks = Array.from({ length: WEEKS_MAX }, (_, index) => `week-${index + 1}`)
  expect(order).toEqual(['ahead', 'day', ...weeks])
})

test('whatever calls for a reminder is among those that are looked at', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -90, max: 30 }),
      fc.integer({ min: 0, max: 86_399 }),
      (day, second) => {
        const now = (due + days(day) + second * 1_000) as Instant
        const { since, until } = nudgedWithin(now)
        if (nudgeFor({ due }, now) !== undefined) expect(due >= since && due < until).toBe(true)
      },
    ),
  )
})

test('a reminder waits for the morning of its reader', () => {
  expect(isMorning(at('2026-12-01', '07:59'), 'UTC')).toBe(false)
  expect(isMorning(at('2026-12-01', '08:00'), 'UTC')).toBe(true)
  expect(isMorning(at('2026-12-01', '05:00'), 'Africa/Nairobi')).toBe(true)
  expect(isMorning(at('2026-12-01', '12:59'), 'America/Toronto')).toBe(false)
})
