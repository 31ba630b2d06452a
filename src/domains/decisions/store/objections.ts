/** SQL for objections and those behind them. Decides nothing. */
import { held, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { unreachable } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import type { CallId } from '../call.ts'
import type {
  Behind,
  Objection,
  ObjectionId,
  ObjectionState,
  Supporter,
  SupporterState,
} from '../objection.ts'
import { stateFrom, stateText } from './stored.ts'
import {
  OBJECTIONS,
  OBJECTIONS_MAX,
  own,
  POSITIONS_MAX,
  SUPPORTERS,
  type ObjectionRow,
  type SupporterRow,
} from './tables.ts'

/** In all calls together. */
const WAITING_MAX = 5_000

/** As much of it as a list names: there may be thousands. */
export type WaitingObjection = Pick<Objection, 'id' | 'call' | 'title' | 'raisedAt' | 'state'>

export async function findObjection(db: Read | Tx, id: ObjectionId): Promise<Behind | undefined> {
  const query = own(db).selectFrom('objections').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && { objection: objectionFrom(row), supporters: await supportersOf(db, [id]) }
}

/** As `findObjection`, held until the transaction ends. */
export async function lockObjection(tx: Tx, id: ObjectionId): Promise<Behind | undefined> {
  const query = own(tx).selectFrom('objections').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && { objection: objectionFrom(row), supporters: await supportersOf(tx, [id]) }
}

/** In the order in which they were raised. */
export const objectionsOf = remembered(
  async (db: Read | Tx, calls: readonly CallId[]): Promise<readonly Behind[]> => {
    if (calls.length === 0) return []
    const query = own(db).selectFrom('objections').selectAll().where('call_id', 'in', calls)
    const rows = await query.orderBy('id').limit(OBJECTIONS_MAX).execute()
    const supporters = await supportersOf(
      db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({
      objection: objectionFrom(row),
      supporters: supporters.filter(({ objection }) => objection === row.id),
    }))
  },
)

/** How many objections were raised in a call, and by one person; some may have passed to others. */
export async function countRaised(
  db: Read | Tx,
  call: CallId,
  person: PersonId | undefined,
): Promise<{ readonly inCall: number; readonly before: number }> {
  const query = own(db).selectFrom('objections').select('raised_by').where('call_id', '=', call)
  const rows = await query.limit(OBJECTIONS_MAX).execute()
  const before = rows.filter(({ raised_by }) => raised_by === person).length
  return { inCall: rows.length, before }
}

async function supportersOf(
  db: Read | Tx,
  ids: readonly ObjectionId[],
): Promise<readonly Supporter[]> {
  if (ids.length === 0) return []
  const query = own(db).selectFrom('objection_supporters').selectAll()
  const rows = await query
    .where('objection_id', 'in', ids)
    .orderBy('joined_at')
    .orderBy('person_id')
    .limit(POSITIONS_MAX)
    .execute()
  return rows.map(supporterFrom)
}

/** Unanswered ones of all calls, the oldest first: what somebody waits for. */
export const waitingObjections = remembered(
  async (db: Read | Tx): Promise<readonly WaitingObjection[]> => {
    const query = own(db)
      .selectFrom('objections')
      .select(['id', 'call_id', 'title', 'raised_at'])
      .where('kind', '=', 'open')
    const rows = await query.orderBy('id').limit(WAITING_MAX).execute()
    return rows.map(({ id, call_id, title, raised_at }) => ({
      id,
      call: call_id,
      title,
      raisedAt: raised_at,
      state: { kind: 'open' },
    }))
  },
)

/** Answered ones that wait for this person's word. */
export async function awaitingWordOf(
  db: Read | Tx,
  person: PersonId,
): Promise<readonly Objection[]> {
  const query = own(db).selectFrom('objections').selectAll().where('owner', '=', person)
  const rows = await query.where('kind', '=', 'answered').limit(OBJECTIONS_MAX).execute()
  return rows.map(objectionFrom)
}

const objectionFrom = (row: ObjectionRow): Objection => ({
  id: row.id,
  call: row.call_id,
  raisedBy: row.raised_by,
  owner: row.owner,
  title: row.title,
  argument: row.argument,
  remedy: row.remedy,
  clause: row.clause ?? undefined,
  capacity: row.capacity,
  spokeFor: row.spoke_for ?? undefined,
  hat: row.hat ?? undefined,
  group: row.seat_group,
  raisedAt: row.raised_at,
  state: stateFrom<ObjectionState>(row.state, row.kind),
})

const supporterFrom = (row: SupporterRow): Supporter => ({
  objection: row.objection_id,
  person: row.person_id,
  capacity: row.capacity,
  spokeFor: row.spoke_for ?? undefined,
  hat: row.hat ?? undefined,
  group: row.seat_group,
  joinedAt: row.joined_at,
  state: supporterState(row),
})

function supporterState({ kind, word, round, ...row }: SupporterRow): SupporterState {
  switch (kind) {
    case 'behind':
    case 'left':
    case 'carried':
      return { kind }
    case 'said':
      if (word === null || round === null) throw new Error(`no word of ${row.person_id}`)
      return { kind, word, round }
    default:
      return unreachable(kind)
  }
}

export async function saveObjection(tx: Tx, objection: Objection, act: Act): Promise<void> {
  const row: ObjectionRow = {
    id: objection.id,
    call_id: objection.call,
    raised_by: objection.raisedBy,
    owner: objection.owner,
    title: objection.title,
    argument: objection.argument,
    remedy: objection.remedy,
    clause: objection.clause ?? null,
    capacity: objection.capacity,
    spoke_for: objection.spokeFor ?? null,
    hat: objection.hat ?? null,
    seat_group: objection.group,
    raised_at: objection.raisedAt,
    kind: objection.state.kind,
    state: stateText(objection.state),
  }
  await keep(tx, OBJECTIONS, row, act)
}

export async function saveSupporter(tx: Tx, supporter: Supporter, act: Act): Promise<void> {
  const { state } = supporter
  const row: SupporterRow = {
    objection_id: supporter.objection,
    person_id: supporter.person,
    capacity: supporter.capacity,
    spoke_for: supporter.spokeFor ?? null,
    hat: supporter.hat ?? null,
    seat_group: supporter.group,
    joined_at: supporter.joinedAt,
    kind: state.kind,
    word: state.kind === 'said' ? state.word : null,
    round: state.kind === 'said' ? state.round : null,
  }
  await keep(tx, SUPPORTERS, row, act)
}
