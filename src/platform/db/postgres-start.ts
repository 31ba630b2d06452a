/** What happens once before PostgreSQL serves: its settings are checked, its tables migrated. */
import pg from 'pg'
import type { Instant } from '../values.ts'
import { appliedRow, CREATE_MIGRATIONS, pending, type Migration } from './migrations.ts'

/** Any number, the same in every process: whoever holds it migrates, others wait. */
const MIGRATION_LOCK = 20_261_121

const CONNECT_MS_MAX = 10_000

/** Each is on unless somebody turned it off; off, an acknowledged write can be lost. */
const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

export type Setting = { readonly name: string; readonly setting: string }

/** Throws naming the setting under which acknowledged writes, or letters, would be lost. */
export function refuseUnsafe(settings: readonly Setting[]): void {
  const value = (name: string) => settings.find((one) => one.name === name)?.setting
  const off = MUST_BE_ON.filter((name) => value(name) === 'off' || value(name) === undefined)
  if (off.length > 0) {
    throw new Error(`PostgreSQL may lose what it acknowledged: turn on ${off.join(', ')}.`)
  }
  if (value('server_encoding') !== 'UTF8') {
    throw new Error('PostgreSQL cannot hold every language: make the database with encoding UTF8.')
  }
}

/** The search path of a connection: tests give each database a schema of its own. */
export const schemaOf = (url: string): string | undefined =>
  /[?&]schema=([a-z0-9_]+)/.exec(url)?.[1]

export const onSchema = async (client: pg.ClientBase, url: string): Promise<void> => {
  const schema = schemaOf(url)
  if (schema !== undefined) await client.query(`set search_path to ${schema}`)
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    application_name: 'parley migrate',
  })
  try {
    await client.connect()
    return client
  } catch (cause) {
    throw new Error('PostgreSQL cannot be reached: is DATABASE_URL right?', { cause })
  }
}

/** The tables that are there before anything is made. */
export async function tablesAt(url: string): Promise<readonly string[]> {
  const client = await connected(url)
  try {
    await onSchema(client, url)
    const { rows } = await client.query<{ name: string }>(
      'select tablename as name from pg_tables where schemaname = current_schema() order by 1',
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/** On a connection without time limits, since a migration may take as long as it needs. */
export async function prepare(
  url: string,
  migrations: readonly Migration[],
  now: Instant,
): Promise<void> {
  const client = await connected(url)
  try {
    const names = [...MUST_BE_ON, 'server_encoding']
    const settings = await client.query<Setting>(
      'select name, setting from pg_settings where name = any($1)',
      [names],
    )
    refuseUnsafe(settings.rows)
    await onSchema(client, url)
    await migrate(client, migrations, now)
  } finally {
    await client.end()
  }
}

/** All or nothing. Ending the connection rolls back what an error left open. */
async function migrate(
  client: pg.Client,
  migrations: readonly Migration[],
  now: Instant,
): Promise<void> {
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  await client.query(CREATE_MIGRATIONS)
  const applied = await client.query('select name, checksum from migrations')
  for (const next of pending('postgres', migrations, applied.rows.map(appliedRow))) {
    await client.query(next.sql)
    const row = [next.name, next.checksum, now]
    await client.query('insert into migrations values ($1, $2, $3)', row)
  }
  await client.query('commit')
}
