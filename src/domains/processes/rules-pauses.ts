/** Who may ask that the clock stops, when enough groups have asked, and who walks out. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, seatIn, type Commitment, type PersonId, type SeatHeld } from '../people/index.ts'
import { dueAfter, later, type Template } from '../templates/index.ts'
import type { StopId, StopRequest, WalkOut, WalkOutId } from './pause.ts'
import type { Process } from './process.ts'
import { type PauseKind, suspended } from './rules.ts'
import type { StandingRefusal } from './rules-standing.ts'
import type { Setting } from './rules-windows.ts'
import type { Facts } from './fact.ts'

export type PauseRefusal = StandingRefusal | PauseKind | { readonly kind: 'not-running' }

/** In which group of the template a member sits: by their seat, else by what they say they are. */
export function groupOfMember(
  { grouping }: Template,
  seat: Pick<SeatHeld, 'group'>,
  codes: ReadonlyMap<string, string>,
): string | undefined {
  if (grouping.kind === 'none') return undefined
  const said = grouping.kind === 'scheme' ? codes.get(grouping.scheme) : undefined
  return [seat.group, said]
    .map((group) => grouping.groups.find(({ id }) => id === group)?.id)
    .find((group) => group !== undefined)
}

type Member = { readonly person: PersonId; readonly group: string | undefined }

/** Somebody who holds a seat here and has not walked out. */
function memberOf(
  process: Process,
  walked: readonly WalkOut[],
  { template, by }: Setting,
): Result<Member, PauseRefusal> {
  if (by.kind === 'importer') return refuse({ kind: 'not-seated' })
  if (process.reported) return refuse({ kind: 'reported-only' })
  const { actor } = by
  if (!actor) return refuse({ kind: 'signed-out' })
  const seat = process.body === undefined ? undefined : seatIn(actor, process.body)
  if (!seat) return refuse({ kind: 'not-seated' })
  if (walked.some(({ person }) => person === actor.person)) return refuse({ kind: 'walked-out' })
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  return ok({ person: actor.person, group: groupOfMember(template, seat, actor.codes) })
}

export type Voiced = {
  readonly stops: readonly StopRequest[]
  readonly walkOuts: readonly WalkOut[]
}

/** The requests that still count: since the last stop, in this stage, within the span. */
export function standingStops(
  { state }: Process,
  { stopTheClock }: Template,
  stops: readonly StopRequest[],
  now: Instant,
): readonly StopRequest[] {
  if (state.kind !== 'running' || !stopTheClock) return []
  const last = stops.findLastIndex(({ stopped }) => stopped)
  return stops
    .slice(last + 1)
    .filter(
      ({ stage, at }) =>
        stage === state.stage && at >= state.since && now < later(at, stopTheClock.within.for),
    )
}

export function mayStop(
  process: Process,
  { stops, walkOuts }: Voiced,
  setting: Setting,
): Result<Member & { readonly group: string }, PauseRefusal> {
  const { template, now } = setting
  const rule = template.stopTheClock
  if (!rule) return refuse({ kind: 'no-stop-the-clock' })
  const member = memberOf(process, walkOuts, setting)
  if (!member.ok) return member
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  const { group } = member.value
  if (group === undefined) return refuse({ kind: 'no-group' })
  const times = rule.times.count
  if (stops.filter(({ stopped }) => stopped).length >= times) {
    return refuse({ kind: 'stopped-enough', times })
  }
  const standing = standingStops(process, template, stops, now)
  return standing.some((one) => one.group === group)
    ? refuse({ kind: 'asked-already' })
    : ok({ ...member.value, group })
}

/** One group asks. With the last that is needed the process stands still, for the span it has. */
export function askToStop(
  process: Process,
  asked: { readonly id: StopId; readonly reason: Commitment },
  voiced: Voiced,
  setting: Setting,
): Result<{ readonly request: StopRequest; readonly process: Process }, PauseRefusal> {
  const allowed = mayStop(process, voiced, setting)
  if (!allowed.ok) return allowed
  const { template, now } = setting
  const rule = template.stopTheClock
  if (process.state.kind !== 'running' || !rule) return refuse({ kind: 'not-running' })
  const before = standingStops(process, template, voiced.stops, now)
  const stopped = before.length + 1 >= rule.groups.count
  const request: StopRequest = {
    ...asked,
    process: process.id,
    stage: process.state.stage,
    group: allowed.value.group,
    person: allowed.value.person,
    at: now,
    stopped,
  }
  const until = dueAfter(now, rule.lasts.for, setting.holidays)
  const stop = { at: now, reason: asked.reason, until }
  return ok({ request, process: stopped ? suspended(process, stop) : process })
}

export function mayWalkOut(
  process: Process,
  { walkOuts }: Voiced,
  setting: Setting,
): Result<Member, PauseRefusal> {
  if (!setting.template.walkOut) return refuse({ kind: 'no-walk-out' })
  const member = memberOf(process, walkOuts, setting)
  if (!member.ok) return member
  const runs = process.state.kind === 'running' || process.state.kind === 'suspended'
  return runs ? member : refuse({ kind: 'not-running' })
}

/** Leaves for good. What was said stays; the seat is counted where the body still counts it. */
export function walkOut(
  process: Process,
  asked: { readonly id: WalkOutId; readonly statement: Commitment },
  voiced: Voiced,
  setting: Setting,
): Result<WalkOut, PauseRefusal> {
  const allowed = mayWalkOut(process, voiced, setting)
  if (!allowed.ok) return allowed
  return ok({ ...asked, ...allowed.value, process: process.id, at: setting.now })
}

/** How many have walked out, and out of how many groups. */
export function walkOutFacts(walkOuts: readonly WalkOut[]): Facts {
  const groups = new Set(walkOuts.flatMap(({ group }) => group ?? []))
  return {
    'exits.statements': { value: walkOuts.length },
    'exits.groups': { value: groups.size },
  }
}

/** Groups that still have somebody at the table; below the template's number the page warns. */
export function groupsLeft(
  { walkOut: rule }: Template,
  members: readonly { readonly person: PersonId; readonly group: string | undefined }[],
  walkOuts: readonly WalkOut[],
) {
  if (!rule) return undefined
  const gone = new Set(walkOuts.map(({ person }) => person))
  const here = new Set(
    members.flatMap(({ person, group }) => (gone.has(person) ? [] : (group ?? []))),
  )
  const needed = rule.groupsAtLeast.count
  return { here: here.size, needed, short: Math.max(0, needed - here.size) }
}
