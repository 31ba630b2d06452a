/** What somebody asked for in private at meetings: goes with their export and their erasure. */
import type { PrivateWords } from '../people/index.ts'
import { forgetRequestsOf, requestsOf } from './store-materials.ts'

export const askedInPrivate: PrivateWords = {
  of: async (read, person) =>
    Object.fromEntries(
      (await requestsOf(read, { person })).map(({ meeting, kind, words, answer }) => [
        `meeting:${meeting}#${kind}`,
        answer === undefined ? words : `${words}\n\n${answer}`,
      ]),
    ),
  forget: forgetRequestsOf,
}
