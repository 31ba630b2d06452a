/** The tables of archives, and how their rows are read back. Asks for nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment } from '../people/index.ts'
import type { Archive, ArchivedFile, ArchivedMessage, ArchiveAbout, ArchiveId } from './archive.ts'
import type { Imported } from './archive.ts'

export type ArchiveRow = {
  readonly id: ArchiveId
  readonly about_kind: ArchiveAbout['kind']
  readonly about_id: string
  readonly name: Commitment
  readonly opened_at: Instant
}
export type ImportRow = {
  readonly id: string
  readonly archive_id: ArchiveId
  readonly sha256: string
  readonly bytes: number
  readonly messages: number
  readonly added: number
  readonly repeats: number
  readonly unreadable: number
  readonly at: Instant
}
/** The messages of one act, whose parts hold their words. */
export type BatchRow = {
  readonly id: string
  readonly archive_id: ArchiveId
  readonly sha256: string
  readonly first: number
  readonly messages: number
  readonly at: Instant
}
export type MessageRow = {
  readonly archive_id: ArchiveId
  readonly number: number
  readonly message_id: string
  readonly digest: string
  readonly refs: string
  readonly subject_key: string | null
  readonly is_answer: number
  readonly sent_at: Instant | null
  readonly at: Instant
  readonly month: string
  readonly head: Commitment
  readonly words: Commitment
  readonly batch_id: string
  readonly block: number
}
export type StandingRow = {
  readonly archive_id: ArchiveId
  readonly number: number
  readonly thread: number
  readonly parent: number | null
  readonly depth: number
  readonly position: number
}
export type ThreadRow = {
  readonly archive_id: ArchiveId
  readonly thread: number
  readonly messages: number
  readonly first_at: Instant
  readonly last_at: Instant
}
export type FileRow = {
  readonly id: string
  readonly archive_id: ArchiveId
  readonly number: number
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly scanned: number
}
export type UnreadRow = {
  readonly id: string
  readonly archive_id: ArchiveId
  readonly sha256: string
  readonly why: string
  readonly file_offset: number
}
/** The messages of one block that have a word: `1,5,12`. */
export type WordRow = {
  readonly archive_id: ArchiveId
  readonly word: string
  readonly block: number
  readonly numbers: string
}
type Tables = {
  readonly archives: ArchiveRow
  readonly archive_imports: ImportRow
  readonly archive_batches: BatchRow
  readonly archive_messages: MessageRow
  readonly archive_standings: StandingRow
  readonly archive_threads: ThreadRow
  readonly archive_files: FileRow
  readonly archive_unread: UnreadRow
  readonly archive_words: WordRow
}

export const ARCHIVES = keptTable<ArchiveRow>({ table: 'archives', noun: 'archive', key: ['id'] })
export const IMPORTS = keptTable<ImportRow>({
  table: 'archive_imports',
  noun: 'archive-import',
  key: ['id'],
})
export const BATCHES = keptTable<BatchRow>({
  table: 'archive_batches',
  noun: 'archive-batch',
  key: ['id'],
})

export const ARCHIVE_TABLES = [ARCHIVES, IMPORTS, BATCHES] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()

/** Rows of one statement: SQLite takes 32,766 values, PostgreSQL 65,535. */
export const ROWS_AT_ONCE = 500

export function* inRows<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    yield rows.slice(from, from + ROWS_AT_ONCE)
  }
}

export const archiveFrom = (row: ArchiveRow): Archive => ({
  id: row.id,
  // Written by us, of one of the two kinds.
  about: { kind: row.about_kind, id: row.about_id } as ArchiveAbout,
  name: row.name,
  openedAt: row.opened_at,
})

export const importFrom = (row: ImportRow): Imported => ({
  archive: row.archive_id,
  sha256: row.sha256,
  bytes: row.bytes,
  read: row.messages,
  added: row.added,
  repeats: row.repeats,
  unreadable: row.unreadable,
  at: row.at,
})

export const messageFrom = (row: MessageRow): ArchivedMessage => ({
  archive: row.archive_id,
  number: row.number,
  messageId: row.message_id,
  references: row.refs === '' ? [] : row.refs.split(' '),
  sentAt: row.sent_at ?? undefined,
  at: row.at,
  head: row.head,
  words: row.words,
  batch: row.batch_id,
})

export const fileFrom = (row: FileRow): ArchivedFile => ({
  id: row.id,
  archive: row.archive_id,
  number: row.number,
  type: row.type,
  size: row.size,
  sha256: row.sha256,
  scanned: row.scanned === 1,
})
