/** SQL for who comes to which meeting: private. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Said } from './coming.ts'
import { own } from './tables.ts'

/** Of one meeting. */
export const ANSWERS_MAX = 10_000

type Row = {
  readonly meeting_id: MeetingId
  readonly person_id: PersonId
  readonly coming: Said['coming']
  readonly way: Said['way'] | null
  readonly starts: Said['starts']
  readonly at: Said['at']
}

const saidFrom = (row: Row): Said => ({
  meeting: row.meeting_id,
  person: row.person_id,
  coming: row.coming,
  way: row.way ?? undefined,
  starts: row.starts,
  at: row.at,
})

export async function saidOf(db: Read | Tx, meeting: MeetingId): Promise<readonly Said[]> {
  const query = own(db).selectFrom('calendar_answers').selectAll().where('meeting_id', '=', meeting)
  return (await query.orderBy('person_id').limit(ANSWERS_MAX).execute()).map(saidFrom)
}

export async function saidBy(
  db: Read | Tx,
  person: PersonId,
  meetings?: readonly MeetingId[],
): Promise<readonly Said[]> {
  if (meetings?.length === 0) return []
  let query = own(db).selectFrom('calendar_answers').selectAll().where('person_id', '=', person)
  if (meetings) query = query.where('meeting_id', 'in', meetings)
  return (await query.orderBy('meeting_id').limit(ANSWERS_MAX).execute()).map(saidFrom)
}

/** The last word counts. */
export async function saveSaid(tx: Tx, { meeting, person, way, ...said }: Said): Promise<void> {
  const columns = { ...said, way: way ?? null }
  await own(tx)
    .insertInto('calendar_answers')
    .values({ meeting_id: meeting, person_id: person, ...columns })
    .onConflict((clash) => clash.columns(['meeting_id', 'person_id']).doUpdateSet(columns))
    .execute()
}
