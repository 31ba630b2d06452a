/**
 * Who may adopt an outcome, and of what. Pure.
 *
 * Whether a level means agreement is the template's; whether it was reached, the chair's
 * designation. This only binds an outcome to both, once, for good.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { isAgreed, type Call, type CallRule, type Designation } from '../../decisions/index.ts'
import { type By, IMPORTER, mayActAs, type Process } from '../../processes/index.ts'
import type { TextId } from '../../texts/index.ts'
import type { Outcome, OutcomeId, Said } from '../outcome.ts'
import type { Refusal } from './refusal.ts'

/** What an outcome can come from: a call of the process, with all that came of it. */
export type Ground = {
  readonly process: Process
  readonly rule: CallRule
  readonly call: Call
  /** It asked about the rules themselves: that is no outcome of the process. */
  readonly isOfRules: boolean
  /** The designation that was made final, where there is one. */
  readonly final: Designation | undefined
  /** The outcome that was already adopted from this call. */
  readonly taken: OutcomeId | undefined
}

export type NewOutcome = {
  readonly id: OutcomeId
  readonly title: Said
  readonly summary: Said | undefined
}

/** Those who conduct calls adopt what was agreed in them; in which role, is said. */
export function mayAdopt(
  { process, rule, isOfRules, ...ground }: Ground,
  by: By,
): Result<string, Refusal> {
  const { call, final, taken } = ground
  if (taken !== undefined) return refuse({ kind: 'already-adopted', outcome: taken })
  if (call.state.kind !== 'designated' || !final) return refuse({ kind: 'not-designated' })
  if (isOfRules) return refuse({ kind: 'about-rules' })
  if (!isAgreed(rule, final)) return refuse({ kind: 'not-agreed', level: final.level })
  return mayActAs(process, by, rule.chairs)
}

export function adopt(
  ground: Ground,
  by: By,
  asked: NewOutcome,
  now: Instant,
): Result<Outcome, Refusal> {
  const standing = mayAdopt(ground, by)
  if (!standing.ok) return standing
  const { process, call, final } = ground
  if (!final || by.kind !== 'person' || !by.actor) return refuse({ kind: 'not-designated' })
  const { text, version, hash } = call.subject
  return ok({
    ...asked,
    process: process.id,
    basis: {
      kind: 'call',
      call: call.id,
      designation: final.id,
      level: final.level,
      polarity: final.polarity,
      text: text as TextId,
      version,
      hash,
    },
    adoptedBy: by.actor.person,
    role: standing.value,
    adoptedAt: now,
  })
}

export type ReportedOutcome = NewOutcome & {
  readonly decidedBy: Said
  readonly href: string | undefined
}

/** Only the importer enters what sources report, and only in processes that are reported. */
export function reportOutcome(
  process: Process,
  by: By,
  asked: ReportedOutcome,
  now: Instant,
): Result<Outcome, Refusal> {
  if (by.kind !== 'importer') return refuse({ kind: 'not-reported' })
  const standing = mayActAs(process, by, [])
  if (!standing.ok) return standing
  const { decidedBy, href, ...rest } = asked
  return ok({
    ...rest,
    process: process.id,
    basis: { kind: 'reported', reported: by.reported, decidedBy, href },
    adoptedBy: IMPORTER,
    role: standing.value,
    adoptedAt: now,
  })
}
