/** SQL for closed lists as the public sees them: members, mandate, dates, adopted positions. */
import { held, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import {
  LISTS_MAX,
  MEMBERS_MAX,
  POSITIONS_MAX,
  type AdoptedPosition,
  type ClosedList,
  type ListId,
  type ListMember,
} from './list.ts'
import { LISTS, MEMBERS, own, POSITIONS, type ListRow, type MemberRow } from './tables.ts'

const listFrom = (row: ListRow): ClosedList => ({
  id: row.id,
  process: row.process_id,
  kind: row.kind,
  name: row.name,
  mandate: row.mandate,
  convener: row.convener,
  openedAt: row.opened_at,
  endedAt: row.ended_at ?? undefined,
})

const memberFrom = (row: MemberRow): ListMember => ({
  list: row.list_id,
  person: row.person_id,
  invitedAt: row.invited_at,
  since: row.since ?? undefined,
  endedAt: row.ended_at ?? undefined,
})

export async function findList(db: Read | Tx, id: ListId): Promise<ClosedList | undefined> {
  const query = own(db).selectFrom('closed_lists').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && listFrom(row)
}

export async function lockList(tx: Tx, id: ListId): Promise<ClosedList | undefined> {
  const query = own(tx).selectFrom('closed_lists').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && listFrom(row)
}

export const listsIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly ClosedList[]> => {
    const query = own(db).selectFrom('closed_lists').selectAll().where('process_id', '=', process)
    return (await query.orderBy('id').limit(LISTS_MAX).execute()).map(listFrom)
  },
)

export async function saveList(tx: Tx, list: ClosedList, act: Act): Promise<void> {
  const row: ListRow = {
    id: list.id,
    process_id: list.process,
    kind: list.kind,
    name: list.name,
    mandate: list.mandate,
    convener: list.convener,
    opened_at: list.openedAt,
    ended_at: list.endedAt ?? null,
  }
  await keep(tx, LISTS, row, act)
}

/** All whoever were asked, those who have left too; the first first. */
export async function membersOf(db: Read | Tx, list: ListId): Promise<readonly ListMember[]> {
  const query = own(db).selectFrom('closed_list_members').selectAll().where('list_id', '=', list)
  const rows = await query.orderBy('invited_at').orderBy('person_id').limit(MEMBERS_MAX).execute()
  return rows.map(memberFrom)
}

export async function saveMember(tx: Tx, member: ListMember, act: Act): Promise<void> {
  const row: MemberRow = {
    list_id: member.list,
    person_id: member.person,
    invited_at: member.invitedAt,
    since: member.since ?? null,
    ended_at: member.endedAt ?? null,
  }
  await keep(tx, MEMBERS, row, act)
}

/** The first first. */
export async function positionsOf(
  db: Read | Tx,
  list: ListId,
): Promise<readonly AdoptedPosition[]> {
  const query = own(db).selectFrom('closed_list_positions').selectAll().where('list_id', '=', list)
  const rows = await query.orderBy('at').orderBy('id').limit(POSITIONS_MAX).execute()
  return rows.map((row) => ({
    id: row.id,
    list: row.list_id,
    words: row.words,
    by: row.adopted_by,
    at: row.at,
  }))
}

export async function savePosition(tx: Tx, one: AdoptedPosition, act: Act): Promise<void> {
  const { id, list: list_id, words, by: adopted_by, at } = one
  await keep(tx, POSITIONS, { id, list_id, words, adopted_by, at }, act)
}

/** The lists on which somebody is now. */
export async function listsOf(db: Read | Tx, person: PersonId): Promise<readonly ClosedList[]> {
  const rows = await own(db)
    .selectFrom('closed_lists as l')
    .innerJoin('closed_list_members as k', 'k.list_id', 'l.id')
    .selectAll('l')
    .where('k.person_id', '=', person)
    .where('k.since', 'is not', null)
    .where('k.ended_at', 'is', null)
    .orderBy('l.id')
    .limit(LISTS_MAX)
    .execute()
  return rows.map(listFrom)
}

/** The lists that wait for somebody's own word. */
export async function listsAwaiting(
  db: Read,
  person: PersonId,
): Promise<readonly { readonly list: ClosedList; readonly invitedAt: Instant }[]> {
  const rows = await own(db)
    .selectFrom('closed_lists as l')
    .innerJoin('closed_list_members as k', 'k.list_id', 'l.id')
    .selectAll('l')
    .select('k.invited_at')
    .where('k.person_id', '=', person)
    .where('k.since', 'is', null)
    .where('k.ended_at', 'is', null)
    .where('l.ended_at', 'is', null)
    .orderBy('k.invited_at')
    .limit(LISTS_MAX)
    .execute()
  return rows.map((row) => ({ list: listFrom(row), invitedAt: row.invited_at }))
}
