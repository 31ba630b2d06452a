/** Drafts go with their owner's own export, and with their erasure. Shows nobody's address. */
import type { PrivateWords } from '../people/index.ts'
import { draftsBy } from './store.ts'
import { removeDraftsOf } from './store-due.ts'

export const draftedWords: PrivateWords = {
  of: async (read, person) =>
    Object.fromEntries(
      (await draftsBy(read, person)).map(({ id, version: { content } }) => [
        `draft:${id}`,
        content.kind === 'submission' ? content.words : JSON.stringify(content),
      ]),
    ),
  forget: removeDraftsOf,
}
