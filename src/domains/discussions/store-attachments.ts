/** SQL for files that came with messages. As with messages, who reads is part of the query. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { NamedFiles } from '../../platform/files/index.ts'
import { keep, wordsOf, type Act, type Prose } from '../../platform/record/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Attachment, AttachmentId } from './attachment.ts'
import type { MessageId } from './message.ts'
import { sealedMessagesFor } from './store-messages.ts'
import type { Reader } from './store-threads.ts'
import { attachmentFrom, ATTACHMENTS, ERASED, own, sealedJson } from './tables.ts'
import type { AttachmentRow } from './tables.ts'

const open = attachmentFrom(false)
const closed = attachmentFrom(true)

type Kept = Omit<Attachment, 'name'>

const rowOf = (one: Kept, name: string): AttachmentRow => ({
  id: one.id,
  message_id: one.message,
  name,
  type: one.type,
  size: one.size,
  sha256: one.sha256,
  scanned: one.scanned ? 1 : 0,
  author: one.author,
  at: one.at,
})

export const saveAttachment = (tx: Tx, one: Kept, name: Prose, act: Act): Promise<void> =>
  keep(tx, ATTACHMENTS, rowOf(one, name.commitment), act)

/** Nobody but members learns that there is any. */
export async function saveSealedAttachment(tx: Tx, one: Kept, name: Prose): Promise<void> {
  await own(tx)
    .insertInto('sealed_attachments')
    .values(rowOf(one, sealedJson(name)))
    .execute()
}

/** In the order in which they were sent. */
export async function attachmentsOf(
  db: Read | Tx,
  messages: readonly MessageId[],
  reader: Reader,
): Promise<readonly Attachment[]> {
  if (messages.length === 0) return []
  const query = own(db).selectFrom('attachments').selectAll().where('message_id', 'in', messages)
  const rows = await query.orderBy('id').execute()
  if (reader === undefined) return rows.map(open)
  const sealed = await sealedFor(db, reader)
    .where('message_id', 'in', messages)
    .orderBy('id')
    .execute()
  return [...rows.map(open), ...sealed.map(closed)]
}

export async function findAttachment(
  db: Read | Tx,
  id: AttachmentId,
  reader: Reader,
): Promise<Attachment | undefined> {
  const query = own(db).selectFrom('attachments').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  if (row || reader === undefined) return row && open(row)
  const sealed = await sealedFor(db, reader).where('id', '=', id).executeTakeFirst()
  return sealed && closed(sealed)
}

const sealedFor = (db: Read | Tx, reader: PersonId) =>
  own(db)
    .selectFrom('sealed_attachments')
    .selectAll()
    .where('message_id', 'in', sealedMessagesFor(db, reader).clearSelect().select('id'))

/** Whose bytes stay, of those asked about: for whoever clears the data folder, and no reader. */
export async function standingAmong(
  db: Read,
  ids: readonly AttachmentId[],
): Promise<readonly AttachmentId[]> {
  if (ids.length === 0) return []
  const rows = await own(db)
    .selectFrom('attachments')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  const words = await wordsOf(
    db,
    rows.map(({ name }) => name),
  )
  const sealed = await own(db)
    .selectFrom('sealed_attachments')
    .select('id')
    .where('id', 'in', ids)
    .where('name', '!=', ERASED)
    .execute()
  const open = rows.filter(({ name }) => words.get(name).kind === 'text')
  return [...open, ...sealed].map(({ id }) => id)
}

/** Those of open messages whose names stand, for whoever checks that the bytes are there. */
export const openFilesNamed: NamedFiles = async (read, { after, limit }) => {
  const rows = await own(read)
    .selectFrom('attachments')
    .select(['id', 'sha256', 'name'])
    .where('id', '>', after as string as AttachmentId)
    .orderBy('id')
    .limit(limit)
    .execute()
  const words = await wordsOf(
    read,
    rows.map(({ name }) => name),
  )
  const files = rows.filter(({ name }) => words.get(name).kind === 'text')
  return { files, last: rows.at(-1)?.id }
}

/** The same of closed lists. */
export const sealedFilesNamed: NamedFiles = async (read, { after, limit }) => {
  const rows = await own(read)
    .selectFrom('sealed_attachments')
    .select(['id', 'sha256', 'name'])
    .where('id', '>', after as string as AttachmentId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return { files: rows.filter(({ name }) => name !== ERASED), last: rows.at(-1)?.id }
}
