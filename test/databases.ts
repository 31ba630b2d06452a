/** A fresh, migrated database for a test, on the engine that its project names. */
import { createHash } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { copyFile, mkdtemp, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject } from 'vitest'
import { seededRandom, playedClock, type Clock } from '../src/platform/clock.ts'
import { instant } from '../src/platform/values.ts'
import {
  loadMigrations,
  openDatabase,
  SQLITE_FILE,
  type BeforeCommit,
  type Database,
  type Engine,
  type Migration,
} from '../src/platform/db/index.ts'

const testEngine: Engine = process.env['PARLEY_TEST_ENGINE'] === 'postgres' ? 'postgres' : 'sqlite'

const SOURCES = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')

export type TestOptions = {
  /** A clock that stands still at noon on 2026-11-21, unless the test brings its own. */
  readonly clock?: Clock
  readonly beforeCommit?: BeforeCommit
  /** The product's, unless the test brings its own. */
  readonly migrations?: readonly Migration[]
}

export type TestDatabase = Database & {
  /** Where SQLite keeps it, and where the test may keep files beside it. */
  readonly folder: string
  /** Opens the same database again, as a second process, or a later version, would. */
  readonly again: (migrations?: readonly Migration[]) => Promise<Database>
}

const nothingMore: BeforeCommit = async () => undefined
const noon = () => playedClock(instant('2026-11-21T12:00Z'), seededRandom('test'))

/** Read once in a worker. */
let shipped: ReturnType<typeof loadMigrations> | undefined

export async function openTestDatabase(options: TestOptions = {}): Promise<TestDatabase> {
  const { clock = noon(), beforeCommit = nothingMore } = options
  const migrations = options.migrations ?? (await (shipped ??= loadMigrations(SOURCES)))
  const folder = await mkdtemp(join(inject('folder'), 'data-'))
  const isOurs = options.migrations === undefined
  const place =
    testEngine === 'sqlite'
      ? await fromTemplate(folder, migrations)
      : await ownSchema(migrations, isOurs)
  const again = (later = migrations) =>
    openDatabase({ folder, url: place.url, clock, migrations: later, beforeCommit })
  const database = await again()
  const close = async () => {
    await database.close()
    await place.remove()
  }
  return { ...database, close, folder, again }
}

type Place = { readonly url: string | undefined; readonly remove: () => Promise<void> }

/** Copying a file takes milliseconds, however many migrations there are. */
async function fromTemplate(folder: string, migrations: readonly Migration[]): Promise<Place> {
  const template = await templateOf(migrations)
  await copyFile(template, join(folder, SQLITE_FILE), constants.COPYFILE_FICLONE)
  return { url: undefined, remove: async () => {} }
}

const digests = new WeakMap<readonly Migration[], string>()

function digestOf(migrations: readonly Migration[]): string {
  const known = digests.get(migrations)
  if (known !== undefined) return known
  const made = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)
  digests.set(migrations, made)
  return made
}

async function templateOf(migrations: readonly Migration[]): Promise<string> {
  const digest = digestOf(migrations)
  const file = join(inject('folder'), `template-${digest}.sqlite`)
  if (existsSync(file)) return file

  const making = await mkdtemp(join(inject('folder'), 'making-'))
  const made = await openDatabase({
    folder: making,
    clock: noon(),
    migrations,
    beforeCommit: nothingMore,
  })
  await made.close()
  // Two workers may make it at once; whichever comes last puts the same thing in place.
  await rename(join(making, SQLITE_FILE), file)
  return file
}

let schemas = 0
let admin: pg.Pool | undefined
/** Migrated for a test that has ended, and again as migrations leave it. */
const free: string[] = []
/** As migrations leave a database, once in a worker. */
let untouched: string | undefined

const pool = (): pg.Pool =>
  (admin ??= new pg.Pool({
    connectionString: inject('postgres'),
    max: 1,
    allowExitOnIdle: true,
  }))

async function newSchema(): Promise<string> {
  const schema = `test_${process.pid}_${++schemas}`
  await pool().query(`create schema ${schema}`)
  return schema
}

const urlOf = (schema: string): string => {
  const url = new URL(inject('postgres'))
  url.searchParams.set('schema', schema)
  return url.href
}

/** Making all tables takes longer than most tests; putting them back takes milliseconds. */
async function ownSchema(migrations: readonly Migration[], isOurs: boolean): Promise<Place> {
  if (!isOurs) {
    const schema = await newSchema()
    const remove = async () => void (await pool().query(`drop schema ${schema} cascade`))
    return { url: urlOf(schema), remove }
  }
  const pristine = (untouched ??= await migrated(migrations))
  const schema = free.pop() ?? (await newSchema())
  const remove = async () => {
    await pool().query(putBack(schema, pristine))
    free.push(schema)
  }
  return { url: urlOf(schema), remove }
}

async function migrated(migrations: readonly Migration[]): Promise<string> {
  const schema = await newSchema()
  const made = await openDatabase({
    folder: '',
    url: urlOf(schema),
    clock: noon(),
    migrations,
    beforeCommit: nothingMore,
  })
  await made.close()
  return schema
}

/** Tables that hold nothing, which most do, are passed over: looking costs less than deleting. */
const putBack = (schema: string, pristine: string) => `
  do $$ declare one text; begin
    set local session_replication_role = replica;
    for one in select tablename from pg_tables where schemaname = '${pristine}'
    loop
      if pg_relation_size(format('${schema}.%I', one)) > 0 then
        execute format('delete from ${schema}.%I', one);
      end if;
      if pg_relation_size(format('${pristine}.%I', one)) > 0 then
        execute format('insert into ${schema}.%I select * from ${pristine}.%I', one, one);
      end if;
    end loop;
  end $$`
