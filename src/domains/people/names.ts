/** Names of people for pages: what they call themselves, or the pseudonym that is left. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Person, PersonId } from './person.ts'

export type Named = { readonly name: string; readonly path: string }

export async function namesOf(
  read: Read,
  people: ReadonlyMap<PersonId, Person>,
): Promise<ReadonlyMap<PersonId, Named>> {
  const words = await wordsOf(
    read,
    [...people.values()].map(({ name }) => name),
  )
  return new Map(
    [...people].map(([id, { name, handle }]) => {
      const wording = words.get(name)
      const shown = wording.kind === 'text' ? wording.text : handle
      return [id, { name: shown, path: `/people/${handle}` }]
    }),
  )
}
