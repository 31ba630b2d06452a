/** All rows of a database into another one, between the engines. Knows no table by its name. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { sql } from 'kysely'
import type { Read, Tx } from './database.ts'

/** Rows under way at once: a copy holds no more of a table in memory. */
const ROWS_AT_ONCE = 500
/** PostgreSQL numbers the values of a statement with 16 bits. */
const VALUES_PER_STATEMENT_MAX = 60_000

/** Each database keeps its own: it says what was run there. */
const OWN_HISTORY = 'migrations'

export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  /** The columns of the primary key, in its order. */
  readonly key: readonly string[]
}

/** The tables of a SQLite file, in the order of their names. */
export function tablesOf(file: DatabaseSync): readonly Table[] {
  const names = file
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map(({ name }) => String(name))
  return names.toSorted().map((name) => {
    const columns = file.prepare(`pragma table_info(${quoted(name)})`).all()
    const inKey = columns.filter(({ pk }) => Number(pk) > 0)
    const byPlace = inKey.toSorted((one, other) => Number(one['pk']) - Number(other['pk']))
    return { name, columns: columns.map(nameOf), key: byPlace.map(nameOf) }
  })
}

const nameOf = (row: Readonly<Record<string, unknown>>) => String(row['name'])

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const copied = (file: DatabaseSync) => tablesOf(file).filter(({ name }) => name !== OWN_HISTORY)

/** Fills a migrated SQLite file with what PostgreSQL holds at one moment. */
export async function copyOut(read: Read, path: string): Promise<void> {
  const file = new DatabaseSync(path)
  try {
    file.exec('begin')
    await read
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (moment) => {
        for (const table of copied(file)) await fill(file, table, rowsFrom(moment, table))
      })
    file.exec('commit')
  } finally {
    file.close()
  }
}

async function* rowsFrom(moment: Read, { name, columns }: Table) {
  const wanted = sql.join(columns.map((column) => sql.id(column)))
  await sql`declare copying cursor for select ${wanted} from ${sql.table(name)}`.execute(moment)
  const next = sql<Record<string, unknown>>`fetch ${sql.lit(ROWS_AT_ONCE)} from copying`
  for (;;) {
    const { rows } = await next.execute(moment)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close copying`.execute(moment)
}

type Row = Readonly<Record<string, unknown>>

async function fill(
  file: DatabaseSync,
  { name, columns }: Table,
  batches: AsyncIterable<readonly Row[]>,
): Promise<void> {
  file.exec(`delete from ${quoted(name)}`)
  const places = columns.map(() => '?').join(', ')
  const into = `${quoted(name)} (${columns.map(quoted).join(', ')})`
  const insert = file.prepare(`insert into ${into} values (${places})`)
  for await (const rows of batches) {
    for (const row of rows) insert.run(...columns.map((column) => stored(row[column])))
  }
}

/** As `node:sqlite` takes it: it would bind a number as a real. */
function stored(value: unknown): SQLInputValue {
  if (typeof value === 'string' || value === null) return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  throw new TypeError(`a ${typeof value} cannot be copied: only text, whole numbers and null can`)
}

/** Fills a migrated PostgreSQL with what a SQLite file of the same migrations holds. */
export async function copyIn(tx: Tx, path: string): Promise<void> {
  const file = new DatabaseSync(path, { readOnly: true })
  try {
    for (const { name, columns } of copied(file)) {
      await sql`delete from ${sql.table(name)}`.execute(tx)
      const most = Math.floor(VALUES_PER_STATEMENT_MAX / columns.length)
      const into = sql`${sql.table(name)} (${sql.join(columns.map((column) => sql.id(column)))})`
      const all = file.prepare(`select * from ${quoted(name)}`).iterate()
      for (const rows of inBatches(all, Math.min(ROWS_AT_ONCE, most))) {
        const values = rows.map((row) => sql`(${sql.join(columns.map((one) => row[one] ?? null))})`)
        await sql`insert into ${into} values ${sql.join(values)}`.execute(tx)
      }
    }
  } finally {
    file.close()
  }
}

function* inBatches<Item>(items: Iterable<Item>, most: number): Generator<readonly Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < most) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
