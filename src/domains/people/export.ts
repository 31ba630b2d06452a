/** All that is kept about one person, for that person: private things too. Writes nothing. */
import type { Read } from '../../platform/db/index.ts'
import { historyOf, wordsOf } from '../../platform/record/index.ts'
import type { Actor } from './person.ts'
import type { PrivateWords } from './private-words.ts'
import { findAccount } from './store-accounts.ts'
import * as store from './store.ts'

/** Acts in one batch, and batches: together more than anybody does in a lifetime. */
const BATCH = 200
const BATCHES_MAX = 500

export async function exportOf(
  read: Read,
  actor: Actor,
  privateWords: readonly PrivateWords[],
): Promise<object> {
  const { person } = actor
  const affiliations = await store.affiliationsOf(read, person)
  const interests = await store.interestsOf(read, person)
  const words = await wordsOf(read, [
    ...affiliations.map(({ organisation }) => organisation),
    ...interests.flatMap(({ fields }) => Object.values(fields)),
  ])
  const textOf = (commitment: string) => {
    const wording = words.get(commitment)
    return wording.kind === 'text' ? wording.text : null
  }
  return {
    account: await findAccount(read, { person }),
    person: { id: person, handle: actor.handle, name: actor.name },
    affiliations: affiliations.map((one) => ({ ...one, words: textOf(one.organisation) })),
    interests: interests.map((one) => ({
      ...one,
      words: Object.fromEntries(
        Object.entries(one.fields).map(([field, commitment]) => [field, textOf(commitment)]),
      ),
    })),
    choices: await store.choicesOf(read, person),
    agreements: [...actor.agreed],
    roles: actor.roles,
    seats: actor.seats,
    acts: await actsOf(read, person),
    sealed: await sealedOf(read, person, privateWords),
  }
}

async function sealedOf(
  read: Read,
  person: Actor['person'],
  privateWords: readonly PrivateWords[],
): Promise<object> {
  const found = await Promise.all(privateWords.map(({ of }) => of(read, person)))
  return Object.assign({}, ...found)
}

/** Every entry of a person with its words, the newest first. */
async function actsOf(read: Read, person: Actor['person']): Promise<readonly object[]> {
  const acts: object[] = []
  let before: number | undefined
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const lines = await historyOf(read, { actor: person, limit: BATCH, before })
    const commitments = lines.flatMap(({ entry }) => entry.parts.map(({ c }) => c))
    const words = await wordsOf(read, commitments)
    for (const { index, entry } of lines) {
      const parts = entry.parts.map(({ n, c }) => ({ name: n, ...words.get(c) }))
      acts.push({ index, entry, parts })
    }
    before = lines.at(-1)?.index
    if (lines.length < BATCH || before === undefined) break
  }
  return acts
}
