/** SQL for what people chose, and who takes a message at once. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { membersNow, mutersOf, type Thread } from '../discussions/index.ts'
import type { PersonId } from '../people/index.ts'
import { CHOICES_MAX, OWN, type Choices, type Pace, type PlaceKey } from './pace.ts'
import { own } from './tables.ts'

/** People who are told of one place besides its members. */
const TAKERS_MAX = 10_000

export async function choicesOf(db: Read | Tx, person: PersonId): Promise<Choices> {
  const query = own(db).selectFrom('mail_choices').selectAll().where('person_id', '=', person)
  const rows = await query.orderBy('place').limit(CHOICES_MAX).execute()
  return new Map(rows.map(({ place, pace }) => [place, pace]))
}

/** @param pace nothing takes back what was chosen */
export async function chooseFor(
  tx: Tx,
  person: PersonId,
  place: PlaceKey,
  pace: Pace | undefined,
): Promise<void> {
  await own(tx)
    .deleteFrom('mail_choices')
    .where('person_id', '=', person)
    .where('place', '=', place)
    .execute()
  if (pace === undefined) return
  await own(tx).insertInto('mail_choices').values({ person_id: person, place, pace }).execute()
}

export async function countChoices(db: Read | Tx, person: PersonId): Promise<number> {
  const { count } = await own(db)
    .selectFrom('mail_choices')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Those who chose mail of this place, at whatever pace. */
export async function takersAt(db: Read | Tx, place: string): Promise<readonly PersonId[]> {
  const rows = await own(db)
    .selectFrom('mail_choices')
    .select('person_id')
    .where('place', '=', place as PlaceKey)
    .where('pace', '!=', 'none')
    .orderBy('person_id')
    .limit(TAKERS_MAX)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export type Asked = {
  readonly thread: Thread
  readonly places: readonly PlaceKey[]
  /** The last one of the batch before. */
  readonly after: string
  readonly limit: number
}

export type Taker = { readonly person: PersonId; readonly choices: Choices }

/**
 * Those who asked somewhere to be told at once, in the order of their pseudonyms, with all that
 * they chose for these places. Of a closed list only members are found, whoever chose what; nobody
 * who muted the thread or where it is, and nobody to whom mail comes back.
 */
export async function takersOf(tx: Tx, asked: Asked): Promise<readonly Taker[]> {
  const { thread, places, after, limit } = asked
  const { about } = thread
  const paused = own(tx)
    .selectFrom('mail_readers')
    .select('person_id')
    .where('paused_at', 'is not', null)
  let query = own(tx)
    .selectFrom('mail_choices')
    .select('person_id')
    .distinct()
    .where('place', 'in', places)
    .where('pace', '=', 'now')
    .where('person_id', '>', after as PersonId)
    .where('person_id', 'not in', mutersOf(tx, thread))
    .where('person_id', 'not in', paused)
  if (about.kind === 'list') query = query.where('person_id', 'in', membersNow(tx, about.id))
  const people = await query.orderBy('person_id').limit(limit).execute()
  const ids = people.map(({ person_id }) => person_id)
  if (ids.length === 0) return []
  const rows = await own(tx)
    .selectFrom('mail_choices')
    .selectAll()
    .where('person_id', 'in', ids)
    .where('place', 'in', [...places, OWN])
    .execute()
  const byPerson = Map.groupBy(rows, ({ person_id }) => person_id)
  return ids.map((person) => ({
    person,
    choices: new Map((byPerson.get(person) ?? []).map(({ place, pace }) => [place, pace])),
  }))
}
