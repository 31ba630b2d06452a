/** Zones and the local times people type. Reads no clock. */
import type { Instant } from '../values.ts'

export function isZone(raw: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: raw }))
  } catch {
    return false
  }
}

/**
 * What a `datetime-local` field holds (`2026-06-26T23:59`), read in that zone. A time that the zone
 * skips in spring moves forward; one that it repeats in autumn is the first of the two.
 */
export function parseLocal(typed: string, zone: string): Instant | undefined {
  try {
    return Temporal.PlainDateTime.from(typed).toZonedDateTime(zone).epochMilliseconds as Instant
  } catch {
    return undefined
  }
}

/** The reverse, for a field that comes back filled in: `2026-06-26T23:59`. */
export const toLocal = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
