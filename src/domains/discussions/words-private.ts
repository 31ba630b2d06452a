/** What somebody said on closed lists, for their own export; with their erasure it goes. */
import type { PrivateWords } from '../people/index.ts'
import { ERASED, own, unsealed } from './tables.ts'

/** Closed messages of one person in one export: more than anybody writes in years. */
const EXPORTED_MAX = 20_000

/** Beginnings of threads stand under the thread, messages under the message. */
export const sealedTalk: PrivateWords = {
  of: async (read, author) => {
    const threads = await own(read)
      .selectFrom('sealed_threads')
      .select(['id', 'subject'])
      .where('begun_by', '=', author)
      .orderBy('id')
      .limit(EXPORTED_MAX)
      .execute()
    const messages = await own(read)
      .selectFrom('sealed_messages')
      .select(['id', 'words'])
      .where('author', '=', author)
      .orderBy('id')
      .limit(EXPORTED_MAX)
      .execute()
    const drafts = await own(read)
      .selectFrom('sealed_drafts')
      .select(['message_id', 'edit', 'words'])
      .where('author', '=', author)
      .orderBy('message_id')
      .orderBy('edit')
      .limit(EXPORTED_MAX)
      .execute()
    const files = await own(read)
      .selectFrom('sealed_attachments')
      .select(['id', 'name'])
      .where('author', '=', author)
      .orderBy('id')
      .limit(EXPORTED_MAX)
      .execute()
    return Object.fromEntries([
      ...files.map(({ id, name }) => [`attachment:${id}`, unsealed(name)]),
      ...threads.map(({ id, subject }) => [`thread:${id}`, unsealed(subject)]),
      ...messages.map(({ id, words }) => [`message:${id}`, unsealed(words)]),
      ...drafts.map(({ message_id, edit, words }) => [
        `message:${message_id}/${edit}`,
        unsealed(words),
      ]),
    ])
  },
  // The rows stay, so that what others answered still answers something; the words are gone.
  forget: async (tx, author) => {
    await own(tx)
      .updateTable('sealed_messages')
      .set({ words: ERASED, subject: null })
      .where('author', '=', author)
      .execute()
    await own(tx)
      .updateTable('sealed_threads')
      .set({ subject: ERASED })
      .where('begun_by', '=', author)
      .execute()
    await own(tx)
      .updateTable('sealed_attachments')
      .set({ name: ERASED })
      .where('author', '=', author)
      .execute()
    await own(tx).deleteFrom('sealed_drafts').where('author', '=', author).execute()
    await own(tx).deleteFrom('reading_marks').where('person_id', '=', author).execute()
    await own(tx).deleteFrom('reading_choices').where('person_id', '=', author).execute()
  },
}
