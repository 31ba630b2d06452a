/** SQL for designations, reactions to them and minority statements. Decides nothing. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import type { PersonId } from '../../people/index.ts'
import type { CallId } from '../call.ts'
import type {
  Designation,
  DesignationId,
  DesignationState,
  MinorityStatement,
  Reaction,
} from '../designation.ts'
import { stateFrom, stateText } from './stored.ts'
import {
  DESIGNATIONS,
  MINORITY,
  OBJECTIONS_MAX,
  own,
  POSITIONS_MAX,
  REACTIONS,
  type DesignationRow,
} from './tables.ts'

/** In the order of their rounds. */
export async function designationsOf(db: Read | Tx, call: CallId): Promise<readonly Designation[]> {
  const query = own(db).selectFrom('designations').selectAll().where('call_id', '=', call)
  const rows = await query.orderBy('round').limit(OBJECTIONS_MAX).execute()
  return rows.map(designationFrom)
}

/** Those of several calls that are final. */
export async function designationsIn(
  db: Read | Tx,
  calls: readonly CallId[],
): Promise<readonly Designation[]> {
  if (calls.length === 0) return []
  const query = own(db).selectFrom('designations').selectAll().where('call_id', 'in', calls)
  const rows = await query.where('kind', '=', 'final').limit(OBJECTIONS_MAX).execute()
  return rows.map(designationFrom)
}

const People = z.array(z.string().transform((id) => id as PersonId))

const designationFrom = (row: DesignationRow): Designation => ({
  id: row.id,
  call: row.call_id,
  round: row.round,
  level: row.level,
  polarity: row.polarity,
  reasons: row.reasons,
  by: row.proposed_by,
  prepared: row.prepared === null ? undefined : People.parse(fromJson(row.prepared)),
  proposedAt: row.proposed_at,
  state: stateFrom<DesignationState>(row.state, row.kind),
})

/** The call of a designation, for routes that name only the designation. */
export async function callOfDesignation(
  db: Read | Tx,
  id: DesignationId,
): Promise<CallId | undefined> {
  const query = own(db).selectFrom('designations').select('call_id').where('id', '=', id)
  return (await query.executeTakeFirst())?.call_id
}

export async function saveDesignation(tx: Tx, designation: Designation, act: Act): Promise<void> {
  const { id, call, round, level, polarity, reasons, by, prepared, proposedAt, state } = designation
  const row = {
    id,
    call_id: call,
    round,
    level,
    polarity,
    reasons,
    proposed_by: by,
    prepared: prepared ? json(prepared) : null,
    proposed_at: proposedAt,
    kind: state.kind,
    state: stateText(state),
  }
  await keep(tx, DESIGNATIONS, row, act)
}

/** In the order in which they came. */
export async function reactionsOf(
  db: Read | Tx,
  ids: readonly DesignationId[],
): Promise<readonly Reaction[]> {
  if (ids.length === 0) return []
  const query = own(db).selectFrom('designation_reactions').selectAll()
  const rows = await query
    .where('designation_id', 'in', ids)
    .orderBy('reacted_at')
    .orderBy('person_id')
    .limit(POSITIONS_MAX)
    .execute()
  return rows.map((row) => ({
    designation: row.designation_id,
    person: row.person_id,
    kind: row.kind,
    reason: row.reason ?? undefined,
    hat: row.hat ?? undefined,
    reactedAt: row.reacted_at,
  }))
}

export async function saveReaction(tx: Tx, reaction: Reaction, act: Act): Promise<void> {
  const { designation, person, kind, reason, hat, reactedAt } = reaction
  const row = { designation_id: designation, person_id: person, kind, reacted_at: reactedAt }
  await keep(tx, REACTIONS, { ...row, reason: reason ?? null, hat: hat ?? null }, act)
}

/** In the order in which they were written. */
export async function minorityOf(
  db: Read | Tx,
  call: CallId,
): Promise<readonly MinorityStatement[]> {
  const query = own(db).selectFrom('minority_statements').selectAll().where('call_id', '=', call)
  const rows = await query.orderBy('written_at').orderBy('author').limit(OBJECTIONS_MAX).execute()
  return rows.map((row) => ({
    objection: row.objection_id,
    call: row.call_id,
    author: row.author,
    text: row.statement,
    capacity: row.capacity,
    spokeFor: row.spoke_for ?? undefined,
    hat: row.hat ?? undefined,
    writtenAt: row.written_at,
  }))
}

export async function saveMinority(tx: Tx, one: MinorityStatement, act: Act): Promise<void> {
  const row = {
    objection_id: one.objection,
    author: one.author,
    call_id: one.call,
    statement: one.text,
    capacity: one.capacity,
    spoke_for: one.spokeFor ?? null,
    hat: one.hat ?? null,
    written_at: one.writtenAt,
  }
  await keep(tx, MINORITY, row, act)
}
