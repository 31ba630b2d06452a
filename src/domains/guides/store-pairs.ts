/** SQL for guides and newcomers, and what they write: private to the two. Decides nothing. */
import { held, type Read, type Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { MESSAGES_MAX, type GuideMessage, type Pair, type PairId } from './guide.ts'

type PairRow = {
  readonly id: PairId
  readonly guide: PersonId
  readonly newcomer: PersonId
  readonly language: Language
  readonly begun_at: Instant
  readonly ended_at: Instant | null
  readonly ended_by: PersonId | null
}
type MessageRow = GuideMessage & { readonly pair_id: PairId }
type Tables = { readonly guide_pairs: PairRow; readonly guide_messages: MessageRow }

/** Of one person, the newest first. */
export const PAIRS_MAX = 100
/** Of all guides together: how many each has now. */
const RUNNING_MAX = 5_000
/** What stands where an erased person wrote something. */
const ERASED = ''

const own = (db: Read | Tx) => db.withTables<Tables>()

const pairFrom = (row: PairRow): Pair => ({
  id: row.id,
  guide: row.guide,
  newcomer: row.newcomer,
  language: row.language,
  begunAt: row.begun_at,
  ended:
    row.ended_at === null || row.ended_by === null
      ? undefined
      : { at: row.ended_at, by: row.ended_by },
})

const mine = (db: Read | Tx, person: PersonId) =>
  own(db)
    .selectFrom('guide_pairs')
    .selectAll()
    .where((is) => is.or([is('guide', '=', person), is('newcomer', '=', person)]))

export async function pairsOf(db: Read | Tx, person: PersonId): Promise<readonly Pair[]> {
  const query = mine(db, person).orderBy('begun_at', 'desc').orderBy('id', 'desc')
  return (await query.limit(PAIRS_MAX).execute()).map(pairFrom)
}

/** For one of the two alone. */
export async function findPair(
  db: Read | Tx,
  id: PairId,
  person: PersonId,
): Promise<Pair | undefined> {
  const row = await mine(db, person).where('id', '=', id).executeTakeFirst()
  return row && pairFrom(row)
}

/** As `findPair`, held until the transaction ends: messages are numbered one by one. */
export async function lockPair(tx: Tx, id: PairId, person: PersonId): Promise<Pair | undefined> {
  const row = await held(tx, mine(tx, person).where('id', '=', id)).executeTakeFirst()
  return row && pairFrom(row)
}

export async function loadNow(db: Read | Tx): Promise<ReadonlyMap<PersonId, number>> {
  const rows = await own(db)
    .selectFrom('guide_pairs')
    .select(({ fn }) => ['guide', fn.countAll().as('count')])
    .where('ended_at', 'is', null)
    .groupBy('guide')
    .limit(RUNNING_MAX)
    .execute()
  return new Map(rows.map(({ guide, count }) => [guide, Number(count)]))
}

export async function savePair(tx: Tx, pair: Pair): Promise<void> {
  const { begunAt, ended, ...rest } = pair
  const row = {
    ...rest,
    begun_at: begunAt,
    ended_at: ended?.at ?? null,
    ended_by: ended?.by ?? null,
  }
  await own(tx)
    .insertInto('guide_pairs')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function messagesOf(db: Read | Tx, pair: PairId): Promise<readonly GuideMessage[]> {
  const query = own(db).selectFrom('guide_messages').select(['number', 'author', 'words', 'at'])
  return query.where('pair_id', '=', pair).orderBy('number').limit(MESSAGES_MAX).execute()
}

export async function saveMessage(tx: Tx, pair: PairId, message: GuideMessage): Promise<void> {
  await own(tx)
    .insertInto('guide_messages')
    .values({ ...message, pair_id: pair })
    .execute()
}

export async function writtenBy(db: Read | Tx, author: PersonId): Promise<readonly MessageRow[]> {
  const query = own(db).selectFrom('guide_messages').selectAll().where('author', '=', author)
  return query
    .orderBy('pair_id')
    .orderBy('number')
    .limit(PAIRS_MAX * MESSAGES_MAX)
    .execute()
}

/** The rows stay, so that what the other one answered still answers something. */
export async function forgetWords(tx: Tx, author: PersonId): Promise<void> {
  const query = own(tx).updateTable('guide_messages').set({ words: ERASED })
  await query.where('author', '=', author).execute()
}
