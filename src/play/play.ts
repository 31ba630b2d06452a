/**
 * Plays a scenario under a template: each act on its day, the clock in between, and what was to
 * come of it held against what came. Pure: no database, no server, no time but the scenario's.
 */
import { type CheckedTemplate, later } from '../domains/templates/index.ts'
import { instant, ok, refuse, type Instant, type Result } from '../platform/values.ts'
import { take } from './acts.ts'
import type { PlayRefusal, Turn } from './answer.ts'
import { caughtUp, type Stroke, type Struck } from './clock.ts'
import { looked } from './expecting.ts'
import type { Act, Scenario } from './scenario.ts'
import { laid, type Table } from './table.ts'

/** One thing that happened, with the table after it. */
export type Event =
  | { readonly kind: 'clock'; readonly struck: Struck; readonly table: Table }
  | {
      readonly kind: 'act'
      readonly at: Instant
      readonly nth: number
      readonly act: Act
      readonly refusal: PlayRefusal | undefined
      readonly table: Table
    }

/** Why a scenario did not go as it says: by the number of the act, from 1. */
export type Fault = { readonly nth: number; readonly kind: string; readonly found?: unknown }

export type Played = {
  readonly template: CheckedTemplate
  readonly scenario: Scenario
  readonly events: readonly Event[]
  readonly table: Table
  readonly fault: Fault | undefined
}

/** Stops at the first act that does not go as the scenario says. */
export function play(template: CheckedTemplate, scenario: Scenario): Played {
  let fault: Fault | undefined = wrongTemplate(template, scenario)
  let moment = opening(template, scenario)
  const events: Event[] = []
  for (const [index, act] of scenario.acts.entries()) {
    if (fault) break
    const nth = index + 1
    const step = advance(moment, act, nth)
    if (step.kind !== 'on') fault = { nth, kind: step.kind }
    if (step.kind !== 'on') break
    const { struck, refusal } = step
    events.push(...struck.map((one) => ({ kind: 'clock', ...one }) as const))
    moment = step.moment
    fault = differing(struck, nth) ?? faultOf(nth, act, refusal)
    events.push({ kind: 'act', at: moment.now, nth, act, refusal, table: moment.table })
  }
  fault ??= wrongEnd(moment.table, scenario)
  return { template, scenario, events, table: moment.table, fault }
}

/** The table at an hour. */
export type Moment = { readonly table: Table; readonly now: Instant }

export function opening(
  template: CheckedTemplate,
  { starts, members }: Pick<Scenario, 'starts' | 'members'>,
): Moment {
  const now = minuteOf(starts)
  return { table: laid(template, members, now), now }
}

export type Advance =
  | { readonly kind: 'back-in-time' }
  | { readonly kind: 'too-far-ahead' }
  | {
      readonly kind: 'on'
      readonly moment: Moment
      readonly struck: readonly Stroke[]
      readonly refusal: PlayRefusal | undefined
    }

/** Beyond this a calendar of ours has no days. */
const LATEST = instant('9999-12-31T23:59Z')

/** First what the clock brings until the act's hour, then the act. A refusal changes nothing. */
export function advance({ table: before, now: last }: Moment, act: Act, nth: number): Advance {
  const now = hourOf(act, last)
  if (now < last) return { kind: 'back-in-time' }
  if (now > LATEST) return { kind: 'too-far-ahead' }
  const { table, struck } = caughtUp(before, now)
  const done = taken(table, act, { nth, now })
  return {
    kind: 'on',
    moment: { table: done.ok ? done.value : table, now },
    struck,
    refusal: done.ok ? undefined : done.refusal,
  }
}

const differing = (strokes: readonly Stroke[], nth: number): Fault | undefined =>
  strokes.some((one) => one.struck.kind === 'ballot-closed' && !one.struck.ballot.agrees)
    ? { nth, kind: 'counts-differ' }
    : undefined

function wrongTemplate({ pin }: CheckedTemplate, scenario: Scenario): Fault | undefined {
  const { template, version = pin.version } = scenario
  const isRight = pin.name === template && pin.version === version
  return isRight ? undefined : { nth: 0, kind: 'other-template', found: pin }
}

function taken(
  table: Table,
  act: Act,
  { nth, now }: { readonly nth: number; readonly now: Instant },
): Result<Table, PlayRefusal> {
  if (act.do === 'expect') {
    const found = looked(table, act, now)
    return found === undefined ? ok(table) : refuse({ kind: 'not-as-expected', ...found })
  }
  const person = act.by === undefined ? undefined : table.people.get(act.by)
  if (act.by !== undefined && !person) return refuse({ kind: 'nobody-so-named', name: act.by })
  const turn: Turn = { by: { kind: 'person', actor: person?.actor }, now, nth }
  return take(table, act, turn)
}

function faultOf(nth: number, act: Act, refusal: PlayRefusal | undefined): Fault | undefined {
  if (act.refused === refusal?.kind) return undefined
  return refusal
    ? { nth, kind: 'refused', found: refusal }
    : { nth, kind: 'not-refused', found: act.refused }
}

function wrongEnd({ process: { state } }: Table, { acts, ends }: Scenario): Fault | undefined {
  const stage = 'stage' in state ? state.stage : undefined
  const isRight = state.kind === ends.as && (ends.stage === undefined || ends.stage === stage)
  return isRight
    ? undefined
    : { nth: acts.length, kind: 'other-end', found: { as: state.kind, stage } }
}

/** Noon of a day: nobody's window closes then. */
const minuteOf = (written: string): Instant =>
  instant(written.includes('T') ? written : `${written}T12:00Z`)

function hourOf({ at }: Act, before: Instant): Instant {
  if (at === undefined) return before
  return at.startsWith('+') ? later(before, at.slice(1)) : minuteOf(at)
}
