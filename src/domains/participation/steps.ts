/**
 * Answering a question of the audit and contesting an answer; each decided and saved in one
 * transaction, for every door: form, demo, import. The caller holds the process or the answer.
 */
import { newUlid } from '../../platform/clock.ts'
import { prose, type Prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import { type Process, recordReported, type Step } from '../processes/index.ts'
import { actOf, interestOf } from './acts.ts'
import type { AnswerId, AuditAnswer, Contest, ContestId, Verdict } from './audit.ts'
import { findQuestion } from './questions.ts'
import * as rules from './rules/audit.ts'
import { answersOf, contestsOf, saveAnswer, saveContest } from './store/audit.ts'

export type AnswerTyped = {
  readonly question: string
  readonly verdict: Verdict
  /** Said right after the verdict: `the board decided`. */
  readonly line: string
  readonly evidence?: string | undefined
  readonly href?: string | undefined
}

const written = ({ clock, by }: Step, name: string, text: string): Prose =>
  prose(name, text, clock, by.kind === 'person' ? by.actor?.person : undefined)

export async function answerAudit(
  step: Step,
  process: Process,
  typed: AnswerTyped,
): Promise<Result<AuditAnswer, rules.AuditRefusal>> {
  const { tx, by, clock, now, via } = step
  if (by.kind === 'importer') {
    const sound = recordReported(by.reported, now)
    if (!sound.ok) return sound
  }
  const earlier = await answersOf(tx, process.id)
  const { question, verdict, href } = typed
  const line = written(step, 'line', typed.line)
  const evidence =
    typed.evidence === undefined ? undefined : written(step, 'evidence', typed.evidence)
  const answered = rules.answer(
    process,
    by,
    {
      id: newUlid(clock) as string as AnswerId,
      question,
      known: findQuestion(question) !== undefined,
      verdict,
      line: line.commitment,
      evidence: evidence?.commitment,
      href,
      before: earlier.filter((one) => one.question === question).length,
    },
    now,
  )
  if (!answered.ok) return answered
  const { round, role } = answered.value
  const act = actOf(
    { by, cap: `role:${role}`, via, process },
    {
      act: 'audit.answer',
      clear: { question, verdict, round },
      parts: [line, evidence],
    },
  )
  await saveAnswer(tx, answered.value, act)
  return answered
}

export async function contestAnswer(
  step: Step,
  process: Process,
  contested: AuditAnswer,
  typed: { readonly reason: string },
): Promise<Result<Contest, rules.AuditRefusal>> {
  const { tx, by, clock, now, via } = step
  const actor = by.kind === 'person' ? by.actor : undefined
  const before = (await contestsOf(tx, [contested.id])).length
  const allowed = rules.mayContest(process, contested, actor, before)
  if (!allowed.ok) return allowed
  const reason = written(step, 'reason', typed.reason)
  const id = newUlid(clock) as string as ContestId
  const asked = { id, reason: reason.commitment }
  const contest = rules.contest(contested, allowed.value, asked, now)
  const { question } = contested
  const act = actOf(
    { by, cap: 'personal', via, process },
    {
      act: 'audit.contest',
      clear: { question, answer: contested.id, ...interestOf(by) },
      parts: [reason],
    },
  )
  await saveContest(tx, contest, act)
  return ok(contest)
}
