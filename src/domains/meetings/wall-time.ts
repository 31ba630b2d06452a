/** What a clock on the wall of a zone says, as an instant. Knows no meeting and no clock. */
import type { Instant } from '../../platform/values.ts'

/** Which of the two instants, where a zone repeats a wall time as its summer ends. */
export const FOLDS = ['earlier', 'later'] as const
export type Fold = (typeof FOLDS)[number]

/** A wall time in a zone, as typed: `2026-11-26T15:00`. */
export type WallTime = { readonly local: string; readonly zone: string }

export type Resolved =
  | { readonly kind: 'once'; readonly at: Instant }
  /** The zone has this wall time twice. */
  | { readonly kind: 'repeated'; readonly earlier: Instant; readonly later: Instant }
  /** The zone has no such wall time; the nearest that it has before and after. */
  | { readonly kind: 'skipped'; readonly before: string; readonly after: string }
  | { readonly kind: 'unreadable' }

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

export function resolve({ local, zone }: WallTime): Resolved {
  if (!LOCAL.test(local)) return { kind: 'unreadable' }
  try {
    const wall = Temporal.PlainDateTime.from(local, { overflow: 'reject' })
    const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
    const last = wall.toZonedDateTime(zone, { disambiguation: 'later' })
    const [earlier, later] = [first.epochMilliseconds, last.epochMilliseconds]
    if (earlier === later) return { kind: 'once', at: earlier as Instant }
    if (first.toPlainDateTime().equals(wall)) {
      return { kind: 'repeated', earlier: earlier as Instant, later: later as Instant }
    }
    return { kind: 'skipped', before: wallOf(first), after: wallOf(last) }
  } catch {
    return { kind: 'unreadable' }
  }
}

const wallOf = (at: Temporal.ZonedDateTime) =>
  at.toPlainDateTime().toString({ smallestUnit: 'minute' })

/** The instant, where there is one: of two, the one that is asked for. */
export function instantOf(wall: WallTime, fold: Fold): Instant | undefined {
  const found = resolve(wall)
  if (found.kind === 'once') return found.at
  return found.kind === 'repeated' ? found[fold] : undefined
}
