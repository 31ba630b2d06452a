/** SQL for what was asked in a room, and what was counted. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { itemId, type MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { HUMS_MAX, type Answers, type Hum, type HumId, type HumState } from './hum.ts'
import { HUMS, own, type HumRow } from './tables.ts'

const StoredAnswers = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('usual') }),
  z.object({ kind: z.literal('own'), words: z.array(z.string()).readonly() }),
]) satisfies z.ZodType<Answers>

const count = z.int().nonnegative()
const StoredState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({
    kind: z.literal('closed'),
    at: z.int().transform((at) => at as Instant),
    by: z.string().transform((by) => by as PersonId),
    counted: z.object({
      counts: z.array(count).readonly(),
      ways: z.object({ room: count, online: count, hub: count, phone: count }),
      byHand: count,
      blocks: z.array(z.object({ cell: z.string(), counts: z.array(count).readonly() })).readonly(),
    }),
  }),
]) satisfies z.ZodType<HumState>

const humFrom = (row: HumRow): Hum => ({
  id: row.id,
  meeting: row.meeting_id,
  item: row.item === null ? undefined : itemId(row.item),
  question: row.question,
  answers: StoredAnswers.parse(fromJson(row.answers)),
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  state: StoredState.parse(fromJson(row.state)),
})

/** In the order in which they were asked. */
export const humsOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly Hum[]> => {
    const all = own(db).selectFrom('hums').selectAll().where('meeting_id', '=', meeting)
    return (await all.orderBy('id').limit(HUMS_MAX).execute()).map(humFrom)
  },
)

export const findHum = remembered(async (db: Read | Tx, id: HumId): Promise<Hum | undefined> => {
  const row = await own(db).selectFrom('hums').selectAll().where('id', '=', id).executeTakeFirst()
  return row && humFrom(row)
})

/** Held until the transaction ends: nothing is answered while it is closed. */
export async function lockHum(tx: Tx, id: HumId): Promise<Hum | undefined> {
  const query = own(tx).selectFrom('hums').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && humFrom(row)
}

export async function saveHum(tx: Tx, hum: Hum, act: Act): Promise<void> {
  const row: HumRow = {
    id: hum.id,
    meeting_id: hum.meeting,
    item: hum.item ?? null,
    question: hum.question,
    answers: json(hum.answers),
    asked_by: hum.askedBy,
    asked_at: hum.askedAt,
    kind: hum.state.kind,
    state: json(hum.state),
  }
  await keep(tx, HUMS, row, act)
}
