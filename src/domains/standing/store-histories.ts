/** SQL for how processes got to where they are. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { StewardActId } from '../stewards/index.ts'
import { VERSIONS_MAX, type History } from './history.ts'

type HistoryRow = {
  readonly process_id: ProcessId
  readonly version: number
  readonly words: Commitment
  readonly written_by: PersonId
  readonly role: string
  readonly at: Instant
  readonly steward_act: StewardActId
}

const HISTORIES = keptTable<HistoryRow>({
  table: 'process_histories',
  noun: 'history',
  key: ['process_id', 'version'],
})

export const STANDING_TABLES = [HISTORIES] as const

/** The newest first. */
export const historiesOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly History[]> => {
    const rows = await db
      .withTables<{ readonly process_histories: HistoryRow }>()
      .selectFrom('process_histories')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('version', 'desc')
      .limit(VERSIONS_MAX)
      .execute()
    return rows.map(({ process_id, written_by, steward_act, ...rest }) => ({
      ...rest,
      process: process_id,
      by: written_by,
      line: steward_act,
    }))
  },
)

export async function saveHistory(tx: Tx, history: History, act: Act): Promise<void> {
  const { process, by, line, ...rest } = history
  const row = { ...rest, process_id: process, written_by: by, steward_act: line }
  await keep(tx, HISTORIES, row, act)
}
