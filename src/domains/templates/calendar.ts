/**
 * Spans and closing minutes in UTC. Reads no clock and knows no window.
 *
 * Days and longer are counted on the calendar (two months from 1 July end on 1 September,
 * processes.md T-20) and run to a closing minute; hours and minutes are exact. Business days leave
 * out Saturdays, Sundays and the holidays that are given (T-19).
 */
import { days, type Instant } from '../../platform/values.ts'

/** Windows close at 23:59 UTC on the named date. Source: processes.md 0.4, [MSM-6]. */
export const CLOSING_MINUTE = '23:59'

/** Days on which nobody works, as `2026-12-25`. */
export type Holidays = ReadonlySet<string>
export const NO_HOLIDAYS: Holidays = new Set()

/** So many days in a row without one business day are a broken calendar, and end the search. */
const IDLE_DAYS_MAX = 60

const utc = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')

/** Days are numbered from 1 January 1970, a Thursday: a thousand of them are counted in no time. */
const DAY_MS = days(1)
const THURSDAY = 4
const numberOf = (at: number): number => Math.floor(at / DAY_MS)

const numbered = new WeakMap<Holidays, ReadonlySet<number>>()
function numbersOf(holidays: Holidays): ReadonlySet<number> {
  const known = numbered.get(holidays)
  if (known) return known
  const fresh = new Set([...holidays].map((day) => numberOf(Date.parse(day))))
  numbered.set(holidays, fresh)
  return fresh
}

function isBusinessDay(day: number, holidays: ReadonlySet<number>): boolean {
  const weekday = (((day + THURSDAY) % 7) + 7) % 7
  return weekday >= 1 && weekday <= 5 && !holidays.has(day)
}

/** The first business day from this one on, itself included. */
function toBusinessDay(day: number, holidays: ReadonlySet<number>): number {
  let next = day
  for (let idle = 0; idle < IDLE_DAYS_MAX && !isBusinessDay(next, holidays); idle++) next++
  return next
}

/** The same minute of another day. */
const onDay = (at: Instant, day: number): Instant => (at + (day - numberOf(at)) * DAY_MS) as Instant

/** The instant a span after another. */
export function later(from: Instant, span: string, holidays: Holidays = NO_HOLIDAYS): Instant {
  const business = /^P(\d+)B$/.exec(span)
  if (!business) return utc(from).add(Temporal.Duration.from(span)).epochMilliseconds as Instant
  const free = numbersOf(holidays)
  let day = numberOf(from)
  for (let left = Number(business[1]); left > 0; left--) day = toBusinessDay(day + 1, free)
  return onDay(from, day)
}

/** The same minute on the first business day from then on. */
export const onBusinessDay = (at: Instant, holidays: Holidays): Instant =>
  onDay(at, toBusinessDay(numberOf(at), numbersOf(holidays)))

/** The named minute of a day (`2019-06-13`), or `undefined` where there is no such day. */
export function minuteOf(day: string, minute: string): Instant | undefined {
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' })
    return date.toZonedDateTime({ timeZone: 'UTC', plainTime: minute }).epochMilliseconds as Instant
  } catch {
    return undefined
  }
}

/** The first such minute that is not before `from`. */
export function nextMinute(from: Instant, minute: string): Instant {
  const start = utc(from)
  const today = start.withPlainTime(minute)
  const closing = Temporal.ZonedDateTime.compare(today, start) < 0 ? today.add({ days: 1 }) : today
  return closing.epochMilliseconds as Instant
}

/** When something that may take `span` from now is due: exact for hours, else the day's end. */
export const dueAfter = (from: Instant, span: string, holidays: Holidays = NO_HOLIDAYS): Instant =>
  span.startsWith('PT')
    ? later(from, span)
    : nextMinute(later(from, span, holidays), CLOSING_MINUTE)

/** A Wednesday, from which two spans are compared. */
const COMPARED_FROM = Date.UTC(2026, 6, 1) as Instant

/** Compares two spans by what they are from one fixed day: one month is longer than 30 days. */
export const compareSpans = (one: string, other: string): number =>
  later(COMPARED_FROM, one) - later(COMPARED_FROM, other)

/** Whole days from one instant to another, rounded down. */
export const wholeDays = (from: Instant, to: Instant): number =>
  Math.floor((to - from) / 86_400_000)

/** The day of an instant in UTC: `2019-06-13`. */
export const dayOf = (at: Instant): string => utc(at).toPlainDate().toString()

/** Every day on which an interval runs, the day of its end included; bounded by the caller. */
export function daysWithin(from: Instant, to: Instant, most: number): readonly string[] {
  const days: string[] = []
  let day = utc(from).toPlainDate()
  const last = utc(to).toPlainDate()
  while (days.length < most && Temporal.PlainDate.compare(day, last) <= 0) {
    days.push(day.toString())
    day = day.add({ days: 1 })
  }
  return days
}
