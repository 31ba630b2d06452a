/** Reporting, and leaving as it is: decided by the rules and saved in one transaction. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, type Basis, type Via } from '../../platform/record/index.ts'
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { gone, type Actor, type Gone } from '../people/index.ts'
import { enterLog } from '../stewards/index.ts'
import { endCase } from './ending.ts'
import type { Post } from './mails.ts'
import type { Case, CaseId, Report, Thing } from './report.ts'
import { findReported, type Reportable } from './reportable.ts'
import { dueOf, mayLeave, mayReport, officeOver, report, type ReportRefusal } from './rules.ts'
import {
  countBy,
  hasReported,
  lockCase,
  lockOpen,
  openCase,
  reportsOf,
  saveCase,
  saveReport,
} from './store.ts'

export type Step = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  readonly actor: Actor
  readonly reportables: readonly Reportable[]
}

export type Typed = { readonly thing: Thing; readonly ground: Basis; readonly words: string }

/** What waits already takes one more voice, and the nearer of the two hours. */
export async function reportThing(
  { tx, clock, now, actor, reportables }: Step,
  { thing, ground, words }: Typed,
): Promise<Result<Report, ReportRefusal | Gone>> {
  const { person } = actor
  const found = await findReported(tx, reportables, thing, person)
  if (!found) return refuse(gone)
  const allowed = mayReport(found, actor)
  if (!allowed.ok) return allowed
  const dueAt = dueOf(ground, now)
  const fresh: Case = {
    id: newUlid(clock) as string as CaseId,
    thing,
    body: found.body,
    author: found.author,
    openedAt: now,
    dueAt,
    state: { kind: 'open' },
  }
  const before = await lockOpen(tx, thing)
  const judged = report(found, actor, {
    isOwn: await hasReported(tx, thing, person),
    today: await countBy(tx, person, after(now, days(-1))),
    waiting: before ? (await reportsOf(tx, before.id)).length : 0,
  })
  if (!judged.ok) return judged
  const here = before ?? (await openCase(tx, fresh))
  const said: Report = { case: here.id, thing, reporter: person, ground, words, at: now }
  await saveReport(tx, said)
  if (dueAt < here.dueAt) await saveCase(tx, { ...here, dueAt })
  return ok(said)
}

/** With a line in the steward log that says why, and not who had reported it. */
export async function leaveAsItIs(
  { tx, clock, now, via, actor, reportables }: Step,
  post: Post,
  { id, reason }: { readonly id: CaseId; readonly reason: string },
): Promise<Result<Case, ReportRefusal | Gone>> {
  const one = await lockCase(tx, id)
  const found = one && (await findReported(tx, reportables, one.thing, undefined))
  if (!one || !found || officeOver(found, actor) === undefined) return refuse(gone)
  const reporters = new Set((await reportsOf(tx, id)).map(({ reporter }) => reporter))
  const allowed = mayLeave(one, { found, reporters }, actor)
  if (!allowed.ok) return allowed
  const line = {
    kind: 'left',
    by: actor,
    role: allowed.value,
    about: found.about,
    place: found.href,
    line: prose('line', reason, clock, actor.person),
    via,
    topics: found.topics,
    ...(found.rules === undefined ? {} : { rules: found.rules }),
  } as const
  const entered = await enterLog(tx, clock, line, now)
  const state = { kind: 'left', at: now, line: entered.id } as const
  await endCase(tx, post, one, state)
  return ok({ ...one, state })
}
