/** One connection to SQLite as Kysely wants it, with its prepared statements. Orders nobody. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'

/** Above the number of different queries in the product; bounds those with lists of any length. */
export const STATEMENTS_MAX = 500

type Prepared = { readonly statement: StatementSync; readonly answersRows: boolean }

export type SqliteHandle = {
  readonly handle: DatabaseSync
  readonly prepare: (sql: string) => Prepared
}

export function withStatements(handle: DatabaseSync, statementsMax = STATEMENTS_MAX): SqliteHandle {
  const prepared = new Map<string, Prepared>()
  return {
    handle,
    prepare: (sql) => {
      const known = prepared.get(sql)
      if (known) {
        prepared.delete(sql)
        prepared.set(sql, known)
        return known
      }
      const statement = handle.prepare(sql)
      const fresh = { statement, answersRows: statement.columns().length > 0 }
      prepared.set(sql, fresh)
      const [oldest] = prepared.keys()
      if (prepared.size > statementsMax && oldest !== undefined) prepared.delete(oldest)
      return fresh
    },
  }
}

/** `node:sqlite` binds every number as a real; PostgreSQL would not halve 5 into 2.5. */
function bound(value: unknown): SQLInputValue {
  if (typeof value === 'string' || typeof value === 'bigint' || value === null) return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  throw new TypeError(`a ${typeof value} cannot be stored: only text, numbers and null can`)
}

function execute<Row>(on: SqliteHandle, query: CompiledQuery): QueryResult<Row> {
  const { statement, answersRows } = on.prepare(query.sql)
  const values = query.parameters.map(bound)
  // The caller's builder knows the shape of its rows; SQLite only knows that they are objects.
  if (answersRows) return { rows: statement.all(...values) as Row[] }
  return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
}

/** A connection; the handle is asked for each time, as a snapshot has its own. */
export const connectionTo = (of: () => SqliteHandle): DatabaseConnection => ({
  executeQuery: async (query) => execute(of(), query),
  streamQuery: () => {
    throw new Error('SQLite answers whole')
  },
})
