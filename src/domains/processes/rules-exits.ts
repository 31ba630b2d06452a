/**
 * Ways out of a stage besides its gate: exits of the template, skipped stages, variance, and what
 * happens when the longest time of a stage has passed. Pure.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Commitment } from '../people/index.ts'
import {
  CLOSING_MINUTE,
  type Exit,
  findStage,
  type Gate,
  type Holidays,
  later,
  nextMinute,
  stageAfter,
  type Template,
} from '../templates/index.ts'
import type { Process } from './process.ts'
import {
  CONCLUSION,
  left,
  mayEnter,
  PAST_STAGES_MAX,
  type ProcessRefusal,
  suspended,
  waysOn,
} from './rules.ts'
import { judgeGate, unmetOf } from './rules-gates.ts'
import { mayActAs } from './rules-standing.ts'
import type { Setting } from './rules-windows.ts'
import type { Facts } from './fact.ts'

/** Who may take an exit: those it names, else those who move the process. */
export const takersOf = (template: Template, exit: Exit): readonly string[] =>
  exit.by ?? (exit.auto ? [] : template.moves.by)

export function exitsOf({ state }: Process, template: Template): readonly Exit[] {
  return state.kind === 'running' ? (findStage(template, state.stage)?.exits ?? []) : []
}

/** Whether somebody may take this exit once its conditions hold; answers with their role. */
export function mayExit(
  process: Process,
  exit: Exit,
  { template, by }: Setting,
): Result<string, ProcessRefusal> {
  const roles = takersOf(template, exit)
  if (roles.length === 0) return refuse({ kind: 'clock-only' })
  if (by.kind === 'importer') return refuse({ kind: 'reported-only' })
  const standing = mayActAs(process, by, roles)
  if (!standing.ok) return standing
  return runsStill(process, standing)
}

function runsStill(
  { state, past }: Process,
  standing: Result<string, ProcessRefusal>,
): Result<string, ProcessRefusal> {
  if (state.kind !== 'running') return refuse({ kind: 'not-running' })
  if (past.length >= PAST_STAGES_MAX) {
    return refuse({ kind: 'too-many-stages', most: PAST_STAGES_MAX })
  }
  return standing
}

export type ExitAsked = { readonly exit: string; readonly reason: Commitment | undefined }

/** Leaves by an exit of the template: its condition holds, and a public line says why. */
export function takeExit(
  process: Process,
  asked: ExitAsked,
  facts: Facts,
  setting: Setting,
): Result<Process, ProcessRefusal> {
  const exit = exitsOf(process, setting.template).find(({ id }) => id === asked.exit)
  if (!exit)
    return refuse({ kind: process.state.kind === 'running' ? 'no-such-exit' : 'not-running' })
  const allowed = mayExit(process, exit, setting)
  if (!allowed.ok) return allowed
  if (asked.reason === undefined) return refuse({ kind: 'reason-missing' })
  const shut = shutBy(exit.when, facts)
  if (shut) return shut
  return arrive(process, exit, setting.template, {
    way: 'exit',
    at: setting.now,
    reason: asked.reason,
    holidays: setting.holidays,
  })
}

function shutBy(gate: Gate | undefined, facts: Facts) {
  const verdict = gate && judgeGate(gate, facts)
  return !verdict || verdict.met
    ? undefined
    : refuse({ kind: 'gate-shut', unmet: unmetOf(verdict) } as const)
}

type Leaving = {
  readonly way: 'exit' | 'expired'
  readonly at: Instant
  readonly reason: Commitment
  readonly holidays: Holidays | undefined
}

function arrive(
  process: Process,
  { to, parksFor }: Exit,
  template: Template,
  { way, at, reason, holidays }: Leaving,
): Result<Process, ProcessRefusal> {
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  const { stage } = process.state
  if (to === 'terminated') {
    return ok({ ...process, state: { kind: 'terminated', stage, terminatedAt: at, reason } })
  }
  if (to === 'suspended') {
    const until = parksFor && closing(later(at, parksFor.for, holidays), parksFor.for)
    return ok(suspended(process, { at, reason, until }))
  }
  const target = to === 'concluded' ? CONCLUSION : to
  const entered = mayEnter(process, template, target)
  return entered.ok ? ok(left(process, { to: target, reason }, way, at)) : entered
}

export type Petitioned = {
  readonly to: string
  readonly at: Instant
  readonly reason: Commitment
}

