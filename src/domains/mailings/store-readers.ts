/** SQL for how far mail to each reader has got, and to whom it comes back. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { MailReader } from './pace.ts'
import { own, type ReaderRow } from './tables.ts'

/** Accounts added in one transaction. */
const ENROLLED_MAX = 500
/** People shown to whom no mail comes through. */
export const PAUSED_MAX = 200

const Words = z.array(z.string())

const readerFrom = (row: ReaderRow): MailReader => ({
  person: row.person_id,
  nextAt: row.next_at,
  dailyTo: row.daily_to,
  weeklyTo: row.weekly_to,
  needs: Words.parse(fromJson(row.needs)),
  reminded: Words.parse(fromJson(row.reminded)),
  pausedAt: row.paused_at ?? undefined,
  missed:
    row.missed_from === null
      ? undefined
      : { from: row.missed_from, to: row.missed_to ?? undefined },
})

const rowOf = (reader: MailReader): ReaderRow => ({
  person_id: reader.person,
  next_at: reader.nextAt,
  daily_to: reader.dailyTo,
  weekly_to: reader.weeklyTo,
  needs: json([...reader.needs]),
  reminded: json([...reader.reminded]),
  paused_at: reader.pausedAt ?? null,
  missed_from: reader.missed?.from ?? null,
  missed_to: reader.missed?.to ?? null,
})

export async function findReader(db: Read | Tx, person: PersonId): Promise<MailReader | undefined> {
  const query = own(db).selectFrom('mail_readers').selectAll().where('person_id', '=', person)
  const row = await query.executeTakeFirst()
  return row && readerFrom(row)
}

/** Held until the transaction ends: a morning's mail is written once. */
export async function lockReader(tx: Tx, person: PersonId): Promise<MailReader | undefined> {
  const query = own(tx).selectFrom('mail_readers').selectAll().where('person_id', '=', person)
  const row = await held(tx, query).executeTakeFirst()
  return row && readerFrom(row)
}

export async function saveReader(tx: Tx, reader: MailReader): Promise<void> {
  const { person_id, ...rest } = rowOf(reader)
  await own(tx)
    .insertInto('mail_readers')
    .values({ person_id, ...rest })
    .onConflict((clash) => clash.column('person_id').doUpdateSet(rest))
    .execute()
}

/** Whose account is gone hears nothing any more, and leaves nothing here. */
export async function forgetReader(tx: Tx, person: PersonId): Promise<void> {
  await own(tx).deleteFrom('mail_readers').where('person_id', '=', person).execute()
  await own(tx).deleteFrom('mail_choices').where('person_id', '=', person).execute()
}

export type Joined = { readonly person: PersonId; readonly zone: string }

/** Adds those who joined, some accounts at a time; the rest is added a minute later. */
export async function enrol(tx: Tx, readerFor: (joined: Joined) => MailReader): Promise<void> {
  const known = own(tx).selectFrom('mail_readers').select('person_id')
  const rows = await own(tx)
    .selectFrom('accounts')
    .select(['person_id as person', 'zone'])
    .where('person_id', 'not in', known)
    .limit(ENROLLED_MAX)
    .execute()
  if (rows.length === 0) return
  await own(tx)
    .insertInto('mail_readers')
    .values(rows.map((row) => rowOf(readerFor(row))))
    .onConflict((clash) => clash.column('person_id').doNothing())
    .execute()
}

/** Those whose morning has come, the earliest first. */
export async function readersDue(
  read: Read,
  now: Instant,
  limit: number,
): Promise<readonly PersonId[]> {
  const rows = await own(read)
    .selectFrom('mail_readers')
    .select('person_id')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export type Paused = { readonly person: PersonId; readonly since: Instant }

/** To whom mail comes back: the newest first. */
export async function listPaused(read: Read): Promise<readonly Paused[]> {
  const rows = await own(read)
    .selectFrom('mail_readers')
    .select(['person_id', 'paused_at'])
    .where('paused_at', 'is not', null)
    .orderBy('paused_at', 'desc')
    .orderBy('person_id')
    .limit(PAUSED_MAX)
    .execute()
  return rows.flatMap(({ person_id: person, paused_at: since }) =>
    since === null ? [] : [{ person, since }],
  )
}

export async function countPaused(read: Read): Promise<number> {
  const { count } = await own(read)
    .selectFrom('mail_readers')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('paused_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
