/** Who can be asked: those who offer it and are still here. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { findPeople } from '../people/index.ts'
import type { Guide } from './guide.ts'
import { guidesNow } from './store-guides.ts'

export async function activeGuides(db: Read | Tx): Promise<readonly Guide[]> {
  const guides = await guidesNow(db)
  const people = await findPeople(
    db,
    guides.map(({ person }) => person),
  )
  return guides.filter(({ person }) => people.get(person)?.state.kind === 'active')
}
