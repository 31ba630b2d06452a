/** Who may sum up a meeting or a cycle, when, and over which version. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayRun, type Hosting, type MeetingRefusal } from '../meetings/index.ts'
import type { Actor } from '../people/index.ts'
import { VERSIONS_MAX } from './summary.ts'

export type SummaryRefusal =
  | MeetingRefusal
  | { readonly kind: 'not-begun'; readonly starts: Instant | undefined }
  /** Somebody else wrote while this one was being written. */
  | { readonly kind: 'summed-meanwhile'; readonly version: number }
  | { readonly kind: 'summed-enough'; readonly most: number }

/** What is summed up; `starts` is absent where nothing of it is planned. */
export type Summed = {
  readonly hosting: Hosting
  readonly starts: Instant | undefined
  readonly isCancelled: boolean
}

/** Whoever runs the meetings, from when the first began; says in which role. */
export function maySum(
  { hosting, starts, isCancelled }: Summed,
  actor: Actor | undefined,
  now: Instant,
): Result<string, SummaryRefusal> {
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  if (isCancelled || starts === undefined || now < starts) {
    return refuse({ kind: 'not-begun', starts: isCancelled ? undefined : starts })
  }
  return ok(role.value)
}

/** @param seen the version that its author saw; 0 where there was none */
export function follows(seen: number, last: number): Result<number, SummaryRefusal> {
  if (seen !== last) return refuse({ kind: 'summed-meanwhile', version: last })
  return last < VERSIONS_MAX ? ok(last + 1) : refuse({ kind: 'summed-enough', most: VERSIONS_MAX })
}
