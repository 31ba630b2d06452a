/** SQL for bounces and for whom a mail of ours went to. Decides no score. */
import type { Read, Tx } from '../../db/index.ts'
import { held } from '../../db/index.ts'
import type { Instant } from '../../values.ts'
import { mailAddress, type MailAddress } from '../address.ts'
import { isBouncing, scoreBounce, type BounceScore } from './bounces.ts'
import type { FailedRecipient } from './parsed.ts'

type BounceRow = BounceScore & { readonly address: string; readonly words: string }
type Tables = {
  bounces: BounceRow
  outbox: {
    readonly message_id: string
    readonly recipient: string
    readonly kind: string
    readonly envelope: string | null
    readonly bounced: Instant | null
  }
}

/** Addresses asked about at once: a page of members. */
export const ASKED_MAX = 500

/**
 * To whom we sent the mail that a report is about. Its Message-ID cannot be guessed, so that a
 * report which names it comes from somebody who had the mail. That of a list is known to all its
 * readers, and tells of none of them.
 */
export async function recipientOfMail(tx: Tx, messageId: string): Promise<MailAddress | undefined> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('outbox')
    .select('recipient')
    .where('message_id', '=', messageId)
    .where('kind', '!=', 'list')
    .executeTakeFirst()
  return row && mailAddress(row.recipient)
}

/** By the return path, which each mail of a list has for itself. */
export async function recipientOfEnvelope(
  read: Read | Tx,
  envelope: string,
): Promise<MailAddress | undefined> {
  const row = await read
    .withTables<Tables>()
    .selectFrom('outbox')
    .select('recipient')
    .where('envelope', '=', envelope)
    .executeTakeFirst()
  return row && mailAddress(row.recipient)
}

/** Which mail of ours something is about: by its return path, or by the Message-ID of a notice. */
export type OurMail =
  | { readonly kind: 'envelope'; readonly envelope: string }
  | { readonly kind: 'message'; readonly messageId: string }

/** It was taken by the next server, and reached nobody: whoever counts on it must know. */
export async function markBounced(tx: Tx, mail: OurMail, now: Instant): Promise<void> {
  const all = tx.withTables<Tables>().updateTable('outbox').set({ bounced: now })
  const one =
    mail.kind === 'envelope'
      ? all.where('envelope', '=', mail.envelope)
      : all.where('message_id', '=', mail.messageId).where('kind', '!=', 'list')
  await one.where('bounced', 'is', null).execute()
}

export async function countBounce(
  tx: Tx,
  address: MailAddress,
  bounce: Pick<FailedRecipient, 'kind' | 'words'>,
  now: Instant,
): Promise<void> {
  const own = tx.withTables<Tables>()
  const known = await held(
    tx,
    own.selectFrom('bounces').selectAll().where('address', '=', address),
  ).executeTakeFirst()
  const score = scoreBounce(known, bounce.kind, now)
  if (!score) return
  const row: BounceRow = { ...score, address, words: bounce.words }
  await own
    .insertInto('bounces')
    .values(row)
    .onConflict((clash) => clash.column('address').doUpdateSet({ ...score, words: bounce.words }))
    .execute()
}

/** Mail arrived after all, or the person says that it does. */
export const forgiveBounces = async (tx: Tx, address: MailAddress): Promise<void> => {
  await tx.withTables<Tables>().deleteFrom('bounces').where('address', '=', address).execute()
}

export type Bouncing = { readonly since: Instant; readonly words: string }

/** Those of the addresses to which mail comes back, with what the last server said. */
export async function bouncingAmong(
  read: Read | Tx,
  addresses: readonly MailAddress[],
  now: Instant,
): Promise<ReadonlyMap<MailAddress, Bouncing>> {
  if (addresses.length === 0) return new Map()
  const rows = await read
    .withTables<Tables>()
    .selectFrom('bounces')
    .selectAll()
    .where('address', 'in', addresses.slice(0, ASKED_MAX))
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const address = mailAddress(row.address)
      return address && isBouncing(row, now)
        ? [[address, { since: row.at, words: row.words }] as const]
        : []
    }),
  )
}
