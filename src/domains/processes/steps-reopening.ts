/** Opens a window again for a group that its notice did not reach: decided and saved together. */
import { newUlid } from '../../platform/clock.ts'
import { refuse, type Result } from '../../platform/values.ts'
import { findWindowRule, NO_HOLIDAYS, type Template } from '../templates/index.ts'
import { openingWindow, reopeningWindow } from './acts.ts'
import type { Process } from './process.ts'
import { reachOf } from './reach.ts'
import { openAgain, type ReopeningRefusal } from './rules-reopening.ts'
import { servedBy, type ServedProvider } from './served.ts'
import { settingOf, type Step, written } from './steps.ts'
import { reopeningsOf, saveReopening } from './store-reopenings.ts'
import { saveWindow } from './store-windows.ts'
import type { Reopened, Window, WindowId } from './window.ts'

export type ReopeningAsked = {
  readonly group: string
  readonly reason: string
  readonly served?: readonly ServedProvider[]
}

export const groupsOf = ({ grouping }: Template): readonly string[] =>
  grouping.kind === 'none' ? [] : grouping.groups.map(({ id }) => id)

/**
 * A new window of the same kind, which serves the same thing and lasts its shortest time. What it
 * serves is asked first, and takes input again; the window, like an extension, is for everybody.
 */
export async function reopenWindow(
  step: Step,
  process: Process,
  window: Window,
  asked: ReopeningAsked,
): Promise<Result<Window, ReopeningRefusal>> {
  const { tx, by, via } = step
  const setting = await settingOf(step, process)
  const { template, now, holidays = NO_HOLIDAYS } = setting
  const rule = findWindowRule(template, window.kind)
  if (!rule?.silenceCheck) return refuse({ kind: 'silence-not-asked' })
  const reaches = await reachOf(tx, window, now)
  const before = await reopeningsOf(tx, process.id)
  const facts = { rule, groups: groupsOf(template), reaches, now, holidays }
  const again = openAgain({ process, window }, { group: asked.group, before }, facts, setting)
  if (!again.ok) return again
  if (by.kind !== 'person' || !by.actor) return refuse({ kind: 'signed-out' })
  const { role, reopening } = again.value
  const { group, opens, closes } = reopening
  const id = newUlid(step.clock) as string as WindowId
  const state = { kind: 'dated', opens, closes } as const
  const next: Window = { ...window, id, extensions: [], continues: window.id, state }
  const line = written(step, 'reason', asked.reason)
  const doing = { by, role, via, parts: [line] }
  const carried = await servedBy(asked.served ?? [], window)?.carryOn({
    step,
    process,
    earlier: window,
    window: next,
    person: by.actor.person,
    role,
  })
  if (carried && !carried.ok) return carried
  await saveWindow(tx, next, openingWindow(process, next, { by, role, via }))
  const { person } = by.actor
  const reason = line.commitment
  const reopened: Reopened = { window: window.id, group, opened: id, person, role, reason, at: now }
  await saveReopening(tx, process.id, reopened, reopeningWindow(process, reopened, doing))
  return { ok: true, value: next }
}
