/** SQL for mail that came in: kept, found, marked. Parses nothing, and acknowledges nothing. */
import { createHash } from 'node:crypto'
import { newUlid, type Clock } from '../../clock.ts'
import { held, type Read, type Tx } from '../../db/index.ts'
import type { Key } from '../../languages/index.ts'
import { days, type Instant } from '../../values.ts'
import { mailAddress } from '../address.ts'
import type { Arrived, Envelope, InboxId, InboxState, MessageId, Recipient } from './arrival.ts'
import type { InboxTables } from './tables.ts'

/** What was dealt with is other people's mail: it is kept only as long as questions come. */
const DEALT_WITH_KEPT = days(90)
/** A message that comes again after so long is no repeat of a delivery. */
const KEYS_KEPT = days(30)
const FORGET_MAX = 200

/** Writes the bytes and one row for each recipient. On disk when the transaction answers. */
export async function keepArrived(
  tx: Tx,
  clock: Clock,
  { envelope, raw }: Arrived,
  now: Instant,
): Promise<MessageId> {
  const id = newUlid(clock)
  const { door, peer, helo, sender, recipients } = envelope
  const digest = createHash('sha256').update(raw).digest('base64')
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('base64')
  const own = tx.withTables<InboxTables>()
  await own
    .insertInto('inbox_messages')
    .values({
      id,
      received: now,
      door,
      peer,
      helo: storable(helo),
      sender: storable(sender),
      size: raw.length,
      digest,
      raw: bytes,
    })
    .execute()
  const rows = recipients.map(({ address }) => ({ ...NEW, id: newUlid(clock), recipient: address }))
  await own
    .insertInto('inbox')
    .values(rows.map((row) => ({ ...row, message: id, next_at: now })))
    .execute()
  return id as MessageId
}

const NEW = {
  state: 'waiting',
  attempts: 0,
  claim: null,
  words: null,
  why: null,
  message_id: null,
  content: null,
  clash: 0,
  settled_by: null,
} as const

const SHOWN_MAX = 320

/** What a stranger calls itself: no control, and no more than an address is long. */
const storable = (text: string) =>
  text
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, SHOWN_MAX)

export type Stored = {
  readonly id: InboxId
  readonly received: Instant
  readonly recipient: Recipient
  readonly envelope: Omit<Envelope, 'recipients'>
  readonly raw: Uint8Array
}

export async function findStored(read: Read | Tx, id: string): Promise<Stored | undefined> {
  const row = await read
    .withTables<InboxTables>()
    .selectFrom('inbox')
    .innerJoin('inbox_messages', 'inbox_messages.id', 'inbox.message')
    .select(['inbox.id', 'recipient', 'received', 'door', 'peer', 'helo', 'sender', 'raw'])
    .where('inbox.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { received, door, peer, helo, sender } = row
  const envelope = { door, peer, helo, sender }
  const raw = Buffer.from(row.raw, 'base64')
  return { id: row.id as InboxId, received, recipient: recipientOf(row.recipient), envelope, raw }
}

function recipientOf(raw: string): Recipient {
  const address = mailAddress(raw)
  if (!address) throw new Error(`a recipient of mail that came in cannot be read: ${raw}`)
  return { address, local: address.slice(0, address.lastIndexOf('@')) }
}

/** Holds the row until the end; false when somebody else has worked on it since. */
export async function holdClaimed(
  tx: Tx,
  claimed: { readonly id: string; readonly claim: string },
): Promise<boolean> {
  const query = tx
    .withTables<InboxTables>()
    .selectFrom('inbox')
    .select('id')
    .where('id', '=', claimed.id)
    .where('state', '=', 'claimed')
    .where('claim', '=', claimed.claim)
  return (await held(tx, query).executeTakeFirst()) !== undefined
}

export type Content = {
  readonly inbox: InboxId
  readonly recipient: string
  readonly messageId: string
  readonly content: string
}

/** `clash`: the first of its content, and the Message-ID was used for another one before. */
export type Seen = 'first' | 'clash' | 'repeat'

/** Notes that this content came for this recipient. Of two at once, one is the first. */
export async function noteContent(tx: Tx, content: Content, now: Instant): Promise<Seen> {
  const { inbox, recipient, messageId: message_id, content: digest } = content
  const own = tx.withTables<InboxTables>()
  await own
    .insertInto('inbox_keys')
    .values({ recipient, message_id, content: digest, inbox, kept: now })
    .onConflict((clash) => clash.doNothing())
    .execute()
  const same = await own
    .selectFrom('inbox_keys')
    .select(['content', 'inbox'])
    .where('recipient', '=', recipient)
    .where('message_id', '=', message_id)
    .limit(SAME_MAX)
    .execute()
  await own
    .updateTable('inbox')
    .set({ message_id, content: digest })
    .where('id', '=', inbox)
    .execute()
  const isRepeat = same.some((one) => one.content === digest && one.inbox !== inbox)
  if (isRepeat) return 'repeat'
  const others = same.some((one) => one.content !== digest)
  return others && message_id !== '' ? 'clash' : 'first'
}

/** Contents under one Message-ID: more than anybody sends by mistake. */
const SAME_MAX = 100

export type Settled = {
  readonly state: InboxState
  readonly why?: Key | undefined
  readonly words?: string | undefined
  readonly by?: string
  readonly clash?: boolean
}

const WORDS_MAX = 500

export async function settleInbox(
  tx: Tx,
  id: InboxId,
  { state, why, words, by, clash }: Settled,
  now: Instant,
): Promise<void> {
  await tx
    .withTables<InboxTables>()
    .updateTable('inbox')
    .set({
      state,
      next_at: now,
      claim: null,
      why: why ?? null,
      words: words === undefined ? null : storable(words.slice(0, WORDS_MAX)),
      settled_by: by ?? null,
      ...(clash === undefined ? {} : { clash: clash ? 1 : 0 }),
    })
    .where('id', '=', id)
    .execute()
}

/** Removes what was dealt with long ago; what waits for a person stays. */
export async function forgetInbox(tx: Tx, now: Instant): Promise<void> {
  const own = tx.withTables<InboxTables>()
  const old = await own
    .selectFrom('inbox')
    .select(['id', 'message'])
    .where('state', 'in', ['taken', 'repeat', 'discarded'])
    .where('next_at', '<', (now - DEALT_WITH_KEPT) as Instant)
    .limit(FORGET_MAX)
    .execute()
  const ids = old.map(({ id }) => id)
  if (ids.length > 0) await own.deleteFrom('inbox').where('id', 'in', ids).execute()
  for (const { message } of old) {
    await own
      .deleteFrom('inbox_messages')
      .where('id', '=', message)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('inbox').select('inbox.id').where('message', '=', message))),
      )
      .execute()
  }
  await own
    .deleteFrom('inbox_keys')
    .where('kept', '<', (now - KEYS_KEPT) as Instant)
    .execute()
}
