/** Opens PostgreSQL. */
import type { Database } from './database.ts'
import type { SqliteOptions } from './sqlite.ts'

export function openPostgres(
  options: SqliteOptions & { readonly url: string; readonly readUrl: string | undefined },
): Promise<Database> {
  throw new Error(`not yet: ${options.url}`)
}
