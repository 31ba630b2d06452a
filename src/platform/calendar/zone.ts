/**
 * A zone as a VTIMEZONE (RFC 5545 §3.6.5) for the years that a calendar needs, from the laws that
 * this program knows. One part for each change: rules that a parliament may end are not guessed.
 */
import type { Instant } from '../values.ts'
import { line } from './lines.ts'

/** Changes of one zone in one file: a century of two a year. */
const CHANGES_MAX = 200

type Change = { readonly local: string; readonly from: number; readonly to: number }

/** @param until the last hour that is told in this zone */
export function zoneLines(zone: string, from: Instant, until: Instant): string {
  const changes = changesOf(zone, from, until)
  return [
    line('BEGIN', 'VTIMEZONE'),
    line('TZID', zone),
    ...changes.map((change, index) => part(change, changes[index + 1])),
    line('END', 'VTIMEZONE'),
  ].join('')
}

function changesOf(zone: string, from: Instant, until: Instant): readonly Change[] {
  const year = new Date(from).getUTCFullYear()
  let at = Temporal.PlainDateTime.from({ year, month: 1, day: 1 }).toZonedDateTime(zone)
  const first = offsetOf(at)
  // What held before the first change that is told: from the beginning of that year.
  const changes: Change[] = [{ local: localOf(at, first), from: first, to: first }]
  while (changes.length < CHANGES_MAX) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > until) break
    const before = offsetOf(at)
    changes.push({ local: localOf(next, before), from: before, to: offsetOf(next) })
    at = next
  }
  return changes
}

const offsetOf = (at: Temporal.ZonedDateTime): number => Math.round(at.offsetNanoseconds / 1e9)

/** RFC 5545 §3.6.5: in the wall time that ends with the change. */
const localOf = (at: Temporal.ZonedDateTime, offset: number): string =>
  new Date(at.epochMilliseconds + offset * 1_000).toISOString().slice(0, 19).replace(/[-:]/g, '')

function part({ local, from, to }: Change, next: Change | undefined): string {
  // The first part has no change before it: what comes after tells what it is.
  const isSummer = from === to ? next !== undefined && next.to < to : to > from
  const name = isSummer ? 'DAYLIGHT' : 'STANDARD'
  return [
    line('BEGIN', name),
    line('DTSTART', local),
    line('TZOFFSETFROM', offset(from)),
    line('TZOFFSETTO', offset(to)),
    line('TZNAME', `UTC${offset(to)}`),
    line('END', name),
  ].join('')
}

function offset(seconds: number): string {
  const size = Math.abs(seconds)
  const two = (count: number) => String(Math.trunc(count)).padStart(2, '0')
  const rest = size % 60 === 0 ? '' : two(size % 60)
  return `${seconds < 0 ? '-' : '+'}${two(size / 3_600)}${two((size / 60) % 60)}${rest}`
}
