/** SQL for calls and their frozen rolls. Decides nothing. */
import { held, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { findWindows, type ProcessId } from '../../processes/index.ts'
import type { TextId } from '../text-source.ts'
import type { Call, CallId, CallState, Roll } from '../call.ts'
import { rollFrom, rollText, stateFrom, stateText } from './stored.ts'
import { CALLS, CALLS_MAX, own, ROLLS, type CallRow } from './tables.ts'

export async function findCall(db: Read | Tx, id: CallId): Promise<Call | undefined> {
  const rows = await own(db).selectFrom('calls').selectAll().where('id', '=', id).execute()
  return (await loaded(db, rows))[0]
}

/** As `findCall`, held until the transaction ends: two acts cannot both be decided on it. */
export async function lockCall(tx: Tx, id: CallId): Promise<Call | undefined> {
  const query = own(tx).selectFrom('calls').selectAll().where('id', '=', id)
  return (await loaded(tx, await held(tx, query).execute()))[0]
}

/** The newest first. */
export const callsOf = remembered(
  async (
    db: Read | Tx,
    by: { readonly process: ProcessId } | { readonly text: TextId },
  ): Promise<readonly Call[]> => {
    const all = own(db).selectFrom('calls').selectAll()
    const query =
      'process' in by
        ? all.where('process_id', '=', by.process)
        : all.where('text_id', '=', by.text)
    const newest = query.orderBy('drafted_at', 'desc').orderBy('id', 'desc')
    return loaded(db, await newest.limit(CALLS_MAX).execute())
  },
)

/** By what their row says: the hour may have closed some of those that are `open`. */
export const callsThatAre = remembered(
  async (db: Read | Tx, kinds: readonly CallState['kind'][]): Promise<readonly Call[]> => {
    const query = own(db).selectFrom('calls').selectAll().where('kind', 'in', kinds)
    const oldest = query.orderBy('drafted_at').orderBy('id')
    return loaded(db, await oldest.limit(CALLS_MAX).execute())
  },
)

/** Without their rolls, which are long. */
export async function processesOfCalls(
  db: Read | Tx,
  ids: readonly CallId[],
): Promise<ReadonlyMap<CallId, ProcessId>> {
  if (ids.length === 0) return new Map()
  const query = own(db).selectFrom('calls').select(['id', 'process_id']).where('id', 'in', ids)
  return new Map((await query.execute()).map(({ id, process_id }) => [id, process_id]))
}

/** With their rolls and windows: three statements for any number of calls. */
async function loaded(db: Read | Tx, rows: readonly CallRow[]): Promise<readonly Call[]> {
  if (rows.length === 0) return []
  const windows = await findWindows(
    db,
    rows.flatMap(({ window_id }) => (window_id === null ? [] : [window_id])),
  )
  const rolls = await rollsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    process: row.process_id,
    windowKind: row.window_kind,
    subject: { text: row.text_id, version: row.version, hash: row.hash },
    question: row.question,
    rules: row.rules,
    visibility: row.visibility,
    ladder: row.ladder ?? undefined,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    window: row.window_id === null ? undefined : windows.get(row.window_id),
    roll: rolls.get(row.id) ?? [],
    state: stateFrom<CallState>(row.state, row.kind),
  }))
}

async function rollsOf(db: Read | Tx, ids: readonly CallId[]): Promise<ReadonlyMap<CallId, Roll>> {
  const query = own(db).selectFrom('call_rolls').selectAll().where('call_id', 'in', ids)
  const rolls = new Map<CallId, Roll>()
  for (const { call_id, seats } of await query.orderBy('part').execute()) {
    rolls.set(call_id, [...(rolls.get(call_id) ?? []), ...rollFrom(seats)])
  }
  return rolls
}

/** Saves a state with the act that explains it. There is no way to save one without the other. */
export async function saveCall(tx: Tx, call: Call, act: Act): Promise<void> {
  const row: CallRow = {
    id: call.id,
    process_id: call.process,
    window_kind: call.windowKind,
    window_id: call.window?.id ?? null,
    text_id: call.subject.text,
    version: call.subject.version,
    hash: call.subject.hash,
    question: call.question,
    rules: call.rules,
    visibility: call.visibility,
    ladder: call.ladder ?? null,
    drafted_by: call.draftedBy,
    drafted_at: call.draftedAt,
    kind: call.state.kind,
    state: stateText(call.state),
  }
  await keep(tx, CALLS, row, act)
}

/** One piece of the frozen roll, logged before the call opens. */
export async function saveRollPart(
  tx: Tx,
  call: Call,
  { part, seats }: { readonly part: number; readonly seats: Roll },
  act: Act,
): Promise<void> {
  await keep(tx, ROLLS, { call_id: call.id, part, seats: rollText(seats) }, act)
}
