/** Steps out of a stage besides its gate, each decided and saved in one transaction. */
import { refuse, type Result } from '../../platform/values.ts'
import { type Doing, moving } from './acts.ts'
import { exiting, skipping } from './acts-exits.ts'
import { askedOf, factsOf } from './facts.ts'
import { type Process, stageOf } from './process.ts'
import { type ProcessRefusal, waysOn } from './rules.ts'
import { exitsOf, skippable, skipStage, takeExit, takersOf, takeVariance } from './rules-exits.ts'
import { mayActAs } from './rules-standing.ts'
import { settingOf, type Step, written } from './steps.ts'
import { saveProcess } from './store.ts'
import type { FactProvider } from './fact.ts'

type Left = Result<Process, ProcessRefusal>

/** By an exit that the template has. The process was locked by the caller, as in all these. */
export async function exitProcess(
  step: Step,
  process: Process,
  asked: { readonly exit: string; readonly reason: string },
  providers: readonly FactProvider[],
): Promise<Left> {
  const setting = await settingOf(step, process)
  const facts = await factsOf(step.tx, process, providers, setting.now)
  const line = written(step, 'reason', asked.reason)
  const taken = { exit: asked.exit, reason: line.commitment }
  const gone = takeExit(process, taken, facts, setting)
  if (!gone.ok) return gone
  const exit = exitsOf(process, setting.template).find(({ id }) => id === asked.exit)
  const from = stageOf(process)
  if (!exit || from === undefined) return refuse({ kind: 'no-such-exit' })
  const role = mayActAs(process, step.by, takersOf(setting.template, exit))
  if (!role.ok) return role
  const doing: Doing = { by: step.by, role: role.value, via: step.via, parts: [line] }
  const exited = { exit, from, way: 'exit', facts: askedOf(facts, [exit.when]) } as const
  await saveProcess(step.tx, gone.value, exiting(gone.value, exited, doing))
  return gone
}

/** Past the next stage, which the template lets be skipped. */
export async function skipStageOf(
  step: Step,
  process: Process,
  reason: string,
  providers: readonly FactProvider[],
): Promise<Left> {
  const setting = await settingOf(step, process)
  const next = skippable(process, setting.template)
  if (!next) return refuse({ kind: 'not-optional' })
  const facts = await factsOf(step.tx, process, providers, setting.now)
  const line = written(step, 'reason', reason)
  const skipped = skipStage(process, line.commitment, facts, setting)
  if (!skipped.ok) return skipped
  const role = mayActAs(process, step.by, next.optional.skippedBy)
  if (!role.ok) return role
  const doing: Doing = { by: step.by, role: role.value, via: step.via, parts: [line] }
  const gate = waysOn(process, setting.template)?.stage.gate
  const asked = askedOf(facts, [gate, next.optional.when])
  await saveProcess(step.tx, skipped.value, skipping(skipped.value, asked, doing))
  return skipped
}

/** Without the gate, after the notice that the template asks for. */
export async function varyProcess(
  step: Step,
  process: Process,
  reason: string,
  providers: readonly FactProvider[],
): Promise<Left> {
  const setting = await settingOf(step, process)
  const facts = await factsOf(step.tx, process, providers, setting.now)
  const line = written(step, 'reason', reason)
  const varied = takeVariance(process, line.commitment, facts, setting)
  if (!varied.ok) return varied
  const ways = waysOn(process, setting.template)
  const role = mayActAs(process, step.by, ways?.stage.variance?.by ?? [])
  if (!role.ok) return role
  const doing: Doing = { by: step.by, role: role.value, via: step.via, parts: [line] }
  const act = moving(varied.value, askedOf(facts, [ways?.stage.gate]), doing)
  await saveProcess(step.tx, varied.value, act)
  return varied
}
