/**
 * What may happen to a docket, and who may make it happen.
 *
 * Pure. When it opens and closes, and for how long, is decided by the window rules of its process.
 */
import { ok, refuse, unreachable, type Instant, type Result } from '../../../platform/values.ts'
import type { Commitment } from '../../people/index.ts'
import {
  type By,
  mayActAs,
  type Process,
  type ServedRefusal,
  type Window,
  type WindowId,
} from '../../processes/index.ts'
import { findWindowRule, type Template, type WindowRule } from '../../templates/index.ts'
import { phaseOf, windowOf, type Docket, type Report } from '../docket.ts'
import type { Refusal } from './refusal.ts'

/** The windows of a template in which comments are asked for: saying nothing means nothing. */
export const commentWindows = ({ windows }: Template): readonly WindowRule[] =>
  windows.filter(({ silence }) => silence === 'nothing')

/** Under which template, and by whom. */
export type Standing = { readonly template: Template; readonly by: By }

/** Whoever opens a window of that kind also looks after what is asked in it; says in which role. */
export function mayManage(
  process: Process,
  windowKind: string,
  { template, by }: Standing,
): Result<string, Refusal> {
  const rule = findWindowRule(template, windowKind)
  if (!rule) return refuse({ kind: 'no-such-window' })
  if (rule.silence !== 'nothing') return refuse({ kind: 'not-for-comment' })
  return mayActAs(process, by, rule.opens)
}

export function mayDraft(
  process: Process,
  windowKind: string,
  standing: Standing,
): Result<string, Refusal> {
  const allowed = mayManage(process, windowKind, standing)
  if (!allowed.ok) return allowed
  const { kind } = process.state
  if (kind === 'concluded' || kind === 'terminated') return refuse({ kind: 'not-running' })
  return allowed
}

/** The window was opened by the rules of the process; the docket opens with it. */
export function open(docket: Docket, window: WindowId): Result<Docket, Refusal> {
  if (docket.state.kind !== 'draft') return refuse({ kind: 'not-draft' })
  return ok({ ...docket, state: { kind: 'open', window } })
}

/** Closing only says on the record what the hour has done. */
export function close(
  docket: Docket,
  window: Window | undefined,
  now: Instant,
): Result<Docket, Refusal> {
  const { state } = docket
  if (state.kind !== 'open') return refuse(endedOr(docket, { kind: 'not-opened' }))
  if (!window || phaseOf(docket, window, now) !== 'closed') {
    const closes = window?.state.kind === 'dated' ? window.state.closes : undefined
    return refuse({ kind: 'not-over', closes })
  }
  return ok({ ...docket, state: { kind: 'closed', window: state.window, closedAt: now } })
}

/** Whether it takes input again when its window is opened again: until its report is out. */
export function mayContinue({ id, state }: Docket): Result<true, ServedRefusal> {
  switch (state.kind) {
    case 'open':
    case 'closed':
      return ok(true)
    case 'reported':
      return refuse({ kind: 'served-reported' })
    case 'withdrawn':
      return refuse({ kind: 'served-withdrawn' })
    case 'draft':
      throw new Error(`a window of a docket that never opened: ${id}`)
    default:
      return unreachable(state)
  }
}

/** Open until the close of the new window; what came late before stays marked so. */
export function carryOn(docket: Docket, window: WindowId): Result<Docket, ServedRefusal> {
  const may = mayContinue(docket)
  return may.ok ? ok({ ...docket, state: { kind: 'open', window } }) : may
}

export function report(docket: Docket, published: Report): Result<Docket, Refusal> {
  const { state } = docket
  if (state.kind !== 'closed') return refuse(endedOr(docket, { kind: 'not-closed' }))
  if (!isPlace(published.href)) return refuse({ kind: 'report-elsewhere' })
  const { window, closedAt } = state
  return ok({ ...docket, state: { kind: 'reported', window, closedAt, report: published } })
}

/** What was submitted stays; nobody is asked any longer. */
export function withdraw(
  docket: Docket,
  reason: Commitment,
  now: Instant,
): Result<Docket, Refusal> {
  const { kind } = docket.state
  if (kind !== 'draft' && kind !== 'open') {
    return refuse(endedOr(docket, { kind: 'already-withdrawn' }))
  }
  const window = windowOf(docket)
  return ok({ ...docket, state: { kind: 'withdrawn', window, withdrawnAt: now, reason } })
}

/** A path here, or an address that cannot be changed on the way. */
const isPlace = (href: string) => /^(\/(?!\/)|https:\/\/)\S+$/.test(href)

/** The end it came to says more than what it is not. */
function endedOr({ state }: Docket, otherwise: Refusal): Refusal {
  switch (state.kind) {
    case 'reported':
      return { kind: 'already-reported' }
    case 'withdrawn':
      return { kind: 'already-withdrawn' }
    case 'closed':
      return { kind: 'window-closed', closed: state.closedAt }
    case 'draft':
    case 'open':
      return otherwise
    default:
      return unreachable(state)
  }
}
