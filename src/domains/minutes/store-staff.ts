/** SQL for when staff came to meetings. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import { own } from './tables.ts'

/** Lines of staff that are looked at: two people, four meetings of each working day of a year. */
const LINES_MAX = 2_000

/** The meeting of each line on which somebody came as staff, entered since then. */
export async function staffComings(db: Read, since: Instant): Promise<readonly MeetingId[]> {
  const rows = await own(db)
    .selectFrom('attendances')
    .select('meeting_id')
    .where('came_as', '=', 'staff')
    .where('at', '>=', since)
    .where('struck_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(LINES_MAX)
    .execute()
  return rows.map((row) => row.meeting_id)
}
