/**
 * Brings the messages of a file into an archive, some hundreds in each transaction. What is here
 * already is left as it is, so that a stopped import is simply begun again.
 */
import { createHash } from 'node:crypto'
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/db/index.ts'
import type { Files } from '../../platform/files/index.ts'
import type { Reading } from '../../platform/mail/inbox/index.ts'
import { prose, wordsOf } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actOn } from './acts.ts'
import {
  ARCHIVE_MESSAGES_MAX,
  ARCHIVES_OF_PLACE_MAX,
  MESSAGES_PER_TRANSACTION,
  type Archive,
  type ArchiveAbout,
  type ArchiveId,
} from './archive.ts'
import type { MboxPiece } from './mbox.ts'
import type { Charset } from './mending.ts'
import { broughtFrom, nameOfPiece, type Brought, type Unreadable } from './reading.ts'
import type { Source } from './source.ts'
import { saveBrought, unknownAmong, type Fresh } from './steps-batch.ts'
import { rethread } from './steps-threads.ts'
import {
  archivesAt,
  insertUnread,
  isUnreadKept,
  keyOf,
  lastOf,
  saveArchive,
  saveImport,
} from './store-archives.ts'

export type ImportTools = {
  readonly database: Database
  readonly clock: Clock
  readonly files: Files
  readonly reading: Pick<Reading, 'read'>
}

export type Asked = {
  readonly about: ArchiveAbout
  /** As the list was called. */
  readonly name: string
  readonly source: Source
  readonly charset?: Charset | undefined
  /** Reads and counts, and keeps nothing. */
  readonly dryRun?: boolean
}

export type NamedUnreadable = {
  readonly why: Unreadable['why']
  readonly offset: number
  readonly messageId: string
}

export type Told = {
  /** Absent where nothing was kept. */
  readonly archive: ArchiveId | undefined
  readonly read: number
  readonly added: number
  readonly repeats: number
  readonly unreadable: number
  /** The first of them, by their place in the file. */
  readonly named: readonly NamedUnreadable[]
}

export type ImportRefusal = {
  readonly kind: 'archive-full' | 'too-many-archives'
  readonly most: number
}

/** Unreadable messages that are named; all are counted. */
const NAMED_MAX = 100
/** Bytes of one round, so that large messages are fewer. */
const ROUND_BYTES_MAX = 32 * 1024 * 1024

export async function importArchive(
  tools: ImportTools,
  asked: Asked,
): Promise<Result<Told, ImportRefusal>> {
  const found = await archiveFor(tools, asked)
  if (!found.ok) return found
  const counts = { read: 0, added: 0, repeats: 0, unreadable: 0 }
  const named: NamedUnreadable[] = []
  const seen = new Set<string>()
  for await (const round of readAhead(tools, asked)) {
    counts.read += round.length
    if (counts.read > ARCHIVE_MESSAGES_MAX) {
      return refuse({ kind: 'archive-full', most: ARCHIVE_MESSAGES_MAX })
    }
    const good = round.filter((one) => one.kind === 'read')
    const bad = round.filter((one) => one.kind === 'unreadable')
    for (const { why, piece } of bad.slice(0, NAMED_MAX - named.length)) {
      named.push({ why, offset: piece.offset, messageId: nameOfPiece(piece) })
    }
    const kept = await keepRound(tools, asked, { archive: found.value, good, bad, seen })
    counts.unreadable += bad.length
    counts.added += kept
    counts.repeats += good.length - kept
  }
  if (found.value && asked.dryRun !== true) await end(tools, asked, found.value, counts)
  return ok({ archive: found.value?.id, named, ...counts })
}

/** The one of that name, or a new one. A dry run may find none. */
async function archiveFor(
  { database, clock }: ImportTools,
  { about, name, dryRun = false }: Asked,
): Promise<Result<Archive | undefined, ImportRefusal>> {
  return database.transact(async (tx, now) => {
    const there = await archivesAt(tx, about)
    const words = await wordsOf(
      tx,
      there.map((one) => one.name),
    )
    const same = there.find((one) => {
      const wording = words.get(one.name)
      return wording.kind === 'text' && wording.text === name.normalize('NFC')
    })
    if (same || dryRun) return ok(same)
    if (there.length >= ARCHIVES_OF_PLACE_MAX) {
      return refuse({ kind: 'too-many-archives', most: ARCHIVES_OF_PLACE_MAX })
    }
    const titled = prose('name', name, clock)
    const id = newUlid(clock) as string as ArchiveId
    const archive = { id, about, name: titled.commitment, openedAt: now }
    const clear = { about: `${about.kind}:${about.id}` }
    await saveArchive(tx, archive, actOn(archive, { act: 'archive.open', clear, parts: [titled] }))
    return ok(archive)
  })
}

