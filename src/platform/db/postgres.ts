/** Opens PostgreSQL: a pool that writes, one that reads, and an ear for other processes. */
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresAdapter, PostgresDriver, PostgresIntrospector } from 'kysely'
import { PostgresQueryCompiler, sql, type Dialect } from 'kysely'
import pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Instant } from '../values.ts'
import type { BeforeCommit, Database, Tx } from './database.ts'
import { guarded } from './guarded.ts'
import type { Migration } from './migrations.ts'
import { NotKept } from './not-kept.ts'
import { announcing, listening } from './postgres-notices.ts'
import { onSchema, prepare, schemaOf } from './postgres-start.ts'
import { types } from './postgres-types.ts'
import { transactionScope } from './scope.ts'
import { transacting } from './transact.ts'
import { WRITERS_WAITING_MAX } from './turns.ts'

const WRITERS_MAX = 10
const READERS_MAX = 20
const CONNECT_MS_MAX = 5_000
const STATEMENT_MS_MAX = 10_000
/** Notices on our side that the server no longer answers; longer than its own limit. */
const ANSWER_MS_MAX = 15_000
const ROW_LOCK_MS_MAX = 5_000
/** Work inside a transaction does nothing slow: one idle for so long was lost. */
const IDLE_IN_TRANSACTION_MS_MAX = 10_000

/** Two transactions in each other's way: one of them succeeds each time. */
const ATTEMPTS_MAX = 5
const ATTEMPT_PAUSE_MS = 10
/** unique_violation: whoever came first is seen by the next attempt, and its rule can say so. */
const TAKEN_MEANWHILE = '23505'
/** serialization_failure and deadlock_detected (PostgreSQL's manual, appendix A). */
const WORTH_ANOTHER_ATTEMPT = ['40001', '40P01', TAKEN_MEANWHILE]

export type PostgresOptions = {
  readonly url: string
  readonly readUrl: string | undefined
  readonly clock: Clock
  readonly migrations: readonly Migration[]
  readonly beforeCommit: BeforeCommit
}

function openPool(url: string, max: number, onConnect: (client: pg.ClientBase) => Promise<void>) {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    statement_timeout: STATEMENT_MS_MAX,
    query_timeout: ANSWER_MS_MAX,
    lock_timeout: ROW_LOCK_MS_MAX,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS_MAX,
    application_name: 'parley',
    keepAlive: true,
    onConnect: async (client) => {
      // A connection lost between two queries says so by the next one's failure; without a
      // listener the event itself would end the process. The pool makes a new one when asked.
      client.on('error', () => {})
      await onSchema(client, url)
      await onConnect(client)
    },
  })
  pool.on('error', () => {})
  return pool
}

function dialect(pool: pg.Pool, mayAsk: () => void): Dialect {
  return {
    createDriver: () => guarded(new PostgresDriver({ pool }), mayAsk),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { url, readUrl = url, clock, migrations, beforeCommit } = options
  await prepare(url, migrations, clock.now())

  const backends = backendsOf()
  const writers = openPool(url, WRITERS_MAX, async (client) => backends.add(client))
  writers.on('remove', backends.remove)
  const readers = openPool(readUrl, READERS_MAX, async (client) => {
    await client.query('set default_transaction_read_only = on')
  })
  const channel = ['topics', schemaOf(url)].filter(Boolean).join('_')
  const notices = listening(url, channel, backends.has)

  let closed = false
  const refuseIfClosed = () => {
    if (closed) throw new Error('the database was closed')
  }
  const scope = transactionScope()
  const read = new Kysely<object>({
    dialect: dialect(readers, () => {
      refuseIfClosed()
      scope.refuse('read')
    }),
  })
  const writer = new Kysely<object>({
    dialect: dialect(writers, () => {
      refuseIfClosed()
      refuseIfMany(writers.waitingCount)
    }),
  })
  return {
    engine: 'postgres',
    clock,
    read,
    transact: transacting({
      writer,
      scope,
      now: async (tx) => (clock.played ? wholeMs(clock.now()) : databaseNow(tx)),
      beforeCommit,
      durable: async () => {},
      attempts: someAttempts,
    }),
    // With synchronous_commit on, a commit is on disk before anybody can see it.
    durable: async () => {},
    announce: announcing(channel),
    elsewhere: notices.elsewhere,
    backup: async () => {
      throw new Error(
        'PostgreSQL is backed up by its own tools: pg_dump, or its continuous archive',
      )
    },
    close: async () => {
      closed = true
      await notices.close()
      await writer.destroy()
      await read.destroy()
    },
  }
}

function refuseIfMany(waiting: number): void {
  if (waiting < WRITERS_WAITING_MAX) return
  throw new NotKept(`Nothing was saved: ${WRITERS_WAITING_MAX} others are waiting to write.`)
}

const wholeMs = (at: number) => Math.floor(at) as Instant

async function databaseNow(tx: Tx): Promise<Instant> {
  const { rows } = await sql<{ now: number }>`
    select cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint) as now
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('PostgreSQL told no time')
  return wholeMs(row.now)
}

async function someAttempts<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (typeof code !== 'string' || !WORTH_ANOTHER_ATTEMPT.includes(code)) throw error
      if (count === ATTEMPTS_MAX) {
        if (code === TAKEN_MEANWHILE) throw error
        throw new NotKept('Nothing was saved: too many change the same thing.', { cause: error })
      }
      await pause(count * ATTEMPT_PAUSE_MS)
    }
  }
}

/** The backends that write for this process, by the number that a notification carries. */
function backendsOf() {
  const ours = new Set<unknown>()
  const numberOf = (client: pg.ClientBase): unknown => Reflect.get(client, 'processID')
  return {
    add: (client: pg.ClientBase) => void ours.add(numberOf(client)),
    remove: (client: pg.ClientBase) => void ours.delete(numberOf(client)),
    has: (backend: number) => ours.has(backend),
  }
}
