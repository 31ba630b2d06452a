/** SQL for moderators of a meeting's telephone. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { MeetingId } from '../meetings/index.ts'
import { MODERATORS_EVER_MAX, type Moderator, type ModeratorId } from './moderator.ts'
import { MODERATORS, own, type ModeratorRow } from './tables.ts'

const moderatorFrom = (row: ModeratorRow): Moderator => ({
  id: row.id,
  meeting: row.meeting_id,
  person: row.person_id,
  namedBy: row.named_by,
  at: row.at,
  endedAt: row.ended_at ?? undefined,
})

/** In the order of naming; with those who are it no longer. */
export const moderatorsOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly Moderator[]> => {
    const all = own(db).selectFrom('meeting_moderators').selectAll()
    const rows = await all
      .where('meeting_id', '=', meeting)
      .orderBy('id')
      .limit(MODERATORS_EVER_MAX)
      .execute()
    return rows.map(moderatorFrom)
  },
)

export async function findModerator(
  db: Read | Tx,
  id: ModeratorId,
): Promise<Moderator | undefined> {
  const query = own(db).selectFrom('meeting_moderators').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && moderatorFrom(row)
}

export async function saveModerator(tx: Tx, one: Moderator, act: Act): Promise<void> {
  const row: ModeratorRow = {
    id: one.id,
    meeting_id: one.meeting,
    person_id: one.person,
    named_by: one.namedBy,
    at: one.at,
    ended_at: one.endedAt ?? null,
  }
  await keep(tx, MODERATORS, row, act)
}
