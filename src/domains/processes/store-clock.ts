/** SQL for the clock's door: many processes at once, with what their clocks run on. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Process, ProcessDocument, ProcessId } from './process.ts'
import { documentFrom, type DocumentRow, processFrom, type ProcessRow } from './store.ts'
import { windowFrom, type WindowRow } from './store-windows.ts'
import type { Window } from './window.ts'

/** Processes looked at in one query, and windows that are open at once. */
export const PAGE = 500
const OPEN_MAX = 5_000

type ClockTables = {
  readonly processes: ProcessRow
  readonly windows: WindowRow
  readonly process_documents: DocumentRow
}

const own = (db: Read | Tx) => db.withTables<ClockTables>()

/** Those that are no report, in the order of their ids; a page, beginning after one of them. */
export async function clockedProcesses(
  db: Read | Tx,
  after: ProcessId | undefined,
): Promise<readonly Process[]> {
  const all = own(db)
    .selectFrom('processes')
    .selectAll()
    .where('source', 'is', null)
    .orderBy('id')
    .limit(PAGE)
  const rows = await (after === undefined ? all : all.where('id', '>', after)).execute()
  return rows.map(processFrom)
}

export type Held = {
  readonly windows: readonly Window[]
  readonly documents: readonly ProcessDocument[]
}

/** Windows and documents of a page of processes, in two queries. */
export async function heldBy(
  db: Read | Tx,
  processes: readonly ProcessId[],
): Promise<ReadonlyMap<ProcessId, Held>> {
  if (processes.length === 0) return new Map()
  const windows = await own(db)
    .selectFrom('windows')
    .selectAll()
    .where('process_id', 'in', processes)
    .orderBy('id')
    .execute()
  const documents = await own(db)
    .selectFrom('process_documents')
    .selectAll()
    .where('process_id', 'in', processes)
    .orderBy('id')
    .execute()
  const windowsBy = Map.groupBy(windows.map(windowFrom), ({ process }) => process)
  const documentsBy = Map.groupBy(documents.map(documentFrom), ({ process }) => process)
  return new Map(
    processes.map((id) => [
      id,
      { windows: windowsBy.get(id) ?? [], documents: documentsBy.get(id) ?? [] },
    ]),
  )
}

/** Windows of all processes that are open at this hour. */
export async function openWindows(db: Read | Tx, now: Instant): Promise<readonly Window[]> {
  const rows = await own(db)
    .selectFrom('windows')
    .selectAll()
    .where('state_kind', '=', 'dated')
    .where('source', 'is', null)
    .orderBy('id', 'desc')
    .limit(OPEN_MAX)
    .execute()
  return rows
    .map(windowFrom)
    .filter(({ state }) => state.kind === 'dated' && state.opens <= now && now < state.closes)
}
