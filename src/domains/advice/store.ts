/** SQL for advice, its items and what was answered. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import {
  ADVICE_MAX,
  ANSWERS_MAX,
  ITEMS_MAX,
  type Advice,
  type AdviceId,
  type Answer,
  type AnswerStep,
  type Item,
  type ItemState,
} from './advice.ts'

type AdviceRow = {
  readonly id: AdviceId
  readonly process_id: ProcessId
  readonly from_party: string
  readonly to_party: string
  readonly from_body: string
  readonly to_body: string
  readonly title: Commitment
  readonly given_by: PersonId
  readonly role: string
  readonly given_at: Instant
}
type ItemRow = {
  readonly advice_id: AdviceId
  readonly number: number
  readonly process_id: ProcessId
  readonly words: Commitment
  readonly consensus: number
  readonly entered_at: Instant
  readonly kind: ItemState['kind']
  readonly state: string
}
type AnswerRow = {
  readonly advice_id: AdviceId
  readonly number: number
  readonly place: number
  readonly step: AnswerStep
  readonly answer: string
  readonly reasons: Commitment
  readonly made_by: PersonId
  readonly role: string
  readonly made_at: Instant
}
type Tables = {
  readonly advice: AdviceRow
  readonly advice_items: ItemRow
  readonly advice_answers: AnswerRow
}

export const ADVICE = keptTable<AdviceRow>({ table: 'advice', noun: 'advice', key: ['id'] })
export const ITEMS = keptTable<ItemRow>({
  table: 'advice_items',
  noun: 'advice-item',
  key: ['advice_id', 'number'],
})
export const ANSWERS = keptTable<AnswerRow>({
  table: 'advice_answers',
  noun: 'advice-answer',
  key: ['advice_id', 'number', 'place'],
})

/** Items of one process, and those on the whole site for which somebody waits. */
const OF_MANY_MAX = 1_000

const own = (db: Read | Tx) => db.withTables<Tables>()

const talks = { answer: z.string(), since: storedInstant, due: storedInstant.optional() }
const StoredState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unanswered') }),
  z.object({ kind: z.literal('consulting'), ...talks }),
  z.object({ kind: z.literal('consulted'), ...talks, heldAt: storedInstant }),
  z.object({ kind: z.literal('answered'), answer: z.string(), at: storedInstant }),
])

function stateFrom(raw: string): ItemState {
  const state = StoredState.parse(fromJson(raw))
  if (state.kind !== 'consulting' && state.kind !== 'consulted') return state
  const { due, ...rest } = state
  return due === undefined ? rest : { ...rest, due }
}

const adviceFrom = (row: AdviceRow): Advice => ({
  id: row.id,
  process: row.process_id,
  from: row.from_party,
  to: row.to_party,
  bodies: { from: row.from_body, to: row.to_body },
  title: row.title,
  givenBy: row.given_by,
  role: row.role,
  givenAt: row.given_at,
})

const itemFrom = (row: ItemRow): Item => ({
  advice: row.advice_id,
  number: row.number,
  process: row.process_id,
  words: row.words,
  consensus: row.consensus === 1,
  enteredAt: row.entered_at,
  state: stateFrom(row.state),
})

export async function findAdvice(db: Read | Tx, id: AdviceId): Promise<Advice | undefined> {
  const query = own(db).selectFrom('advice').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && adviceFrom(row)
}

/** Held until the transaction ends: two officers cannot both answer, nor give one number twice. */
export async function lockAdvice(tx: Tx, id: AdviceId): Promise<Advice | undefined> {
  const query = own(tx).selectFrom('advice').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && adviceFrom(row)
}

/** The oldest first. */
export const adviceIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Advice[]> => {
    const all = own(db).selectFrom('advice').selectAll().where('process_id', '=', process)
    return (await all.orderBy('id').limit(ADVICE_MAX).execute()).map(adviceFrom)
  },
)

/** What a body gave and was given, the newest first. */
export async function adviceOfBody(db: Read, slug: string): Promise<readonly Advice[]> {
  const rows = await own(db)
    .selectFrom('advice')
    .selectAll()
    .where(({ eb, or }) => or([eb('from_body', '=', slug), eb('to_body', '=', slug)]))
    .orderBy('id', 'desc')
    .limit(ADVICE_MAX)
    .execute()
  return rows.map(adviceFrom)
}

export async function saveAdvice(tx: Tx, one: Advice, act: Act): Promise<void> {
  const row: AdviceRow = {
    id: one.id,
    process_id: one.process,
    from_party: one.from,
    to_party: one.to,
    from_body: one.bodies.from,
    to_body: one.bodies.to,
    title: one.title,
    given_by: one.givenBy,
    role: one.role,
    given_at: one.givenAt,
  }
  await keep(tx, ADVICE, row, act)
}

/** By number. */
export async function itemsOf(db: Read | Tx, advice: AdviceId): Promise<readonly Item[]> {
  const all = own(db).selectFrom('advice_items').selectAll().where('advice_id', '=', advice)
  return (await all.orderBy('number').limit(ITEMS_MAX).execute()).map(itemFrom)
}

export const itemsIn = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Item[]> => {
    const all = own(db).selectFrom('advice_items').selectAll().where('process_id', '=', process)
    const rows = all.orderBy('advice_id').orderBy('number').limit(OF_MANY_MAX)
    return (await rows.execute()).map(itemFrom)
  },
)

/** On the whole site, those that wait for an answer; the longest waiting first. */
export async function itemsOwed(db: Read): Promise<readonly Item[]> {
  const all = own(db).selectFrom('advice_items').selectAll().where('kind', '!=', 'answered')
  return (await all.orderBy('entered_at').limit(OF_MANY_MAX).execute()).map(itemFrom)
}

export async function saveItem(tx: Tx, one: Item, act: Act): Promise<void> {
  const row: ItemRow = {
    advice_id: one.advice,
    number: one.number,
    process_id: one.process,
    words: one.words,
    consensus: one.consensus ? 1 : 0,
    entered_at: one.enteredAt,
    kind: one.state.kind,
    state: json(one.state),
  }
  await keep(tx, ITEMS, row, act)
}

/** Of all items, each in the order in which it was answered. */
export async function answersOf(db: Read | Tx, advice: AdviceId): Promise<readonly Answer[]> {
  const rows = await own(db)
    .selectFrom('advice_answers')
    .selectAll()
    .where('advice_id', '=', advice)
    .orderBy('number')
    .orderBy('place')
    .limit(ITEMS_MAX * ANSWERS_MAX)
    .execute()
  return rows.map(({ advice_id, made_by, made_at, ...row }) => ({
    ...row,
    advice: advice_id,
    by: made_by,
    madeAt: made_at,
  }))
}

export async function saveAnswer(tx: Tx, answer: Answer, act: Act): Promise<void> {
  const { advice, by, madeAt, ...rest } = answer
  await keep(tx, ANSWERS, { ...rest, advice_id: advice, made_by: by, made_at: madeAt }, act)
}
