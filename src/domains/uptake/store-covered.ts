/**
 * SQL for what became of contributions whose lineage is not told: the record has a commitment to
 * it, and what opens that stays here. Private; decides nothing about who may read it.
 */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { wordsOf, type Prose, type Words } from '../../platform/record/index.ts'
import type { PersonId, PrivateWords } from '../people/index.ts'
import type { ContributedRef, ProcessId } from '../processes/index.ts'
import type { TextId } from '../texts/index.ts'
import { own, rowOf, uptakeFrom } from './tables.ts'
import { UPTAKES_MAX, type Uptake } from './uptake.ts'

/** Reasons of one person in one export: more than anybody gives in years. */
const EXPORTED_MAX = 20_000

/** Whatever is asked in one query: a database has a bound of its own. */
const ASKED_AT_ONCE = 500

export async function coveredIn(db: Read | Tx, process: ProcessId): Promise<readonly Uptake[]> {
  const all = own(db).selectFrom('covered_uptakes').selectAll().where('process_id', '=', process)
  return (await all.orderBy('thing').limit(UPTAKES_MAX).execute()).map(uptakeFrom)
}

export async function coveredOf(db: Read | Tx, thing: ContributedRef): Promise<readonly Uptake[]> {
  const all = own(db).selectFrom('covered_uptakes').selectAll().where('thing', '=', thing)
  return (await all.orderBy('text_id').limit(UPTAKES_MAX).execute()).map(uptakeFrom)
}

export async function lockCovered(
  tx: Tx,
  thing: ContributedRef,
  text: TextId,
): Promise<Uptake | undefined> {
  const all = own(tx).selectFrom('covered_uptakes').selectAll().where('thing', '=', thing)
  const row = await held(tx, all.where('text_id', '=', text)).executeTakeFirst()
  return row && uptakeFrom(row)
}

/** With what opens the commitment in its act, so that whoever may see it can prove it. */
export async function saveCovered(
  tx: Tx,
  one: Uptake,
  { seal, reason }: { readonly seal: Prose; readonly reason: Prose | undefined },
): Promise<void> {
  const { name, mediaType, text, salt, commitment } = seal
  const opening = json({ name, mediaType, text, salt })
  const row = { ...rowOf(one), seal: commitment, opening }
  await own(tx)
    .insertInto('covered_uptakes')
    .values(row)
    .onConflict((conflict) => conflict.columns(['thing', 'text_id']).doUpdateSet(row))
    .execute()
  if (!reason) return
  const words = { commitment: reason.commitment, thing: one.thing, words: reason.text }
  await own(tx)
    .insertInto('covered_words')
    .values({ ...words, author: reason.author ?? null })
    .execute()
}

/** What is said in the open from now on takes the place of what was not. */
export async function uncover(tx: Tx, { thing, text }: Pick<Uptake, 'thing' | 'text'>) {
  const all = own(tx).deleteFrom('covered_uptakes').where('thing', '=', thing)
  await all.where('text_id', '=', text).execute()
}

/** About which contribution the last act speaks that does not say so, and the reason it gives. */
export async function behindSeal(tx: Tx, seal: string) {
  const query = own(tx).selectFrom('covered_uptakes').selectAll().where('seal', '=', seal)
  const row = await query.executeTakeFirst()
  if (!row) throw new Error(`no lineage behind ${seal}`)
  const { thing, state } = uptakeFrom(row)
  const of = 'reason' in state ? state.reason : undefined
  const words = own(tx).selectFrom('covered_words').select('words')
  const reason = of === undefined ? [] : await words.where('commitment', '=', of).execute()
  return { thing, reason: reason.map((one) => one.words) }
}

const Opening = z.object({ text: z.string(), salt: z.string() })
export type SealOpened = z.infer<typeof Opening> & { readonly seal: string }

/** What opens the commitments of its last acts, for those who may see them. */
export async function sealsOf(
  db: Read,
  thing: ContributedRef,
): Promise<ReadonlyMap<TextId, SealOpened>> {
  const all = own(db).selectFrom('covered_uptakes').select(['text_id', 'seal', 'opening'])
  const rows = await all.where('thing', '=', thing).limit(UPTAKES_MAX).execute()
  return new Map(
    rows.map(({ text_id, seal, opening }) => [
      text_id,
      { seal, ...Opening.parse(fromJson(opening)) },
    ]),
  )
}

/** As `wordsOf`, and the reasons that stand in no entry. */
export async function wordsWith(
  db: Read,
  commitments: readonly (string | undefined)[],
): Promise<Words> {
  const asked = [...new Set(commitments.flatMap((one) => one ?? []))]
  const covered = new Map<string, string>()
  for (let at = 0; at < asked.length; at += ASKED_AT_ONCE) {
    const some = asked.slice(at, at + ASKED_AT_ONCE)
    const query = own(db).selectFrom('covered_words').select(['commitment', 'words'])
    for (const { commitment, words } of await query.where('commitment', 'in', some).execute()) {
      covered.set(commitment, words)
    }
  }
  const rest = await wordsOf(
    db,
    asked.filter((one) => !covered.has(one)),
  )
  return {
    get: (commitment) => {
      const text = covered.get(commitment)
      return text === undefined
        ? rest.get(commitment)
        : { kind: 'text', text, mediaType: 'text/plain' }
    },
  }
}

/** For the author's own export; with their erasure the words go, and that they gave some stays. */
export const coveredWords: PrivateWords = {
  of: async (read, author: PersonId) => {
    const all = own(read).selectFrom('covered_words').selectAll().where('author', '=', author)
    const rows = await all.orderBy('commitment').limit(EXPORTED_MAX).execute()
    return Object.fromEntries(
      rows.map(({ thing, commitment, words }) => [`${thing}/${commitment}`, words]),
    )
  },
  forget: async (tx, author) => {
    await own(tx)
      .updateTable('covered_words')
      .set({ words: '' })
      .where('author', '=', author)
      .execute()
  },
}
