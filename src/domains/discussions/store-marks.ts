/** SQL for how far somebody has read, and what they follow or mute. Private, like a bookmark. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { hearingPlaces, type Choice, type Thread, type ThreadId } from './message.ts'
import { mutersOf } from './store-heard.ts'
import { own } from './tables.ts'
import type { Marks } from './tree.ts'

/** Threads in which one reader has marks of their own; the oldest are forgotten first. */
const MARKS_MAX = 2_000

const ALL = 'all'
const THREAD = 'thread:'

export async function marksOf(db: Read | Tx, person: PersonId): Promise<Marks> {
  const query = own(db).selectFrom('reading_marks').selectAll().where('person_id', '=', person)
  const rows = await query.orderBy('place', 'desc').limit(MARKS_MAX).execute()
  const since = rows.find(({ place }) => place === ALL)?.seen
  return {
    person,
    since: since === undefined ? undefined : (since as Instant),
    seen: new Map(
      rows
        .filter(({ place }) => place.startsWith(THREAD))
        .map(({ place, seen }) => [place.slice(THREAD.length), seen]),
    ),
  }
}

async function mark(tx: Tx, person: PersonId, place: string, seen: number): Promise<void> {
  await own(tx)
    .insertInto('reading_marks')
    .values({ person_id: person, place, seen })
    .onConflict((conflict) => conflict.columns(['person_id', 'place']).doUpdateSet({ seen }))
    .execute()
}

/** Everything up to an instant is read; what was read further in single threads stays so. */
export const markUntil = (tx: Tx, person: PersonId, until: Instant): Promise<void> =>
  mark(tx, person, ALL, until)

/** Everything up to now is read; what was read in single threads is in it. */
export async function markAll(tx: Tx, person: PersonId, now: Instant): Promise<void> {
  await own(tx).deleteFrom('reading_marks').where('person_id', '=', person).execute()
  await mark(tx, person, ALL, now)
}

/** A thread is read up to a message; who marks for the first time is told of what comes after. */
export async function markThread(
  tx: Tx,
  person: PersonId,
  { thread, number, now }: { thread: ThreadId; number: number; now: Instant },
): Promise<void> {
  await own(tx)
    .insertInto('reading_marks')
    .values({ person_id: person, place: ALL, seen: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'place']).doNothing())
    .execute()
  await mark(tx, person, `${THREAD}${thread}`, number)
}

/** By place: `thread:01J…`, `process:01J…`. */
export async function choicesOf(
  db: Read | Tx,
  person: PersonId,
): Promise<ReadonlyMap<string, Choice>> {
  const query = own(db).selectFrom('reading_choices').selectAll().where('person_id', '=', person)
  const rows = await query.orderBy('place', 'desc').limit(MARKS_MAX).execute()
  return new Map(rows.map(({ place, choice }) => [place, choice]))
}

/** @param choice nothing takes back what was chosen */
export async function choose(
  tx: Tx,
  person: PersonId,
  { place, choice }: { readonly place: string; readonly choice: Choice | undefined },
): Promise<void> {
  await own(tx)
    .deleteFrom('reading_choices')
    .where('person_id', '=', person)
    .where('place', '=', place)
    .execute()
  if (choice === undefined) return
  const row = { person_id: person, place, choice }
  await own(tx).insertInto('reading_choices').values(row).execute()
}

/** People who are mailed for one thread at most; a list of more has a list of lists. */
export const SUBSCRIBERS_MAX = 20_000

/**
 * Who wants to hear of a thread: those who follow it, what it is about or its process, and those
 * who wrote in it; of a closed list its members. Less those who muted it.
 */
export async function subscribersOf(db: Read | Tx, thread: Thread): Promise<readonly PersonId[]> {
  const muted = mutersOf(db, thread)
  if (thread.about.kind === 'list') {
    const rows = await own(db)
      .selectFrom('closed_list_members')
      .select('person_id')
      .where('list_id', '=', thread.about.id)
      .where('since', 'is not', null)
      .where('ended_at', 'is', null)
      .where('person_id', 'not in', muted)
      .orderBy('person_id')
      .limit(SUBSCRIBERS_MAX)
      .execute()
    return rows.map(({ person_id }) => person_id)
  }
  const places = hearingPlaces(thread)
  const followers = own(db)
    .selectFrom('reading_choices')
    .select('person_id')
    .where('place', 'in', places)
    .where('choice', '=', 'follow')
    .where('person_id', 'not in', muted)
  const authors = own(db)
    .selectFrom('messages')
    .select('author as person_id')
    .where('thread_id', '=', thread.id)
    .where('author', 'not in', muted)
  const rows = await followers.union(authors).orderBy('person_id').limit(SUBSCRIBERS_MAX).execute()
  return rows.map(({ person_id }) => person_id)
}
