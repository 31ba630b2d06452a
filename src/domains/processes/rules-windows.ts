/**
 * When a window opens and closes, who may extend it, and what is taken in it.
 *
 * Pure. An extension is for everybody, only later, only before the close, and says why.
 */
import type { Language } from '../../platform/languages/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Commitment } from '../people/index.ts'
import {
  closingOf,
  type ClosingRefusal,
  daysBetween,
  dueAfter,
  findStage,
  findWindowRule,
  type Holidays,
  idleDay,
  lasting,
  latest,
  latestClose,
  minuteOf,
  shortestClose,
  type Template,
  type WindowRule,
  withinBounds,
} from '../templates/index.ts'
import type { By, Process } from './process.ts'
import { mayActAs, type StandingRefusal } from './rules-standing.ts'
import {
  type Extension,
  missingLanguages,
  type Published,
  type Window,
  type WindowId,
  windowPhase,
} from './window.ts'

export type WindowRefusal =
  | StandingRefusal
  | ClosingRefusal
  | { readonly kind: 'not-running' }
  | { readonly kind: 'no-such-window' }
  | { readonly kind: 'window-not-in-stage' }
  | { readonly kind: 'group-crowded'; readonly group: string; readonly most: number }
  | { readonly kind: 'not-dated' }
  | { readonly kind: 'window-closed'; readonly closed: Instant }
  | { readonly kind: 'not-later'; readonly closes: Instant }
  | { readonly kind: 'extended-enough'; readonly times: number }
  | { readonly kind: 'language-not-required' }
  | { readonly kind: 'published-already' }

/** Under which template, by whom and when a step is taken. */
export type Setting = {
  readonly template: Template
  readonly by: By
  readonly now: Instant
  /** Of the template's regions; none where nobody says so. */
  readonly holidays?: Holidays
}

export type Opening = {
  readonly id: WindowId
  readonly kind: string
  readonly serves: Window['serves']
  /** Not before this; the clock starts later where a required language is missing. */
  readonly notBefore: Instant
  /** The last day; without one the template's default length counts. */
  readonly closesOn: string | undefined
  /** The languages in which what is asked can be read already. */
  readonly published: readonly Language[]
  /** How many windows are open now for each group, in all processes. */
  readonly crowd?: readonly Crowd[]
}

export type Crowd = { readonly group: string; readonly open: number }

export function mayOpenWindow(
  process: Process,
  kind: string,
  { template, by }: Setting,
): Result<WindowRule, WindowRefusal> {
  const rule = findWindowRule(template, kind)
  if (!rule) return refuse({ kind: 'no-such-window' })
  const standing = mayActAs(process, by, rule.opens)
  if (!standing.ok) return standing
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  const stage = findStage(template, process.state.stage)
  if (!stage?.windows.includes(kind)) return refuse({ kind: 'window-not-in-stage' })
  return ok(rule)
}

/** Opens a window. What sources report is taken with the dates it had. */
export function openWindow(
  process: Process,
  asked: Opening,
  setting: Setting,
): Result<Window, WindowRefusal> {
  const allowed = mayOpenWindow(process, asked.kind, setting)
  if (!allowed.ok) return allowed
  const rule = allowed.value
  const { by, now, holidays } = setting
  const reported = by.kind === 'importer' ? by.reported : undefined
  const opens = reported ? asked.notBefore : latest(now, asked.notBefore)
  const crowded = reported ? undefined : crowdedGroup(rule, asked.crowd ?? [])
  if (crowded) return refuse(crowded)
  const closes = closingOf(rule, opens, asked.closesOn, holidays)
  if (!closes.ok) return closes
  if (!reported) {
    const long = withinBounds(rule, opens, closes.value, holidays)
    if (!long.ok) return long
  }
  const window: Window = {
    id: asked.id,
    process: process.id,
    kind: asked.kind,
    serves: asked.serves,
    languages: rule.languages,
    published: asked.published.map((language): Published => ({ language, at: opens })),
    extensions: [],
    reported,
    state: { kind: 'dated', opens, closes: closes.value },
  }
  const startsAtOnce = rule.perLanguage && asked.published.length > 0
  if (reported || startsAtOnce || missingLanguages(window).length === 0) return ok(window)
  const days = daysBetween(opens, closes.value)
  return ok({ ...window, state: { kind: 'waiting', notBefore: opens, days } })
}

