/** SQL for objections that wait for what would settle them. Decides nothing. */
import { isUlid } from '../../platform/clock.ts'
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { requestFrom, storedRequest, type Request } from './request.ts'
import { own } from './tables.ts'

export type Waiting = {
  readonly id: string
  readonly person: PersonId
  readonly request: Request
  readonly at: Instant
  readonly due: Instant
  readonly settled: Instant | undefined
}

/** Of one run: others come with the next minute. */
const DUE_MAX = 50
const KEPT_AFTER_END = days(30)
const FORGET_MAX = 500

export async function addWaiting(tx: Tx, waiting: Omit<Waiting, 'settled'>): Promise<void> {
  const { id, person, request, at, due } = waiting
  const asked = storedRequest(request)
  await own(tx)
    .insertInto('mail_objections')
    .values({ id, person_id: person, asked, at, due, settled: null })
    .execute()
}

/** Held: it is recorded once. */
export async function lockWaiting(tx: Tx, id: string): Promise<Waiting | undefined> {
  if (!isUlid(id)) return undefined
  const query = own(tx).selectFrom('mail_objections').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  if (!row) return undefined
  const { person_id: person, asked, at, due, settled } = row
  return { id, person, request: requestFrom(asked), at, due, settled: settled ?? undefined }
}

export async function settleWaiting(tx: Tx, id: string, now: Instant): Promise<void> {
  await own(tx).updateTable('mail_objections').set({ settled: now }).where('id', '=', id).execute()
}

/** @returns false where it was recorded, or dropped, before */
export async function dropWaiting(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const found = await lockWaiting(tx, id)
  if (!found || found.settled !== undefined) return false
  await settleWaiting(tx, id, now)
  return true
}

export async function dueNow(read: Read, now: Instant): Promise<readonly string[]> {
  const rows = await own(read)
    .selectFrom('mail_objections')
    .select('id')
    .where('settled', 'is', null)
    .where('due', '<=', now)
    .orderBy('due')
    .orderBy('id')
    .limit(DUE_MAX)
    .execute()
  return rows.map(({ id }) => id)
}

export async function forgetWaiting(tx: Tx, now: Instant): Promise<void> {
  const rows = await own(tx)
    .selectFrom('mail_objections')
    .select('id')
    .where('settled', '<', (now - KEPT_AFTER_END) as Instant)
    .limit(FORGET_MAX)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await own(tx).deleteFrom('mail_objections').where('id', 'in', ids).execute()
}
