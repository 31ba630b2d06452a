/** When an owner is reminded of an action: which reminder a day calls for. Pure; sends nothing. */
import { days, type Instant } from '../../platform/values.ts'
import type { Action } from './action.ts'

/** Days ahead of its day. Source: issue 6, "nudges". */
export const AHEAD_DAYS = 3
/** Then once a week while it is overdue, and no more than so often. */
export const WEEKS_MAX = 8
const WEEK_DAYS = 7

export type Nudge = 'ahead' | 'day' | `week-${number}`

/** Mail comes at the beginning of somebody's own working day, from this hour on. */
const HOUR_FROM = 8

const dayOf = (at: Instant) => Math.floor(at / days(1))

/**
 * Days and not hours: each day calls for at most one of them, and those that were missed, as while
 * the program stood still, are not sent after.
 */
export function nudgeFor({ due }: Pick<Action, 'due'>, now: Instant): Nudge | undefined {
  const left = dayOf(due) - dayOf(now)
  if (left > AHEAD_DAYS) return undefined
  if (left > 0) return 'ahead'
  const weeks = Math.floor(-left / WEEK_DAYS)
  if (left === 0) return 'day'
  return weeks > 0 && weeks <= WEEKS_MAX ? `week-${weeks}` : undefined
}

/** The days in which an action that is still open may call for one. */
export const nudgedWithin = (
  now: Instant,
): { readonly since: Instant; readonly until: Instant } => ({
  since: ((dayOf(now) - (WEEKS_MAX + 1) * WEEK_DAYS) * days(1)) as Instant,
  until: ((dayOf(now) + AHEAD_DAYS + 1) * days(1)) as Instant,
})

/** Nobody is woken: at night it waits for the morning of the owner's zone. */
export const isMorning = (now: Instant, zone: string): boolean =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).hour >= HOUR_FROM
