/** How many minutes of a meeting fall outside somebody's day. Pure; reads no clock. */
import { after, minutes, type Instant } from '../../../platform/values.ts'
import { DAY_BEGINS, DAY_ENDS, DAY_MINUTES, WEEKDAYS, type Hours, type Weekday } from '../slot.ts'
import { aheadAt, changeIn, type Offsets } from './offsets.ts'

const MINUTE = 60_000
const DAY = DAY_MINUTES * MINUTE

/** What the clocks on the wall show, in minutes since midnight: [0, 1440). */
export const minuteOfDay = (offsets: Offsets, at: Instant): number =>
  ((((at + aheadAt(offsets, at)) % DAY) + DAY) % DAY) / MINUTE

/** 1970-01-01 was a Thursday. */
export function weekdayAt(offsets: Offsets, at: Instant): Weekday {
  const day = Math.floor((at + aheadAt(offsets, at)) / DAY)
  return WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 1
}

/** The days that a stretch of time touches, at most: one of many hours goes over midnight. */
const daysOf = (from: number, to: number) =>
  Array.from({ length: Math.ceil(to / DAY_MINUTES) }, (_, day) => day * DAY_MINUTES).filter(
    (midnight) => midnight + DAY_MINUTES > from,
  )

const shared = (from: number, to: number, hours: Hours): number =>
  Math.max(0, Math.min(to, hours.to) - Math.max(from, hours.from))

/** Minutes of [from, from + length) that lie in these hours of any day. */
function minutesIn({ from, to }: Hours, begin: number, length: number): number {
  const end = begin + length
  const spans =
    from <= to
      ? [{ from, to }]
      : [
          { from: 0, to },
          { from, to: DAY_MINUTES },
        ]
  return daysOf(begin, end).reduce(
    (sum, midnight) =>
      spans.reduce(
        (inner, span) =>
          inner + shared(begin, end, { from: midnight + span.from, to: midnight + span.to }),
        sum,
      ),
    0,
  )
}

/** A change of clocks within the meeting parts it in two. */
function measure(offsets: Offsets, start: Instant, length: number, hours: Hours): number {
  const change = changeIn(offsets, start, after(start, minutes(length)))
  const first = change === undefined ? length : (change - start) / MINUTE
  const own = minutesIn(hours, minuteOfDay(offsets, start), first)
  return change === undefined ? own : own + measure(offsets, change, length - first, hours)
}

const DAYTIME: Hours = { from: DAY_BEGINS, to: DAY_ENDS }

/** Minutes outside 08:00–20:00 local, of a meeting that begins then and lasts so many minutes. */
export const minutesOutside = (offsets: Offsets, start: Instant, length: number): number =>
  length - measure(offsets, start, length, DAYTIME)

/** Whether it touches the hours in which somebody cannot come. */
export const touches = (hours: Hours, offsets: Offsets, start: Instant, length: number): boolean =>
  measure(offsets, start, length, hours) > 0
