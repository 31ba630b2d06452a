/** SQL for agendas. Decides nothing. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import { ITEMS_MAX, type AgendaItem, type ItemState } from './agenda.ts'
import type { MeetingId } from './meeting.ts'
import { ITEMS, own, type ItemRow } from './tables.ts'

/** Meetings that took up one thing, the latest of them. */
const AGENDAS_MAX = 20

const StoredState: z.ZodType<ItemState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('declined'), at: storedInstant, reason: z.string() }),
  z.object({ kind: z.literal('withdrawn'), at: storedInstant }),
])

const itemFrom = (row: ItemRow): AgendaItem => ({
  id: row.id,
  meeting: row.meeting_id,
  number: row.number,
  place: row.place,
  topic: row.topic,
  broughtBy: row.brought_by,
  addedAt: row.added_at,
  minutes: row.minutes ?? undefined,
  link: row.link ?? undefined,
  state: StoredState.parse(fromJson(row.state)),
})

/** All items ever of a meeting, by number; `standing` puts those on the agenda in order. */
export async function agendaOf(db: Read | Tx, meeting: MeetingId): Promise<readonly AgendaItem[]> {
  const all = own(db).selectFrom('agenda_items').selectAll().where('meeting_id', '=', meeting)
  return (await all.orderBy('number').limit(ITEMS_MAX).execute()).map(itemFrom)
}

export async function saveItem(tx: Tx, one: AgendaItem, act: Act): Promise<void> {
  const row: ItemRow = {
    id: one.id,
    meeting_id: one.meeting,
    number: one.number,
    place: one.place,
    topic: one.topic,
    brought_by: one.broughtBy,
    added_at: one.addedAt,
    minutes: one.minutes ?? null,
    link: one.link ?? null,
    state: json(one.state),
  }
  await keep(tx, ITEMS, row, act)
}

/** Meetings on whose agenda a thing stands, or a part of it. */
export async function agendasWith(db: Read | Tx, thing: string): Promise<readonly MeetingId[]> {
  const rows = await own(db)
    .selectFrom('agenda_items')
    .select('meeting_id')
    .distinct()
    .where('link', '>=', thing)
    .where('link', '<', `${thing}$`)
    .orderBy('meeting_id', 'desc')
    .limit(AGENDAS_MAX)
    .execute()
  return rows.map(({ meeting_id }) => meeting_id)
}
