/** Judging, decided by the rules and saved in one transaction, with the process held. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { prose } from '../../platform/record/index.ts'
import type { Instant, Result } from '../../platform/values.ts'
import { callsOf, isStanding, isUnanswered, objectionsOf } from '../decisions/index.ts'
import { templateOf, windowsOf, type Process, type Step } from '../processes/index.ts'
import { making } from './acts.ts'
import type { Judgement, JudgementId } from './judgement.ts'
import { judge, mayJudge, type Before, type JudgementRefusal } from './rules.ts'
import { judgementsOf, saveJudgement } from './store.ts'

/** All that a judgement is held against: the windows of the process and what was objected in it. */
export async function beforeIt(db: Read | Tx, process: Process, now: Instant): Promise<Before> {
  const calls = await callsOf(db, { process: process.id })
  const behind = await objectionsOf(
    db,
    calls.map(({ id }) => id),
  )
  return {
    process,
    template: await templateOf(db, process.pin),
    windows: await windowsOf(db, process.id),
    objections: behind.map(({ objection }) => ({
      sustained: isStanding(objection),
      disposed: !isUnanswered(objection),
    })),
    made: (await judgementsOf(db, process.id)).length,
    now,
  }
}

export type Typed = {
  readonly decision: string
  readonly outcome: string
  readonly reasons: string
}

/** The process was locked by the caller: it cannot move on while somebody judges in it. */
export async function makeJudgement(
  step: Step,
  process: Process,
  { decision, outcome, reasons: typed }: Typed,
): Promise<Result<Judgement, JudgementRefusal>> {
  const { tx, clock, now, by, via } = step
  const before = await beforeIt(tx, process, now)
  const allowed = mayJudge(before, decision, by)
  if (!allowed.ok) return allowed
  const { actor } = allowed.value
  const reasons = prose('reasons', typed, clock, actor.person)
  const id = newUlid(clock) as string as JudgementId
  const made = judge(before, { id, decision, outcome, reasons: reasons.commitment }, by)
  if (!made.ok) return made
  await saveJudgement(tx, made.value, making(made.value, { process, actor, via, reasons }))
  return made
}
