/** Who can be asked: those who offer it and are still here. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { findPeople } from '../people/index.ts'
import type { Guide } from './guide.ts'
import { guidesNow } from './store-guides.ts'
import { loadNow } from './store-pairs.ts'

export async function activeGuides(db: Read | Tx): Promise<readonly Guide[]> {
  const guides = await guidesNow(db)
  const people = await findPeople(
    db,
    guides.map(({ person }) => person),
  )
  return guides.filter(({ person }) => people.get(person)?.state.kind === 'active')
}

/** In which a newcomer who asks now would be found somebody. */
export async function freeLanguages(read: Read): Promise<ReadonlySet<Language>> {
  const load = await loadNow(read)
  const free = (await activeGuides(read)).filter(
    ({ person, places }) => (load.get(person) ?? 0) < places,
  )
  return new Set(free.flatMap(({ languages }) => languages))
}
