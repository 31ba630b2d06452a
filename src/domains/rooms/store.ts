/** SQL for rooms, hands and turns. Decides nothing. */
import { z } from 'zod'
import { fromJson, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import { itemId, type ItemId, type MeetingId } from '../meetings/index.ts'
import { unopened, type Sitting, type SittingState } from './room.ts'
import { HANDS_MAX, TURNS_MAX, type Hand, type HeldTurn, type Turn } from './speaking.ts'
import type { HandId, TurnId } from './speaking.ts'
import { HANDS, own, SITTINGS, TURNS, type HandRow, type TurnRow } from './tables.ts'

/** Rooms open at once on the whole site. */
const OPEN_MAX = 100

const storedItem = z.string().transform((raw, context): ItemId => {
  const id = itemId(raw)
  if (!id) context.addIssue('not an item')
  return id ?? z.NEVER
})

const StoredState: z.ZodType<SittingState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unopened') }),
  z.object({
    kind: z.literal('open'),
    since: storedInstant,
    table: z
      .object({ item: storedItem, since: storedInstant })
      .nullish()
      .transform((table) => table ?? undefined),
  }),
  z.object({ kind: z.literal('closed'), since: storedInstant, at: storedInstant }),
])

export const sittingOf = remembered(async (db: Read | Tx, meeting: MeetingId): Promise<Sitting> => {
  const query = own(db).selectFrom('meeting_rooms').selectAll().where('meeting_id', '=', meeting)
  const row = await query.executeTakeFirst()
  if (!row) return unopened(meeting)
  return { meeting, state: StoredState.parse(fromJson(row.state)), revision: row.revision }
})

/** Those that nobody closed, whatever the hour. */
export async function openMeetings(db: Read | Tx): Promise<readonly MeetingId[]> {
  const rows = await own(db)
    .selectFrom('meeting_rooms')
    .select('meeting_id')
    .where('kind', '=', 'open')
    .orderBy('meeting_id', 'desc')
    .limit(OPEN_MAX)
    .execute()
  return rows.map(({ meeting_id }) => meeting_id)
}

export async function saveSitting(tx: Tx, one: Sitting, act: Act): Promise<void> {
  const { meeting, state, revision } = one
  const stored = state.kind === 'open' ? { ...state, table: state.table ?? null } : state
  const row = { meeting_id: meeting, kind: state.kind, state: json(stored), revision }
  await keep(tx, SITTINGS, row, act)
}

function handFrom(row: HandRow): Hand {
  const { person_id: person, capacity, guest } = row
  return {
    id: row.id,
    meeting: row.meeting_id,
    line: row.line_id,
    who:
      person === null
        ? { kind: 'guest', name: guest ?? '' }
        : { kind: 'person', person, capacity: capacity ?? 'personal' },
    group: row.seat_group ?? undefined,
    way: row.way,
    isOfOrder: row.of_order === 1,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    withdrawnAt: row.withdrawn_at ?? undefined,
  }
}

/** All that were ever raised, in the order of asking. */
export const handsOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly Hand[]> => {
    const all = own(db).selectFrom('room_hands').selectAll().where('meeting_id', '=', meeting)
    return (await all.orderBy('id').limit(HANDS_MAX).execute()).map(handFrom)
  },
)

export async function findHand(db: Read | Tx, id: HandId): Promise<Hand | undefined> {
  const query = own(db).selectFrom('room_hands').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && handFrom(row)
}

export async function saveHand(tx: Tx, one: Hand, act: Act): Promise<void> {
  const { who } = one
  const row: HandRow = {
    id: one.id,
    meeting_id: one.meeting,
    line_id: one.line,
    person_id: who.kind === 'person' ? who.person : null,
    capacity: who.kind === 'person' ? who.capacity : null,
    guest: who.kind === 'guest' ? who.name : null,
    seat_group: one.group ?? null,
    way: one.way,
    of_order: one.isOfOrder ? 1 : 0,
    asked_by: one.askedBy,
    asked_at: one.askedAt,
    withdrawn_at: one.withdrawnAt ?? null,
  }
  await keep(tx, HANDS, row, act)
}

const turnFrom = (row: TurnRow): Turn => ({
  id: row.id,
  meeting: row.meeting_id,
  hand: row.hand_id,
  item: row.item ?? undefined,
  seconds: row.seconds,
  startedAt: row.started_at,
  endedAt: row.ended_at ?? undefined,
  departed: row.departed ?? undefined,
  calledBy: row.called_by,
})

/** The floor of a meeting from its first turn to its last, each with who had it. */
export const turnsOf = remembered(
  async (db: Read | Tx, meeting: MeetingId): Promise<readonly HeldTurn[]> => {
    const all = own(db).selectFrom('room_turns').selectAll().where('meeting_id', '=', meeting)
    const turns = (await all.orderBy('id').limit(TURNS_MAX).execute()).map(turnFrom)
    const hands = new Map((await handsOf(db, meeting)).map((hand) => [hand.id, hand]))
    return turns.flatMap((turn) => {
      const by = hands.get(turn.hand)
      return by ? [{ ...turn, by }] : []
    })
  },
)

export async function findTurn(db: Read | Tx, id: TurnId): Promise<Turn | undefined> {
  const query = own(db).selectFrom('room_turns').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && turnFrom(row)
}

export async function saveTurn(tx: Tx, one: Turn, act: Act): Promise<void> {
  const row: TurnRow = {
    id: one.id,
    meeting_id: one.meeting,
    hand_id: one.hand,
    item: one.item ?? null,
    seconds: one.seconds,
    started_at: one.startedAt,
    ended_at: one.endedAt ?? null,
    departed: one.departed ?? null,
    called_by: one.calledBy,
  }
  await keep(tx, TURNS, row, act)
}
