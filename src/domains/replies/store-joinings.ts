/** SQL for those who asked to join and have not agreed yet. Decides nothing. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import { own, type JoiningRow } from './tables.ts'

export type Joining = Omit<JoiningRow, 'person_id' | 'undertakings'> & {
  readonly person: JoiningRow['person_id'] | undefined
  /** Those that its mail set out, as `agreementKey` names them. */
  readonly undertakings: readonly string[]
}

const FORGET_MAX = 500

const joiningFrom = ({ person_id, undertakings, ...row }: JoiningRow): Joining => ({
  ...row,
  person: person_id ?? undefined,
  undertakings: undertakings?.split(' ').filter((key) => key !== '') ?? [],
})

export async function addJoining(tx: Tx, { person, ...joining }: Joining): Promise<void> {
  const undertakings = joining.undertakings.join(' ')
  await own(tx)
    .insertInto('mail_joinings')
    .values({ ...joining, undertakings, person_id: person ?? null })
    .execute()
}

export async function findJoining(db: Read | Tx, id: string): Promise<Joining | undefined> {
  const query = own(db).selectFrom('mail_joinings').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && joiningFrom(row)
}

/** As `findJoining`, held: one becomes one person. */
export async function lockJoining(tx: Tx, id: string): Promise<Joining | undefined> {
  const query = own(tx).selectFrom('mail_joinings').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && joiningFrom(row)
}

export async function markJoined(tx: Tx, { id, person }: Joining): Promise<void> {
  await own(tx)
    .updateTable('mail_joinings')
    .set({ person_id: person ?? null })
    .where('id', '=', id)
    .execute()
}

export async function countJoinings(tx: Tx, now: Instant): Promise<number> {
  const { count } = await own(tx)
    .selectFrom('mail_joinings')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('created', '>', (now - days(1)) as Instant)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Their address is nobody's business once they did not join. */
export async function forgetJoinings(tx: Tx, now: Instant): Promise<void> {
  const rows = await own(tx)
    .selectFrom('mail_joinings')
    .select('id')
    .where('expires', '<', now)
    .limit(FORGET_MAX)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await own(tx).deleteFrom('mail_joinings').where('id', 'in', ids).execute()
}
