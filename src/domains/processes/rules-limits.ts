/**
 * How long several stages may last together, from entering one to leaving another: a project's
 * track. Pure. A pause stops this clock as it stops that of a stage; a loop does not begin it anew.
 */
import type { Instant } from '../../platform/values.ts'
import type { Happening } from './happening.ts'
import type { PastStage, Process } from './process.ts'
import { CONCLUSION, left } from './rules.ts'
import type { Commitment } from '../people/index.ts'
import { dueAfter, type LimitRule, type Template } from '../templates/index.ts'
import type { Holdings } from './rules-duties.ts'
import type { WayAhead } from './rules-preview.ts'

export type Limit = {
  readonly rule: LimitRule
  /** When the first of its stages was entered. */
  readonly from: Instant
  readonly due: Instant
  readonly state:
    | { readonly kind: 'runs' }
    /** The last of its stages was left: before the hour, or after. */
    | { readonly kind: 'kept' | 'late'; readonly at: Instant }
    /** The hour has come, and the process is still in these stages. */
    | { readonly kind: 'passed' }
    /** The clock took the process out. */
    | { readonly kind: 'lapsed'; readonly at: Instant }
    /** The process came to its end before. */
    | { readonly kind: 'ended'; readonly at: Instant }
}

/** Every time that a process was within such stages, in the order of the template's limits. */
export function limitsOf(
  process: Process,
  template: Template,
  { happenings = [], holidays }: Pick<Holdings, 'happenings' | 'holidays'>,
  now: Instant,
): readonly Limit[] {
  if (process.reported) return []
  return template.limits
    .filter((rule) => applies(rule, happenings, now))
    .flatMap((rule) => followed(rule, process, { holidays, now }))
}

/** A track that a decision chooses holds once the last such decision has chosen it. */
function applies({ when }: LimitRule, happenings: readonly Happening[], now: Instant): boolean {
  if (!when) return true
  const last = happenings
    .flatMap((one) =>
      one.kind === 'decision' && one.decision === when.decision && one.at <= now ? [one] : [],
    )
    .toSorted((one, other) => one.at - other.at)
    .at(-1)
  return last?.outcome === when.outcome
}

type Time = { readonly holidays: Holdings['holidays']; readonly now: Instant }
type Open = { readonly from: Instant; readonly pausedMs: number }

function followed(rule: LimitRule, process: Process, time: Time): readonly Limit[] {
  const limits: Limit[] = []
  let open: Open | undefined
  for (const spell of process.past) {
    if (!open && spell.stage === rule.entering && spell.way !== 'skip') {
      open = { from: spell.since, pausedMs: 0 }
    }
    if (!open) continue
    open = { ...open, pausedMs: open.pausedMs + (spell.pausedMs ?? 0) }
    const over = leaving(rule, open, spell, time)
    if (over) limits.push(over)
    if (over) open = undefined
  }
  const last = standing(rule, process, open, time)
  return last ? [...limits, last] : limits
}

const dueOf = ({ within }: LimitRule, { from, pausedMs }: Open, { holidays }: Time): Instant =>
  dueAfter((from + pausedMs) as Instant, within.for, holidays)

function leaving(rule: LimitRule, open: Open, spell: PastStage, time: Time): Limit | undefined {
  const due = dueOf(rule, open, time)
  const { until: at, way } = spell
  const base = { rule, from: open.from, due }
  if (rule.exit && way === 'expired' && at >= due) {
    return { ...base, state: { kind: 'lapsed', at } }
  }
  if (spell.stage !== rule.leaving || way === 'back') return undefined
  return { ...base, state: { kind: at < due ? 'kept' : 'late', at } }
}

function standing(
  rule: LimitRule,
  process: Process,
  before: Open | undefined,
  time: Time,
): Limit | undefined {
  const { now } = time
  const { state } = process
  const here = 'stage' in state && state.stage === rule.entering ? enteredLast(process) : undefined
  const open = before ?? (here === undefined ? undefined : { from: here, pausedMs: 0 })
  if (!open) return undefined
  const still = state.kind === 'suspended' ? Math.max(0, now - state.suspendedAt) : 0
  const own = 'pausedMs' in state ? (state.pausedMs ?? 0) : 0
  const due = dueOf(rule, { ...open, pausedMs: open.pausedMs + own + still }, time)
  const base = { rule, from: open.from, due }
  if (state.kind === 'concluded') {
    return { ...base, state: { kind: 'ended', at: state.concludedAt } }
  }
  if (state.kind === 'terminated') {
    const at = state.terminatedAt
    const isLapsed = rule.exit?.to === 'terminated' && at >= due
    return { ...base, state: { kind: isLapsed ? 'lapsed' : 'ended', at } }
  }
  return { ...base, state: { kind: now < due ? 'runs' : 'passed' } }
}

/** When it came to the stage in which it is, or in which it was ended. */
const enteredLast = ({ state, past, begunAt }: Process): Instant =>
  'since' in state ? state.since : (past.at(-1)?.until ?? begunAt)

/** The limits whose hour moves the process, the earliest first. */
export const lapsing = (limits: readonly Limit[]): readonly Limit[] =>
  limits
    .filter(({ rule, state }) => rule.exit !== undefined && state.kind === 'passed')
    .toSorted((one, other) => one.due - other.due)

/** Taken out by the clock: how often a stage may be entered does not keep it in. */
export function lapse(
  process: Process,
  { rule }: Limit,
  reason: Commitment,
  at: Instant,
): Process | undefined {
  const { state } = process
  if (state.kind !== 'running' || !rule.exit) return undefined
  const { to } = rule.exit
  if (to === 'terminated') {
    const { stage } = state
    return { ...process, state: { kind: 'terminated', stage, terminatedAt: at, reason } }
  }
  return left(process, { to: to === 'concluded' ? CONCLUSION : to, reason }, 'expired', at)
}

/** What the clock will do at the end of each limit that runs, beside the ways of the stage. */
export const limitsAhead = (limits: readonly Limit[]): readonly WayAhead[] =>
  limits.flatMap(({ rule: { id, title, exit }, due, state }): readonly WayAhead[] =>
    exit && state.kind === 'runs'
      ? [
          {
            kind: 'exit',
            id,
            to: exit.to,
            exit: { id, title, to: exit.to },
            by: [],
            unmet: [],
            waitsFor: [],
            clockAt: due,
          },
        ]
      : [],
  )
