/** SQL for cycles of meetings and where each was. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { BodyId } from '../people/index.ts'
import { ROUNDS_MAX, type Cycle, type CycleId, type Round } from './cycle.ts'
import type { MeetingId } from './meeting.ts'
import { CYCLES, own, ROUNDS, type CycleRow } from './tables.ts'

/** Of one body, or on the whole site. */
const CYCLES_MAX = 50

const StoredRegions = z.array(z.string())

const cycleFrom = (row: CycleRow): Cycle => ({
  id: row.id,
  body: row.body_id,
  name: row.name,
  regions: StoredRegions.parse(fromJson(row.regions)),
  madeBy: row.made_by,
  madeAt: row.made_at,
})

export async function findCycle(db: Read | Tx, id: CycleId): Promise<Cycle | undefined> {
  const query = own(db).selectFrom('meeting_cycles').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && cycleFrom(row)
}

/** Held until the transaction ends: two meetings do not take one turn. */
export async function lockCycle(tx: Tx, id: CycleId): Promise<Cycle | undefined> {
  const query = own(tx).selectFrom('meeting_cycles').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && cycleFrom(row)
}

export async function cyclesOf(db: Read | Tx, body: BodyId): Promise<readonly Cycle[]> {
  const all = own(db).selectFrom('meeting_cycles').selectAll().where('body_id', '=', body)
  return (await all.orderBy('id').limit(CYCLES_MAX).execute()).map(cycleFrom)
}

export async function saveCycle(tx: Tx, one: Cycle, act: Act): Promise<void> {
  const row: CycleRow = {
    id: one.id,
    body_id: one.body,
    name: one.name,
    regions: json(one.regions),
    made_by: one.madeBy,
    made_at: one.madeAt,
  }
  await keep(tx, CYCLES, row, act)
}

/** In the order of the meetings' hours, those cancelled left out. */
export async function roundsOf(db: Read | Tx, cycle: CycleId): Promise<readonly Round[]> {
  const rows = await own(db)
    .selectFrom('cycle_rounds')
    .innerJoin('meetings', 'meetings.id', 'cycle_rounds.meeting_id')
    .select(['cycle_id', 'meeting_id', 'region', 'reason'])
    .where('cycle_id', '=', cycle)
    .where('meetings.state', 'not like', '{"kind":"cancelled"%')
    .orderBy('meetings.starts')
    .orderBy('meeting_id')
    .limit(ROUNDS_MAX)
    .execute()
  return rows.map(({ cycle_id, meeting_id, region, reason }) => ({
    cycle: cycle_id,
    meeting: meeting_id,
    region,
    reason: reason ?? undefined,
  }))
}

export async function roundAt(db: Read | Tx, meeting: MeetingId): Promise<Round | undefined> {
  const all = own(db).selectFrom('cycle_rounds').selectAll().where('meeting_id', '=', meeting)
  const row = await all.executeTakeFirst()
  return (
    row && {
      cycle: row.cycle_id,
      meeting: row.meeting_id,
      region: row.region,
      reason: row.reason ?? undefined,
    }
  )
}

export async function saveRound(tx: Tx, one: Round, act: Act): Promise<void> {
  const row = {
    cycle_id: one.cycle,
    meeting_id: one.meeting,
    region: one.region,
    reason: one.reason ?? null,
  }
  await keep(tx, ROUNDS, row, act)
}
