/**
 * Claiming and settling the rows of a table of work. Knows only the columns that every such
 * table has (id, state, attempts, next_at, claim, words), and never what the work is.
 *
 * `next_at` is when a waiting row is tried next, when a claim's lease ends, or when it all ended.
 */
import { sql } from 'kysely'
import type { Read, Tx } from '../db/index.ts'
import { after, unreachable, type Duration, type Instant } from '../values.ts'
import { pauseAfter, type Retry } from './retry.ts'

export type Queue = {
  readonly table: string
  readonly engine: 'sqlite' | 'postgres'
  /** What a row's state is called when its work is done: `sent`. */
  readonly doneState: string
  readonly retry: Retry
  /** A claim older than this is void: its worker died. Longer than any attempt may take. */
  readonly lease: Duration
}

export type Claimed = {
  readonly id: string
  /** Counts this one. */
  readonly attempts: number
  readonly claim: string
}

/** How an attempt ended. `words` are for whoever asks why; a server's own, if it had any. */
export type Outcome =
  | { readonly kind: 'done'; readonly words: string }
  | { readonly kind: 'again'; readonly words: string }
  | { readonly kind: 'failed'; readonly words: string }

const WORDS_MAX = 500
const NEVER_ENDED = 'Each attempt ended with the program itself.'

/** True when a claim would find something: a look that never waits for a writer. */
export async function isDue(read: Read, queue: Queue, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 as due from ${sql.table(queue.table)}
    where state in ('waiting', 'claimed') and next_at <= ${now} limit 1`.execute(read)
  return rows.length > 0
}

/**
 * Claims at most `room` rows that are due, or whose claim has run out.
 *
 * An attempt is counted as it begins, so that work which ends the program is parked like any other.
 */
export async function claimDue(
  tx: Tx,
  queue: Queue,
  { now, room, claim }: { readonly now: Instant; readonly room: number; readonly claim: string },
): Promise<readonly Claimed[]> {
  const table = sql.table(queue.table)
  const others = queue.engine === 'postgres' ? sql`for update skip locked` : sql``
  const { rows } = await sql<{ id: string; attempts: number }>`
    select id, attempts from ${table}
    where state in ('waiting', 'claimed') and next_at <= ${now}
    order by next_at, id limit ${room} ${others}`.execute(tx)

  const isSpent = (before: { readonly attempts: number }) => before.attempts >= queue.retry.attempts
  const spent = rows.filter(isSpent).map(({ id }) => id)
  const claimed = rows
    .filter((row) => !isSpent(row))
    .map(({ id, attempts }) => ({ id, attempts: attempts + 1, claim }))
  if (spent.length > 0) {
    await sql`
      update ${table} set state = 'failed', next_at = ${now}, claim = null,
        words = coalesce(words, ${NEVER_ENDED})
      where id in (${sql.join(spent)})`.execute(tx)
  }
  if (claimed.length > 0) {
    await sql`
      update ${table} set state = 'claimed', attempts = attempts + 1, claim = ${claim},
        next_at = ${after(now, queue.lease)}
      where id in (${sql.join(claimed.map(({ id }) => id))})`.execute(tx)
  }
  return claimed
}

/** Lets go of what was claimed and not begun: it is due as before, and no attempt is counted. */
export async function giveBack(
  tx: Tx,
  queue: Queue,
  items: readonly Claimed[],
  now: Instant,
): Promise<void> {
  for (const { id, claim } of items) {
    await sql`
      update ${sql.table(queue.table)} set state = 'waiting', attempts = attempts - 1,
        next_at = ${now}, claim = null
      where id = ${id} and claim = ${claim}`.execute(tx)
  }
}

/** Writes down how an attempt ended. One that ended after its lease may still say `done`. */
export async function settle(
  tx: Tx,
  queue: Queue,
  item: Claimed,
  { outcome, now }: { readonly outcome: Outcome; readonly now: Instant },
): Promise<void> {
  const table = sql.table(queue.table)
  const words = outcome.words.slice(0, WORDS_MAX)
  switch (outcome.kind) {
    case 'done':
      await sql`
        update ${table} set state = ${queue.doneState}, next_at = ${now}, claim = null,
          words = ${words}
        where id = ${item.id}`.execute(tx)
      return
    case 'again':
    case 'failed': {
      const pause = outcome.kind === 'again' ? pauseAfter(queue.retry, item.attempts) : undefined
      const state = pause === undefined ? 'failed' : 'waiting'
      await sql`
        update ${table} set state = ${state}, claim = null, words = ${words},
          next_at = ${pause === undefined ? now : after(now, pause)}
        where id = ${item.id} and claim = ${item.claim}`.execute(tx)
      return
    }
    default:
      unreachable(outcome)
  }
}

/** Lets failed work begin anew, from its first attempt: one row, or all. */
export async function tryAgain(tx: Tx, queue: Queue, now: Instant, id?: string): Promise<void> {
  const which = id === undefined ? sql`` : sql`and id = ${id}`
  await sql`
    update ${sql.table(queue.table)} set state = 'waiting', attempts = 0, next_at = ${now}
    where state = 'failed' ${which}`.execute(tx)
}

export type QueueStanding = {
  /** How many rows there are in each state. */
  readonly counts: Readonly<Record<string, number>>
  /** What was said last to one that failed, or that waits for a further attempt. */
  readonly lastWords: string | undefined
}

/** What health and the doctor ask. */
export async function queueStanding(read: Read, queue: Queue): Promise<QueueStanding> {
  const table = sql.table(queue.table)
  const states = await sql<{ state: string; count: number }>`
    select state, count(*) as count from ${table} group by state`.execute(read)
  const last = await sql<{ words: string | null }>`
    select words from ${table}
    where state in ('failed', 'waiting') and words is not null
    order by state, next_at desc limit 1`.execute(read)
  return {
    counts: Object.fromEntries(states.rows.map(({ state, count }) => [state, Number(count)])),
    lastWords: last.rows[0]?.words ?? undefined,
  }
}
