/** How far the clocks of a zone are from UTC between two hours, summer time included. Pure. */
import type { Instant } from '../../../platform/values.ts'

/** From an hour on the zone is so many milliseconds ahead of UTC. The first holds before, too. */
export type Offsets = readonly { readonly from: Instant; readonly ahead: number }[]

/** Most zones change their clocks twice a year; a law may do so oftener, as for Ramadan. */
const CHANGES_MAX = 64

/** @param zone an IANA time zone that `isZone` knows */
export function offsetsOf(zone: string, from: Instant, until: Instant): Offsets {
  const offsets: { readonly from: Instant; readonly ahead: number }[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  for (let change = 0; change < CHANGES_MAX; change++) {
    offsets.push({ from: at.epochMilliseconds as Instant, ahead: at.offsetNanoseconds / 1e6 })
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > until) return offsets
    at = next
  }
  return offsets
}

export function aheadAt(offsets: Offsets, at: Instant): number {
  let ahead = offsets[0]?.ahead ?? 0
  for (const one of offsets) {
    if (one.from > at) break
    ahead = one.ahead
  }
  return ahead
}

/**
 * The instant at which clocks that are so far ahead show a time. Of two the earlier; none where
 * the clocks skip that time.
 *
 * @param wall what the clocks show, in milliseconds as if they stood at UTC
 */
export function instantAt(offsets: Offsets, wall: number): Instant | undefined {
  const found = offsets.flatMap(({ ahead }) => {
    const at = (wall - ahead) as Instant
    return aheadAt(offsets, at) === ahead ? [at] : []
  })
  return found.length === 0 ? undefined : (Math.min(...found) as Instant)
}

/** The last change of clocks before the end, if one falls inside. */
export const changeIn = (offsets: Offsets, start: Instant, end: Instant): Instant | undefined =>
  offsets.slice(1).find(({ from }) => start < from && from < end)?.from
