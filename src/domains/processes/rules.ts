/**
 * What may happen to a process: how it begins, goes from stage to stage, stops and ends.
 *
 * Pure: no clock, no database. A stage ends when its gate holds; going on without it is an override
 * by a role that the template names, with a public reason. Windows are in `rules-windows.ts`.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { BodyId, Commitment } from '../people/index.ts'
import {
  dayOf,
  findStage,
  overridersOf,
  type Pin,
  stageAfter,
  type Template,
} from '../templates/index.ts'
import type {
  By,
  DocumentId,
  PastStage,
  Process,
  ProcessDocument,
  ProcessId,
  Reported,
} from './process.ts'
import { roundsOf } from './rules-facts.ts'
import { type ConditionVerdict, judgeGate, unmetOf } from './rules-gates.ts'
import { mayActAs, type StandingRefusal } from './rules-standing.ts'
import type { Setting } from './rules-windows.ts'
import type { Facts } from './fact.ts'

/** A process that has gone round more often than this is stuck; it is ended and begun anew. */
export const PAST_STAGES_MAX = 200

/** Where a process goes from its last stage. */
export const CONCLUSION = 'conclusion'

/** Why the clock is not stopped, or nobody walks out. */
export type PauseKind =
  | { readonly kind: 'no-stop-the-clock' | 'no-walk-out' | 'not-seated' | 'no-group' }
  | { readonly kind: 'asked-already' | 'walked-out' }
  | { readonly kind: 'stopped-enough'; readonly times: number }

export type ProcessRefusal =
  | StandingRefusal
  | { readonly kind: 'not-staff' }
  | { readonly kind: 'slug-malformed' }
  | { readonly kind: 'slug-taken' }
  | { readonly kind: 'not-running' }
  | { readonly kind: 'not-suspended' }
  | { readonly kind: 'not-next'; readonly next: string; readonly back: readonly string[] }
  | { readonly kind: 'gate-shut'; readonly unmet: readonly ConditionVerdict[] }
  | { readonly kind: 'gate-holds' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'too-many-stages'; readonly most: number }
  | { readonly kind: 'source-missing' }
  | { readonly kind: 'no-such-day' }
  | { readonly kind: 'not-yet-reported'; readonly today: string }
  | { readonly kind: 'no-such-artefact' }
  | { readonly kind: 'no-such-place' }
  | { readonly kind: 'no-such-exit' }
  | { readonly kind: 'clock-only' }
  | { readonly kind: 'enough-rounds'; readonly stage: string; readonly most: number }
  | { readonly kind: 'not-optional' }
  | { readonly kind: 'no-variance' }
  | { readonly kind: 'variance-not-noticed' }
  | PauseKind

export type Beginning = {
  readonly id: ProcessId
  readonly slug: string
  readonly title: Commitment
  readonly question: Commitment
  readonly body: BodyId | undefined
  readonly practice: boolean
  readonly reported: Reported | undefined
}

/** Begins in the first stage, under the template as it stands now and for good. */
export function begin(
  beginning: Beginning,
  { template, pin }: { readonly template: Template; readonly pin: Pin },
  now: Instant,
): Process {
  const first = template.stages[0]
  if (!first) throw new Error(`template ${pin.name} ${pin.version} has no stage`)
  const state = { kind: 'running', stage: first.id, since: now } as const
  return { ...beginning, pin, begunAt: now, past: [], earlier: [], state }
}

/** Who enters reported facts: with a source, and a day that has come. Nothing is back-dated. */
export function recordReported(reported: Reported, now: Instant): Result<By, ProcessRefusal> {
  if (reported.source.trim() === '') return refuse({ kind: 'source-missing' })
  if (!/^\d{4}-\d{2}-\d{2}$/.test(reported.on)) return refuse({ kind: 'no-such-day' })
  const today = dayOf(now)
  if (reported.on > today) return refuse({ kind: 'not-yet-reported', today })
  return ok({ kind: 'importer', reported })
}

/** Who may move a process on, in which role: what the page asks before it shows a form. */
export function mayMove(
  process: Process,
  { template, by }: Setting,
): Result<string, ProcessRefusal> {
  const standing = mayActAs(process, by, template.moves.by)
  if (!standing.ok) return standing
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  if (process.past.length >= PAST_STAGES_MAX) {
    return refuse({ kind: 'too-many-stages', most: PAST_STAGES_MAX })
  }
  return standing
}

/** As `mayMove`, for those who may go on without the gate. */
export function mayOverride(process: Process, setting: Setting): Result<string, ProcessRefusal> {
  const standing = mayActAs(process, setting.by, overridersOf(setting.template, 'gates'))
  if (!standing.ok) return standing
  return process.state.kind === 'running' ? standing : refuse({ kind: 'not-running' })
}

/** What may come after the stage a process is in. */
export function waysOn(process: Process, template: Template) {
  if (process.state.kind !== 'running') return undefined
  const stage = findStage(template, process.state.stage)
  if (!stage) throw new Error(`no stage ${process.state.stage} in ${process.pin.name}`)
  const next = stageAfter(template, stage.id)?.id ?? CONCLUSION
  return { stage, next, back: stage.returnsTo }
}

export type Move = { readonly to: string; readonly reason: Commitment | undefined }

