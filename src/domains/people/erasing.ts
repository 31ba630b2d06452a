/** Erases a person: words, name and mail address go, the fact of each act stays. */
import type { Database, Tx } from '../../platform/db/index.ts'
import { endSessionsOf } from '../../platform/http/index.ts'
import { eraseParts } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Actor } from './person.ts'
import { erase, type PersonRefusal } from './rules.ts'
import { removeAccount } from './store-accounts.ts'
import { lockPerson, savePerson } from './store.ts'

/** Bounds the loop: 100 texts in each transaction are more than anybody writes in a lifetime. */
const ROUNDS_MAX = 1_000

/** The words go first: whoever is interrupted can still ask again. @returns how many went */
export async function eraseWords({ transact }: Database, actor: Actor): Promise<number> {
  const removal = {
    basis: 'own-words',
    by: 'role:author',
    via: 'web',
    topics: [`person:${actor.person}`],
  } as const
  let partsRemoved = 0
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const removed = await transact((tx) => eraseParts(tx, actor.person, removal))
    partsRemoved += removed
    if (removed === 0) break
  }
  return partsRemoved
}

export async function erasePerson(
  tx: Tx,
  actor: Actor,
  partsRemoved: number,
  now: Instant,
): Promise<Result<true, PersonRefusal>> {
  const person = await lockPerson(tx, actor.person)
  if (!person) return refuse({ kind: 'erased' })
  const erased = erase(person, now)
  if (!erased.ok) return erased
  await savePerson(tx, erased.value, {
    act: 'person.erase',
    actor: actor.person,
    cap: 'personal',
    obj: actor.person,
    via: 'web',
    clear: { partsRemoved },
    topics: [`person:${actor.person}`],
  })
  await removeAccount(tx, actor.person)
  await endSessionsOf(tx, actor.person)
  return ok(true)
}
