/** Brings a database to the shape that the code expects. Never goes back, never edits history. */
import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../values.ts'
import { ENGINES, type Engine } from './database.ts'

export type Migration = {
  readonly name: string
  readonly sql: Readonly<Record<Engine, string>>
}

/** `202611210105_create_calls.sql`, or a pair ending in `.sqlite.sql` and `.postgres.sql`. */
const FILE_NAME = /^(?<name>\d{12}_[a-z]+(?:_[a-z0-9]+)+)(?:\.(?<engine>sqlite|postgres))?\.sql$/

export const CREATE_MIGRATIONS = `create table if not exists migrations (
  name text primary key,
  checksum text not null,
  applied_at bigint not null
)`

/** Reads every migration below `root`, in the order of their names. */
export async function loadMigrations(root: string): Promise<readonly Migration[]> {
  const found = new Map<string, Partial<Record<Engine, string>>>()
  for await (const path of glob('**/migrations/*.sql', { cwd: root })) {
    const { name, engine } = FILE_NAME.exec(basename(path))?.groups ?? {}
    if (!name) throw new Error(`${path}: a migration is named YYYYMMDDHHMM_verb_noun.sql`)
    const sql = (await readFile(join(root, path), 'utf8')).replaceAll('\r\n', '\n')
    const both = found.get(name) ?? {}
    const given: readonly Engine[] =
      engine === 'sqlite' || engine === 'postgres' ? [engine] : ENGINES
    for (const one of given) {
      if (both[one] !== undefined) throw new Error(`${path}: two migrations are named ${name}`)
      both[one] = sql
    }
    found.set(name, both)
  }
  const inOrder = [...found].sort(([one], [other]) => (one < other ? -1 : 1))
  return inOrder.map(([name, { sqlite, postgres }]) => {
    if (sqlite === undefined || postgres === undefined) {
      throw new Error(`${name}: only one of .sqlite.sql and .postgres.sql is there`)
    }
    return { name, sql: { sqlite, postgres } }
  })
}

const checksum = (sql: string) => createHash('sha256').update(sql).digest('hex')

export type Applied = { readonly name: string; readonly checksum: string }
export type Pending = Applied & { readonly sql: string }

/** What is still to be run; throws where the database and the code tell different histories. */
export function pending(
  engine: Engine,
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Pending[] {
  const known = migrations.map(({ name, sql }) => ({
    name,
    sql: sql[engine],
    checksum: checksum(sql[engine]),
  }))
  for (const done of applied) {
    const same = known.find(({ name }) => name === done.name)
    if (!same) {
      throw new Error(
        `The database was brought forward by a newer Parley (${done.name}): start that version.`,
      )
    }
    if (same.checksum !== done.checksum) {
      throw new Error(
        `The migration ${done.name} was changed after it was applied to this database: ` +
          'restore the file, and write the change as a new migration.',
      )
    }
  }
  const names = new Set(applied.map(({ name }) => name))
  return known.filter(({ name }) => !names.has(name))
}

/** All or nothing; the write lock keeps a second process waiting until it is done. */
export function migrateSqlite(
  handle: DatabaseSync,
  migrations: readonly Migration[],
  now: Instant,
): void {
  handle.exec('begin immediate')
  try {
    handle.exec(CREATE_MIGRATIONS)
    const applied = handle.prepare('select name, checksum from migrations').all()
    const insert = handle.prepare('insert into migrations values (?, ?, ?)')
    for (const next of pending('sqlite', migrations, applied.map(appliedRow))) {
      handle.exec(next.sql)
      insert.run(next.name, next.checksum, now)
    }
    handle.exec('commit')
  } catch (error) {
    if (handle.isTransaction) handle.exec('rollback')
    throw error
  }
}

export const appliedRow = (row: Readonly<Record<string, unknown>>): Applied => ({
  name: String(row['name']),
  checksum: String(row['checksum']),
})