type Round = readonly (Brought | Unreadable)[]

/** The next round is read in its own thread while the one before it is kept. */
async function* readAhead(tools: ImportTools, asked: Asked): AsyncGenerator<Round> {
  let ahead: Promise<Round> | undefined
  for await (const pieces of rounds(asked.source)) {
    const before = ahead
    ahead = readRound(tools, asked, pieces)
    if (before) yield await before
  }
  if (ahead) yield await ahead
}

async function* rounds({ pieces }: Source): AsyncGenerator<readonly MboxPiece[]> {
  let round: MboxPiece[] = []
  let bytes = 0
  for await (const piece of pieces()) {
    round.push(piece)
    bytes += piece.bytes.length
    if (round.length < MESSAGES_PER_TRANSACTION && bytes < ROUND_BYTES_MAX) continue
    yield round
    round = []
    bytes = 0
  }
  if (round.length > 0) yield round
}

function readRound(
  { reading, clock }: ImportTools,
  { charset, source: { writesAt } }: Asked,
  pieces: readonly MboxPiece[],
): Promise<Round> {
  const asked = { reading, charset, writesAt, now: clock.now() }
  return Promise.all(pieces.map((piece) => broughtFrom(piece, asked)))
}

type Keeping = {
  readonly archive: Archive | undefined
  readonly good: readonly Brought[]
  readonly bad: readonly Unreadable[]
  /** What a dry run has met already. */
  readonly seen: Set<string>
}

/** @returns how many were new */
async function keepRound(
  tools: ImportTools,
  { dryRun = false, source }: Asked,
  { archive, good, bad, seen }: Keeping,
): Promise<number> {
  const { read } = tools.database
  const fresh = archive ? await unknownAmong(read, archive.id, good) : uniqueAmong(good)
  if (archive === undefined || dryRun) {
    const keys = fresh.map(({ messageId, digest }) => keyOf(messageId, digest))
    const added = keys.filter((key) => !seen.has(key))
    for (const key of added) seen.add(key)
    return added.length
  }
  for (const one of bad) await keepUnread(tools, archive.id, one)
  return saveBrought(tools, archive, { fresh, file: source.sha256 })
}

const uniqueAmong = (good: readonly Brought[]): Fresh => [
  ...new Map(good.map((one) => [keyOf(one.messageId, one.digest), one])).values(),
]

/** As it came, for a later reader of it; nobody is handed it, as it may name addresses. */
async function keepUnread(
  { database, clock, files }: ImportTools,
  archive: ArchiveId,
  { piece, why }: Unreadable,
): Promise<void> {
  const digest = createHash('sha256').update(piece.bytes).digest('hex')
  if (piece.bytes.length === 0 || (await isUnreadKept(database.read, archive, digest))) return
  const { id, sha256 } = await files.keep(newUlid(clock), piece.bytes)
  const row = { id, archive_id: archive, sha256, why, file_offset: piece.offset }
  await database.transact((tx) => insertUnread(tx, row))
}

type Counts = Pick<Told, 'read' | 'added' | 'repeats' | 'unreadable'>

async function end(
  { database, clock }: ImportTools,
  { source }: Asked,
  archive: Archive,
  counts: Counts,
): Promise<void> {
  const { sha256, bytes } = source
  await database.transact(async (tx, now) => {
    if (counts.added > 0) await rethread(tx, archive.id)
    const { read: messages, ...others } = counts
    const id = newUlid(clock)
    const row = { id, archive_id: archive.id, sha256, bytes, messages, ...others, at: now }
    const clear = { file: sha256, bytes, ...counts }
    await saveImport(tx, row, actOn(archive, { act: 'archive.import', clear }))
  })
}

/** How many messages it has, for whoever asks before they bring more. */
export const extentOf = async (database: Pick<Database, 'read'>, archive: ArchiveId) =>
  (await lastOf(database.read, archive)).number
