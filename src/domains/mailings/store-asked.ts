/** SQL for how far each thing that many are asked has been told. Decides nothing. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { own, type AskedRow } from './tables.ts'

/** Things that are being told at a time; the rest begins when these have ended. */
const OPEN_MAX = 200

/** The last that was told of it, or is being told. */
export async function lastAsked(db: Read | Tx, about: string): Promise<AskedRow | undefined> {
  const query = own(db).selectFrom('mail_asked').selectAll().where('about', '=', about)
  return query.orderBy('at', 'desc').orderBy('until', 'desc').limit(1).executeTakeFirst()
}

/** Whatever was still being told of an earlier hour ends: the new one is told to everybody. */
export async function beginAsked(tx: Tx, row: AskedRow): Promise<void> {
  await endAsked(tx, row.about, row.at)
  await own(tx)
    .insertInto('mail_asked')
    .values(row)
    .onConflict((clash) => clash.columns(['about', 'until']).doNothing())
    .execute()
}

export async function openAsked(db: Read): Promise<readonly AskedRow[]> {
  const query = own(db).selectFrom('mail_asked').selectAll().where('ended_at', 'is', null)
  return query.orderBy('at').orderBy('about').limit(OPEN_MAX).execute()
}

/** Held until the transaction ends: two programs cannot send one batch twice. */
export async function lockAsked(
  tx: Tx,
  { about, until }: Pick<AskedRow, 'about' | 'until'>,
): Promise<AskedRow | undefined> {
  const query = own(tx)
    .selectFrom('mail_asked')
    .selectAll()
    .where('about', '=', about)
    .where('until', '=', until)
    .where('ended_at', 'is', null)
  return held(tx, query).executeTakeFirst()
}

export async function moveAsked(
  tx: Tx,
  { about, until }: Pick<AskedRow, 'about' | 'until'>,
  to: Partial<Pick<AskedRow, 'cursor' | 'ended_at'>>,
): Promise<void> {
  await own(tx)
    .updateTable('mail_asked')
    .set(to)
    .where('about', '=', about)
    .where('until', '=', until)
    .execute()
}

export async function endAsked(tx: Tx, about: string, now: Instant): Promise<void> {
  await own(tx)
    .updateTable('mail_asked')
    .set({ ended_at: now })
    .where('about', '=', about)
    .where('ended_at', 'is', null)
    .execute()
}
