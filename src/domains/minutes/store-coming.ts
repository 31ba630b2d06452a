/** SQL for one person's own line among those who came, however many they are. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Attendance } from './attendance.ts'
import { attendanceFrom } from './store-attendance.ts'
import { own } from './tables.ts'

/** That of somebody who has come; apologies, and what was taken back, are none. */
export async function comingOf(
  db: Read | Tx,
  meeting: MeetingId,
  person: PersonId,
): Promise<Attendance | undefined> {
  const row = await own(db)
    .selectFrom('attendances')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('person_id', '=', person)
    .where('struck_at', 'is', null)
    .where('came_as', '!=', 'apologies')
    .executeTakeFirst()
  return row && attendanceFrom(row)
}
