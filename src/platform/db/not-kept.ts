/** The one error that means: the world failed, nothing was saved, try again. Retries nothing. */

/**
 * The disk is full, the database is gone, or too many wait for it; HTTP answers 503.
 * A connection lost during the commit itself leaves it unknown whether the work was saved:
 * whoever repeats it must bring the same idempotency key.
 */
export class NotKept extends Error {
  override readonly name = 'NotKept'
}

/** Primary result codes of SQLite (sqlite.org/rescode.html) for which the work is not to blame. */
const SQLITE_WORLD = new Map([
  [5, 'another process held the database for too long'],
  [10, 'the disk failed'],
  [13, 'the disk is full'],
])
/** An extended result code keeps its primary code in the low byte. */
const PRIMARY_CODE = 0xff

/**
 * PostgreSQL's classes of SQLSTATE (its manual, appendix A): connection, resources, intervention
 * by an operator, the server's own disk.
 */
const POSTGRES_WORLD = new Map([
  ['08', 'the connection to the database was lost'],
  ['53', 'the database ran out of room'],
  ['57', 'the database was stopped, or took too long'],
  ['58', "the database's disk failed"],
])
const READ_ONLY = '25006'
const POSTGRES_STATE = new Map([
  [READ_ONLY, 'the database accepts no writes at the moment'],
  ['55P03', 'another writer held the rows for too long'],
])

const NETWORK_GONE = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_|ENOTFOUND)/
/** `pg` gives these no code (node-postgres, client.js and pg-pool, index.js). */
const CLIENT_GONE = [
  'Connection terminated',
  'Connection ended',
  'timeout exceeded when trying to connect',
  'Client has encountered',
  'Query read timeout',
  'Cannot use a pool',
]

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined

export const isBusy = (error: unknown): boolean => primaryCode(error) === 5

/** For who writes: a standby took over. For who reads: a mistake in our own code. */
export const isReadOnly = (error: unknown): boolean => field(error, 'code') === READ_ONLY

function primaryCode(error: unknown): number | undefined {
  const code = field(error, 'errcode')
  return field(error, 'code') === 'ERR_SQLITE_ERROR' && typeof code === 'number'
    ? code & PRIMARY_CODE
    : undefined
}

function worldsReason(error: unknown): string | undefined {
  const primary = primaryCode(error)
  if (primary !== undefined) return SQLITE_WORLD.get(primary)

  const code = field(error, 'code')
  if (typeof code === 'string') {
    const named = POSTGRES_STATE.get(code)
    if (named) return named
    const noSocket = code === 'ENOENT' && field(error, 'syscall') === 'connect'
    if (noSocket || NETWORK_GONE.test(code)) return 'the database cannot be reached'
    if (code.length === 5) return POSTGRES_WORLD.get(code.slice(0, 2))
  }
  const message = field(error, 'message')
  return typeof message === 'string' && CLIENT_GONE.some((start) => message.startsWith(start))
    ? 'the connection to the database was lost'
    : undefined
}

/** The same error, or a `NotKept` around it where the world is to blame. */
export function blamed(error: unknown): unknown {
  if (error instanceof NotKept) return error
  const reason = worldsReason(error)
  return reason ? new NotKept(`Nothing was saved: ${reason}.`, { cause: error }) : error
}
