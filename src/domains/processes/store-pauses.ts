/** SQL for requests to stop the clock, walk-outs and missed duties. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { StopId, StopRequest, WalkOut, WalkOutId } from './pause.ts'
import type { ProcessId } from './process.ts'

/** Of one process: more than that is not asked for, whoever asks. */
export const PAUSES_MAX = 1_000

type StopRow = {
  readonly id: StopId
  readonly process_id: ProcessId
  readonly stage: string
  readonly group_id: string
  readonly person: PersonId
  readonly reason: Commitment
  readonly at: Instant
  readonly stopped: number
}
type WalkOutRow = {
  readonly id: WalkOutId
  readonly process_id: ProcessId
  readonly person: PersonId
  readonly group_id: string | null
  readonly statement: Commitment
  readonly at: Instant
}
type MissedRow = {
  readonly process_id: ProcessId
  readonly duty: string
  readonly since: Instant
  readonly due: Instant
  readonly escalated_to: string | null
}
type PauseTables = {
  readonly stop_requests: StopRow
  readonly walk_outs: WalkOutRow
  readonly missed_duties: MissedRow
}

export const STOP_REQUESTS = keptTable<StopRow>({
  table: 'stop_requests',
  noun: 'stop-request',
  key: ['id'],
})
export const WALK_OUTS = keptTable<WalkOutRow>({
  table: 'walk_outs',
  noun: 'walk-out',
  key: ['id'],
})
export const MISSED_DUTIES = keptTable<MissedRow>({
  table: 'missed_duties',
  noun: 'missed-duty',
  key: ['process_id', 'duty', 'since'],
})

const own = (db: Read | Tx) => db.withTables<PauseTables>()

/** The oldest first. */
export const stopsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly StopRequest[]> => {
    const rows = await own(db)
      .selectFrom('stop_requests')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('id')
      .limit(PAUSES_MAX)
      .execute()
    return rows.map(({ process_id, group_id, stopped, ...row }) => ({
      ...row,
      process: process_id,
      group: group_id,
      stopped: stopped === 1,
    }))
  },
)

export const walkOutsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly WalkOut[]> => {
    const rows = await own(db)
      .selectFrom('walk_outs')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('id')
      .limit(PAUSES_MAX)
      .execute()
    return rows.map(({ process_id, group_id, ...row }) => ({
      ...row,
      process: process_id,
      group: group_id ?? undefined,
    }))
  },
)

export async function saveStop(tx: Tx, request: StopRequest, act: Act): Promise<void> {
  const { process, group, stopped, ...rest } = request
  const row = { ...rest, process_id: process, group_id: group, stopped: +stopped }
  await keep(tx, STOP_REQUESTS, row, act)
}

export async function saveWalkOut(tx: Tx, walkOut: WalkOut, act: Act): Promise<void> {
  const { process, group, ...rest } = walkOut
  await keep(tx, WALK_OUTS, { ...rest, process_id: process, group_id: group ?? null }, act)
}

/** That a duty was missed, as the clock found it: said once. */
export type Missed = {
  readonly process: ProcessId
  readonly duty: string
  readonly since: Instant
  readonly due: Instant
  readonly escalatedTo: string | undefined
}

export const missedKey = ({ duty, since }: Pick<Missed, 'duty' | 'since'>) => `${duty} ${since}`

export async function missedOf(
  db: Read | Tx,
  processes: readonly ProcessId[],
): Promise<ReadonlyMap<ProcessId, ReadonlySet<string>>> {
  const found = new Map<ProcessId, Set<string>>()
  if (processes.length === 0) return found
  const rows = await own(db)
    .selectFrom('missed_duties')
    .select(['process_id', 'duty', 'since'])
    .where('process_id', 'in', processes)
    .execute()
  for (const row of rows) {
    const before = found.get(row.process_id) ?? new Set<string>()
    found.set(row.process_id, before.add(missedKey(row)))
  }
  return found
}

export async function saveMissed(tx: Tx, missed: Missed, act: Act): Promise<void> {
  const { process, duty, since, due, escalatedTo } = missed
  const row = { process_id: process, duty, since, due, escalated_to: escalatedTo ?? null }
  await keep(tx, MISSED_DUTIES, row, act)
}
