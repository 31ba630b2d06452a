/** SQL for what readers of calendars chose, and for who asked to be invited. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId, SeriesId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { own } from './tables.ts'

/** People who asked to be invited to one meeting or series of others. */
export const ASKS_MAX = 2_000
/** Meetings and series that one person asks to be invited to. */
export const ASKS_OF_ONE_MAX = 200

export type Reader = {
  /** How often the address of their own calendar was renewed. */
  readonly renewed: number
  /** False for whoever wants no invitations by mail. */
  readonly invitations: boolean
}

const STANDARD: Reader = { renewed: 0, invitations: true }

export async function findReader(db: Read | Tx, person: PersonId): Promise<Reader> {
  const query = own(db).selectFrom('calendar_readers').selectAll().where('person_id', '=', person)
  const row = await query.executeTakeFirst()
  return row
    ? { renewed: Number(row.renewed), invitations: Number(row.invitations) === 1 }
    : STANDARD
}

export async function saveReader(tx: Tx, person: PersonId, reader: Reader): Promise<void> {
  const columns = { renewed: reader.renewed, invitations: reader.invitations ? 1 : 0 }
  await own(tx)
    .insertInto('calendar_readers')
    .values({ person_id: person, ...columns })
    .onConflict((clash) => clash.column('person_id').doUpdateSet(columns))
    .execute()
}

/** Whoever wants no invitations, of all. */
export async function unwilling(db: Read | Tx): Promise<ReadonlySet<PersonId>> {
  const all = own(db).selectFrom('calendar_readers').select('person_id')
  const rows = await all.where('invitations', '=', 0).execute()
  return new Set(rows.map(({ person_id: person }) => person))
}

export type AskedAbout = `meeting:${MeetingId}` | `series:${SeriesId}`

export async function askersOf(
  db: Read | Tx,
  abouts: readonly AskedAbout[],
): Promise<readonly PersonId[]> {
  if (abouts.length === 0) return []
  const query = own(db).selectFrom('calendar_asks').select('person_id').where('about', 'in', abouts)
  const rows = await query.orderBy('person_id').limit(ASKS_MAX).execute()
  return rows.map(({ person_id: person }) => person)
}

export async function asksOf(db: Read | Tx, person: PersonId): Promise<readonly string[]> {
  const query = own(db).selectFrom('calendar_asks').select('about').where('person_id', '=', person)
  const rows = await query.orderBy('about').limit(ASKS_OF_ONE_MAX).execute()
  return rows.map(({ about }) => about)
}

type Ask = { readonly about: AskedAbout; readonly person: PersonId; readonly at: Instant }

export async function addAsk(tx: Tx, { about, person, at }: Ask): Promise<void> {
  await own(tx)
    .insertInto('calendar_asks')
    .values({ about, person_id: person, at })
    .onConflict((clash) => clash.columns(['about', 'person_id']).doNothing())
    .execute()
}

export async function removeAsk(tx: Tx, about: AskedAbout, person: PersonId): Promise<void> {
  const query = own(tx).deleteFrom('calendar_asks').where('about', '=', about)
  await query.where('person_id', '=', person).execute()
}

/** @returns how many mails of this kind they have got on this day, with this one */
export async function countTold(tx: Tx, person: PersonId, day: number): Promise<number> {
  await own(tx)
    .insertInto('calendar_told')
    .values({ person_id: person, day, count: 1 })
    .onConflict((clash) =>
      clash
        .columns(['person_id', 'day'])
        .doUpdateSet((row) => ({ count: row('calendar_told.count', '+', 1) })),
    )
    .execute()
  const query = own(tx).selectFrom('calendar_told').select('count').where('person_id', '=', person)
  return Number((await query.where('day', '=', day).executeTakeFirstOrThrow()).count)
}
