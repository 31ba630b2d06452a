/** SQL for what people said of themselves at an earlier hour: groups, regions. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { historyOf, HISTORY_LINES_MAX } from '../../platform/record/index.ts'
import { seconds, type Instant } from '../../platform/values.ts'
import type { PersonId } from './person.ts'
import type { PeopleTables } from './store.ts'

/** What somebody had chosen from a list at an hour; nothing where they had not chosen yet. */
export type ChosenThen = (person: PersonId, scheme: string, at: Instant) => string | undefined

type Choice = { readonly code: string; readonly since: number }

/**
 * A row holds the last choice alone; earlier ones are on the record, and are looked up for those
 * who chose anew since the earliest hour that is asked about.
 *
 * @param asked people, each with the earliest hour at which anything of theirs is asked
 */
export async function choicesThen(
  db: Read,
  asked: ReadonlyMap<PersonId, Instant>,
): Promise<ChosenThen> {
  const known = new Map<string, Choice[]>()
  const add = (person: string, scheme: string, choice: Choice) => {
    const key = `${person} ${scheme}`
    known.set(key, [...(known.get(key) ?? []), choice])
  }
  const changed = new Set<PersonId>()
  for (const { person_id, scheme, code, at } of await lastChoices(db, [...asked.keys()])) {
    add(person_id, scheme, { code, since: at })
    if (at > (asked.get(person_id) ?? at)) changed.add(person_id)
  }
  for (const actor of changed) {
    const lines = await historyOf(db, { actor, act: 'code.choose', limit: HISTORY_LINES_MAX })
    for (const { entry } of lines) {
      const { scheme, code } = entry.clear
      if (typeof scheme !== 'string' || typeof code !== 'string') continue
      // Entries are dated in whole seconds: a choice counts from its second on.
      add(actor, scheme, { code, since: seconds(entry.dated ?? entry.t) })
    }
  }
  return (person, scheme, at) =>
    known
      .get(`${person} ${scheme}`)
      ?.filter(({ since }) => since <= at)
      .toSorted((one, other) => other.since - one.since)[0]?.code
}

const lastChoices = async (db: Read, people: readonly PersonId[]) =>
  people.length === 0
    ? []
    : db
        .withTables<Pick<PeopleTables, 'code_choices'>>()
        .selectFrom('code_choices')
        .selectAll()
        .where('person_id', 'in', people)
        .execute()

/** Who has chosen this code now; more of them than `most` are left out. */
export async function peopleChoosing(
  db: Read,
  scheme: string,
  code: string,
  most: number,
): Promise<readonly PersonId[]> {
  const rows = await db
    .withTables<Pick<PeopleTables, 'code_choices'>>()
    .selectFrom('code_choices')
    .select('person_id')
    .where('scheme', '=', scheme)
    .where('code', '=', code)
    .orderBy('person_id')
    .limit(most)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
