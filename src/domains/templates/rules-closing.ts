/** On which minute a window closes, and within which bounds. Pure; knows nobody who opens it. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import {
  dayOf,
  later,
  minuteOf,
  nextMinute,
  NO_HOLIDAYS,
  onBusinessDay,
  type Holidays,
} from './calendar.ts'
import type { WindowRule } from './template.ts'

export type ClosingRefusal =
  | { readonly kind: 'no-such-day' }
  | { readonly kind: 'too-short'; readonly earliest: Instant }
  | { readonly kind: 'too-long'; readonly latest: Instant }
  | { readonly kind: 'not-business-day'; readonly next: Instant }

/** The closing minute of the named day, or of the day on which the default length has passed. */
export function closingOf(
  rule: WindowRule,
  opens: Instant,
  closesOn: string | undefined,
  holidays: Holidays | undefined,
): Result<Instant, ClosingRefusal> {
  if (closesOn === undefined) {
    const closes = nextMinute(later(opens, rule.default.for, holidays), rule.closesAt)
    return ok(onWorkday(rule, closes, holidays))
  }
  const closes = minuteOf(closesOn, rule.closesAt)
  if (closes === undefined) return refuse({ kind: 'no-such-day' })
  const idle = idleDay(rule, closes, holidays)
  return idle ? refuse(idle) : ok(closes)
}

/** So many days on, at the closing minute. */
export const lasting = (
  rule: WindowRule,
  from: Instant,
  count: number,
  holidays: Holidays | undefined,
) => onWorkday(rule, nextMinute(later(from, `P${count}D`), rule.closesAt), holidays)

const onWorkday = (
  { businessDays }: WindowRule,
  closes: Instant,
  holidays: Holidays = NO_HOLIDAYS,
): Instant => (businessDays ? onBusinessDay(closes, holidays) : closes)

export function idleDay(rule: WindowRule, closes: Instant, holidays: Holidays | undefined) {
  const next = onWorkday(rule, closes, holidays)
  return next === closes ? undefined : ({ kind: 'not-business-day', next } as const)
}

export function withinBounds(
  rule: WindowRule,
  opens: Instant,
  closes: Instant,
  holidays: Holidays | undefined,
): Result<true, ClosingRefusal> {
  const shortest = later(opens, rule.min.for, holidays)
  if (closes < shortest) {
    return refuse({ kind: 'too-short', earliest: shortestClose(rule, opens, holidays) })
  }
  const longest = latestClose(rule, opens, holidays)
  return closes > longest ? refuse({ kind: 'too-long', latest: longest }) : ok(true)
}

/** The earliest close of a window that opens then. */
export const shortestClose = (
  rule: WindowRule,
  opens: Instant,
  holidays: Holidays | undefined,
): Instant =>
  onWorkday(rule, nextMinute(later(opens, rule.min.for, holidays), rule.closesAt), holidays)

export const latestClose = (
  rule: WindowRule,
  opens: Instant,
  holidays: Holidays | undefined,
): Instant =>
  onWorkday(rule, nextMinute(later(opens, rule.max.for, holidays), rule.closesAt), holidays)

export const latest = (one: Instant, other: Instant): Instant => (one < other ? other : one)

export const daysBetween = (from: Instant, to: Instant): number =>
  Temporal.PlainDate.from(dayOf(from)).until(dayOf(to), { largestUnit: 'days' }).days
