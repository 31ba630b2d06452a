/** SQL for archives, what was brought into them and its messages. Decides nothing. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import type { NamedFiles } from '../../platform/files/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Archive, ArchivedFile, ArchivedMessage, ArchiveAbout } from './archive.ts'
import { ARCHIVES_OF_PLACE_MAX, IMPORTS_SHOWN, type ArchiveId, type Imported } from './archive.ts'
import {
  archiveFrom,
  ARCHIVES,
  BATCHES,
  fileFrom,
  importFrom,
  IMPORTS,
  inRows,
  messageFrom,
  own,
  type BatchRow,
  type FileRow,
  type ImportRow,
  type MessageRow,
  type UnreadRow,
} from './tables.ts'

export const saveArchive = (tx: Tx, { about, ...one }: Archive, act: Act): Promise<void> => {
  const { id, name, openedAt } = one
  const place = { about_kind: about.kind, about_id: about.id }
  return keep(tx, ARCHIVES, { id, ...place, name, opened_at: openedAt }, act)
}

export const saveBatch = (tx: Tx, row: BatchRow, act: Act): Promise<void> =>
  keep(tx, BATCHES, row, act)

export const saveImport = (tx: Tx, row: ImportRow, act: Act): Promise<void> =>
  keep(tx, IMPORTS, row, act)

export async function findArchive(db: Read | Tx, id: ArchiveId): Promise<Archive | undefined> {
  const query = own(db).selectFrom('archives').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && archiveFrom(row)
}

/** Held until the end: two that bring messages into one archive take turns. */
export async function lockArchive(tx: Tx, id: ArchiveId): Promise<void> {
  const query = own(tx).selectFrom('archives').selectAll().where('id', '=', id)
  await held(tx, query).executeTakeFirst()
}

export async function archivesAt(
  db: Read | Tx,
  { kind, id }: ArchiveAbout,
): Promise<readonly Archive[]> {
  const rows = await own(db)
    .selectFrom('archives')
    .selectAll()
    .where('about_kind', '=', kind)
    .where('about_id', '=', id)
    .orderBy('id')
    .limit(ARCHIVES_OF_PLACE_MAX)
    .execute()
  return rows.map(archiveFrom)
}

/** The newest first. */
export async function importsOf(db: Read, archive: ArchiveId): Promise<readonly Imported[]> {
  const rows = await own(db)
    .selectFrom('archive_imports')
    .selectAll()
    .where('archive_id', '=', archive)
    .orderBy('id', 'desc')
    .limit(IMPORTS_SHOWN)
    .execute()
  return rows.map(importFrom)
}

export async function insertMessages(tx: Tx, rows: readonly MessageRow[]): Promise<void> {
  for (const some of inRows(rows))
    await own(tx).insertInto('archive_messages').values(some).execute()
}

export async function insertFiles(tx: Tx, rows: readonly FileRow[]): Promise<void> {
  for (const some of inRows(rows)) await own(tx).insertInto('archive_files').values(some).execute()
}

export async function insertUnread(tx: Tx, row: UnreadRow): Promise<void> {
  await own(tx).insertInto('archive_unread').values(row).execute()
}

export async function isUnreadKept(
  db: Read | Tx,
  archive: ArchiveId,
  sha256: string,
): Promise<boolean> {
  const query = own(db)
    .selectFrom('archive_unread')
    .select('id')
    .where('archive_id', '=', archive)
    .where('sha256', '=', sha256)
  return (await query.executeTakeFirst()) !== undefined
}

/** Message-ID and content of those that are here, of those asked about. */
export async function keysAmong(
  db: Read | Tx,
  archive: ArchiveId,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>()
  for (const some of inRows(messageIds)) {
    const rows = await own(db)
      .selectFrom('archive_messages')
      .select(['message_id', 'digest'])
      .where('archive_id', '=', archive)
      .where('message_id', 'in', some)
      .execute()
    for (const { message_id, digest } of rows) keys.add(keyOf(message_id, digest))
  }
  return keys
}

export const keyOf = (messageId: string, digest: string): string => `${messageId} ${digest}`

/** The highest number so far, and the hour of that message. */
export async function lastOf(
  db: Read | Tx,
  archive: ArchiveId,
): Promise<{ readonly number: number; readonly at: Instant | undefined }> {
  const row = await own(db)
    .selectFrom('archive_messages')
    .select(['number', 'at'])
    .where('archive_id', '=', archive)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return { number: row?.number ?? 0, at: row?.at }
}

export async function findMessage(
  db: Read | Tx,
  archive: ArchiveId,
  number: number,
): Promise<ArchivedMessage | undefined> {
  const row = await rowOf(db, archive, number)
  return row && messageFrom(row)
}

export async function rowOf(
  db: Read | Tx,
  archive: ArchiveId,
  number: number,
): Promise<MessageRow | undefined> {
  return own(db)
    .selectFrom('archive_messages')
    .selectAll()
    .where('archive_id', '=', archive)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** The first of that name; others of the same name have their own addresses. */
export async function numberByMail(
  db: Read,
  archive: ArchiveId,
  messageId: string,
): Promise<number | undefined> {
  const row = await own(db)
    .selectFrom('archive_messages')
    .select('number')
    .where('archive_id', '=', archive)
    .where('message_id', '=', messageId)
    .orderBy('number')
    .executeTakeFirst()
  return row?.number
}

export async function filesOf(
  db: Read | Tx,
  archive: ArchiveId,
  numbers: readonly number[],
): Promise<readonly ArchivedFile[]> {
  if (numbers.length === 0) return []
  const rows = await own(db)
    .selectFrom('archive_files')
    .selectAll()
    .where('archive_id', '=', archive)
    .where('number', 'in', numbers)
    .orderBy('id')
    .execute()
  return rows.map(fileFrom)
}

export async function findFile(db: Read, id: string): Promise<ArchivedFile | undefined> {
  const query = own(db).selectFrom('archive_files').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && fileFrom(row)
}

/** Without the words that it was found by: what is left says only that it was there. */
export async function forgetMessage(tx: Tx, archive: ArchiveId, number: number): Promise<void> {
  await own(tx)
    .updateTable('archive_messages')
    .set({ subject_key: null })
    .where('archive_id', '=', archive)
    .where('number', '=', number)
    .execute()
  await own(tx)
    .deleteFrom('archive_files')
    .where('archive_id', '=', archive)
    .where('number', '=', number)
    .execute()
}

/** Which bytes are still wanted, of those asked about. */
export async function filesAmong(db: Read, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const files = await own(db)
    .selectFrom('archive_files')
    .select('id')
    .where('id', 'in', ids)
    .execute()
  const unread = await own(db)
    .selectFrom('archive_unread')
    .select('id')
    .where('id', 'in', ids)
    .execute()
  return [...files, ...unread].map(({ id }) => id)
}

/** Files of messages, for whoever checks that the bytes are there. */
export const archiveFilesNamed: NamedFiles = async (read, { after, limit }) => {
  const query = own(read).selectFrom('archive_files').select(['id', 'sha256'])
  const files = await query.where('id', '>', after).orderBy('id').limit(limit).execute()
  return { files, last: files.at(-1)?.id }
}

/** The same of mail that nobody could read. */
export const unreadFilesNamed: NamedFiles = async (read, { after, limit }) => {
  const query = own(read).selectFrom('archive_unread').select(['id', 'sha256'])
  const files = await query.where('id', '>', after).orderBy('id').limit(limit).execute()
  return { files, last: files.at(-1)?.id }
}
