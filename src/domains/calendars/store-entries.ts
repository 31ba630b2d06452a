/** SQL for what calendars were told of each entry, and whom. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { meetingId, type MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { own } from './tables.ts'
import type { Known } from './telling.ts'

/** Entries that are looked after at a time: those of the meetings that come. */
const ENTRIES_MAX = 1_000
/** Invited to one entry: every seat of the largest body, and those who asked. */
export const INVITED_MAX = 10_000

export type EntryKnown = Known & {
  readonly uid: string
  /** Until when answers by mail are taken: the same for ever, as the address that takes them. */
  readonly expires: Instant
  readonly checkedAt: Instant
}

const StoredTold = z.record(
  z.string().transform((raw, context): MeetingId => {
    const id = meetingId(raw)
    if (id) return id
    context.addIssue({ code: 'custom', message: 'no meeting' })
    return z.NEVER
  }),
  z.object({ revision: z.int(), sequence: z.int() }),
)

type Row = {
  readonly uid: string
  readonly sequence: number
  readonly told: string
  readonly expires: Instant
  readonly checked_at: Instant
}

const entryFrom = (row: Row): EntryKnown => ({
  uid: row.uid,
  sequence: Number(row.sequence),
  told: StoredTold.parse(fromJson(row.told)),
  expires: row.expires,
  checkedAt: row.checked_at,
})

export async function entriesKnown(
  db: Read,
  uids: readonly string[],
): Promise<ReadonlyMap<string, EntryKnown>> {
  if (uids.length === 0) return new Map()
  const query = own(db).selectFrom('calendar_entries').selectAll()
  const rows = await query.where('uid', 'in', uids.slice(0, ENTRIES_MAX)).execute()
  return new Map(rows.map((row) => [row.uid, entryFrom(row)]))
}

/** Held until the transaction ends: two programs tell nobody twice. */
export async function lockEntry(tx: Tx, uid: string): Promise<EntryKnown | undefined> {
  const query = own(tx).selectFrom('calendar_entries').selectAll().where('uid', '=', uid)
  const row = await held(tx, query).executeTakeFirst()
  return row && entryFrom(row)
}

export async function saveEntry(tx: Tx, entry: EntryKnown): Promise<void> {
  const columns = {
    sequence: entry.sequence,
    told: json(entry.told),
    checked_at: entry.checkedAt,
  }
  await own(tx)
    .insertInto('calendar_entries')
    .values({ uid: entry.uid, expires: entry.expires, ...columns })
    .onConflict((clash) => clash.column('uid').doUpdateSet(columns))
    .execute()
}

/** Who was told of it, and up to which number. */
export async function toldOf(db: Read | Tx, uid: string): Promise<ReadonlyMap<PersonId, number>> {
  const query = own(db).selectFrom('calendar_invited').selectAll().where('uid', '=', uid)
  const rows = await query.limit(INVITED_MAX).execute()
  return new Map(rows.map(({ person_id: person, sequence }) => [person, Number(sequence)]))
}

export async function saveTold(
  tx: Tx,
  uid: string,
  person: PersonId,
  sequence: number | undefined,
): Promise<void> {
  if (sequence === undefined) {
    const all = own(tx).deleteFrom('calendar_invited').where('uid', '=', uid)
    await all.where('person_id', '=', person).execute()
    return
  }
  await own(tx)
    .insertInto('calendar_invited')
    .values({ uid, person_id: person, sequence })
    .onConflict((clash) => clash.columns(['uid', 'person_id']).doUpdateSet({ sequence }))
    .execute()
}
