/** SQL for the codes of those on the telephone. Decides nothing; no telephone number is in it. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import type { PhoneCode } from './phone-code.ts'
import { own } from './tables.ts'

export type CodeOf = {
  readonly code: PhoneCode
  readonly meeting: MeetingId
  readonly person: PersonId
  /** After that it is nobody's, and may be given to another. */
  readonly until: Instant
}

/** One's own, for this meeting. */
export async function codeOf(
  db: Read | Tx,
  meeting: MeetingId,
  person: PersonId,
): Promise<PhoneCode | undefined> {
  const row = await own(db)
    .selectFrom('phone_codes')
    .select('code')
    .where('meeting_id', '=', meeting)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row && (row.code as PhoneCode)
}

export async function findCode(
  db: Read | Tx,
  code: PhoneCode,
  now: Instant,
): Promise<CodeOf | undefined> {
  const row = await own(db)
    .selectFrom('phone_codes')
    .selectAll()
    .where('code', '=', code)
    .where('until', '>', now)
    .executeTakeFirst()
  return row && { code, meeting: row.meeting_id, person: row.person_id, until: row.until }
}

export async function forgetOldCodes(tx: Tx, now: Instant): Promise<void> {
  await own(tx).deleteFrom('phone_codes').where('until', '<=', now).execute()
}

export async function codesNow(db: Read | Tx): Promise<number> {
  const { count } = await own(db)
    .selectFrom('phone_codes')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @returns whether it was free: nothing is changed where another has it */
export async function claimCode(tx: Tx, one: CodeOf): Promise<boolean> {
  const row = {
    code: one.code,
    meeting_id: one.meeting,
    person_id: one.person,
    until: one.until,
  }
  const kept = await own(tx)
    .insertInto('phone_codes')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
  return kept !== undefined
}
