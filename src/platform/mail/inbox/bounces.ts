/**
 * How mail that comes back counts against an address: pure. It decides that an address is said to
 * bounce; it stops no mail, and removes nobody.
 *
 * Source: the scores of Mailman 2 (`bounce_score_threshold` 5.0, soft bounces half), in halves; one
 * a day at most, so that a thousand forged ones count as one (threat T14).
 */
import { days, type Instant } from '../../values.ts'
import type { FailedRecipient } from './parsed.ts'

export const BOUNCE_POINTS = { hard: 2, soft: 1 } as const satisfies Record<
  FailedRecipient['kind'],
  number
>
export const BOUNCING_FROM = 10
/** One point is forgiven for each whole span without a bounce. */
export const FORGIVEN_EVERY = days(7)

export type BounceScore = {
  readonly points: number
  /** Of the last one that counted: days since 1970, in UTC. */
  readonly day: number
  readonly at: Instant
}

const dayOf = (at: Instant) => Math.floor(at / days(1))

/** @returns `undefined` when this day has had its bounce */
export function scoreBounce(
  score: BounceScore | undefined,
  kind: FailedRecipient['kind'],
  now: Instant,
): BounceScore | undefined {
  const day = dayOf(now)
  if (score && day <= score.day) return undefined
  const before = score ? pointsAt(score, now) : 0
  return { points: Math.min(before + BOUNCE_POINTS[kind], BOUNCING_FROM), day, at: now }
}

export function pointsAt({ points, at }: BounceScore, now: Instant): number {
  const forgiven = Math.floor(Math.max(now - at, 0) / FORGIVEN_EVERY)
  return Math.max(points - forgiven, 0)
}

export const isBouncing = (score: BounceScore, now: Instant): boolean =>
  pointsAt(score, now) >= BOUNCING_FROM
