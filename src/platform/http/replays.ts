/** SQL for forms that were sent before: the only file that names this table. Decides nothing. */
import type { Tx } from '../db/index.ts'
import { days, type Instant } from '../values.ts'

/** Source: promises.md, R-2 asks for seven days at least. */
export const REPLAYS_KEPT = days(7)
/** Rows that one run of the clean-up deletes. */
const FORGOTTEN_AT_ONCE_MAX = 1_000

type ReplayTables = {
  replays: {
    subject: string
    form_key: string
    action: string
    digest: string
    status: number
    location: string
    sent: Instant
  }
}

export type Sending = {
  /** The person's, or `-` for everybody who is not signed in. */
  readonly subject: string
  /** A hash of it: the key itself is nowhere but in the form. */
  readonly key: string
  /** Method and path. */
  readonly action: string
  /** Of the content, under the key: whoever reads this table alone can try no content. */
  readonly digest: string
}

export type FirstAnswer = {
  readonly action: string
  readonly digest: string
  readonly status: number
  readonly location: string
}

/**
 * True for the first one to send it. Another one who sends it at the same moment waits here until
 * the first has committed, and is then told false; if the first was rolled back, it is the first.
 */
export async function claimSending(tx: Tx, sending: Sending, now: Instant): Promise<boolean> {
  const { subject, key, action, digest } = sending
  const claimed = await tx
    .withTables<ReplayTables>()
    .insertInto('replays')
    .values({ subject, form_key: key, action, digest, status: 0, location: '', sent: now })
    .onConflict((conflict) => conflict.columns(['subject', 'form_key']).doNothing())
    .executeTakeFirst()
  return claimed.numInsertedOrUpdatedRows === 1n
}

export async function saveAnswer(
  tx: Tx,
  { subject, key }: Sending,
  answer: Pick<FirstAnswer, 'status' | 'location'>,
): Promise<void> {
  await tx
    .withTables<ReplayTables>()
    .updateTable('replays')
    .set(answer)
    .where('subject', '=', subject)
    .where('form_key', '=', key)
    .execute()
}

export async function findAnswer(
  tx: Tx,
  { subject, key }: Sending,
): Promise<FirstAnswer | undefined> {
  return tx
    .withTables<ReplayTables>()
    .selectFrom('replays')
    .select(['action', 'digest', 'status', 'location'])
    .where('subject', '=', subject)
    .where('form_key', '=', key)
    .executeTakeFirst()
}

/** A bounded part of what is older than it must be kept; the next run takes the rest. */
export async function forgetOldReplays(tx: Tx, now: Instant): Promise<void> {
  const own = tx.withTables<ReplayTables>()
  const oldest = own
    .selectFrom('replays')
    .select(['subject', 'form_key'])
    .where('sent', '<', (now - REPLAYS_KEPT) as Instant)
    .orderBy('sent')
    .limit(FORGOTTEN_AT_ONCE_MAX)
  for (const { subject, form_key } of await oldest.execute()) {
    await own
      .deleteFrom('replays')
      .where('subject', '=', subject)
      .where('form_key', '=', form_key)
      .execute()
  }
}