/** To where a petition of the template leads; a later domain found that it passed. */
export function movedByPetition(
  process: Process,
  { to, at, reason }: Petitioned,
  template: Template,
): Result<Process, ProcessRefusal> {
  const { state, past } = process
  if (state.kind !== 'running') return refuse({ kind: 'not-running' })
  if (past.length >= PAST_STAGES_MAX) {
    return refuse({ kind: 'too-many-stages', most: PAST_STAGES_MAX })
  }
  const entered = mayEnter(process, template, to)
  return entered.ok ? ok(left(process, { to, reason }, 'petition', at)) : entered
}

/** Hours are exact; days and longer end at the closing minute. */
const closing = (at: Instant, span: string): Instant =>
  span.startsWith('PT') ? at : nextMinute(at, CLOSING_MINUTE)

/** The stage that may be skipped now: the one that follows, where the template lets it. */
export function skippable(process: Process, template: Template) {
  const ways = waysOn(process, template)
  const stage = ways && findStage(template, ways.next)
  return stage?.optional ? { stage, optional: stage.optional } : undefined
}

/** Through the gate of the present stage and past the next one, which is not begun at all. */
export function skipStage(
  process: Process,
  reason: Commitment | undefined,
  facts: Facts,
  setting: Setting,
): Result<Process, ProcessRefusal> {
  const { template, by, now } = setting
  const next = skippable(process, template)
  const here = waysOn(process, template)
  if (!next || !here) return refuse({ kind: 'not-optional' })
  const standing = mayActAs(process, by, next.optional.skippedBy)
  if (!standing.ok) return standing
  const allowed = runsStill(process, standing)
  if (!allowed.ok) return allowed
  if (reason === undefined) return refuse({ kind: 'reason-missing' })
  const shut = shutBy(here.stage.gate, facts) ?? shutBy(next.optional.when, facts)
  if (shut) return shut
  const after = stageAfter(template, next.stage.id)?.id ?? CONCLUSION
  const entered = mayEnter(process, template, after)
  if (!entered.ok) return entered
  const through = left(process, { to: next.stage.id, reason: undefined }, 'gate', now)
  return ok(left(through, { to: after, reason }, 'skip', now))
}

/** Without the gate, where the template has a notice for that, whose window closed in the stage. */
export function takeVariance(
  process: Process,
  reason: Commitment | undefined,
  facts: Facts,
  setting: Setting,
): Result<Process, ProcessRefusal> {
  const { template, by, now } = setting
  const ways = waysOn(process, template)
  const variance = ways?.stage.variance
  if (!ways || !variance) return refuse({ kind: 'no-variance' })
  const standing = mayActAs(process, by, variance.by)
  if (!standing.ok) return standing
  const allowed = runsStill(process, standing)
  if (!allowed.ok) return allowed
  if (reason === undefined) return refuse({ kind: 'reason-missing' })
  const noticed = facts[`windows.${variance.window}.closed`]
  const isNoticed = noticed && noticed.value > 0 && noticed.value === (noticed.of ?? noticed.value)
  if (!isNoticed) return refuse({ kind: 'variance-not-noticed' })
  return ok(left(process, { to: ways.next, reason }, 'variance', now))
}

/** When the longest time of the stage ends; never while the process stands still. */
export function expiryOf(
  { state }: Process,
  template: Template,
  holidays?: Holidays,
): Instant | undefined {
  if (state.kind !== 'running') return undefined
  const most = findStage(template, state.stage)?.lasts.max
  if (!most) return undefined
  const from = (state.since + (state.pausedMs ?? 0)) as Instant
  return closing(later(from, most.for, holidays), most.for)
}

/** The exit that the clock takes at expiry: the first whose condition holds then. */
export const expiredBy = (process: Process, template: Template, facts: Facts) =>
  exitsOf(process, template).find(
    ({ auto, when }) => auto === 'on-expiry' && (!when || judgeGate(when, facts).met),
  )

export type Expiring = {
  readonly template: Template
  readonly facts: Facts
  readonly reason: Commitment
  readonly now: Instant
  readonly holidays?: Holidays
}

/**
 * What the clock does at the hour at which the stage expires. The stage ends then and not when the
 * clock came by, so that a week of standing still gives nobody a week more.
 */
export function expire(
  process: Process,
  { template, facts, reason, now, holidays }: Expiring,
): Process | undefined {
  const at = expiryOf(process, template, holidays)
  if (at === undefined || now < at) return undefined
  const exit = expiredBy(process, template, facts)
  if (!exit) return undefined
  const gone = arrive(process, exit, template, { way: 'expired', at, reason, holidays })
  return gone.ok ? gone.value : undefined
}
