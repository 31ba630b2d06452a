/** Judging, decided by the rules and saved in one transaction, with the process held. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { prose } from '../../platform/record/index.ts'
import { refuse, type Instant, type Result } from '../../platform/values.ts'
import { findItem, type About, type Item } from '../ballots/index.ts'
import { callsOf, objectionsOf, positionsOf } from '../decisions/index.ts'
import { type Process, type Step, windowsOf } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { rulesTextsOf } from '../texts/index.ts'
import { making } from './acts.ts'
import type { Judgement, JudgementId } from './judgement.ts'
import {
  heardIn,
  judge,
  mayJudge,
  type Before,
  type Heard,
  type JudgementRefusal,
} from './rules.ts'
import { judgementsOf, saveJudgement } from './store.ts'

/** All that a judgement is held against: the windows of the process and what was objected in it. */
export async function beforeIt(db: Read | Tx, process: Process, now: Instant): Promise<Before> {
  const template = await templateOf(db, process.pin)
  // What was said of the rules themselves is nothing that officers weigh here.
  const rules = await rulesTextsOf(db, process.id)
  const calls = (await callsOf(db, { process: process.id })).filter(
    ({ subject }) => !rules.has(subject.text),
  )
  const ids = calls.map(({ id }) => id)
  const behind = (await objectionsOf(db, ids)).map(({ objection }) => objection)
  const heard: Heard[] = []
  for (const call of calls) {
    const own = behind.filter((one) => one.call === call.id)
    heard.push(heardIn(call, await positionsOf(db, call.id), own))
  }
  return {
    process,
    template,
    windows: await windowsOf(db, process.id),
    objections: heard.flatMap(({ objections }) => objections),
    calls: heard,
    made: (await judgementsOf(db, process.id)).length,
    now,
  }
}

export type Typed = {
  readonly decision: string
  readonly outcome: string
  readonly reasons: string
  /** The key of the item that is judged, or `question`. */
  readonly about: string
}

/** The process was locked by the caller: it cannot move on while somebody judges in it. */
export async function makeJudgement(
  step: Step,
  process: Process,
  { decision, outcome, about: key, reasons: typed }: Typed,
  items: readonly Item[],
): Promise<Result<Judgement, JudgementRefusal>> {
  const { tx, clock, now, by, via } = step
  const before = await beforeIt(tx, process, now)
  const allowed = mayJudge(before, decision, by)
  if (!allowed.ok) return allowed
  const { actor } = allowed.value
  const about: About | undefined =
    key === 'question' ? { kind: 'question' } : findItem(items, key)?.about
  if (!about) return refuse({ kind: 'no-such-item' })
  const reasons = prose('reasons', typed, clock, actor.person)
  const id = newUlid(clock) as string as JudgementId
  const made = judge(before, { id, decision, outcome, about, reasons: reasons.commitment }, by)
  if (!made.ok) return made
  await saveJudgement(tx, made.value, making(made.value, { process, actor, via, reasons }))
  return made
}
