/** The door to the database: opens the engine that the settings name. Decides no SQL. */
import { openPostgres } from './postgres.ts'
import type { Database } from './database.ts'
import { openSqlite, type SqliteOptions } from './sqlite.ts'

export { copyIn, copyOut, quoted, tablesOf, type Table } from './copying.ts'
export { ENGINES, fromJson, held, json } from './database.ts'
export type { BeforeCommit, Database, Engine, Read, Tx } from './database.ts'
export type { OpenFile, SyncedFile } from './group-commit.ts'
export { loadMigrations, type Migration } from './migrations.ts'
export { NotKept } from './not-kept.ts'
export { remembered } from './remembered.ts'
export { tablesAt } from './postgres-start.ts'
export { SQLITE_FILE } from './sqlite.ts'

export type DatabaseOptions = SqliteOptions & {
  /** `postgres://…`; without it SQLite is kept in `folder`. */
  readonly url?: string | undefined
  /** A replica of it, for `read`. */
  readonly readUrl?: string | undefined
}

export const openDatabase = (options: DatabaseOptions): Promise<Database> => {
  const { url, readUrl } = options
  return url === undefined ? openSqlite(options) : openPostgres({ ...options, url, readUrl })
}
