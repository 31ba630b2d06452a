/** Loads a person as rules see them: one read for each thing that they say of themselves. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Actor, Offices, PersonId, Standing } from './person.ts'
import { affiliationsOf, agreementsOf, choicesOf, findPerson, interestsOf } from './store.ts'

/** Which roles and seats somebody holds now: `bodies` knows, `main.ts` joins. */
export type OfficesOf = (db: Read | Tx, person: PersonId, now: Instant) => Promise<Offices>

/** Absent where nobody has this pseudonym, or the person was erased. */
export async function findActor(
  db: Read | Tx,
  id: PersonId,
  facts: { readonly officesOf: OfficesOf; readonly now: Instant },
): Promise<Actor | undefined> {
  const person = await findPerson(db, id)
  if (!person || person.state.kind === 'erased') return undefined

  const affiliations = (await affiliationsOf(db, id)).filter(({ endedAt }) => endedAt === null)
  const words = await wordsOf(db, [person.name])
  const name = words.get(person.name)
  const organisations = affiliations.map<Standing>(({ id: affiliation, organisation }) => ({
    capacity: `org:${affiliation}`,
    organisation,
  }))
  const choices = await choicesOf(db, id)
  return {
    person: id,
    handle: person.handle,
    name: name?.kind === 'text' ? name.text : person.handle,
    capacities: [{ capacity: 'personal' }, ...organisations],
    codes: new Map(choices.map(({ scheme, code }) => [scheme, code])),
    interest: (await interestsOf(db, id))[0]?.version,
    agreed: await agreementsOf(db, id),
    ...(await facts.officesOf(db, id, facts.now)),
  }
}
