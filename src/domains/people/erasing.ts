/** Erases a person: words, name and mail address go, the fact of each act stays. */
import type { Database } from '../../platform/db/index.ts'
import { endSessionsOf } from '../../platform/http/index.ts'
import { eraseParts } from '../../platform/record/index.ts'
import type { Actor } from './person.ts'
import { erase } from './rules.ts'
import { removeAccount } from './store-accounts.ts'
import { findPerson, savePerson } from './store.ts'

/** Bounds the loop: 100 texts in each transaction are more than anybody writes in a lifetime. */
const ROUNDS_MAX = 1_000

/** @returns how many texts were removed */
export async function eraseAll({ transact }: Database, actor: Actor): Promise<number> {
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
  await transact(async (tx, now) => {
    const person = await findPerson(tx, actor.person)
    const erased = person && erase(person, now)
    if (!erased?.ok) return
    await savePerson(tx, erased.value, {
      act: 'person.erase',
      actor: actor.person,
      cap: 'personal',
      obj: actor.person,
      via: 'web',
      clear: { partsRemoved },
      topics: removal.topics,
    })
    await removeAccount(tx, actor.person)
    await endSessionsOf(tx, actor.person)
  })
  return partsRemoved
}
