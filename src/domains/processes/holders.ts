/** Who holds a role of a template in a process now: the other way round than `rolesIn`. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findBodies, findBody, seatsOf, termsOf, type Body } from '../bodies/index.ts'
import { SECRETARIAT, type BodyId, type PersonId } from '../people/index.ts'
import type { Process } from './process.ts'
import { MEMBERS, PARTICIPANTS, STAFF } from './rules-standing.ts'

/** Everybody may take part: nobody is written to because of it. */
const NOBODY: readonly PersonId[] = []

export async function holdersOf(
  db: Read | Tx,
  process: Process,
  role: string,
  now: Instant,
): Promise<readonly PersonId[]> {
  if (role === PARTICIPANTS) return NOBODY
  if (role === STAFF) {
    const body = await findBody(db, { slug: SECRETARIAT })
    return body ? servingIn(db, body.id, 'secretary', now) : NOBODY
  }
  const own = process.body
  if (role === MEMBERS) return own === undefined ? NOBODY : seatedIn(db, own, now)
  const served = own === undefined ? NOBODY : await servingIn(db, own, role, now)
  if (served.length > 0) return served
  const body = await findBody(db, { slug: role })
  return body ? seatedIn(db, body.id, now) : servingElsewhere(db, role, now)
}

const seatedIn = async (db: Read | Tx, body: BodyId, now: Instant) =>
  (await seatsOf(db, body, now)).map(({ person }) => person)

async function servingIn(db: Read | Tx, body: BodyId, role: string, now: Instant) {
  const terms = await termsOf(db, body, now)
  return terms.filter((term) => term.role === role).map(({ person }) => person)
}

/** `board-chair`: whoever chairs the body whose name it begins with. */
async function servingElsewhere(db: Read | Tx, role: string, now: Instant) {
  const isIts = ({ slug }: Body) => role.startsWith(`${slug}-`)
  const people: PersonId[] = []
  for (const { id, slug } of (await findBodies(db)).filter(isIts)) {
    people.push(...(await servingIn(db, id, role.slice(slug.length + 1), now)))
  }
  return people
}
