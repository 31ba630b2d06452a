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

export async function openTestDatabase(options: TestOptions = {}): Promise<TestDatabase> {
  const { clock = noon(), beforeCommit = nothingMore } = options
  const migrations = options.migrations ?? (await loadMigrations(SOURCES))
  const folder = await mkdtemp(join(inject('folder'), 'data-'))
  const place = testEngine === 'sqlite' ? await fromTemplate(folder, migrations) : await ownSchema()
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

async function templateOf(migrations: readonly Migration[]): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)
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

async function ownSchema(): Promise<Place> {
  const cluster = inject('postgres')
  admin ??= new pg.Pool({ connectionString: cluster, max: 1, allowExitOnIdle: true })
  const pool = admin
  const schema = `test_${process.pid}_${++schemas}`
  await pool.query(`create schema ${schema}`)
  const url = new URL(cluster)
  url.searchParams.set('schema', schema)
  const remove = async () => {
    await pool.query(`drop schema ${schema} cascade`)
  }
  return { url: url.href, remove }
}
