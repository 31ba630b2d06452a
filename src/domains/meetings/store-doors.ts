/** SQL for how those who are invited come in: private, and on no record. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { MeetingId } from './meeting.ts'
import type { Door } from './shown.ts'
import { own } from './tables.ts'

export async function findDoor(db: Read | Tx, meeting: MeetingId): Promise<Door | undefined> {
  const all = own(db).selectFrom('meeting_doors').selectAll()
  const row = await all.where('meeting_id', '=', meeting).executeTakeFirst()
  return row && { join: row.join_link ?? undefined, dialIn: row.dial_in ?? undefined }
}

/** Replaces what was said before; an empty one is none. */
export async function saveDoor(tx: Tx, meeting: MeetingId, door: Door): Promise<void> {
  await own(tx).deleteFrom('meeting_doors').where('meeting_id', '=', meeting).execute()
  if (door.join === undefined && door.dialIn === undefined) return
  const row = {
    meeting_id: meeting,
    join_link: door.join ?? null,
    dial_in: door.dialIn ?? null,
  }
  await own(tx).insertInto('meeting_doors').values(row).execute()
}
