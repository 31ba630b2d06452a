/** SQL for answers of the audit and what contests them. Decides nothing. */
import { held, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import type { IMPORTER, ProcessId } from '../../processes/index.ts'
import type { AnswerId, AuditAnswer, Contest, ContestId, Said, Verdict } from '../audit.ts'

type AnswerRow = {
  readonly id: AnswerId
  readonly process_id: ProcessId
  readonly question: string
  readonly round: number
  readonly verdict: Verdict
  readonly line: Said
  readonly evidence: Said | null
  readonly href: string | null
  readonly answered_by: PersonId | typeof IMPORTER
  readonly role: string
  readonly at: Instant
  readonly source: string | null
  readonly reported_on: string | null
}
type ContestRow = {
  readonly id: ContestId
  readonly answer_id: AnswerId
  readonly person_id: PersonId
  readonly reason: Said
  readonly at: Instant
}
type AuditTables = { readonly audit_answers: AnswerRow; readonly audit_contests: ContestRow }

const ANSWERS = keptTable<AnswerRow>({
  table: 'audit_answers',
  noun: 'audit-answer',
  key: ['id'],
})
const CONTESTS = keptTable<ContestRow>({
  table: 'audit_contests',
  noun: 'audit-contest',
  key: ['id'],
})

export const PARTICIPATION_TABLES = [ANSWERS, CONTESTS] as const

/** Answers and contests that one page reads: of one process, or of all in a list. */
const ANSWERS_MAX = 2_000
const CONTESTS_MAX = 2_000

const own = (db: Read | Tx) => db.withTables<AuditTables>()

const answerFrom = (row: AnswerRow): AuditAnswer => ({
  id: row.id,
  process: row.process_id,
  question: row.question,
  round: row.round,
  verdict: row.verdict,
  line: row.line,
  evidence: row.evidence ?? undefined,
  href: row.href ?? undefined,
  by: row.answered_by,
  role: row.role,
  at: row.at,
  reported:
    row.source === null || row.reported_on === null
      ? undefined
      : { source: row.source, on: row.reported_on },
})

/** Of one process or of all, the oldest first, earlier rounds too. */
export const answersOf = remembered(
  async (db: Read | Tx, process?: ProcessId): Promise<readonly AuditAnswer[]> => {
    const all = own(db).selectFrom('audit_answers').selectAll()
    const query = process === undefined ? all : all.where('process_id', '=', process)
    return (await query.orderBy('id').limit(ANSWERS_MAX).execute()).map(answerFrom)
  },
)

const one = (db: Read | Tx, id: AnswerId) =>
  own(db).selectFrom('audit_answers').selectAll().where('id', '=', id)

export async function findAnswer(db: Read | Tx, id: AnswerId): Promise<AuditAnswer | undefined> {
  const row = await one(db, id).executeTakeFirst()
  return row && answerFrom(row)
}

/** Held until the transaction ends, so that contests of it are counted one by one. */
export async function lockAnswer(tx: Tx, id: AnswerId): Promise<AuditAnswer | undefined> {
  const row = await held(tx, one(tx, id)).executeTakeFirst()
  return row && answerFrom(row)
}

export async function saveAnswer(tx: Tx, it: AuditAnswer, act: Act): Promise<void> {
  const row: AnswerRow = {
    id: it.id,
    process_id: it.process,
    question: it.question,
    round: it.round,
    verdict: it.verdict,
    line: it.line,
    evidence: it.evidence ?? null,
    href: it.href ?? null,
    answered_by: it.by,
    role: it.role,
    at: it.at,
    source: it.reported?.source ?? null,
    reported_on: it.reported?.on ?? null,
  }
  await keep(tx, ANSWERS, row, act)
}

/** In the order in which they came. */
export async function contestsOf(
  db: Read | Tx,
  answers: readonly AnswerId[],
): Promise<readonly Contest[]> {
  if (answers.length === 0) return []
  const query = own(db).selectFrom('audit_contests').selectAll()
  const rows = await query
    .where('answer_id', 'in', answers)
    .orderBy('id')
    .limit(CONTESTS_MAX)
    .execute()
  return rows.map(({ answer_id, person_id, ...rest }) => ({
    ...rest,
    answer: answer_id,
    by: person_id,
  }))
}

export async function saveContest(tx: Tx, contest: Contest, act: Act): Promise<void> {
  const { answer, by, ...rest } = contest
  await keep(tx, CONTESTS, { ...rest, answer_id: answer, person_id: by }, act)
}
