/**
 * Spans and closing minutes in UTC. Reads no clock and knows no window.
 *
 * Days and longer are counted on the calendar (two months from 1 July end on 1 September,
 * processes.md T-20) and run to a closing minute; hours and minutes are exact.
 */
import type { Instant } from '../../platform/values.ts'

/** Windows close at 23:59 UTC on the named date. Source: processes.md 0.4, [MSM-6]. */
export const CLOSING_MINUTE = '23:59'

const utc = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')

/** The instant a span after another. */
export const later = (from: Instant, span: string): Instant =>
  utc(from).add(Temporal.Duration.from(span)).epochMilliseconds as Instant

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
export const dueAfter = (from: Instant, span: string): Instant =>
  span.startsWith('PT') ? later(from, span) : nextMinute(later(from, span), CLOSING_MINUTE)

/** Compares two spans by what they are from one fixed day: one month is longer than 30 days. */
export const compareSpans = (one: string, other: string): number =>
  Temporal.Duration.compare(one, other, { relativeTo: Temporal.PlainDate.from('2026-07-01') })

/** Whole days from one instant to another, rounded down. */
export const wholeDays = (from: Instant, to: Instant): number =>
  Math.floor((to - from) / 86_400_000)

/** The day of an instant in UTC: `2019-06-13`. */
export const dayOf = (at: Instant): string => utc(at).toPlainDate().toString()
