/** SQL for merges of objections that were asked for. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import type { PersonId } from '../../people/index.ts'
import type { CallId } from '../call.ts'
import type { Merge, MergeId, MergeState } from '../merge.ts'
import { stateFrom, stateText } from './stored.ts'
import { MERGES, OBJECTIONS_MAX, own, type MergeRow } from './tables.ts'

/** In the order in which they were asked for. */
export async function mergesIn(db: Read | Tx, call: CallId): Promise<readonly Merge[]> {
  const query = own(db).selectFrom('objection_merges').selectAll().where('call_id', '=', call)
  return (await query.orderBy('id').limit(OBJECTIONS_MAX).execute()).map(mergeFrom)
}

export async function findMerge(db: Read | Tx, id: MergeId): Promise<Merge | undefined> {
  const query = own(db).selectFrom('objection_merges').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && mergeFrom(row)
}

/** As `findMerge`, held until the transaction ends. */
export async function lockMerge(tx: Tx, id: MergeId): Promise<Merge | undefined> {
  const query = own(tx).selectFrom('objection_merges').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && mergeFrom(row)
}

/** Those of these calls that wait for a yes or a no. */
export async function mergesAsked(
  db: Read | Tx,
  calls: readonly CallId[],
): Promise<readonly Merge[]> {
  if (calls.length === 0) return []
  const query = own(db).selectFrom('objection_merges').selectAll().where('kind', '=', 'asked')
  const rows = query.where('call_id', 'in', calls).orderBy('id').limit(OBJECTIONS_MAX)
  return (await rows.execute()).map(mergeFrom)
}

const Agreed = z.array(z.string().transform((id) => id as PersonId))

const mergeFrom = (row: MergeRow): Merge => ({
  id: row.id,
  call: row.call_id,
  from: row.from_id,
  into: row.into_id,
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  reason: row.reason ?? undefined,
  agreed: Agreed.parse(fromJson(row.agreed)),
  state: stateFrom<MergeState>(row.state, row.kind),
})

export async function saveMerge(tx: Tx, merge: Merge, act: Act): Promise<void> {
  const row: MergeRow = {
    id: merge.id,
    call_id: merge.call,
    from_id: merge.from,
    into_id: merge.into,
    proposed_by: merge.proposedBy,
    proposed_at: merge.proposedAt,
    reason: merge.reason ?? null,
    agreed: json(merge.agreed),
    kind: merge.state.kind,
    state: stateText(merge.state),
  }
  await keep(tx, MERGES, row, act)
}
