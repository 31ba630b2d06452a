/** A visit to a process: up to where somebody knows what happened there. Pure. */
import { hours, type Instant } from '../../platform/values.ts'

export type Visit = {
  /** The first entry that is new to them: all before it was there on an earlier visit. */
  readonly since: number
  /** The first entry that was not there when they last came. */
  readonly seen: number
  readonly at: Instant
}

/** A day's work is one visit: what was new in the morning still is in the afternoon. */
export const VISIT_ENDS_AFTER = hours(8)
/** Whoever comes again within the hour leaves no second trace. */
export const KEPT_EVERY = hours(1)

type Coming = { readonly now: Instant; /** Entries there are. */ readonly entries: number }

/** @returns what to keep; nothing where it is too early to keep anything */
export function come(visit: Visit | undefined, { now, entries }: Coming): Visit | undefined {
  if (!visit) return { since: entries, seen: entries, at: now }
  const away = now - visit.at
  if (away < KEPT_EVERY) return undefined
  const since = away < VISIT_ENDS_AFTER ? visit.since : visit.seen
  return { since, seen: entries, at: now }
}

/** Read up to an entry that was shown; nothing becomes unread by it. */
export function markRead(visit: Visit | undefined, upTo: number, coming: Coming): Visit {
  const known = Math.max(0, Math.min(upTo, coming.entries))
  const since = Math.max(visit?.since ?? 0, known)
  return { since, seen: Math.max(visit?.seen ?? 0, since), at: coming.now }
}
