/** When failed work is tried again, and when it is given up. Pure: reads no clock. */
import type { Duration } from '../values.ts'

export type Retry = {
  /** The pause after the first attempt; it doubles with each further one. */
  readonly first: Duration
  readonly longest: Duration
  /** How many attempts there are in all; after the last one the work is parked. */
  readonly attempts: number
}

/** The pause after so many attempts; `undefined` when there is no further one. */
export function pauseAfter(retry: Retry, attempts: number): Duration | undefined {
  if (attempts >= retry.attempts) return undefined
  return Math.min(retry.first * 2 ** (attempts - 1), retry.longest) as Duration
}
