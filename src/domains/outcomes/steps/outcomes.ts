/**
 * Adopting what a call agreed, and entering what a source reports; each decided and saved in one
 * transaction, for every door: form, demo, import.
 */
import { newUlid } from '../../../platform/clock.ts'
import type { Read, Tx } from '../../../platform/db/index.ts'
import { prose, type Prose } from '../../../platform/record/index.ts'
import type { Result } from '../../../platform/values.ts'
import { contextOf, designationsOf, lockCall, type Call } from '../../decisions/index.ts'
import type { Process, Step } from '../../processes/index.ts'
import { recordReported } from '../../processes/index.ts'
import { rulesTextsOf } from '../../texts/index.ts'
import { actOf } from '../acts.ts'
import type { Outcome, OutcomeId } from '../outcome.ts'
import { adopt, mayAdopt, reportOutcome, type Ground } from '../rules/adopting.ts'
import type { Refusal } from '../rules/refusal.ts'
import { outcomesOfCalls, saveOutcome } from '../store/outcomes.ts'

export type OutcomeTyped = {
  readonly title: string
  readonly summary?: string | undefined
}

export type OutcomeReported = OutcomeTyped & {
  /** Who decided, and how they came to it. */
  readonly decidedBy: string
  readonly href?: string | undefined
}

export const written = ({ clock, by }: Step, name: string, text: string): Prose =>
  prose(name, text, clock, by.kind === 'person' ? by.actor?.person : undefined)

export const writtenIf = (step: Step, name: string, text: string | undefined) =>
  text === undefined || text.trim() === '' ? undefined : written(step, name, text)

/** All that the rule asks of a call. */
export async function groundOf(db: Read | Tx, call: Call): Promise<Ground> {
  const { process, rule } = await contextOf(db, call, undefined)
  const rules = await rulesTextsOf(db, call.process)
  const designations = await designationsOf(db, call.id)
  return {
    process,
    rule,
    call,
    isOfRules: rules.has(call.subject.text),
    // After a challenge there may be an earlier one, which no longer stands.
    final: designations.findLast(({ state }) => state.kind === 'final'),
    taken: (await outcomesOfCalls(db, [call.id])).get(call.id),
  }
}

/** The outcome of a call that was designated. The call is held, so that it has only one. */
export async function adoptOutcome(
  step: Step,
  call: Call,
  typed: OutcomeTyped,
): Promise<Result<Outcome, Refusal>> {
  const { tx, by, clock, now, via } = step
  await lockCall(tx, call.id)
  const ground = await groundOf(tx, call)
  const allowed = mayAdopt(ground, by)
  if (!allowed.ok) return allowed
  const title = written(step, 'title', typed.title)
  const summary = writtenIf(step, 'summary', typed.summary)
  const id = newUlid(clock) as string as OutcomeId
  const asked = { id, title: title.commitment, summary: summary?.commitment }
  const adopted = adopt(ground, by, asked, now)
  if (!adopted.ok) return adopted
  const outcome = adopted.value
  if (outcome.basis.kind !== 'call') throw new Error(`${outcome.id} comes from no call`)
  const { kind: _, ...basis } = outcome.basis
  const { process } = ground
  const act = actOf(
    { by, cap: `role:${outcome.role}`, via, process, outcome: outcome.id },
    {
      act: 'outcome.adopt',
      clear: { process: process.id, ...basis },
      parts: [title, summary],
    },
  )
  await saveOutcome(tx, outcome, act)
  return adopted
}

/** What was decided elsewhere, by whom, as a source has it. */
export async function enterOutcome(
  step: Step,
  process: Process,
  typed: OutcomeReported,
): Promise<Result<Outcome, Refusal>> {
  const { tx, by, clock, now, via } = step
  if (by.kind === 'importer') {
    const sound = recordReported(by.reported, now)
    if (!sound.ok) return sound
  }
  const title = written(step, 'title', typed.title)
  const summary = writtenIf(step, 'summary', typed.summary)
  const decidedBy = written(step, 'decided-by', typed.decidedBy)
  const entered = reportOutcome(
    process,
    by,
    {
      id: newUlid(clock) as string as OutcomeId,
      title: title.commitment,
      summary: summary?.commitment,
      decidedBy: decidedBy.commitment,
      href: typed.href,
    },
    now,
  )
  if (!entered.ok) return entered
  const outcome = entered.value
  const act = actOf(
    { by, cap: 'role:importer', via, process, outcome: outcome.id },
    {
      act: 'outcome.report',
      clear: { process: process.id },
      parts: [title, summary, decidedBy],
    },
  )
  await saveOutcome(tx, outcome, act)
  return entered
}
