/** What somebody wrote in their reports: goes with their export, and with their erasure. */
import type { PrivateWords } from '../people/index.ts'
import { forgetWords, reportsBy } from './store.ts'

export const reportedWords: PrivateWords = {
  of: async (read, reporter) =>
    Object.fromEntries(
      (await reportsBy(read, reporter)).map(({ thing, words }) => [`report:${thing}`, words]),
    ),
  forget: forgetWords,
}
