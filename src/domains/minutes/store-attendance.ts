/** SQL for who came to a meeting. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { ATTENDANCES_MAX, type Attendance, type AttendanceId } from './attendance.ts'
import { ATTENDANCES, own, type AttendanceRow } from './tables.ts'

/** Meetings that one person went to, for their own eyes and for the ledger of fair time. */
const OF_PERSON_MAX = 5_000

export function attendanceFrom(row: AttendanceRow): Attendance {
  const { person_id: person, capacity, guest } = row
  return {
    id: row.id,
    meeting: row.meeting_id,
    who:
      person === null
        ? { kind: 'guest', name: guest ?? '' }
        : { kind: 'person', person, capacity: capacity ?? 'personal' },
    as: row.came_as,
    by: row.way,
    enteredBy: row.entered_by,
    at: row.at,
    struckAt: row.struck_at ?? undefined,
  }
}

/** In the order in which they came; with those that were taken back. */
export const attendancesOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly Attendance[]> => {
    const all = own(db).selectFrom('attendances').selectAll().where('meeting_id', '=', meeting)
    return (await all.orderBy('id').limit(ATTENDANCES_MAX).execute()).map(attendanceFrom)
  },
)

export async function findAttendance(
  db: Read | Tx,
  id: AttendanceId,
): Promise<Attendance | undefined> {
  const query = own(db).selectFrom('attendances').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && attendanceFrom(row)
}

/** The meetings that somebody came to since then; apologies are none. */
export async function meetingsWith(
  db: Read | Tx,
  person: PersonId,
  since: Instant,
): Promise<readonly MeetingId[]> {
  const rows = await own(db)
    .selectFrom('attendances')
    .select('meeting_id')
    .where('person_id', '=', person)
    .where('at', '>=', since)
    .where('struck_at', 'is', null)
    .where('came_as', '!=', 'apologies')
    .orderBy('at')
    .orderBy('id')
    .limit(OF_PERSON_MAX)
    .execute()
  return rows.map((row) => row.meeting_id)
}

/** People of one question to the database: engines bound the values of a query. */
const ASKED_AT_ONCE = 500

/** When each of these people first said that they came to a meeting; who never did is absent. */
export async function firstComings(
  db: Read | Tx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Instant>> {
  const first = new Map<PersonId, Instant>()
  for (let from = 0; from < people.length; from += ASKED_AT_ONCE) {
    const rows = await own(db)
      .selectFrom('attendances')
      .select(({ fn }) => ['person_id', fn.min('at').as('at')])
      .where('person_id', 'in', people.slice(from, from + ASKED_AT_ONCE))
      .where('struck_at', 'is', null)
      .where('came_as', '!=', 'apologies')
      .groupBy('person_id')
      .execute()
    for (const { person_id: person, at } of rows) {
      if (person !== null) first.set(person, at)
    }
  }
  return first
}

export async function saveAttendance(tx: Tx, one: Attendance, act: Act): Promise<void> {
  const { who } = one
  const row: AttendanceRow = {
    id: one.id,
    meeting_id: one.meeting,
    person_id: who.kind === 'person' ? who.person : null,
    capacity: who.kind === 'person' ? who.capacity : null,
    guest: who.kind === 'guest' ? who.name : null,
    came_as: one.as,
    way: one.by,
    entered_by: one.enteredBy,
    at: one.at,
    struck_at: one.struckAt ?? null,
  }
  await keep(tx, ATTENDANCES, row, act)
}
