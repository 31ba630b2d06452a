/** An archive: mail of a list elsewhere, brought here by whoever runs the place. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { BodyId, Commitment } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type ArchiveId = Brand<string, 'ArchiveId'>

export type ArchiveAbout =
  | { readonly kind: 'process'; readonly id: ProcessId }
  | { readonly kind: 'body'; readonly id: BodyId }

export type Archive = {
  readonly id: ArchiveId
  readonly about: ArchiveAbout
  /** As the list was called, on the record. */
  readonly name: Commitment
  readonly openedAt: Instant
}

/** One file brought into an archive, with what it held. */
export type Imported = {
  readonly archive: ArchiveId
  /** Of the file; of a Maildir, of the list of its messages' digests. In hex. */
  readonly sha256: string
  readonly bytes: number
  readonly read: number
  readonly added: number
  readonly repeats: number
  readonly unreadable: number
  readonly at: Instant
}

/** Where a message stands; its words are on the record in two parts, head and words. */
export type ArchivedMessage = {
  readonly archive: ArchiveId
  /** From 1 on, in the order in which they were brought; never another's. */
  readonly number: number
  readonly messageId: string
  /** The oldest first; the last one is what it answers. */
  readonly references: readonly string[]
  /** As its sender's clock said, or nothing where that cannot be. */
  readonly sentAt: Instant | undefined
  /** What it is ordered by: when it was sent, or the hour of the message before it. */
  readonly at: Instant
  readonly head: Commitment
  readonly words: Commitment
  readonly batch: string
}

/** The part of the record that says who wrote it, about what, and which files came along. */
export type Head = {
  /** As the mail named its author, without any address; empty where it gave no name. */
  readonly author: string
  readonly subject: string
  readonly files: readonly { readonly id: string; readonly name: string }[]
  /** Names of files that were left out: too many, too large, or unclean. */
  readonly left: readonly string[]
}

export type ArchivedFile = {
  readonly id: string
  readonly archive: ArchiveId
  readonly number: number
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly scanned: boolean
}

/** A thread of an archive is called by the number of its first message. */
export type ArchivedThread = {
  readonly thread: number
  readonly messages: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

/** Parts of one act, two for a message. Source: `PARTS_MAX` of the record is 32. */
export const MESSAGES_PER_ACT = 16
/** Acts of one transaction: what is lost and read again where an import is stopped. */
export const MESSAGES_PER_TRANSACTION = 512
/** Threads of one archive are rebuilt in memory. */
export const ARCHIVE_MESSAGES_MAX = 300_000
export const ARCHIVES_OF_PLACE_MAX = 20
export const IMPORTS_SHOWN = 20
export const NAME_LENGTH_MAX = 120

/** Of what one message says; beyond it stands in a file of its own. */
export const WORDS_BYTES_MAX = 64 * 1024
export const AUTHOR_LENGTH_MAX = 120
export const SUBJECT_LENGTH_MAX = 300
export const REFERENCES_MAX = 50

/** What one message brings; what is over is named. */
export const FILES_MAX = 20
export const FILE_BYTES_MAX = 10 * 1024 * 1024

export const THREADS_PAGE = 50
export const THREAD_MESSAGES_PAGE = 30
export const MONTH_PAGE = 100
export const FOUND_PAGE = 30
export const FEED_MESSAGES = 30

export const archiveId = (raw: string): ArchiveId | undefined =>
  isUlid(raw) ? (raw as string as ArchiveId) : undefined

export const messageNumber = (raw: string): number | undefined =>
  /^[1-9]\d{0,6}$/.test(raw) ? Number(raw) : undefined

export const placeOf = ({ kind, id }: ArchiveAbout) => `${kind}:${id}` as const
