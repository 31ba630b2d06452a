/** The door to the database: opens the engine that the settings name. Decides no SQL. */
import type { Database } from './database.ts'
import { openSqlite, type SqliteOptions } from './sqlite.ts'

export { copyIn, copyOut, quoted, tablesOf, type Table } from './copying.ts'
export { ENGINES, fromJson, held, json } from './database.ts'
export type { BeforeCommit, Database, Engine, Read, Tx } from './database.ts'
export type { OpenFile, SyncedFile } from './group-commit.ts'
export { loadMigrations, type Migration } from './migrations.ts'
export { NotKept } from './not-kept.ts'
export { parsedOnce } from './parsed.ts'
export { remembered, remembers } from './remembered.ts'
export { SQLITE_FILE } from './sqlite.ts'

/** The tables of a PostgreSQL database; loaded like all that speaks to one, where there is one. */
export const tablesAt = async (url: string): Promise<readonly string[]> =>
  (await import('./postgres-start.ts')).tablesAt(url)

export type DatabaseOptions = SqliteOptions & {
  /** `postgres://…`; without it SQLite is kept in `folder`. */
  readonly url?: string | undefined
  /** A replica of it, for `read`. */
  readonly readUrl?: string | undefined
}

/** Where SQLite serves, what speaks to PostgreSQL is not even loaded. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, readUrl } = options
  if (url === undefined) return openSqlite(options)
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres({ ...options, url, readUrl })
}
