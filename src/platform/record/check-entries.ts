/** The entries of the table: whole, numbered without a gap, and the same as published. */
import type { Read } from '../db/index.ts'
import type { DeclaredActs } from './act.ts'
import { readEntry, type Entry } from './entry.ts'
import { FAULTS_MAX, moment, type TableFault } from './faults.ts'
import { leafHash } from './log/index.ts'
import { findParts, findTombstones } from './part-store.ts'
import { entriesFrom, entryCount, ROWS_PER_STATEMENT, type EntryRow } from './store.ts'

type Add = (fault: TableFault) => void
type Numbered = EntryRow & { readonly before: number | null }

export async function checkEntries(
  read: Read,
  acts: DeclaredActs | undefined,
  add: Add,
): Promise<number> {
  let next = 0
  for (;;) {
    const { rows, count } = await moment(read, async (at) => {
      const some = await entriesFrom(at, next, ROWS_PER_STATEMENT)
      await checkBatch(at, { rows: some, from: next, acts, add })
      return { rows: some, count: await entryCount(at) }
    })
    next = (rows.at(-1)?.idx ?? next - 1) + 1
    if (rows.length === ROWS_PER_STATEMENT) continue
    addMissing(next, count, add)
    return next
  }
}

/** A number that somebody made enormous must not keep us counting. */
function addMissing(from: number, to: number, add: Add): void {
  const end = Math.min(to, from + FAULTS_MAX)
  for (let index = from; index < end; index++) add({ kind: 'entry-missing', index })
}

type Batch = {
  readonly rows: readonly Numbered[]
  readonly from: number
  readonly acts: DeclaredActs | undefined
  readonly add: Add
}

async function checkBatch(at: Read, { rows, from, acts, add }: Batch): Promise<void> {
  const entries: (readonly [EntryRow, Entry])[] = []
  let expected = from
  for (const row of rows) {
    addMissing(expected, row.idx, add)
    expected = row.idx + 1
    const bytes = Buffer.from(row.bytes)
    const entry = readEntry(bytes, acts)
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

/**
 * Holds what strangers can read against the table, entry by entry and in their order: what
 * `verifyLog` calls with each entry that it read.
 */
export function besidePublished(
  read: Read,
  add: Add,
): (index: number, bytes: Uint8Array) => Promise<void> {
  let batch: ReadonlyMap<number, EntryRow> = new Map()
  return async (index, bytes) => {
    if (!batch.has(index)) {
      const rows = await entriesFrom(read, index, ROWS_PER_STATEMENT)
      batch = new Map(rows.map((row) => [row.idx, row]))
    }
    const row = batch.get(index)
    if (!row) add({ kind: 'published-only', index })
    else if (Buffer.compare(Buffer.from(row.bytes), bytes) !== 0) {
      add({ kind: 'published-differs', index })
    }
  }
}
