/** SQL for how far each message has been sent on. Decides nothing. */
import { held, type Database, type Read, type Tx } from '../../platform/db/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { MessageId } from '../discussions/index.ts'
import { own, type FanOutRow } from './tables.ts'

/** A message that nobody sent on for so long is no news any more: a week's downtime, and a day. */
export const NEWS_FOR = days(8)
/** Messages begun in one minute; what is left is begun in the next. */
const BEGUN_MAX = 200
/** Messages under way that are gone on with in one minute. */
const OPEN_MAX = 200

/** Begins with what was said since and is not yet under way; what was imported is no news. */
export async function beginFanOuts(tx: Tx, now: Instant): Promise<void> {
  const since = (now - NEWS_FOR) as Instant
  for (const table of ['messages', 'sealed_messages'] as const) {
    const rows = await own(tx)
      .selectFrom(table)
      .select(['id as message_id', 'thread_id', 'at'])
      .where('at', '>', since)
      .where('via', '!=', 'import')
      .where('id', 'not in', begunSince(tx, since))
      .orderBy('at')
      .orderBy('id')
      .limit(BEGUN_MAX)
      .execute()
    if (rows.length === 0) continue
    await own(tx)
      .insertInto('mail_fanouts')
      .values(rows.map((row) => ({ ...row, cursor: '', ended_at: null })))
      .onConflict((clash) => clash.column('message_id').doNothing())
      .execute()
  }
}

const begunSince = (tx: Tx, since: Instant) =>
  own(tx).selectFrom('mail_fanouts').select('message_id').where('at', '>', since)

/** The oldest first: a thread is read in its order. */
export async function openFanOuts(db: Database): Promise<readonly MessageId[]> {
  const rows = await own(db.read)
    .selectFrom('mail_fanouts')
    .select('message_id')
    .where('ended_at', 'is', null)
    .orderBy('at')
    .orderBy('message_id')
    .limit(OPEN_MAX)
    .execute()
  return rows.map(({ message_id }) => message_id)
}

/** Held until the transaction ends: two programs cannot send one batch twice. */
export async function lockFanOut(tx: Tx, message: MessageId): Promise<FanOutRow | undefined> {
  const query = own(tx)
    .selectFrom('mail_fanouts')
    .selectAll()
    .where('message_id', '=', message)
    .where('ended_at', 'is', null)
  return held(tx, query).executeTakeFirst()
}

export async function moveFanOut(
  tx: Tx,
  message: MessageId,
  to: Partial<Pick<FanOutRow, 'cursor' | 'ended_at'>>,
): Promise<void> {
  await own(tx).updateTable('mail_fanouts').set(to).where('message_id', '=', message).execute()
}

/** How many are under way, for health. */
export async function countOpen(read: Read): Promise<number> {
  const { count } = await own(read)
    .selectFrom('mail_fanouts')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
