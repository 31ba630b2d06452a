/** Acts upon the course of a process: documents, windows, moves, exits, pauses. */
import {
  askToStop,
  CONCLUSION,
  type DocumentId,
  extendWindow,
  moveStage,
  openWindow,
  overrideGate,
  type Process,
  publishDocument,
  resume,
  skipStage,
  stageOf,
  type StopRequest,
  suspend,
  takeExit,
  takeVariance,
  terminate,
  walkOut,
  type WalkOut,
  type Window,
  type WindowId,
} from '../domains/processes/index.ts'
import { findWindowRule, stageAfter } from '../domains/templates/index.ts'
import { ok, refuse, type Result } from '../platform/values.ts'
import { settingOf, type Answer, type PlayRefusal, type Turn } from './answer.ts'
import { factsOf } from './facts.ts'
import type { ActOf } from './scenario.ts'
import type { Table } from './table.ts'

export function publish(table: Table, { artefact }: ActOf<'publish'>, turn: Turn): Answer {
  const id = `document-${turn.nth}` as string as DocumentId
  const asked = { id, artefact, title: artefact, href: `/played/${artefact}` }
  const published = publishDocument(table.process, asked, settingOf(table, turn))
  if (!published.ok) return published
  return ok({ ...table, documents: [...table.documents, published.value] })
}

type Opening = {
  readonly kind: string
  readonly closesOn: string | undefined
  readonly serves: Window['serves']
}

/** A window with all the languages that it needs: what is asked can be read from its first hour. */
export function opened(
  table: Table,
  { kind, closesOn, serves }: Opening,
  turn: Turn,
): Result<{ readonly table: Table; readonly window: Window }, PlayRefusal> {
  const rule = findWindowRule(table.template, kind)
  const asked = {
    id: `window-${turn.nth}` as string as WindowId,
    kind,
    serves,
    notBefore: turn.now,
    closesOn,
    published: rule?.languages ?? [],
  }
  const window = openWindow(table.process, asked, settingOf(table, turn))
  if (!window.ok) return window
  const after = { ...table, windows: [...table.windows, window.value] }
  return ok({ table: after, window: window.value })
}

export function openOwn(table: Table, act: ActOf<'open-window'>, turn: Turn): Answer {
  const asked = { kind: act.window, closesOn: act.closesOn, serves: 'process:played' } as const
  const done = opened(table, asked, turn)
  return done.ok ? ok(done.value.table) : done
}

/** The newest window of that kind. */
export function extend(table: Table, act: ActOf<'extend-window'>, turn: Turn): Answer {
  const window = table.windows.findLast(({ kind }) => kind === act.window)
  if (!window) return refuse({ kind: 'no-such-window' })
  const asked = { to: act.to, reason: act.reason }
  const extended = extendWindow(table.process, window, asked, settingOf(table, turn))
  return extended.ok ? ok(withWindow(table, extended.value)) : extended
}

/** Calls and ballots carry their window along; it is one and the same. */
function withWindow(table: Table, window: Window): Table {
  const swap = (one: Window) => (one.id === window.id ? window : one)
  return {
    ...table,
    windows: table.windows.map(swap),
    calls: table.calls.map((called) =>
      called.call.window
        ? { ...called, call: { ...called.call, window: swap(called.call.window) } }
        : called,
    ),
  }
}

const withProcess = (table: Table, done: Result<Process, PlayRefusal>): Answer =>
  done.ok ? ok({ ...table, process: done.value }) : done

/** On to the next stage, where the act names none. */
export function move(table: Table, act: ActOf<'move'>, turn: Turn): Answer {
  const here = stageOf(table.process)
  const next = here === undefined ? undefined : stageAfter(table.template, here)?.id
  const asked = { to: act.to ?? next ?? CONCLUSION, reason: act.reason }
  const setting = settingOf(table, turn)
  return withProcess(table, moveStage(table.process, asked, factsOf(table, turn.now), setting))
}

export function override(table: Table, { reason }: ActOf<'override'>, turn: Turn): Answer {
  const facts = factsOf(table, turn.now)
  return withProcess(table, overrideGate(table.process, reason, facts, settingOf(table, turn)))
}

export function exit(table: Table, { exit: id, reason }: ActOf<'exit'>, turn: Turn): Answer {
  const facts = factsOf(table, turn.now)
  const asked = { exit: id, reason }
  return withProcess(table, takeExit(table.process, asked, facts, settingOf(table, turn)))
}

export function skip(table: Table, { reason }: ActOf<'skip'>, turn: Turn): Answer {
  const facts = factsOf(table, turn.now)
  return withProcess(table, skipStage(table.process, reason, facts, settingOf(table, turn)))
}

export function vary(table: Table, { reason }: ActOf<'vary'>, turn: Turn): Answer {
  const facts = factsOf(table, turn.now)
  return withProcess(table, takeVariance(table.process, reason, facts, settingOf(table, turn)))
}

export const halt = (table: Table, { reason }: ActOf<'suspend'>, turn: Turn): Answer =>
  withProcess(table, suspend(table.process, reason, settingOf(table, turn)))

export const runOn = (table: Table, turn: Turn): Answer =>
  withProcess(table, resume(table.process, settingOf(table, turn)))

export const end = (table: Table, { reason }: ActOf<'terminate'>, turn: Turn): Answer =>
  withProcess(table, terminate(table.process, reason, settingOf(table, turn)))

export function stopClock(table: Table, act: ActOf<'stop-the-clock'>, turn: Turn): Answer {
  const asked = { id: `stop-${turn.nth}` as string as StopRequest['id'], reason: act.reason }
  const done = askToStop(table.process, asked, table, settingOf(table, turn))
  if (!done.ok) return done
  const { request, process } = done.value
  return ok({ ...table, process, stops: [...table.stops, request] })
}

export function leave(table: Table, { statement }: ActOf<'walk-out'>, turn: Turn): Answer {
  const asked = { id: `exit-${turn.nth}` as string as WalkOut['id'], statement }
  const done = walkOut(table.process, asked, table, settingOf(table, turn))
  return done.ok ? ok({ ...table, walkOuts: [...table.walkOuts, done.value] }) : done
}
