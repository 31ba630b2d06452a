/** Opens SQLite in a folder: one writer, readers beside it, group commit. Knows no table. */
import { backup, DatabaseSync } from 'node:sqlite'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Instant } from '../values.ts'
import type { BeforeCommit, Database } from './database.ts'
import { barrier, logSync, openFile, syncFolder, type OpenFile } from './group-commit.ts'
import { migrateSqlite, type Migration } from './migrations.ts'
import { transactionScope } from './scope.ts'
import { remember } from './remembered.ts'
import { withStatements } from './sqlite-connection.ts'
import { readerDialect, writerDialect } from './sqlite-dialect.ts'
import { touch, transacting } from './transact.ts'
import { turns } from './turns.ts'

export const SQLITE_FILE = 'parley.sqlite'

/** Waiting inside SQLite holds the event loop, which nobody minds before serving begins. */
const BUSY_AT_START_MS = 10_000

/** Readers wait only while another process mends the log after a crash, or removes it. */
const BUSY_READER_MS = 1_000

/** A backup copies in one step: with several, each commit between two would start it again. */
const ALL_PAGES = 0x7fffffff

export type SqliteOptions = {
  readonly folder: string
  readonly clock: Clock
  readonly migrations: readonly Migration[]
  readonly beforeCommit: BeforeCommit
  readonly openLog?: OpenFile
}

/**
 * `synchronous = normal` leaves the fsync of a commit to us. A checkpoint stays safe: in this
 * mode SQLite itself fsyncs the log before it moves a page into the database, and the database
 * before it uses the log's space again (sqlite.org/pragma.html#pragma_synchronous).
 */
function openWriter(file: string): DatabaseSync {
  const handle = new DatabaseSync(file, { timeout: BUSY_AT_START_MS })
  handle.exec(`
    pragma journal_mode = wal;
    pragma synchronous = normal;
    pragma checkpoint_fullfsync = on;
    pragma foreign_keys = on;
    pragma secure_delete = on;
  `)
  return handle
}

export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const { folder, clock, migrations, beforeCommit } = options
  await mkdir(folder, { recursive: true })
  const file = join(folder, SQLITE_FILE)
  const writer = openWriter(file)
  try {
    migrateSqlite(writer, migrations, clock.now())
    // From here on `begin immediate` is tried again, with pauses that let others be served.
    writer.exec('pragma busy_timeout = 0')
  } catch (error) {
    writer.close()
    throw error
  }
  const openReader = () => new DatabaseSync(file, { readOnly: true, timeout: BUSY_READER_MS })

  const scope = transactionScope()
  const log = logSync(`${file}-wal`, options.openLog ?? openFile)
  const { durable, refuseIfBroken } = barrier(log.sync)
  const queue = turns()
  const written = withStatements(writer)
  const shared = withStatements(openReader())
  const mayRead = () => scope.refuse('read')
  const read = new Kysely<object>({
    dialect: readerDialect(shared, () => withStatements(openReader()), mayRead),
  })
  const forget = remember(read, { mayAsk: mayRead, version: versionOn(shared.handle) })
  const writing = new Kysely<object>({
    dialect: writerDialect(written, { turns: queue, mayWrite: refuseIfBroken, committed: forget }),
  })
  await Promise.all([touch(read), touch(writing)])
  await syncFolder(folder)
  await durable()

  return {
    engine: 'sqlite',
    clock,
    read,
    transact: transacting({
      writer: writing,
      scope,
      now: async () => Math.floor(clock.now()) as Instant,
      beforeCommit,
      durable,
      attempts: (attempt) => attempt(),
    }),
    durable,
    announce: async () => {},
    elsewhere: changedElsewhere(writer),
    backup: async (target) => {
      const source = openReader()
      try {
        await backup(source, target, { rate: ALL_PAGES })
      } finally {
        source.close()
      }
    },
    close: async () => {
      await queue.take()
      try {
        await durable()
      } finally {
        await log.close()
        await read.destroy()
        await writing.destroy()
        queue.give()
      }
    },
  }
}

/** `data_version` of a connection changes when another connection commits, never by its own. */
function changedElsewhere(writer: DatabaseSync): Database['elsewhere'] {
  const version = versionOn(writer)
  let seen = version()
  return () => {
    const found = version()
    if (found === seen) return undefined
    seen = found
    return 'all'
  }
}

function versionOn(handle: DatabaseSync): () => unknown {
  const statement = handle.prepare('pragma data_version')
  return () => statement.get()?.['data_version']
}
