/** New rules for a process, each step decided and saved in one transaction. */
import { refuse, ok, type Result } from '../../platform/values.ts'
import { type CheckedTemplate, offerTemplate, type Pin, templateOf } from '../templates/index.ts'
import { changingRules, offering } from './acts-exits.ts'
import { holdingsOf } from './facts.ts'
import type { Process } from './process.ts'
import { changeRules, type ChangingRefusal } from './rules-changing.ts'
import { mayActAs, type StandingRefusal } from './rules-standing.ts'
import type { Step } from './steps.ts'
import { saveProcess } from './store.ts'

type Standing = { readonly role: string }

/** Keeps rules that somebody proposes for a process. Nobody is under them by that. */
export async function offerRules(
  { tx, by, via }: Step,
  process: Process,
  offered: CheckedTemplate,
  { role }: Standing,
): Promise<void> {
  await offerTemplate(tx, offered, offering(process, offered.pin, { by, role, via }))
}

export type AdoptedRules = {
  readonly pin: Pin
  /** What adopted them: `change:…`. */
  readonly why: `${string}:${string}`
  readonly roles: readonly string[]
}

/** For a later domain that has judged the adoption. The process was locked by the caller. */
export async function changeRulesOf(
  { tx, by, via, now }: Step,
  process: Process,
  { pin, why, roles }: AdoptedRules,
): Promise<Result<Process, ChangingRefusal | StandingRefusal>> {
  const standing = mayActAs(process, by, roles)
  if (!standing.ok) return standing
  const rules = {
    before: await templateOf(tx, process.pin),
    after: await templateOf(tx, pin),
    pin,
  }
  const changed = changeRules(process, rules, await holdingsOf(tx, process), now)
  if (!changed.ok) return refuse(changed.refusal)
  const doing = { by, role: standing.value, via }
  await saveProcess(tx, changed.value, changingRules(changed.value, why, doing))
  return ok(changed.value)
}