/** A language is there. With the last one that is required the clock starts, at its full length. */
export function publishLanguage(
  process: Process,
  window: Window,
  language: Language,
  setting: Setting,
): Result<Window, WindowRefusal> {
  const { template, by, now, holidays } = setting
  const rule = findWindowRule(template, window.kind)
  if (!rule) return refuse({ kind: 'no-such-window' })
  const standing = mayActAs(process, by, rule.opens)
  if (!standing.ok) return standing
  if (!window.languages.includes(language)) return refuse({ kind: 'language-not-required' })
  if (window.published.some((one) => one.language === language)) {
    return refuse({ kind: 'published-already' })
  }
  const next: Window = { ...window, published: [...window.published, { language, at: now }] }
  if (window.state.kind === 'dated') return publishedLate(next, rule, now, holidays)
  if (missingLanguages(next).length > 0 && !rule.perLanguage) return ok(next)
  const opens = latest(now, window.state.notBefore)
  const closes = lasting(rule, opens, window.state.days, holidays)
  return ok({ ...next, state: { kind: 'dated', opens, closes } })
}

/** A language that comes while others are read has the shortest time too; all close later. */
function publishedLate(
  next: Window,
  rule: WindowRule,
  now: Instant,
  holidays: Holidays | undefined,
): Result<Window, WindowRefusal> {
  const { state } = next
  if (state.kind !== 'dated' || !rule.perLanguage || next.reported) return ok(next)
  if (now >= state.closes) return refuse({ kind: 'window-closed', closed: state.closes })
  const own = shortestClose(rule, now, holidays)
  return ok({ ...next, state: { ...state, closes: latest(state.closes, own) } })
}

/** Who may extend a window that is still open, and from which close. */
export function mayExtendWindow(
  process: Process,
  window: Window,
  { template, by, now }: Setting,
): Result<
  { readonly rule: WindowRule; readonly opens: Instant; readonly closes: Instant },
  WindowRefusal
> {
  const rule = findWindowRule(template, window.kind)
  if (!rule) return refuse({ kind: 'no-such-window' })
  const standing = mayActAs(process, by, rule.extension.by)
  if (!standing.ok) return standing
  if (window.state.kind === 'waiting') return refuse({ kind: 'not-dated' })
  const { opens, closes } = window.state
  if (windowPhase(window, now) === 'closed')
    return refuse({ kind: 'window-closed', closed: closes })
  const times = rule.extension.times.count
  if (window.extensions.length >= times) return refuse({ kind: 'extended-enough', times })
  return ok({ rule, opens, closes })
}

export function extendWindow(
  process: Process,
  window: Window,
  asked: { readonly to: string; readonly reason: Commitment },
  setting: Setting,
): Result<Window, WindowRefusal> {
  const allowed = mayExtendWindow(process, window, setting)
  if (!allowed.ok) return allowed
  const { rule, opens, closes: from } = allowed.value
  const { holidays, by } = setting
  const to = minuteOf(asked.to, rule.closesAt)
  if (to === undefined) return refuse({ kind: 'no-such-day' })
  if (to <= from) return refuse({ kind: 'not-later', closes: from })
  if (by.kind !== 'importer') {
    const idle = idleDay(rule, to, holidays)
    if (idle) return refuse(idle)
    const longest = latestClose(rule, opens, holidays)
    if (to > longest) return refuse({ kind: 'too-long', latest: longest })
  }
  const extension: Extension = { from, to, at: setting.now, reason: asked.reason }
  return ok({
    ...window,
    extensions: [...window.extensions, extension],
    state: { kind: 'dated', opens, closes: to },
  })
}

export type InputRefusal =
  | { readonly kind: 'not-open-yet'; readonly opens: Instant | undefined }
  | { readonly kind: 'closed'; readonly closed: Instant }

/** Whether something done now is in time, or kept as late where the template says so. */
export function takesInput(
  window: Window,
  rule: Pick<WindowRule, 'late' | 'lateUntil'>,
  now: Instant,
): Result<'in-time' | 'late', InputRefusal> {
  const { state } = window
  if (state.kind === 'waiting') return refuse({ kind: 'not-open-yet', opens: undefined })
  if (now < state.opens) return refuse({ kind: 'not-open-yet', opens: state.opens })
  if (now < state.closes) return ok('in-time')
  const { lateUntil } = rule
  const isKept =
    rule.late === 'marked' && (!lateUntil || now < dueAfter(state.closes, lateUntil.for))
  return isKept ? ok('late') : refuse({ kind: 'closed', closed: state.closes })
}

/** A group that has already as many windows open as it can answer in. */
function crowdedGroup({ capPerGroup }: WindowRule, crowd: readonly Crowd[]) {
  const full = crowd.find(({ open }) => capPerGroup !== undefined && open >= capPerGroup.count)
  return full && capPerGroup
    ? ({ kind: 'group-crowded', group: full.group, most: capPerGroup.count } as const)
    : undefined
}
