/** What somebody asked for by mail and what waits for them: goes with their export and erasure. */
import type { Tx } from '../../platform/db/index.ts'
import type { PersonId, PrivateWords } from '../people/index.ts'
import { requestFrom } from './request.ts'
import { dropFilesOf } from './store-pending-files.ts'
import { own } from './tables.ts'

/** Above what can wait for one person, and what was answered in a month. */
const EXPORTED_MAX = 500

export const askedByMail: PrivateWords = {
  of: async (read, person) => {
    const asked = (table: 'pending_acts' | 'mail_objections') =>
      own(read)
        .selectFrom(table)
        .select(['id', 'asked'])
        .where('person_id', '=', person)
        .orderBy('id')
        .limit(EXPORTED_MAX)
        .execute()
    const rows = [...(await asked('pending_acts')), ...(await asked('mail_objections'))]
    const uncounted = await own(read)
      .selectFrom('mail_uncounted')
      .select(['id', 'words'])
      .where('person_id', '=', person)
      .orderBy('id')
      .limit(EXPORTED_MAX)
      .execute()
    return Object.fromEntries([
      ...rows.map(({ id, asked: of }) => [`mail:${id}`, requestFrom(of).own] as const),
      ...uncounted.map(({ id, words }) => [`mail:${id}`, words] as const),
    ])
  },
  forget,
}

async function forget(tx: Tx, person: PersonId): Promise<void> {
  await dropFilesOf(tx, person)
  for (const table of [
    'pending_acts',
    'mail_answers',
    'mail_joinings',
    'mail_objections',
    'mail_uncounted',
  ] as const) {
    await own(tx).deleteFrom(table).where('person_id', '=', person).execute()
  }
}
