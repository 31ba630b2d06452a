/** SQL for windows that were opened again for a group. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from './process.ts'
import { WINDOWS_MAX, windowsOf } from './store-windows.ts'
import type { Reopened, Window, WindowId } from './window.ts'

type ReopeningRow = {
  readonly window_id: WindowId
  readonly group_id: string
  readonly process_id: ProcessId
  readonly opened: WindowId
  readonly person: PersonId
  readonly role: string
  readonly reason: Commitment
  readonly at: Instant
}

export const REOPENINGS = keptTable<ReopeningRow>({
  table: 'window_reopenings',
  noun: 'window-reopening',
  key: ['window_id', 'group_id'],
})

const own = (db: Read | Tx) => db.withTables<{ readonly window_reopenings: ReopeningRow }>()

/** In the order in which they were asked for. */
export const reopeningsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Reopened[]> => {
    const rows = await own(db)
      .selectFrom('window_reopenings')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('at')
      .orderBy('opened')
      .limit(WINDOWS_MAX)
      .execute()
    return rows.map(({ window_id, group_id, process_id: _, ...row }) => ({
      ...row,
      window: window_id,
      group: group_id,
    }))
  },
)

/** Those of the windows that serve one thing. */
export async function reopeningsFor(
  db: Read | Tx,
  process: ProcessId,
  serves: Window['serves'],
): Promise<readonly Reopened[]> {
  const all = await reopeningsOf(db, process)
  if (all.length === 0) return []
  const windows = await windowsOf(db, process)
  const own = new Set(windows.filter((one) => one.serves === serves).map(({ id }) => id))
  return all.filter(({ window }) => own.has(window))
}

export async function saveReopening(
  tx: Tx,
  process: ProcessId,
  { window, group, ...reopened }: Reopened,
  act: Act,
): Promise<void> {
  const row = { ...reopened, window_id: window, group_id: group, process_id: process }
  await keep(tx, REOPENINGS, row, act)
}
