/** Steps of a window, each decided and saved in one transaction. Decides nothing itself. */
import { newUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Result } from '../../platform/values.ts'
import { enterLog } from '../stewards/index.ts'
import { findWindowRule } from '../templates/index.ts'
import { extendingWindow, openingWindow, publishingLanguage, topicsOf } from './acts.ts'
import type { Process } from './process.ts'
import { mayActAs } from './rules-standing.ts'
import {
  extendWindow,
  type Opening,
  openWindow,
  publishLanguage,
  type WindowRefusal,
} from './rules-windows.ts'
import { settingOf, type Step, written } from './steps.ts'
import { crowdOf } from './crowd.ts'
import { saveWindow } from './store-windows.ts'
import type { Window, WindowId } from './window.ts'

export type WindowAsked = Omit<Opening, 'id' | 'notBefore'> & Partial<Pick<Opening, 'notBefore'>>

/** Opens a window, now or not before a given hour; for dockets, calls and the process itself. */
export async function openWindowIn(
  step: Step,
  process: Process,
  asked: WindowAsked,
): Promise<Result<Window, WindowRefusal>> {
  const { tx, by, via } = step
  const setting = await settingOf(step, process)
  const { now } = setting
  const id = newUlid(step.clock) as string as WindowId
  const { capPerGroup } = findWindowRule(setting.template, asked.kind) ?? {}
  const crowd = capPerGroup ? await crowdOf(tx, setting.template, now) : []
  const opened = openWindow(process, { notBefore: now, crowd, ...asked, id }, setting)
  if (!opened.ok) return opened
  const role = mayActAs(process, by, findWindowRule(setting.template, asked.kind)?.opens ?? [])
  if (!role.ok) return role
  const act = openingWindow(process, opened.value, { by, role: role.value, via })
  await saveWindow(tx, opened.value, act)
  return opened
}

export async function publishLanguageOf(
  step: Step,
  process: Process,
  window: Window,
  language: Language,
): Promise<Result<Window, WindowRefusal>> {
  const { tx, by, via } = step
  const setting = await settingOf(step, process)
  const published = publishLanguage(process, window, language, setting)
  if (!published.ok) return published
  const role = mayActAs(process, by, findWindowRule(setting.template, window.kind)?.opens ?? [])
  if (!role.ok) return role
  const act = publishingLanguage(process, published.value, { by, role: role.value, via })
  await saveWindow(tx, published.value, act)
  return published
}

/** For everybody; a steward's extension also stands in the steward log. */
export async function extendWindowOf(
  step: Step,
  process: Process,
  window: Window,
  asked: { readonly to: string; readonly reason: string },
): Promise<Result<Window, WindowRefusal>> {
  const { tx, by, via } = step
  const setting = await settingOf(step, process)
  const { now } = setting
  const reason = written(step, 'reason', asked.reason)
  const to = { to: asked.to, reason: reason.commitment }
  const extended = extendWindow(process, window, to, setting)
  if (!extended.ok) return extended
  const rule = findWindowRule(setting.template, window.kind)
  const role = mayActAs(process, by, rule?.extension.by ?? [])
  if (!role.ok) return role
  const doing = { by, role: role.value, via, parts: [reason] }
  await saveWindow(tx, extended.value, extendingWindow(process, extended.value, doing))
  if (by.kind === 'person' && by.actor) {
    const line = {
      kind: 'extension',
      by: by.actor,
      role: role.value,
      about: `process:${process.id}`,
      place: `/windows/${window.id}`,
      line: written(step, 'line', asked.reason),
      via,
      rules: process.pin.hash,
      topics: topicsOf(process),
    } as const
    await enterLog(tx, step.clock, line, now)
  }
  return extended
}
