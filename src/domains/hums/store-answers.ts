/**
 * SQL for answers while a question is open. Decides nothing.
 *
 * Nobody can read what others answered: the only query that gives answers takes them away, for the
 * closing. Before, there are one's own and how many there are.
 */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../platform/db/index.ts'
import { after, type Instant } from '../../platform/values.ts'
import { type HubId } from '../meetings/index.ts'
import { personId, type PersonId } from '../people/index.ts'
import { TOLD_EVERY, totalOf, type HumId, type Way } from './hum.ts'
import { own, type AnswerRow } from './tables.ts'
import type { Who } from './who.ts'

export type Answer = {
  readonly hum: HumId
  readonly who: Who
  readonly choice: number
  readonly way: Way
  readonly cell: string
  /** Whose hand entered it; absent where somebody answered for themselves. */
  readonly enteredBy: PersonId | undefined
  readonly at: Instant
}

/** One for each who answers: a later one takes its place. */
export async function saveAnswer(tx: Tx, answer: Answer): Promise<void> {
  const row: AnswerRow = {
    hum_id: answer.hum,
    who: answer.who,
    choice: answer.choice,
    way: answer.way,
    cell: answer.cell,
    entered_by: answer.enteredBy ?? null,
    at: answer.at,
  }
  await own(tx)
    .insertInto('hum_answers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['hum_id', 'who']).doUpdateSet(row))
    .execute()
}

export type OwnAnswer = { readonly choice: number; readonly enteredBy: PersonId | undefined }

/** What somebody answered, for themselves alone. */
export async function ownAnswer(
  db: Read | Tx,
  hum: HumId,
  who: Who,
): Promise<OwnAnswer | undefined> {
  const row = await own(db)
    .selectFrom('hum_answers')
    .select(['choice', 'entered_by'])
    .where('hum_id', '=', hum)
    .where('who', '=', who)
    .executeTakeFirst()
  return row && { choice: row.choice, enteredBy: row.entered_by ?? undefined }
}

/** Whether each answered, and by whose hand: never what. */
export async function whoAnswered(
  db: Read | Tx,
  hum: HumId,
  among: readonly Who[],
): Promise<ReadonlyMap<string, { readonly isByHand: boolean }>> {
  if (among.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('hum_answers')
    .select(['who', 'entered_by'])
    .where('hum_id', '=', hum)
    .where('who', 'in', among)
    .execute()
  return new Map(rows.map(({ who, entered_by }) => [who, { isByHand: entered_by !== null }]))
}

const StoredCounts = z.array(z.int().nonnegative())
const StoredCovers = z.array(z.string())

export type HubCount = {
  readonly hub: HubId
  readonly total: number
  readonly covers: readonly PersonId[]
  readonly enteredBy: PersonId
}

/** How many each hub counted, and whom it may hold: never what they answered. */
export async function hubTotals(db: Read | Tx, hum: HumId): Promise<readonly HubCount[]> {
  const rows = await own(db)
    .selectFrom('hum_hub_counts')
    .selectAll()
    .where('hum_id', '=', hum)
    .orderBy('hub_id')
    .execute()
  return rows.map(({ hub_id, counts, covers, entered_by }) => ({
    hub: hub_id,
    total: totalOf(StoredCounts.parse(fromJson(counts))),
    covers: StoredCovers.parse(fromJson(covers)).flatMap((one) => personId(one) ?? []),
    enteredBy: entered_by,
  }))
}

export type HubCounted = Omit<HubCount, 'total'> & {
  readonly hum: HumId
  readonly counts: readonly number[]
  readonly at: Instant
}

/** One for each hub: a later one takes its place. */
export async function saveHubCount(tx: Tx, counted: HubCounted): Promise<void> {
  const row = {
    hum_id: counted.hum,
    hub_id: counted.hub,
    counts: json(counted.counts),
    covers: json(counted.covers),
    entered_by: counted.enteredBy,
    at: counted.at,
  }
  await own(tx)
    .insertInto('hum_hub_counts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['hum_id', 'hub_id']).doUpdateSet(row))
    .execute()
}

/** How many have answered so far, hubs counted in. */
export async function answeredIn(db: Read | Tx, hum: HumId): Promise<number> {
  const { count } = await own(db)
    .selectFrom('hum_answers')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('hum_id', '=', hum)
    .executeTakeFirstOrThrow()
  const hubs = await hubTotals(db, hum)
  return Number(count) + hubs.reduce((sum, { total }) => sum + total, 0)
}

export type Taken = {
  readonly alone: readonly Pick<AnswerRow, 'choice' | 'way' | 'cell' | 'entered_by'>[]
  readonly hubs: readonly (readonly number[])[]
}

/** Takes all answers away, for whoever closes the question: nothing is left of who said what. */
export async function takeAnswers(tx: Tx, hum: HumId): Promise<Taken> {
  const alone = await own(tx)
    .deleteFrom('hum_answers')
    .where('hum_id', '=', hum)
    .returning(['choice', 'way', 'cell', 'entered_by'])
    .execute()
  const hubs = await own(tx)
    .deleteFrom('hum_hub_counts')
    .where('hum_id', '=', hum)
    .returning('counts')
    .execute()
  await own(tx).deleteFrom('hum_tellings').where('hum_id', '=', hum).execute()
  return { alone, hubs: hubs.map(({ counts }) => StoredCounts.parse(fromJson(counts))) }
}

/** True once in a while: listeners are to be told now how many have answered. */
export async function isToBeTold(tx: Tx, hum: HumId, now: Instant): Promise<boolean> {
  const told = await own(tx)
    .selectFrom('hum_tellings')
    .select('told_at')
    .where('hum_id', '=', hum)
    .executeTakeFirst()
  if (told && now < after(told.told_at, TOLD_EVERY)) return false
  const row = { hum_id: hum, told_at: now }
  await own(tx)
    .insertInto('hum_tellings')
    .values(row)
    .onConflict((conflict) => conflict.column('hum_id').doUpdateSet(row))
    .execute()
  return true
}
