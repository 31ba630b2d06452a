/** The entries of the table: whole, numbered without a gap, and the same as published. */
import type { Read } from '../db/index.ts'
import type { DeclaredActs } from './act.ts'
import { readEntry, type Entry } from './entry.ts'
import { moment, type TableFault } from './faults.ts'
import { leafHash } from './log/index.ts'
import { findParts, findTombstones } from './part-store.ts'
import { entriesFrom, entryCount, ROWS_PER_STATEMENT, type EntryRow } from './store.ts'

/** What strangers can read: the published bundles of entries. */
export type Published = {
  readonly size: number
  readonly entries: (from: number, count: number) => Promise<readonly Uint8Array[]>
}

export type EntriesAsked = {
  readonly acts: DeclaredActs
  readonly published?: Published | undefined
}

type Add = (fault: TableFault) => void
type Numbered = EntryRow & { readonly before: number | null }

export async function checkEntries(read: Read, asked: EntriesAsked, add: Add): Promise<number> {
  let next = 0
  for (;;) {
    const { rows, count } = await moment(read, async (at) => {
      const some = await entriesFrom(at, next, ROWS_PER_STATEMENT)
      await checkBatch(at, { rows: some, from: next, asked, add })
      return { rows: some, count: await entryCount(at) }
    })
    next = (rows.at(-1)?.idx ?? next - 1) + 1
    if (rows.length === ROWS_PER_STATEMENT) continue
    const size = Math.max(count, asked.published?.size ?? 0)
    for (let index = next; index < size; index++) add({ kind: 'entry-missing', index })
    return next
  }
}

type Batch = {
  readonly rows: readonly Numbered[]
  readonly from: number
  readonly asked: EntriesAsked
  readonly add: Add
}

async function checkBatch(at: Read, { rows, from, asked, add }: Batch): Promise<void> {
  const published = await publishedBeside(asked.published, from, rows.at(-1)?.idx)
  const entries: (readonly [EntryRow, Entry])[] = []
  let expected = from
  for (const row of rows) {
    for (; expected < row.idx; expected++) add({ kind: 'entry-missing', index: expected })
    expected = row.idx + 1
    const bytes = Buffer.from(row.bytes)
    const outside = published[row.idx - from]
    if (outside && !bytes.equals(outside)) add({ kind: 'published-differs', index: row.idx })
    const entry = readEntry(bytes, asked.acts)
    if (!entry.ok) {
      add({ kind: 'entry-unreadable', index: row.idx, refusal: entry.refusal })
      continue
    }
    const column = differingColumn(row, entry.value, bytes)
    if (column) add({ kind: 'entry-differs', index: row.idx, column })
    entries.push([row, entry.value])
  }
  await checkNamedParts(at, entries, add)
}

async function publishedBeside(
  published: Published | undefined,
  from: number,
  last: number | undefined,
): Promise<readonly Uint8Array[]> {
  if (!published || last === undefined || from >= published.size) return []
  return published.entries(from, Math.min(last + 1, published.size) - from)
}

function differingColumn(row: Numbered, entry: Entry, bytes: Uint8Array): string | undefined {
  const said = {
    leaf: Buffer.from(leafHash(bytes)).toString('base64'),
    act: entry.act,
    actor: entry.actor,
    obj: entry.obj,
    subject: entry.of ?? null,
    t: entry.t,
    rules: entry.rules ?? null,
    before: entry.prev ?? null,
  } as const
  const columns = ['leaf', 'act', 'actor', 'obj', 'subject', 't', 'rules', 'before'] as const
  return columns.find((column) => row[column] !== said[column])
}

/** Each commitment that an entry names has its text, or a tombstone. */
async function checkNamedParts(
  at: Read,
  entries: readonly (readonly [EntryRow, Entry])[],
  add: Add,
): Promise<void> {
  const named = entries.flatMap(([{ idx }, { parts }]) => parts.map(({ c, n }) => ({ idx, c, n })))
  const commitments = named.map(({ c }) => c)
  const stored = await findParts(at, commitments)
  const tombstones = await findTombstones(at, commitments)
  for (const { idx, c, n } of named) {
    if (!stored.has(c) && !tombstones.has(c)) add({ kind: 'part-missing', index: idx, part: n })
  }
}
