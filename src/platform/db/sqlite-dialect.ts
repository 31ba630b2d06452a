/** Kysely's two ways into SQLite: the one writer and the readers. Opens no file. */
import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { guarded } from './guarded.ts'
import { isBusy } from './not-kept.ts'
import { connectionTo, type SqliteHandle } from './sqlite-connection.ts'
import type { Turns } from './turns.ts'

/** Together 5 s of waiting for another process's transaction, without holding the event loop. */
const BEGIN_ATTEMPTS_MAX = 250
const BEGIN_PAUSE_MS = 20

/** Snapshots that may be open at once; each keeps the log from being reused. */
export const SNAPSHOTS_MAX = 8

/** Kysely would queue all queries behind one another; our own turns bound and order the writers. */
class ManyConnections extends SqliteAdapter {
  override get supportsMultipleConnections() {
    return true
  }
}

const dialect = (driver: Driver, mayAsk: () => void): Dialect => ({
  createDriver: () => guarded(driver, mayAsk),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new ManyConnections(),
  createIntrospector: (db) => new SqliteIntrospector(db),
})

const run = ({ prepare }: SqliteHandle, sql: string) => void prepare(sql).statement.run()

async function beginImmediate(writer: SqliteHandle): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      run(writer, 'begin immediate')
      return
    } catch (error) {
      if (!isBusy(error) || attempt === BEGIN_ATTEMPTS_MAX) throw error
      await pause(BEGIN_PAUSE_MS)
    }
  }
}

export type Writing = {
  readonly turns: Turns
  readonly mayWrite: () => void
  readonly committed: () => void
}

export function writerDialect(
  writer: SqliteHandle,
  { turns, mayWrite, committed }: Writing,
): Dialect {
  const connection = connectionTo(() => {
    // A full disk rolls back at once; what follows would each be a transaction of its own.
    if (!writer.handle.isTransaction) throw new Error('the transaction was already rolled back')
    return writer
  })
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => {
      await turns.take()
      return connection
    },
    beginTransaction: async () => {
      mayWrite()
      await beginImmediate(writer)
    },
    commitTransaction: async () => {
      run(writer, 'commit')
      committed()
    },
    rollbackTransaction: async () => {
      if (writer.handle.isTransaction) writer.handle.exec('rollback')
    },
    releaseConnection: async () => turns.give(),
    destroy: async () => writer.handle.close(),
  }
  return dialect(driver, () => {})
}

/** Readers see each query's newest commit; a transaction of reads sees one moment. */
export function readerDialect(
  shared: SqliteHandle,
  open: () => SqliteHandle,
  mayRead: () => void,
): Dialect {
  const idle: SqliteHandle[] = []
  const snapshots = new Map<DatabaseConnection, SqliteHandle>()

  const end = (connection: DatabaseConnection, how: 'commit' | 'rollback') => {
    const snapshot = snapshots.get(connection)
    if (!snapshot) return
    snapshots.delete(connection)
    snapshot.handle.exec(how)
    idle.push(snapshot)
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => {
      const connection = connectionTo(() => snapshots.get(connection) ?? shared)
      return connection
    },
    beginTransaction: async (connection) => {
      if (snapshots.size >= SNAPSHOTS_MAX) throw new Error(`${SNAPSHOTS_MAX} snapshots are open`)
      const snapshot = idle.pop() ?? open()
      snapshot.handle.exec('begin')
      snapshots.set(connection, snapshot)
    },
    commitTransaction: async (connection) => end(connection, 'commit'),
    rollbackTransaction: async (connection) => end(connection, 'rollback'),
    releaseConnection: async () => {},
    destroy: async () => {
      for (const reader of [shared, ...idle, ...snapshots.values()]) reader.handle.close()
    },
  }
  return dialect(driver, mayRead)
}
