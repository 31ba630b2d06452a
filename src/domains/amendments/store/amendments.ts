/** SQL for amendments. Decides nothing. */
import { held, json, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import type { PersonId } from '../../people/index.ts'
import type { ClauseId, TextId } from '../../texts/index.ts'
import {
  AMENDMENTS_PAGE,
  clausesNamed,
  clauseOf,
  OPEN_MAX,
  type Amendment,
  type AmendmentId,
  type StateKind,
} from '../amendment.ts'
import { AMENDMENTS, own } from '../tables.ts'
import { amendmentFrom } from './stored.ts'

/** Rows in one statement, well below what either engine takes. */
const BATCH = 400

export async function findAmendment(
  db: Read | Tx,
  id: AmendmentId,
): Promise<Amendment | undefined> {
  const query = own(db).selectFrom('amendments').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && amendmentFrom(row)
}

/** Held until the transaction ends: a decision and its proposer's own step do not cross. */
export async function lockAmendment(tx: Tx, id: AmendmentId): Promise<Amendment | undefined> {
  const query = own(tx).selectFrom('amendments').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && amendmentFrom(row)
}

export async function findByNumber(
  db: Read | Tx,
  text: TextId,
  number: number,
): Promise<Amendment | undefined> {
  const all = own(db).selectFrom('amendments').selectAll().where('text_id', '=', text)
  const row = await all.where('number', '=', number).executeTakeFirst()
  return row && amendmentFrom(row)
}

/** All that are open in a text, in the order of their numbers. */
export const openIn = remembered(
  async (db: Read | Tx, text: TextId): Promise<readonly Amendment[]> => {
    const all = own(db).selectFrom('amendments').selectAll().where('text_id', '=', text)
    const open = all.where('kind', '=', 'proposed').orderBy('number').limit(OPEN_MAX)
    return (await open.execute()).map(amendmentFrom)
  },
)

/** As `openIn`, held until the transaction ends: two editors decide none of them twice. */
export async function lockOpen(tx: Tx, text: TextId): Promise<readonly Amendment[]> {
  const all = own(tx).selectFrom('amendments').selectAll().where('text_id', '=', text)
  const open = all.where('kind', '=', 'proposed').orderBy('number').limit(OPEN_MAX)
  return (await held(tx, open).execute()).map(amendmentFrom)
}

export type Filter = {
  readonly state: StateKind | undefined
  readonly clause: ClauseId | undefined
  /** Only those with a lower number. */
  readonly before: number | undefined
}

/** One page of them and the first of the next, the newest first. */
export async function amendmentsIn(
  db: Read | Tx,
  text: TextId,
  { state, clause, before }: Filter,
): Promise<readonly Amendment[]> {
  let query = own(db).selectFrom('amendments').selectAll().where('text_id', '=', text)
  if (state !== undefined) query = query.where('kind', '=', state)
  if (before !== undefined) query = query.where('number', '<', before)
  if (clause !== undefined) {
    query = query.where('id', 'in', (inner) =>
      inner
        .selectFrom('amendment_marks')
        .select('amendment_id')
        .where('text_id', '=', text)
        .where('clause', '=', clause),
    )
  }
  const rows = await query
    .orderBy('number', 'desc')
    .limit(AMENDMENTS_PAGE + 1)
    .execute()
  return rows.map(amendmentFrom)
}

export async function findSome(
  db: Read | Tx,
  ids: readonly AmendmentId[],
): Promise<ReadonlyMap<AmendmentId, Amendment>> {
  const found = new Map<AmendmentId, Amendment>()
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH)
    const query = own(db).selectFrom('amendments').selectAll().where('id', 'in', some)
    for (const row of await query.execute()) found.set(row.id, amendmentFrom(row))
  }
  return found
}

/** The newest first. */
export async function newestIn(
  db: Read | Tx,
  text: TextId,
  most: number,
): Promise<readonly Amendment[]> {
  const all = own(db).selectFrom('amendments').selectAll().where('text_id', '=', text)
  const rows = await all.orderBy('number', 'desc').limit(most).execute()
  return rows.map(amendmentFrom)
}

/** Open ones of one person, wherever they are. */
export async function openBy(
  db: Read | Tx,
  person: PersonId,
  most: number,
): Promise<readonly Amendment[]> {
  const all = own(db).selectFrom('amendments').selectAll().where('proposed_by', '=', person)
  const open = all.where('kind', '=', 'proposed').orderBy('id', 'desc').limit(most)
  return (await open.execute()).map(amendmentFrom)
}

export async function saveAmendment(tx: Tx, one: Amendment, act: Act): Promise<void> {
  const row = {
    id: one.id,
    text_id: one.text,
    process_id: one.process,
    number: one.number,
    base: one.base,
    changes: json(one.changes.map((change) => ({ ...change }))),
    reason: one.reason,
    proposed_by: one.by,
    capacity: one.capacity,
    proposed_at: one.at,
    renewals: one.renewals,
    kind: one.state.kind,
    state: json({ ...one.state }),
  }
  await keep(tx, AMENDMENTS, row, act)
  await mark(tx, one)
}

/** What a reader of a clause is told to look at: all that it names, or the place it comes to. */
const marksOf = ({ changes }: Amendment): readonly (ClauseId | 'start')[] => {
  const named = clausesNamed(changes)
  const isAtStart = changes.some((change) => clauseOf(change) === 'start')
  return isAtStart ? [...named, 'start'] : named
}

async function mark(tx: Tx, one: Amendment): Promise<void> {
  const tables = own(tx)
  const open: 0 | 1 = one.state.kind === 'proposed' ? 1 : 0
  const marks = marksOf(one).map((clause) => {
    return { text_id: one.text, clause, amendment_id: one.id, open }
  })
  const before = tables.deleteFrom('amendment_marks').where('amendment_id', '=', one.id)
  await before.where('text_id', '=', one.text).execute()
  if (marks.length > 0) await tables.insertInto('amendment_marks').values(marks).execute()
}
