/** Keeps some messages of an archive: their words on the record, 16 in each act. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Database, Read, Tx } from '../../platform/db/index.ts'
import { typeOf, type Files } from '../../platform/files/index.ts'
import { prose, type Prose } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { actOn } from './acts.ts'
import { MESSAGES_PER_ACT, type Archive, type ArchiveId } from './archive.ts'
import { HEAD_TYPE, headText } from './head.ts'
import type { Brought, NewFile } from './reading.ts'
import {
  insertFiles,
  insertMessages,
  keyOf,
  keysAmong,
  lastOf,
  lockArchive,
  saveBatch,
} from './store-archives.ts'
import { saveWords } from './store-words.ts'
import type { FileRow, MessageRow } from './tables.ts'
import { tokensOf } from './tokens.ts'

export type Fresh = readonly Brought[]

/** Those whose name and content are not here, each once. */
export async function unknownAmong(
  db: Read | Tx,
  archive: ArchiveId,
  brought: readonly Brought[],
): Promise<Fresh> {
  const ids = [...new Set(brought.map(({ messageId }) => messageId))]
  const seen = new Set(await keysAmong(db, archive, ids))
  return brought.filter(({ messageId, digest }) => {
    const key = keyOf(messageId, digest)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

type KeptFile = {
  readonly id: string
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly scanned: boolean
}
type WithFiles = {
  readonly brought: Brought
  readonly files: readonly KeptFile[]
  readonly left: readonly string[]
}

export type BatchTools = {
  readonly database: Database
  readonly clock: Clock
  readonly files: Files
}

/** Files first, so that no message names bytes that are not there. Returns how many were added. */
export async function saveBrought(
  tools: BatchTools,
  archive: Archive,
  { fresh, file }: { readonly fresh: Fresh; readonly file: string },
): Promise<number> {
  if (fresh.length === 0) return 0
  const ready: WithFiles[] = []
  for (const brought of fresh) ready.push(await withFiles(tools, brought))
  return tools.database.transact(async (tx, now) => {
    await lockArchive(tx, archive.id)
    const still = new Set(await unknownAmong(tx, archive.id, fresh))
    const added = ready.filter(({ brought }) => still.has(brought))
    await saveAll({ tx, clock: tools.clock, now }, archive, { added, file })
    return added.length
  })
}

async function withFiles({ files, clock }: BatchTools, brought: Brought): Promise<WithFiles> {
  const ids = brought.files.map(() => newUlid(clock)).toSorted()
  const left = [...brought.left]
  const kept = await Promise.all(
    brought.files.map(async ({ name, bytes }: NewFile, index): Promise<KeptFile | undefined> => {
      const scan = await files.scan(bytes)
      if (scan === 'unclean' || scan === 'failed') {
        left.push(name)
        return undefined
      }
      const { id, sha256 } = await files.keep(ids[index] ?? newUlid(clock), bytes)
      return { id, name, sha256, size: bytes.length, scanned: scan === 'clean' }
    }),
  )
  return { brought, files: kept.flatMap((one) => one ?? []), left }
}

type Setting = { readonly tx: Tx; readonly clock: Clock; readonly now: Instant }
type Adding = { readonly added: readonly WithFiles[]; readonly file: string }
type Numbered = WithFiles & {
  readonly number: number
  readonly at: Instant
  readonly head: Prose
  readonly words: Prose
}

async function saveAll(setting: Setting, archive: Archive, { added, file }: Adding) {
  const { tx, clock, now } = setting
  const last = await lastOf(tx, archive.id)
  const block = last.number + 1
  let at = last.at ?? now
  const numbered = added.map((one, index): Numbered => {
    const number = block + index
    at = one.brought.sentAt ?? one.brought.cameAt ?? at
    const { author, subject, words } = one.brought
    const files = one.files.map(({ id, name }) => ({ id, name }))
    const head = headText({ author, subject, files, left: one.left })
    return {
      ...one,
      number,
      at,
      head: prose(`head-${number}`, head, clock, undefined, HEAD_TYPE),
      words: prose(`words-${number}`, words, clock),
    }
  })
  const rows: MessageRow[] = []
  for (let from = 0; from < numbered.length; from += MESSAGES_PER_ACT) {
    const some = numbered.slice(from, from + MESSAGES_PER_ACT)
    const batch = await bring(setting, archive, { some, file })
    rows.push(...some.map((one) => rowOf(archive.id, one, { batch, block })))
  }
  await insertMessages(tx, rows)
  await insertFiles(
    tx,
    numbered.flatMap((one) => fileRows(archive.id, one)),
  )
  const words = numbered.map(({ number, brought }) => [number, tokensOf(brought)] as const)
  await saveWords(tx, archive.id, block, new Map(words))
}

async function bring(
  { tx, clock, now }: Setting,
  archive: Archive,
  { some, file }: { readonly some: readonly Numbered[]; readonly file: string },
): Promise<string> {
  const id = newUlid(clock)
  const [first] = some
  const counted = { first: first?.number ?? 0, messages: some.length }
  const parts = some.flatMap(({ head, words }) => [head, words])
  const act = actOn(archive, {
    act: 'archive.bring',
    clear: { batch: id, file, ...counted },
    parts,
  })
  await saveBatch(tx, { id, archive_id: archive.id, sha256: file, ...counted, at: now }, act)
  return id
}

function rowOf(
  archive: ArchiveId,
  { number, at, head, words, brought }: Numbered,
  { batch, block }: { readonly batch: string; readonly block: number },
): MessageRow {
  const { messageId, digest, references, subjectKey, isAnswer, sentAt } = brought
  return {
    archive_id: archive,
    number,
    message_id: messageId,
    digest,
    refs: references.join(' '),
    subject_key: subjectKey ?? null,
    is_answer: isAnswer ? 1 : 0,
    sent_at: sentAt ?? null,
    at,
    month: new Date(at).toISOString().slice(0, 'YYYY-MM'.length),
    head: head.commitment,
    words: words.commitment,
    batch_id: batch,
    block,
  }
}

const fileRows = (archive: ArchiveId, { number, files }: Numbered): readonly FileRow[] =>
  files.map(({ id, name, sha256, size, scanned }) => ({
    id,
    archive_id: archive,
    number,
    type: typeOf(name),
    size,
    sha256,
    scanned: scanned ? 1 : 0,
  }))
