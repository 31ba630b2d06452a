/** SQL for what waits for somebody's word. Decides nothing. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { PENDING_FOR, PENDING_PER_DAY_MAX, type Pending, type PendingId } from './pending.ts'
import { requestFrom, storedRequest } from './request.ts'
import { dropFiles } from './store-pending-files.ts'
import { own, type PendingRow } from './tables.ts'

/** As many as can wait at a time: so many a day, for so many days. */
export const RECENT_MAX = (PENDING_PER_DAY_MAX * PENDING_FOR) / days(1)
/** Kept so long after its end, so that a late click hears why nothing happens. */
const KEPT_AFTER_END = days(30)
const FORGET_MAX = 500

const pendingFrom = (row: PendingRow): Pending => ({
  id: row.id as PendingId,
  person: row.person_id,
  why: row.why,
  request: requestFrom(row.asked),
  undertakings: row.undertakings ?? undefined,
  created: row.created,
  expires: row.expires,
  state: row.state,
})

export async function addPending(tx: Tx, pending: Pending): Promise<void> {
  const { id, person, why, request, undertakings, created, expires, state } = pending
  const asked = storedRequest(request)
  await own(tx)
    .insertInto('pending_acts')
    .values({
      id,
      person_id: person,
      why,
      asked,
      undertakings: undertakings ?? null,
      created,
      expires,
      state,
      settled: null,
    })
    .execute()
}

export async function findPending(db: Read | Tx, id: PendingId): Promise<Pending | undefined> {
  const query = own(db).selectFrom('pending_acts').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && pendingFrom(row)
}

/** As `findPending`, held: it is done once. */
export async function lockPending(tx: Tx, id: PendingId): Promise<Pending | undefined> {
  const query = own(tx).selectFrom('pending_acts').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && pendingFrom(row)
}

/** Of one person, the newest first, as far back as anything can still wait. */
export async function pendingOf(
  db: Read | Tx,
  person: PersonId,
  now: Instant,
): Promise<readonly Pending[]> {
  const rows = await own(db)
    .selectFrom('pending_acts')
    .selectAll()
    .where('person_id', '=', person)
    .where('created', '>', (now - PENDING_FOR) as Instant)
    .orderBy('created', 'desc')
    .orderBy('id', 'desc')
    .limit(RECENT_MAX)
    .execute()
  return rows.map(pendingFrom)
}

export async function savePending(tx: Tx, { id, state }: Pending, now: Instant): Promise<void> {
  // A message has its files now, or nobody.
  if (state !== 'waiting') await dropFiles(tx, [id])
  await own(tx)
    .updateTable('pending_acts')
    .set({ state, settled: now })
    .where('id', '=', id)
    .execute()
}

export async function forgetPending(tx: Tx, now: Instant): Promise<void> {
  const rows = await own(tx)
    .selectFrom('pending_acts')
    .select('id')
    .where('expires', '<', (now - KEPT_AFTER_END) as Instant)
    .limit(FORGET_MAX)
    .execute()
  const ids = rows.map(({ id }) => id)
  await dropFiles(tx, ids)
  if (ids.length > 0) await own(tx).deleteFrom('pending_acts').where('id', 'in', ids).execute()
}
