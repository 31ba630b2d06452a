/** SQL for who writes captions: scribes, and the keys of programs. Decides nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import { KEYS_MAX, SCRIBES_MAX, type Key, type KeyId, type Scribe } from './caption.ts'
import { own, SCRIBES, type KeyRow } from './tables.ts'

/** All that were ever named. */
export const scribesOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly Scribe[]> => {
    const all = own(db).selectFrom('caption_scribes').selectAll().where('meeting_id', '=', meeting)
    const rows = await all.orderBy('id').limit(SCRIBES_MAX).execute()
    return rows.map((row) => ({
      id: row.id,
      meeting: row.meeting_id,
      person: row.person_id,
      namedBy: row.named_by,
      at: row.at,
      endedAt: row.ended_at ?? undefined,
    }))
  },
)

export async function saveScribe(tx: Tx, one: Scribe, act: Act): Promise<void> {
  const row = {
    id: one.id,
    meeting_id: one.meeting,
    person_id: one.person,
    named_by: one.namedBy,
    at: one.at,
    ended_at: one.endedAt ?? null,
  }
  await keep(tx, SCRIBES, row, act)
}

const keyFrom = (row: KeyRow): Key => ({
  id: row.id,
  meeting: row.meeting_id,
  madeBy: row.made_by,
  at: row.at,
  revokedAt: row.revoked_at ?? undefined,
})

/** All that were ever made, without what they are. */
export async function keysOf(db: Read | Tx, meeting: MeetingId): Promise<readonly Key[]> {
  const all = own(db).selectFrom('caption_keys').selectAll().where('meeting_id', '=', meeting)
  return (await all.orderBy('id').limit(KEYS_MAX).execute()).map(keyFrom)
}

/** One that stands. */
export async function findKey(db: Read | Tx, digest: string): Promise<Key | undefined> {
  const query = own(db).selectFrom('caption_keys').selectAll().where('digest', '=', digest)
  const row = await query.where('revoked_at', 'is', null).executeTakeFirst()
  return row && keyFrom(row)
}

export async function addKey(tx: Tx, one: Key, digest: string): Promise<void> {
  await own(tx)
    .insertInto('caption_keys')
    .values({
      id: one.id,
      meeting_id: one.meeting,
      digest,
      made_by: one.madeBy,
      at: one.at,
      revoked_at: null,
    })
    .execute()
}

export async function revokeKey(tx: Tx, id: KeyId, now: Instant): Promise<void> {
  await own(tx).updateTable('caption_keys').set({ revoked_at: now }).where('id', '=', id).execute()
}
