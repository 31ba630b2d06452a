/** Who may answer a question of the audit, and who may contest an answer. Pure; judges nobody. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type Actor } from '../../people/index.ts'
import {
  type By,
  IMPORTER,
  mayActAs,
  type Process,
  type ProcessRefusal,
} from '../../processes/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
import {
  CONTESTS_MAX,
  PLACE,
  ROUNDS_MAX,
  VERDICTS,
  type AnswerId,
  type AuditAnswer,
  type Contest,
  type ContestId,
  type Said,
  type Verdict,
} from '../audit.ts'

export type AuditRefusal = ProcessRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'unknown-question' }
  | { readonly kind: 'evidence-missing' }
  | { readonly kind: 'too-many-rounds'; readonly most: number }
  | { readonly kind: 'own-answer' }
  | { readonly kind: 'too-many-contests'; readonly most: number }

/**
 * Whoever serves or sits in the process may answer; the role stands beside the answer, so that a
 * reader sees who judges whom. Those outside contest.
 */
export const ANSWERERS = [
  'chair',
  'vice-chair',
  'facilitator',
  'secretary',
  'rapporteur',
  'liaison',
  'members',
  'staff',
] as const

export const mayAnswer = (process: Process, by: By): Result<string, AuditRefusal> =>
  mayActAs(process, by, ANSWERERS)

export type NewAnswer = {
  readonly id: AnswerId
  readonly question: string
  readonly known: boolean
  readonly verdict: Verdict
  readonly line: Said
  readonly evidence: Said | undefined
  readonly href: string | undefined
  /** Answers to this question until now. */
  readonly before: number
}

/** What one claims, one shows: only `not known` stands without evidence. */
export function answer(
  process: Process,
  by: By,
  { known, before, ...asked }: NewAnswer,
  now: Instant,
): Result<AuditAnswer, AuditRefusal> {
  const standing = mayAnswer(process, by)
  if (!standing.ok) return standing
  if (!known || !VERDICTS.includes(asked.verdict)) return refuse({ kind: 'unknown-question' })
  if (before >= ROUNDS_MAX) return refuse({ kind: 'too-many-rounds', most: ROUNDS_MAX })
  if (asked.href !== undefined && !PLACE.test(asked.href)) return refuse({ kind: 'no-such-place' })
  const shown = asked.evidence !== undefined || asked.href !== undefined
  if (asked.verdict !== 'not-known' && !shown) return refuse({ kind: 'evidence-missing' })
  return ok({
    ...asked,
    process: process.id,
    round: before + 1,
    by: by.kind === 'person' && by.actor ? by.actor.person : IMPORTER,
    role: standing.value,
    at: now,
    reported: by.kind === 'importer' ? by.reported : undefined,
  })
}

/** Anybody who may speak may contest, save whoever gave the answer. */
export function mayContest(
  process: Process,
  contested: AuditAnswer,
  by: Actor | undefined,
  before: number,
): Result<Actor, AuditRefusal> {
  if (by && contested.by === by.person) return refuse({ kind: 'own-answer' })
  if (before >= CONTESTS_MAX) return refuse({ kind: 'too-many-contests', most: CONTESTS_MAX })
  return mayAct(by, undertakingsOf(process.pin))
}

export const contest = (
  { id }: Pick<AuditAnswer, 'id'>,
  by: Actor,
  asked: { readonly id: ContestId; readonly reason: Said },
  now: Instant,
): Contest => ({ ...asked, answer: id, by: by.person, at: now })
