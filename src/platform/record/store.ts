/** SQL for entries and their numbers: the only file that names these tables. Decides nothing. */
import type { Read, Tx } from '../db/index.ts'

export type EntryRow = {
  readonly idx: number
  /** Base64. */
  readonly leaf: string
  readonly bytes: string
  readonly act: string
  readonly actor: string
  readonly obj: string
  readonly subject: string | null
  readonly t: number
  readonly rules: string | null
}

export type RecordTables = {
  entries: EntryRow
  entry_places: { readonly place: string; readonly idx: number }
  record_next: { readonly id: number; readonly next: number }
}

/** Rows in one statement: far below both engines' bounds on parameters (32,766 and 65,535). */
export const ROWS_PER_STATEMENT = 400

const own = (db: Read) => db.withTables<RecordTables>()

/**
 * The first of `count` numbers. On PostgreSQL the row's lock makes whoever commits later wait here,
 * so commit order is number order; a transaction that rolls back gives its numbers back.
 */
export async function takeNumbers(tx: Tx, count: number): Promise<number> {
  const { next } = await own(tx)
    .updateTable('record_next')
    .set((row) => ({ next: row('next', '+', count) }))
    .where('id', '=', 1)
    .returning('next')
    .executeTakeFirstOrThrow()
  return next - count
}

/** How many entries there are; where `db` is a transaction, before its own. */
export async function entryCount(db: Read): Promise<number> {
  const query = own(db).selectFrom('record_next').select('next').where('id', '=', 1)
  return (await query.executeTakeFirstOrThrow()).next
}

/** The last entry of each subject that has one. */
export const lastEntries = (db: Read, subjects: readonly string[]) => entriesOf(db, subjects, 'max')

/** The entry by which each of them came to be. */
export const firstEntries = (db: Read, subjects: readonly string[]) =>
  entriesOf(db, subjects, 'min')

async function entriesOf(
  db: Read,
  subjects: readonly string[],
  which: 'min' | 'max',
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const some of batches(subjects)) {
    const rows = await own(db)
      .selectFrom('entries')
      .select((row) => ['subject', row.fn[which]('idx').as('idx')])
      .where('subject', 'in', some)
      .groupBy('subject')
      .execute()
    for (const { subject, idx } of rows) if (subject !== null) found.set(subject, Number(idx))
  }
  return found
}

export async function insertEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  for (const some of batches(rows)) await own(tx).insertInto('entries').values(some).execute()
}

/** Where they happened: asked by number, so that who asks again is told what came since. */
export async function insertPlaces(
  tx: Tx,
  rows: readonly RecordTables['entry_places'][],
): Promise<void> {
  for (const some of batches(rows)) await own(tx).insertInto('entry_places').values(some).execute()
}

export type InPlace = {
  readonly from: number
  readonly limit: number
  /** Numbers below this one only. */
  readonly before?: number | undefined
}

/** Newest first. */
export async function entriesInPlace(
  db: Read,
  place: string,
  { from, limit, before = Number.MAX_SAFE_INTEGER }: InPlace,
): Promise<readonly EntryRow[]> {
  return own(db)
    .selectFrom('entry_places')
    .innerJoin('entries', 'entries.idx', 'entry_places.idx')
    .selectAll('entries')
    .where('entry_places.place', '=', place)
    .where('entry_places.idx', '>=', from)
    .where('entry_places.idx', '<', before)
    .orderBy('entry_places.idx', 'desc')
    .limit(limit)
    .execute()
}

export async function countInPlace(db: Read, place: string, from: number): Promise<number> {
  const { count } = await own(db)
    .selectFrom('entry_places')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('place', '=', place)
    .where('idx', '>=', from)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findEntry(db: Read, index: number): Promise<EntryRow | undefined> {
  return own(db).selectFrom('entries').selectAll().where('idx', '=', index).executeTakeFirst()
}

/** Entries from `from` on, in order, each with the number of the one before of its subject. */
export async function entriesFrom(
  db: Read,
  from: number,
  limit: number,
): Promise<readonly (EntryRow & { readonly before: number | null })[]> {
  return own(db)
    .selectFrom('entries as entry')
    .selectAll('entry')
    .select((row) =>
      row
        .selectFrom('entries as earlier')
        .select((one) => one.fn.max('earlier.idx').as('idx'))
        .whereRef('earlier.subject', '=', 'entry.subject')
        .whereRef('earlier.idx', '<', 'entry.idx')
        .as('before'),
    )
    .where('entry.idx', '>=', from)
    .orderBy('entry.idx')
    .limit(limit)
    .execute()
}

/** Subjects after one, in their own order, each with its last entry. */
export async function subjectsAfter(
  db: Read,
  subject: string,
  limit: number,
): Promise<readonly { readonly subject: string; readonly index: number }[]> {
  const rows = await own(db)
    .selectFrom('entries')
    .select((row) => ['subject', row.fn.max('idx').as('idx')])
    .where('subject', '>', subject)
    .groupBy('subject')
    .orderBy('subject')
    .limit(limit)
    .execute()
  return rows.flatMap((row) =>
    row.subject === null ? [] : [{ subject: row.subject, index: row.idx }],
  )
}

export async function entriesByIndex(
  db: Read,
  indices: readonly number[],
): Promise<ReadonlyMap<number, EntryRow>> {
  const found = new Map<number, EntryRow>()
  for (const some of batches(indices)) {
    const query = own(db).selectFrom('entries').selectAll().where('idx', 'in', some)
    for (const row of await query.execute()) found.set(row.idx, row)
  }
  return found
}

/** The entry that superseded this one, if any did. */
export async function nextOfSubject(db: Read, row: EntryRow): Promise<number | undefined> {
  if (row.subject === null) return undefined
  const next = await own(db)
    .selectFrom('entries')
    .select('idx')
    .where('subject', '=', row.subject)
    .where('idx', '>', row.idx)
    .orderBy('idx')
    .limit(1)
    .executeTakeFirst()
  return next?.idx
}

export type Search = {
  readonly obj?: string | undefined
  readonly subject?: string | undefined
  readonly actor?: string | undefined
  readonly act?: string | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** Newest first. */
export async function searchEntries(db: Read, asked: Search): Promise<readonly EntryRow[]> {
  let query = own(db).selectFrom('entries').selectAll().orderBy('idx', 'desc').limit(asked.limit)
  for (const column of ['obj', 'subject', 'actor', 'act'] as const) {
    const wanted = asked[column]
    if (wanted !== undefined) query = query.where(column, '=', wanted)
  }
  if (asked.before !== undefined) query = query.where('idx', '<', asked.before)
  return query.execute()
}

/** A list in pieces that one statement can carry. */
export function batches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const pieces: (readonly Item[])[] = []
  for (let from = 0; from < items.length; from += ROWS_PER_STATEMENT) {
    pieces.push(items.slice(from, from + ROWS_PER_STATEMENT))
  }
  return pieces
}
