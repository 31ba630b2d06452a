/** What every store is handed: the two ways into the database. Names no engine's library. */
import { PostgresAdapter, type Kysely, type Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Instant, Json } from '../values.ts'

export const ENGINES = ['sqlite', 'postgres'] as const
export type Engine = (typeof ENGINES)[number]

/** The only handle inside `transact`; `tx.withTables<DocketTables>()` names a domain's tables. */
export type Tx = Transaction<object>
/** A handle that cannot write; on PostgreSQL it may be a replica, a moment behind. */
export type Read = Kysely<object>

/** Runs last in every transaction; what it returns runs once the commit is durable. */
export type BeforeCommit = (tx: Tx, now: Instant) => Promise<(() => void) | undefined>

export type Database = {
  readonly engine: Engine
  readonly clock: Clock
  /** Never waits for a writer. What it shows is committed, and durable after `durable()`. */
  readonly read: Read
  /**
   * The only way to write. Answers when the commit is durable; throws `NotKept` where the world
   * and not the work failed. On PostgreSQL `work` may run again after a deadlock, so it must
   * touch nothing but `tx`.
   */
  readonly transact: <Value>(work: (tx: Tx, now: Instant) => Promise<Value>) => Promise<Value>
  /** Resolves when all that was committed before this call is on disk. */
  readonly durable: () => Promise<void>
  /** Tells other processes, once `tx` commits, that pages about these topics changed. */
  readonly announce: (tx: Tx, topics: readonly string[]) => Promise<void>
  /** What other processes changed since the last call; cheap enough for every page look-up. */
  readonly elsewhere: () => readonly string[] | 'all' | undefined
  /** Copies the whole database into `file` while it serves. SQLite only. */
  readonly backup: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Holds the rows of `query` until `tx` ends; on SQLite the one writer holds them all anyway. */
export const held = <Query extends { forUpdate: () => Query }>(tx: Tx, query: Query): Query =>
  tx.getExecutor().adapter instanceof PostgresAdapter ? query.forUpdate() : query

export const json = (value: Json): string => JSON.stringify(value)

/** The caller parses what comes out: rows may have been written by older code. */
export const fromJson = (text: string): unknown => JSON.parse(text)
