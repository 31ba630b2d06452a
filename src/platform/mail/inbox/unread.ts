/**
 * What was accepted before a close is heard before it, also where the program stood still over that
 * hour: whatever closes asks here first, in the transaction in which it would close.
 */
import type { Read, Tx } from '../../db/index.ts'
import { after, days, hours, type Instant } from '../../values.ts'
import type { InboxTables } from './tables.ts'

/** From when the close was first asked for: so long nothing waits for mail that nobody reads. */
export const READING_MAX = hours(1)
/** Mail that could not be read so often waits for its next try, and nobody for it. */
const TRIES_MAX = 3
/** Far beyond any close that still waits. */
const HOLDS_KEPT = days(30)
const FORGET_MAX = 200

/** What closes, as `call:01J…`, and its hour. */
export type Close = { readonly what: string; readonly closes: Instant }

type Tables = InboxTables & {
  readonly mail_holds: { readonly what: string; readonly closes: Instant; readonly since: Instant }
}

/** @returns until when it waits at most; absent where it may close */
export async function heldByMail(
  tx: Tx,
  { what, closes }: Close,
  now: Instant,
): Promise<Instant | undefined> {
  if (now < closes || !(await isUnread(tx, closes))) return undefined
  await tx
    .withTables<Tables>()
    .insertInto('mail_holds')
    .values({ what, closes, since: now })
    .onConflict((clash) => clash.doNothing())
    .execute()
  return waitsUntil(tx, { what, closes }, now)
}

/** As `heldByMail`, for a page: begins no waiting. */
export const readUntil = async (
  read: Read,
  close: Close,
  now: Instant,
): Promise<Instant | undefined> =>
  now >= close.closes && (await isUnread(read, close.closes))
    ? waitsUntil(read, close, now)
    : undefined

async function isUnread(db: Read | Tx, closes: Instant): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('inbox')
    .innerJoin('inbox_messages', 'inbox_messages.id', 'inbox.message')
    .select('inbox.id')
    .where('inbox.state', 'in', ['waiting', 'claimed'])
    .where('inbox.attempts', '<', TRIES_MAX)
    .where('inbox_messages.received', '<', closes)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function waitsUntil(db: Read | Tx, { what, closes }: Close, now: Instant) {
  const row = await db
    .withTables<Tables>()
    .selectFrom('mail_holds')
    .select('since')
    .where('what', '=', what)
    .where('closes', '=', closes)
    .executeTakeFirst()
  const until = after(row?.since ?? now, READING_MAX)
  return now < until ? (until as Instant) : undefined
}

export async function forgetHolds(tx: Tx, now: Instant): Promise<void> {
  const own = tx.withTables<Tables>()
  const old = await own
    .selectFrom('mail_holds')
    .select(['what', 'closes'])
    .where('since', '<', (now - HOLDS_KEPT) as Instant)
    .limit(FORGET_MAX)
    .execute()
  for (const { what, closes } of old) {
    await own
      .deleteFrom('mail_holds')
      .where('what', '=', what)
      .where('closes', '=', closes)
      .execute()
  }
}
