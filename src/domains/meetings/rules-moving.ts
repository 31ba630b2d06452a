/** Moving and cancelling: one meeting, or it and all that follow in its series. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { Hosting } from './hosting.ts'
import { meetingPhase, type Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { judgeNotice } from './rules-notice.ts'
import { wallInstant } from './rules-series.ts'
import { mayRun } from './rules-standing.ts'
import { resolve, type Fold } from './wall-time.ts'

/** May this person change this meeting, and is it still to come? */
export function mayChange(
  { meeting, hosting }: { readonly meeting: Meeting; readonly hosting: Hosting },
  actor: Actor | undefined,
  now: Instant,
): Result<string, Refusal> {
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  const phase = meetingPhase(meeting, now)
  return phase === 'planned' || phase === 'now' ? role : refuse({ kind: 'meeting-not-now', phase })
}

/** Of two chairs who change one meeting at once, the second is shown what the first did. */
export const seen = (
  { revision, local, zone, minutes }: Meeting,
  typed: number,
): Result<true, Refusal> =>
  revision === typed ? ok(true) : refuse({ kind: 'changed-meanwhile', local, zone, minutes })

export type MoveAsked = {
  readonly local: string
  readonly zone: string
  readonly fold: Fold
  readonly minutes: number
  readonly following: boolean
  readonly hasReason: boolean
}

export type Moved = { readonly meeting: Meeting; readonly isShort: boolean }

/**
 * Where it is moved to; those that follow by as much on the wall of their own zone.
 *
 * @param rest the meeting itself first, then those of its series that follow, where asked for
 */
export function moveAll(
  { hosting, actor, rest }: Changing,
  asked: MoveAsked,
  now: Instant,
): Result<readonly Moved[], Refusal> {
  const [first] = rest
  if (!first) return ok([])
  const target = wallInstant(asked, now)
  if (!target.ok) return target
  if (asked.following && asked.zone !== first.zone) return refuse({ kind: 'zone-for-one' })
  const by = wall(first.local).until(wall(asked.local), { largestUnit: 'minute' })
  const moved: Moved[] = []
  for (const [index, one] of rest.entries()) {
    const local =
      index === 0 ? asked.local : wall(one.local).add(by).toString({ smallestUnit: 'minute' })
    const zone = index === 0 ? asked.zone : one.zone
    const at = wallInstant({ local, zone, fold: asked.fold }, now)
    if (!at.ok) return at
    const { starts } = at.value
    const notice =
      starts === one.starts
        ? ok('in-time' as const)
        : judgeNotice({ hosting, actor, kind: one.kind, hasReason: asked.hasReason }, starts, now)
    if (!notice.ok) return notice
    const meeting: Meeting = {
      ...one,
      local,
      zone,
      fold: asked.fold,
      starts,
      minutes: asked.minutes,
      revision: one.revision + 1,
    }
    moved.push({ meeting, isShort: notice.value === 'short' })
  }
  return ok(moved)
}

export type Changing = {
  readonly hosting: Hosting
  readonly actor: Actor
  readonly rest: readonly Meeting[]
}

const wall = (local: string) => Temporal.PlainDateTime.from(local)

/** Of a series, this one and all after it that are still to come. */
export const following = (
  meeting: Meeting,
  series: readonly Meeting[],
  now: Instant,
): readonly Meeting[] => [
  meeting,
  ...series.filter(
    (one) =>
      one.id !== meeting.id && one.starts > meeting.starts && meetingPhase(one, now) === 'planned',
  ),
]

/**
 * What has become of the wall time of a meeting whose zone changed its law after it was announced;
 * undefined where it still gives the instant that was announced.
 */
export function driftOf({ local, zone, fold, starts, state }: Meeting): Drift | undefined {
  if (state.kind !== 'planned') return undefined
  const found = resolve({ local, zone })
  const wallAt =
    found.kind === 'once' ? found.at : found.kind === 'repeated' ? found[fold] : undefined
  if (wallAt === starts) return undefined
  const nowLocal = Temporal.Instant.fromEpochMilliseconds(starts)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
  return { wallAt, nowLocal }
}

export type Drift = {
  /** The instant that its wall time gives now; none where the zone skips it. */
  readonly wallAt: Instant | undefined
  /** The wall time that its instant gives now. */
  readonly nowLocal: string
}

/** Keeps the time on the wall, or the moment. Somebody decides; nothing moves by itself. */
export function settleDrift(meeting: Meeting, stays: 'wall' | 'instant'): Result<Meeting, Refusal> {
  const drift = driftOf(meeting)
  if (!drift) return refuse({ kind: 'no-drift' })
  const revision = meeting.revision + 1
  if (stays === 'instant') return ok({ ...meeting, local: drift.nowLocal, revision })
  if (drift.wallAt === undefined) return refuse({ kind: 'wall-gone' })
  return ok({ ...meeting, starts: drift.wallAt, revision })
}
