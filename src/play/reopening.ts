/** Silence in a played process: whom a notice reached, and a window opened again for a group. */
import { carryOn, lapse } from '../domains/decisions/index.ts'
import { groupsOf, openAgain, type Window, type WindowId } from '../domains/processes/index.ts'
import { findWindowRule } from '../domains/templates/index.ts'
import { ok, refuse, type Result } from '../platform/values.ts'
import { actorOf, settingOf, type Answer, type PlayRefusal, type Turn } from './answer.ts'
import type { ActOf } from './scenario.ts'
import type { Called, Table } from './table.ts'

/** The newest of its kind, as for an extension. */
const windowNamed = ({ windows }: Table, kind: string): Window | undefined =>
  windows.findLast((one) => one.kind === kind)

/** What the mail would say of a group in one language; said again, it replaces what was said. */
export function reachIn(table: Table, act: ActOf<'reach'>): Answer {
  const window = windowNamed(table, act.window)
  if (!window) return refuse({ kind: 'no-such-window' })
  const { group, language, written, reached, bounced } = act
  if (!groupsOf(table.template).includes(group)) return refuse({ kind: 'no-such-group' })
  if (reached + bounced > written) return refuse({ kind: 'more-than-written' })
  const said = { window: window.id, reach: { group, language, written, reached, bounced } }
  const others = table.reaches.filter(
    ({ window: of, reach }) =>
      of !== window.id || reach.group !== group || reach.language !== language,
  )
  return ok({ ...table, reaches: [...others, said] })
}

/** A new window that serves the same: what it was opened for takes input again. */
export function reopenWindow(table: Table, act: ActOf<'reopen-window'>, turn: Turn): Answer {
  const window = windowNamed(table, act.window)
  const rule = window && findWindowRule(table.template, window.kind)
  if (!window || !rule) return refuse({ kind: 'no-such-window' })
  const actor = actorOf(turn)
  const { group, reason } = act
  const facts = {
    rule,
    groups: groupsOf(table.template),
    reaches: table.reaches.flatMap((one) => (one.window === window.id ? [one.reach] : [])),
    now: turn.now,
    holidays: table.holidays,
  }
  const asked = { group, before: table.reopened }
  const { process } = table
  const again = openAgain({ process, window }, asked, facts, settingOf(table, turn))
  if (!again.ok) return again
  if (!actor) return refuse({ kind: 'signed-out' })
  const { role, reopening } = again.value
  const { opens, closes } = reopening
  const id = `window-${turn.nth}` as string as WindowId
  const state = { kind: 'dated', opens, closes } as const
  const next: Window = { ...window, id, extensions: [], continues: window.id, state }
  const calls = continued(table, next, turn)
  if (!calls.ok) return calls
  const by = { person: actor.person, role, reason, at: turn.now }
  const reopened = [...table.reopened, { window: window.id, group, opened: id, ...by }]
  return ok({ ...table, windows: [...table.windows, next], calls: calls.value, reopened })
}

/** Of all that windows serve only calls are played. */
function continued(
  { calls }: Table,
  window: Window,
  { now }: Turn,
): Result<readonly Called[], PlayRefusal> {
  const served = calls.find(({ name }) => window.serves === `call:${name}`)
  if (!served) return ok(calls)
  const call = carryOn(served.call, window)
  if (!call.ok) return call
  const designations = served.designations.map(
    (one) => lapse(one, { now, window: window.id }) ?? one,
  )
  const after = { ...served, call: call.value, designations }
  return ok(calls.map((one) => (one === served ? after : one)))
}
