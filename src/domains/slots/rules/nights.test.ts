/** Minutes outside the day, by the clocks of the place: worked out apart, minute by minute. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, instant, minutes, type Instant } from '../../../platform/values.ts'
import { minuteOfDay, minutesOutside, touches, weekdayAt } from './nights.ts'
import { instantAt, offsetsOf } from './offsets.ts'

const clocks = (zone: string, at: Instant) =>
  offsetsOf(zone, after(at, days(-2)), after(at, days(3)))

const outside = (zone: string, iso: string, length: number) =>
  minutesOutside(clocks(zone, instant(iso)), instant(iso), length)

for (const [what, zone, iso, length, expected] of [
  ['a call at noon costs nothing', 'UTC', '2026-12-01T12:00Z', 60, 0],
  ['the day begins at eight', 'UTC', '2026-12-01T08:00Z', 60, 0],
  ['and not before', 'UTC', '2026-12-01T07:30Z', 60, 30],
  ['it ends at eight in the evening', 'UTC', '2026-12-01T19:00Z', 60, 0],
  ['and not later', 'UTC', '2026-12-01T19:30Z', 60, 30],
  ['a night is all of it', 'Pacific/Fiji', '2026-12-01T14:00Z', 90, 90],
  ['zones of half an hour', 'Asia/Kolkata', '2026-12-01T02:00Z', 60, 30],
  ['zones of three quarters', 'Asia/Kathmandu', '2026-12-01T02:00Z', 60, 15],
  ['the other side of the date line', 'Pacific/Kiritimati', '2026-12-01T18:00Z', 60, 0],
  ['and the one before it', 'Pacific/Pago_Pago', '2026-12-01T18:00Z', 60, 60],
  ['from one day into the next', 'UTC', '2026-12-01T18:00Z', 24 * 60, 12 * 60],
  ['summer time moves it', 'Europe/Zurich', '2027-03-22T06:30Z', 60, 30],
  ['a week later it is an hour less', 'Europe/Zurich', '2027-03-29T06:30Z', 60, 0],
] as const) {
  test(`${what}: ${expected} of ${length} minutes`, () => {
    expect(outside(zone, iso, length)).toBe(expected)
  })
}

/** By `Temporal` itself, one minute at a time. */
function naive(zone: string, start: Instant, length: number): number {
  let count = 0
  for (let minute = 0; minute < length; minute++) {
    const at = Temporal.Instant.fromEpochMilliseconds(after(start, minutes(minute)))
    const { hour } = at.toZonedDateTimeISO(zone)
    if (hour < 8 || hour >= 20) count++
  }
  return count
}

const ZONES = [
  'UTC',
  'Africa/Cairo',
  'America/St_Johns',
  'America/Toronto',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Zurich',
  'Pacific/Chatham',
  'Pacific/Fiji',
]
const anHour = fc
  .integer({ min: 0, max: 2 * 366 * 96 })
  .map((quarters) => after(instant('2026-01-01T00:00Z'), minutes(15 * quarters)))

test('whatever the zone and the hour, also while clocks change, counting agrees', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      anHour,
      fc.integer({ min: 15, max: 480 }),
      (zone, start, length) => {
        const given = minutesOutside(clocks(zone, start), start, length)
        expect(given).toBe(naive(zone, start, length))
      },
    ),
    { numRuns: 120 },
  )
})

test('local times and days are those of the place', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), anHour, (zone, at) => {
      const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
      expect(minuteOfDay(clocks(zone, at), at)).toBe(there.hour * 60 + there.minute)
      expect(weekdayAt(clocks(zone, at), at)).toBe(there.dayOfWeek)
    }),
  )
})

test('what the clocks skip is no hour, and of two alike the earlier is meant', () => {
  const spring = instant('2027-03-28T00:00Z')
  const wall = (iso: string) => Date.parse(`${iso}Z`)
  expect(instantAt(clocks('Europe/Zurich', spring), wall('2027-03-28T02:30'))).toBeUndefined()
  const autumn = instant('2027-10-31T00:00Z')
  const twice = instantAt(clocks('Europe/Zurich', autumn), wall('2027-10-31T02:30'))
  expect(twice).toBe(instant('2027-10-31T00:30Z'))
})

test('hours in which somebody cannot come may go over midnight', () => {
  const at = instant('2026-12-01T23:00Z')
  const night = { from: 22 * 60, to: 6 * 60 }
  expect(touches(night, clocks('UTC', at), at, 30)).toBe(true)
  expect(touches(night, clocks('Asia/Tokyo', at), at, 30)).toBe(false)
  const before = instant('2026-12-01T21:30Z')
  expect(touches(night, clocks('UTC', before), before, 30)).toBe(false)
  expect(touches(night, clocks('UTC', before), before, 31)).toBe(true)
})
