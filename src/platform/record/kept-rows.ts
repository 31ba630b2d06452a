/** Reads kept tables, whatever their columns, in bounded batches. Writes nothing. */
import type { Read } from '../db/index.ts'
import type { KeptRow, AnyKeptTable } from './keep.ts'

/** Keys in one statement: each is an `or` of its own, and SQLite bounds an expression's depth. */
export const KEYS_PER_STATEMENT = 100

const any = (db: Read) => db.withTables<Record<string, KeptRow>>()

/** Rows after one, in the order of the key. */
export async function rowsAfter(
  db: Read,
  table: AnyKeptTable,
  last: KeptRow | undefined,
  limit: number,
): Promise<readonly KeptRow[]> {
  let query = any(db).selectFrom(table.table).selectAll().limit(limit)
  for (const column of table.key) query = query.orderBy(column)
  if (last) {
    query = query.where((row) =>
      row.or(
        table.key.map((column, position) =>
          row.and([
            ...table.key.slice(0, position).map((equal) => row(equal, '=', last[equal] ?? null)),
            row(column, '>', last[column] ?? null),
          ]),
        ),
      ),
    )
  }
  return query.execute()
}

/** Those of the keys that have their row. */
export async function rowsByKeys(
  db: Read,
  table: AnyKeptTable,
  keys: readonly (readonly string[])[],
): Promise<readonly KeptRow[]> {
  const found: KeptRow[] = []
  for (let from = 0; from < keys.length; from += KEYS_PER_STATEMENT) {
    const some = keys.slice(from, from + KEYS_PER_STATEMENT)
    const query = any(db)
      .selectFrom(table.table)
      .selectAll()
      .where((row) =>
        row.or(
          some.map((key) =>
            row.and(table.key.map((column, position) => row(column, '=', key[position] ?? null))),
          ),
        ),
      )
    found.push(...(await query.execute()))
  }
  return found
}