/** On through the gate, or back by a loop of the template, which needs a reason and no gate. */
export function moveStage(
  process: Process,
  move: Move,
  facts: Facts,
  setting: Setting,
): Result<Process, ProcessRefusal> {
  const allowed = mayMove(process, setting)
  if (!allowed.ok) return allowed
  const ways = waysOn(process, setting.template)
  if (!ways) return refuse({ kind: 'not-running' })
  const { stage, next, back } = ways
  if (setting.by.kind === 'importer') {
    const known = move.to === CONCLUSION || findStage(setting.template, move.to)
    return known
      ? ok(left(process, move, 'reported', setting.now))
      : refuse({ kind: 'not-next', next, back })
  }
  const entered = mayEnter(process, setting.template, move.to)
  if (!entered.ok) return entered
  if (back.includes(move.to)) {
    if (move.reason === undefined) return refuse({ kind: 'reason-missing' })
    return ok(left(process, move, 'back', setting.now))
  }
  if (move.to !== next) return refuse({ kind: 'not-next', next, back })
  const verdict = judgeGate(stage.gate, facts)
  if (!verdict.met) return refuse({ kind: 'gate-shut', unmet: unmetOf(verdict) })
  return ok(left(process, { to: next, reason: undefined }, 'gate', setting.now))
}

/** On without the gate: the one line is public at once, the full reason is owed (`stewards`). */
export function overrideGate(
  process: Process,
  reason: Commitment,
  facts: Facts,
  setting: Setting,
): Result<Process, ProcessRefusal> {
  const allowed = mayOverride(process, setting)
  if (!allowed.ok) return allowed
  const ways = waysOn(process, setting.template)
  if (!ways) return refuse({ kind: 'not-running' })
  if (judgeGate(ways.stage.gate, facts).met) return refuse({ kind: 'gate-holds' })
  return ok(left(process, { to: ways.next, reason }, 'override', setting.now))
}

/** Whether a stage may be entered once more. */
export function mayEnter(
  process: Process,
  template: Template,
  to: string,
): Result<true, ProcessRefusal> {
  const most = findStage(template, to)?.repeats?.atMost.count
  return most !== undefined && roundsOf(process, to) >= most
    ? refuse({ kind: 'enough-rounds', stage: to, most })
    : ok(true)
}

/** The process after it left its stage; the time it stood still there is kept with that stage. */
export function left(process: Process, move: Move, way: PastStage['way'], now: Instant): Process {
  const { state } = process
  if (state.kind !== 'running') throw new Error(`${process.slug} is not running`)
  const { to, reason } = move
  const { stage, since, pausedMs = 0 } = state
  const spell = { stage, since, until: now, way, ...(pausedMs > 0 ? { pausedMs } : {}) }
  return {
    ...process,
    past: [...process.past, reason === undefined ? spell : { ...spell, reason }],
    state:
      to === CONCLUSION
        ? { kind: 'concluded', concludedAt: now }
        : { kind: 'running', stage: to, since: now },
  }
}

/** Stops the clock of a process. What was said stays; nothing new may move it. */
export function suspend(
  process: Process,
  reason: Commitment,
  setting: Setting,
): Result<Process, ProcessRefusal> {
  const standing = mayActAs(process, setting.by, overridersOf(setting.template, 'ends'))
  if (!standing.ok) return standing
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  return ok(suspended(process, { at: setting.now, reason, until: undefined }))
}

type Stop = {
  readonly at: Instant
  readonly reason: Commitment
  /** It runs on by itself then. */
  readonly until: Instant | undefined
}

export function suspended(process: Process, { at, reason, until }: Stop): Process {
  if (process.state.kind !== 'running') throw new Error(`${process.slug} is not running`)
  const state = { ...process.state, kind: 'suspended', suspendedAt: at, reason } as const
  return { ...process, state: until === undefined ? state : { ...state, until } }
}

/** Runs on; the clock of the stage is later by as long as it stood still. */
export function resumed(process: Process, at: Instant): Process {
  if (process.state.kind !== 'suspended') throw new Error(`${process.slug} is not suspended`)
  const { stage, since, suspendedAt, pausedMs = 0 } = process.state
  const paused = pausedMs + Math.max(0, at - suspendedAt)
  return { ...process, state: { kind: 'running', stage, since, pausedMs: paused } }
}

export function resume(process: Process, setting: Setting): Result<Process, ProcessRefusal> {
  const standing = mayActAs(process, setting.by, overridersOf(setting.template, 'ends'))
  if (!standing.ok) return standing
  if (process.state.kind !== 'suspended') return refuse({ kind: 'not-suspended' })
  return ok(resumed(process, setting.now))
}

/** Ends a process before its conclusion, from wherever it stands. */
export function terminate(
  process: Process,
  reason: Commitment,
  setting: Setting,
): Result<Process, ProcessRefusal> {
  const standing = mayActAs(process, setting.by, overridersOf(setting.template, 'ends'))
  if (!standing.ok) return standing
  const { state } = process
  if (state.kind !== 'running' && state.kind !== 'suspended') return refuse({ kind: 'not-running' })
  const { stage } = state
  return ok({ ...process, state: { kind: 'terminated', stage, terminatedAt: setting.now, reason } })
}

export type NewDocument = {
  readonly id: DocumentId
  readonly artefact: string
  readonly title: Commitment
  readonly href: string
}

export const HREF = /^(\/(?!\/)|https:\/\/)[^\s"<>\\]{0,1000}$/

/** Publishes what a stage asks for, in a role that the template gives that to. */
export function publishDocument(
  process: Process,
  document: NewDocument,
  setting: Setting,
): Result<ProcessDocument, ProcessRefusal> {
  const { template, by, now } = setting
  const artefact = template.artefacts.find(({ id }) => id === document.artefact)
  if (!artefact) return refuse({ kind: 'no-such-artefact' })
  const standing = mayActAs(process, by, artefact.by)
  if (!standing.ok) return standing
  if (!HREF.test(document.href)) return refuse({ kind: 'no-such-place' })
  const reported = by.kind === 'importer' ? by.reported : undefined
  // A form carries more than the document; what is kept is named.
  const { id, artefact: kind, title, href } = document
  return ok({ id, artefact: kind, title, href, process: process.id, at: now, reported })
}
