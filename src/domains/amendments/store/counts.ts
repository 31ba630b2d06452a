/** SQL that counts amendments: one query, however many there are. Decides nothing. */
import { remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import type { PersonId } from '../../people/index.ts'
import { CLAUSES_MAX, type TextId } from '../../texts/index.ts'
import { STATE_KINDS, type StateKind } from '../amendment.ts'
import { own } from '../tables.ts'

/** By clause: how many open amendments name it. `start` is before all clauses. */
export const openAtClauses = remembered(
  async (db: Read | Tx, text: TextId): Promise<ReadonlyMap<string, number>> => {
    const rows = await own(db)
      .selectFrom('amendment_marks')
      .select(['clause'])
      .select(({ fn }) => fn.countAll().as('count'))
      .where('text_id', '=', text)
      .where('open', '=', 1)
      .groupBy('clause')
      .limit(CLAUSES_MAX + 1)
      .execute()
    return new Map(rows.map(({ clause, count }) => [clause, Number(count)]))
  },
)

export const countsIn = remembered(
  async (db: Read | Tx, text: TextId): Promise<Readonly<Record<StateKind, number>>> => {
    const rows = await own(db)
      .selectFrom('amendments')
      .select(['kind'])
      .select(({ fn }) => fn.countAll().as('count'))
      .where('text_id', '=', text)
      .groupBy('kind')
      .limit(STATE_KINDS.length)
      .execute()
    const counts = { proposed: 0, taken: 0, merged: 0, declined: 0, withdrawn: 0 }
    for (const { kind, count } of rows) counts[kind] = Number(count)
    return counts
  },
)

/** Texts of the whole site in which somebody waits for a decision. */
const TEXTS_WITH_OPEN_MAX = 500

export const textsWithOpen = remembered(async (db: Read | Tx) => {
  const rows = await own(db)
    .selectFrom('amendments')
    .select(['text_id'])
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('proposed_at').as('since')])
    .where('kind', '=', 'proposed')
    .groupBy('text_id')
    .orderBy('text_id')
    .limit(TEXTS_WITH_OPEN_MAX)
    .execute()
  return rows.map(({ text_id: text, count, since }) => {
    return { text, count: Number(count), since: storedInstant.parse(Number(since)) }
  })
})

/** What a new one is counted with; the text was locked by the caller. */
export async function countFor(tx: Tx, text: TextId, person: PersonId) {
  const { proposed } = await countsIn(tx, text)
  const mine = own(tx)
    .selectFrom('amendments')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('text_id', '=', text)
    .where('kind', '=', 'proposed')
    .where('proposed_by', '=', person)
  const last = own(tx)
    .selectFrom('amendments')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('text_id', '=', text)
  return {
    open: proposed,
    own: Number((await mine.executeTakeFirst())?.count ?? 0),
    ever: Number((await last.executeTakeFirst())?.number ?? 0),
  }
}
