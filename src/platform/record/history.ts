/** The record as it is read: lines newest first, and one entry with all that hangs on it. */
import type { Read } from '../db/index.ts'
import { readEntry, type Entry, type PartLine } from './entry.ts'
import type { Opening } from './prose.ts'
import { tombstoneFrom, wordsOf, type Tombstone, type Wording } from './reading.ts'
import { TOMBSTONES } from './redact.ts'
import { subjectOf } from './keep.ts'
import { findParts, findTombstones, openingOf } from './part-store.ts'
import {
  countInPlace,
  entriesInPlace,
  findEntry,
  lastEntries,
  nextOfSubject,
  searchEntries,
  type EntryRow,
  type InPlace,
} from './store.ts'

/** Lines of one page of the record. */
export const HISTORY_LINES_MAX = 200

export type EntryLine = {
  readonly index: number
  /** Base64. */
  readonly leaf: string
  /** The bytes that are hashed, as text. */
  readonly bytes: string
  readonly entry: Entry
}

export type HistoryAsked = {
  readonly obj?: string | undefined
  readonly subject?: string | undefined
  readonly actor?: string | undefined
  readonly act?: string | undefined
  readonly limit: number
  /** Lines below this number only. */
  readonly before?: number | undefined
}

/** Newest first. */
export async function historyOf(db: Read, asked: HistoryAsked): Promise<readonly EntryLine[]> {
  const limit = Math.min(asked.limit, HISTORY_LINES_MAX)
  return (await searchEntries(db, { ...asked, limit })).map(lineFrom)
}

/** Newest first: what happened in one place since an entry, and how much that is in all. */
export async function happenedIn(
  db: Read,
  place: string,
  { from, limit, before }: InPlace,
): Promise<{ readonly lines: readonly EntryLine[]; readonly count: number }> {
  const rows = await entriesInPlace(db, place, {
    from,
    limit: Math.min(limit, HISTORY_LINES_MAX),
    before,
  })
  return { lines: rows.map(lineFrom), count: await countInPlace(db, place, from) }
}

export type EntryPart = PartLine &
  (
    | { readonly kind: 'open'; readonly opening: Opening }
    | {
        readonly kind: 'redacted'
        readonly tombstone: Tombstone
        /** The entry by which it was removed, and why, where a reason was given. */
        readonly removedBy: number
        readonly removedAt: number
        readonly reason: Wording | undefined
      }
  )

export type EntryInFull = EntryLine & {
  readonly parts: readonly EntryPart[]
  readonly supersededBy: number | undefined
}

export async function entryAt(db: Read, index: number): Promise<EntryInFull | undefined> {
  const row = await findEntry(db, index)
  if (!row) return undefined
  const line = lineFrom(row)
  return {
    ...line,
    parts: await partsOf(db, line.entry.parts),
    supersededBy: await nextOfSubject(db, row),
  }
}

async function partsOf(db: Read, lines: readonly PartLine[]): Promise<readonly EntryPart[]> {
  const commitments = lines.map(({ c }) => c)
  const stored = await findParts(db, commitments)
  const gone = commitments.filter((commitment) => !stored.has(commitment))
  const tombstones = await findTombstones(db, gone)
  const reasons = await wordsOf(
    db,
    [...tombstones.values()].map(({ reason }) => reason),
  )
  const removals = await removalsOf(db, gone)
  return lines.map((line) => {
    const part = stored.get(line.c)
    if (part) return { ...line, kind: 'open', opening: openingOf(part) }
    const tombstone = tombstones.get(line.c)
    const removal = removals.get(line.c)
    if (!tombstone || !removal) throw new Error(`neither text nor tombstone: ${line.c}`)
    return {
      ...line,
      kind: 'redacted',
      tombstone: tombstoneFrom(tombstone),
      removedBy: removal.idx,
      removedAt: removal.t,
      reason: tombstone.reason === null ? undefined : reasons.get(tombstone.reason),
    }
  })
}

/** The entries by which texts were removed, by commitment. */
async function removalsOf(
  db: Read,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, EntryRow>> {
  const found = new Map<string, EntryRow>()
  const subjects = commitments.map((commitment) => subjectOf(TOMBSTONES, { commitment }))
  const last = await lastEntries(db, subjects)
  for (const [position, commitment] of commitments.entries()) {
    const index = last.get(subjects[position] ?? '')
    const row = index === undefined ? undefined : await findEntry(db, index)
    if (row) found.set(commitment, row)
  }
  return found
}

function lineFrom(row: EntryRow): EntryLine {
  const entry = readEntry(Buffer.from(row.bytes))
  if (!entry.ok) throw new Error(`entry ${row.idx} is not one: ${entry.refusal.kind}`)
  return { index: row.idx, leaf: row.leaf, bytes: row.bytes, entry: entry.value }
}
