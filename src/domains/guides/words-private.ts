/** What somebody wrote to a guide or a newcomer: goes with their export, and their erasure. */
import type { PrivateWords } from '../people/index.ts'
import { forgetWords, pairsOf, savePair, writtenBy } from './store-pairs.ts'

export const guidedWords: PrivateWords = {
  of: async (read, author) =>
    Object.fromEntries(
      (await writtenBy(read, author)).map(({ pair_id, number, words }) => [
        `guide-pair:${pair_id}/${number}`,
        words,
      ]),
    ),
  // The other one sees that it has ended, and writes to nobody.
  forget: async (tx, author) => {
    await forgetWords(tx, author)
    for (const pair of await pairsOf(tx, author)) {
      const at = pair.begunAt
      if (!pair.ended) await savePair(tx, { ...pair, ended: { at, by: author } })
    }
  },
}
