/**
 * SQL for grounds that only the appellant and the forum read. Private: the record has their
 * commitment alone, and who is no reader gets no row.
 */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../platform/db/index.ts'
import type { Prose } from '../../platform/record/index.ts'
import type { PersonId, PrivateWords } from '../people/index.ts'
import type { AppealId } from './appeal.ts'

type SealRow = {
  readonly appeal_id: AppealId
  readonly author: PersonId
  readonly opening: string
}

/** Sealed appeals of one person: more than anybody files in a lifetime. */
const EXPORTED_MAX = 1_000

const own = (db: Read | Tx) => db.withTables<{ readonly appeal_seals: SealRow }>()

const Opening = z.object({ text: z.string() })

export async function saveSeal(
  tx: Tx,
  seal: { readonly appeal: AppealId; readonly author: PersonId; readonly opening: Prose },
): Promise<void> {
  const { appeal, author, opening } = seal
  // With its salt, so that a reader can hold the words against the commitment.
  const { name, mediaType, text, salt } = opening
  const row = { appeal_id: appeal, author, opening: json({ name, mediaType, text, salt }) }
  await own(tx).insertInto('appeal_seals').values(row).execute()
}

/** @param reader who asks, and whether they judge it: the query leaves out what is not theirs */
export async function sealedGrounds(
  read: Read,
  appeal: AppealId,
  reader: { readonly person: PersonId | undefined; readonly isForum: boolean },
): Promise<string | undefined> {
  const { person, isForum } = reader
  if (person === undefined) return undefined
  const all = own(read).selectFrom('appeal_seals').select('opening')
  const query = all.where('appeal_id', '=', appeal)
  const row = await (isForum ? query : query.where('author', '=', person)).executeTakeFirst()
  return row && Opening.parse(fromJson(row.opening)).text
}

/** For the author's own export; when they have their words erased, these go too. */
export const sealedAppeals: PrivateWords = {
  of: async (read, author) => {
    const all = own(read).selectFrom('appeal_seals').selectAll().where('author', '=', author)
    const rows = await all.orderBy('appeal_id').limit(EXPORTED_MAX).execute()
    return Object.fromEntries(
      rows.map((row) => [`appeal:${row.appeal_id}`, Opening.parse(fromJson(row.opening)).text]),
    )
  },
  forget: async (tx, author) => {
    await own(tx).deleteFrom('appeal_seals').where('author', '=', author).execute()
  },
}
