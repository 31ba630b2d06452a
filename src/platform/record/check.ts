/** Holds the tables against the record: rows, entries, parts. Finds and names, mends nothing. */
import type { Read } from '../db/index.ts'
import type { DeclaredActs } from './act.ts'
import { checkEntries } from './check-entries.ts'
import { checkParts } from './check-parts.ts'
import { faultList, moment, type FaultList, type TableFault } from './faults.ts'
import { digestOf, keyOf, subjectOf, type KeptRow, type AnyKeptTable } from './keep.ts'
import { rowsAfter, rowsByKeys } from './kept-rows.ts'
import { readEntry } from './entry.ts'
import { entriesByIndex, lastEntries, ROWS_PER_STATEMENT, subjectsAfter } from './store.ts'
import { TOMBSTONES } from './redact.ts'

export type TablesReport = {
  readonly entries: number
  readonly rows: number
  readonly parts: number
  readonly faults: readonly TableFault[]
  /** True where there were more faults than are listed. */
  readonly more: boolean
}

export type TablesAsked = {
  /** All that are kept; the record adds its own. */
  readonly tables: readonly AnyKeptTable[]
  /** Without them an entry's clear fields are held to their grammar only. */
  readonly acts?: DeclaredActs | undefined
}

/**
 * Each row against the last entry of its subject, each subject against its row, each entry against
 * its own columns, each text against its commitment. Batch by batch, each at one moment, so that it
 * may run while others write.
 *
 * @param faults to which more may be added from elsewhere
 */
export async function checkTables(
  read: Read,
  asked: TablesAsked,
  faults: FaultList = faultList(),
): Promise<TablesReport> {
  const tables = [...new Set([...asked.tables, TOMBSTONES])]
  let rows = 0
  for (const table of tables) rows += await checkRows(read, table, faults.add)
  await checkSubjects(read, tables, faults.add)
  const entries = await checkEntries(read, asked.acts, faults.add)
  const parts = await checkParts(read, faults.add)
  return { entries, rows, parts, ...faults.all() }
}

type Add = (fault: TableFault) => void

async function checkRows(read: Read, table: AnyKeptTable, add: Add): Promise<number> {
  let count = 0
  let last: KeptRow | undefined
  for (;;) {
    const rows = await moment(read, async (at) => {
      const some = await rowsAfter(at, table, last, ROWS_PER_STATEMENT)
      await compareRows(at, { table, rows: some, add })
      return some
    })
    count += rows.length
    last = rows.at(-1)
    if (rows.length < ROWS_PER_STATEMENT) return count
  }
}

async function compareRows(
  at: Read,
  batch: { readonly table: AnyKeptTable; readonly rows: readonly KeptRow[]; readonly add: Add },
): Promise<void> {
  const { table, rows, add } = batch
  const subjects = rows.map((row) => subjectOf(table, row))
  const last = await lastEntries(at, subjects)
  const entries = await entriesByIndex(at, [...last.values()])
  for (const [position, row] of rows.entries()) {
    const subject = subjects[position] ?? ''
    const index = last.get(subject)
    const bytes = index === undefined ? undefined : entries.get(index)?.bytes
    if (index === undefined || bytes === undefined) {
      add({ kind: 'row-without-entry', table: table.table, subject })
      continue
    }
    const entry = readEntry(Buffer.from(bytes))
    if (!entry.ok || entry.value.kept !== digestOf(table, row)) {
      add({ kind: 'row-differs', table: table.table, subject, index })
    }
  }
}

async function checkSubjects(read: Read, tables: readonly AnyKeptTable[], add: Add): Promise<void> {
  let last = ''
  for (;;) {
    const subjects = await moment(read, async (at) => {
      const some = await subjectsAfter(at, last, ROWS_PER_STATEMENT)
      await compareSubjects(at, { tables, subjects: some, add })
      return some
    })
    last = subjects.at(-1)?.subject ?? last
    if (subjects.length < ROWS_PER_STATEMENT) return
  }
}

async function compareSubjects(
  at: Read,
  batch: {
    readonly tables: readonly AnyKeptTable[]
    readonly subjects: readonly { readonly subject: string; readonly index: number }[]
    readonly add: Add
  },
): Promise<void> {
  const byNoun = Map.groupBy(batch.subjects, ({ subject }) => subject.split(':')[0] ?? '')
  for (const [noun, subjects] of byNoun) {
    const table = batch.tables.find((one) => one.noun === noun)
    const keys = subjects.map(({ subject }) => keyOf(subject))
    const rows = table ? await rowsByKeys(at, table, keys) : []
    const there = new Set(rows.map((row) => table && subjectOf(table, row)))
    for (const { subject, index } of subjects) {
      if (!there.has(subject)) batch.add({ kind: 'row-missing', subject, index })
    }
  }
}
