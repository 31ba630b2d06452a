/** Kysely's two ways into SQLite: the one writer and the readers. Opens no file. */
import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { isBusy } from './not-kept.ts'
import type { Scope } from './scope.ts'
import { execute, refuseStream, type SqliteHandle } from './sqlite-connection.ts'
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

const dialect = (driver: Driver): Dialect => ({
  createDriver: () => driver,
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new ManyConnections(),
  createIntrospector: (db) => new SqliteIntrospector(db),
})

async function beginImmediate({ handle }: SqliteHandle): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      handle.exec('begin immediate')
      return
    } catch (error) {
      if (!isBusy(error) || attempt === BEGIN_ATTEMPTS_MAX) throw error
      await pause(BEGIN_PAUSE_MS)
    }
  }
}

/** A connection of its own for each transaction, so that a `tx` kept for later writes nothing. */
function transactionOn(writer: SqliteHandle) {
  let ended = false
  const connection: DatabaseConnection = {
    executeQuery: async (query) => {
      if (ended) throw new Error('tx was used after its transaction ended')
      // A full disk rolls back at once; what follows would each be a transaction of its own.
      if (!writer.handle.isTransaction) throw new Error('the transaction was already rolled back')
      return execute(writer, query)
    },
    streamQuery: refuseStream,
  }
  return { connection, end: () => void (ended = true) }
}

export function writerDialect(writer: SqliteHandle, turns: Turns, mayWrite: () => void): Dialect {
  let current: ReturnType<typeof transactionOn> | undefined
  return dialect({
    init: async () => {},
    acquireConnection: async () => {
      await turns.take()
      current = transactionOn(writer)
      return current.connection
    },
    beginTransaction: () => {
      mayWrite()
      return beginImmediate(writer)
    },
    commitTransaction: async () => writer.handle.exec('commit'),
    rollbackTransaction: async () => {
      if (writer.handle.isTransaction) writer.handle.exec('rollback')
    },
    releaseConnection: async () => {
      current?.end()
      turns.give()
    },
    destroy: async () => writer.handle.close(),
  })
}

/** Readers see each query's newest commit; a transaction of reads sees one moment. */
export function readerDialect(open: () => SqliteHandle, scope: Scope): Dialect {
  const shared = open()
  const idle: SqliteHandle[] = []
  const snapshots = new Map<DatabaseConnection, SqliteHandle>()

  const end = (connection: DatabaseConnection, how: 'commit' | 'rollback') => {
    const snapshot = snapshots.get(connection)
    if (!snapshot) return
    snapshots.delete(connection)
    snapshot.handle.exec(how)
    idle.push(snapshot)
  }
  return dialect({
    init: async () => {},
    acquireConnection: async () => {
      scope.refuse('read')
      const connection: DatabaseConnection = {
        executeQuery: async (query) => execute(snapshots.get(connection) ?? shared, query),
        streamQuery: refuseStream,
      }
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
  })
}
