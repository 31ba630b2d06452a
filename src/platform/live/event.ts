/** What listeners of a channel are told, numbered without a gap. Nouns only. */
import type { Brand, Instant } from '../values.ts'

/** Of one thing that people follow together, as `meeting:01J…`. Whatever it says is public. */
export type Channel = `${string}:${string}`

/** In a channel: 1 for the first, and each one more than the last. */
export type EventNumber = Brand<number, 'EventNumber'>

export type LiveEvent = {
  readonly number: EventNumber
  /** What the page does with it, as `queue`. */
  readonly kind: string
  /** One line: a page puts it where it belongs, and no markup in it is trusted. */
  readonly data: string
  readonly at: Instant
}

/** Characters of one event: a change, never a page. Source: issue 6, "1 KB for each change". */
export const DATA_LENGTH_MAX = 1_000

/** Whoever missed more reads the page again. */
export const REPLAYED_MAX = 500

/** Reads what a browser sends back as the last that it heard. */
export function eventNumber(raw: string | undefined): EventNumber | undefined {
  if (raw === undefined || !/^\d{1,15}$/.test(raw)) return undefined
  return Number(raw) as EventNumber
}
