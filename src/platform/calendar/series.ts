/** A set of hours as one rule of wall times, where a calendar can be told so. Pure. */
import { toLocal } from '../languages/index.ts'
import type { Instant } from '../values.ts'
import { recurrenceOf, type Recurrence } from './recurrence.ts'
import { isUtc, wallOf } from './times.ts'

/**
 * No rule touches an hour that its zone skips or repeats: programs read in three ways what RFC 5545
 * §3.3.10 says of the first, and do not agree which one an exception of the second names.
 */
export function ruleFor(hours: readonly Instant[], zone: string): Recurrence | undefined {
  const locals = hours.map((at) => toLocal(at, zone))
  const found = recurrenceOf(locals)
  if (!found || isUtc(zone)) return found
  const all = [...locals, ...found.without]
  return all.every((local) => wallOf(local, zone) === 'once') ? found : undefined
}

/** True where these hours can be one entry; else each of them is an entry of its own. */
export const isOneSet = (hours: readonly Instant[], zone: string): boolean =>
  hours.length === 1 || ruleFor(hours, zone) !== undefined
