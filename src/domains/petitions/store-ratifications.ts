/** SQL for ratifications and what bodies answered. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { ProcessId } from '../processes/index.ts'
import {
  RATIFICATIONS_MAX,
  type Answer,
  type Ratification,
  type RatificationId,
  type Votes,
} from './ratification.ts'
import { ANSWERS, own, RATIFICATIONS, type AnswerRow, type RatificationRow } from './tables.ts'

/** Of the whole site, the newest: a list of a body, and what waits for its officers. */
const NEWEST_MAX = 500

const ratificationFrom = (row: RatificationRow): Ratification => ({
  id: row.id,
  process: row.process_id,
  rule: row.rule,
  stage: row.stage,
  subject: row.subject,
  href: row.href ?? undefined,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
})

const heads = z.int().min(0)
const StoredVotes: z.ZodType<Votes> = z.object({
  yes: heads,
  no: heads,
  abstain: heads,
  of: heads,
})

const answerFrom = (row: AnswerRow): Answer => ({
  ratification: row.ratification_id,
  body: row.body,
  finding: row.finding,
  votes: StoredVotes.parse(fromJson(row.votes)),
  ballot: row.ballot_id ?? undefined,
  by: row.answered_by,
  role: row.role,
  reasons: row.reasons,
  at: row.at,
})

export async function findRatification(
  db: Read | Tx,
  id: RatificationId,
): Promise<Ratification | undefined> {
  const query = own(db).selectFrom('ratifications').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && ratificationFrom(row)
}

/** Held until the transaction ends: two officers of a body cannot both answer for it. */
export async function lockRatification(
  tx: Tx,
  id: RatificationId,
): Promise<Ratification | undefined> {
  const query = own(tx).selectFrom('ratifications').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && ratificationFrom(row)
}

/** The oldest first. */
export const ratificationsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Ratification[]> => {
    const all = own(db).selectFrom('ratifications').selectAll().where('process_id', '=', process)
    return (await all.orderBy('id').limit(RATIFICATIONS_MAX).execute()).map(ratificationFrom)
  },
)

/** The newest first. */
export const newestRatifications = remembered(
  async (db: Read | Tx): Promise<readonly Ratification[]> => {
    const all = own(db).selectFrom('ratifications').selectAll().orderBy('id', 'desc')
    return (await all.limit(NEWEST_MAX).execute()).map(ratificationFrom)
  },
)

export async function saveRatification(tx: Tx, one: Ratification, act: Act): Promise<void> {
  const row: RatificationRow = {
    id: one.id,
    process_id: one.process,
    rule: one.rule,
    stage: one.stage,
    subject: one.subject,
    href: one.href ?? null,
    asked_by: one.askedBy,
    asked_at: one.askedAt,
  }
  await keep(tx, RATIFICATIONS, row, act)
}

/** Of several, in the order in which they came. */
export async function answersTo(
  db: Read | Tx,
  ids: readonly RatificationId[],
): Promise<readonly Answer[]> {
  if (ids.length === 0) return []
  const some = own(db).selectFrom('ratification_answers').selectAll()
  const rows = await some
    .where('ratification_id', 'in', ids)
    .orderBy('at')
    .orderBy('body')
    .execute()
  return rows.map(answerFrom)
}

export async function saveAnswer(tx: Tx, one: Answer, act: Act): Promise<void> {
  const row: AnswerRow = {
    ratification_id: one.ratification,
    body: one.body,
    finding: one.finding,
    votes: json(one.votes),
    ballot_id: one.ballot ?? null,
    answered_by: one.by,
    role: one.role,
    reasons: one.reasons,
    at: one.at,
  }
  await keep(tx, ANSWERS, row, act)
}
