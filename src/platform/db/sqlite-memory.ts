/**
 * What a reader was told stays true until somebody commits: until then the same question is
 * answered from memory. SQLite itself says, before each answer, whether anybody has
 * (`pragma data_version`), so an answer is never older than the one that it would give.
 */
import type { StatementSync } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'
import { execute, type SqliteHandle } from './sqlite-connection.ts'

/** Characters of all questions and answers; beyond them everything is forgotten. */
export const REMEMBERED_CHARACTERS_MAX = 8_000_000
/** One answer larger than this is asked for each time. */
const ANSWER_CHARACTERS_MAX = 200_000
/** What a number or an absent value counts for. */
const CELL_CHARACTERS = 8

type Known = readonly unknown[]

export type Memory = {
  readonly answer: <Row>(on: SqliteHandle, query: CompiledQuery) => QueryResult<Row>
}

export function memoryOf(
  { handle }: SqliteHandle,
  charactersMax = REMEMBERED_CHARACTERS_MAX,
): Memory {
  const version = handle.prepare('pragma data_version')
  const known = new Map<string, Known>()
  let seen = versionOn(version)
  let characters = 0

  function forget(): void {
    known.clear()
    characters = 0
  }

  function keep(key: string, rows: Known): void {
    const taken = key.length + charactersIn(rows)
    if (taken > ANSWER_CHARACTERS_MAX) return
    if (characters + taken > charactersMax) forget()
    characters += taken
    known.set(key, rows)
  }

  return {
    answer<Row>(on: SqliteHandle, query: CompiledQuery) {
      const now = versionOn(version)
      if (now !== seen) forget()
      seen = now
      const key = keyOf(query)
      // The same question, so the same shape; each caller gets a list of its own.
      const before = known.get(key) as readonly Row[] | undefined
      if (before) return { rows: [...before] }
      const { rows } = execute<Row>(on, query)
      // Rows are shared: whoever changed one would change it for all.
      keep(key, rows.map(Object.freeze) as Known)
      return { rows }
    },
  }
}

const versionOn = (statement: StatementSync) => statement.get()?.['data_version']

/** Each value with its type and length, so that no two questions can look alike. */
function keyOf({ sql, parameters }: CompiledQuery): string {
  let key = sql
  for (const value of parameters) {
    const text = String(value)
    key += `\n${value === null ? 'null' : typeof value} ${text.length} ${text}`
  }
  return key
}

function charactersIn(rows: Known): number {
  let count = 0
  for (const row of rows) {
    for (const value of Object.values(Object(row))) {
      count += typeof value === 'string' ? value.length : CELL_CHARACTERS
    }
  }
  return count
}
