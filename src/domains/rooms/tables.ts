/** The tables of this domain, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { ItemId, MeetingId } from '../meetings/index.ts'
import type { AttendanceId, WayIn } from '../minutes/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { SittingState } from './room.ts'
import type { HandId, TurnId } from './speaking.ts'

export type SittingRow = {
  readonly meeting_id: MeetingId
  readonly kind: SittingState['kind']
  readonly state: string
  readonly revision: number
}
export type HandRow = {
  readonly id: HandId
  readonly meeting_id: MeetingId
  readonly line_id: AttendanceId
  readonly person_id: PersonId | null
  readonly capacity: Capacity | null
  readonly guest: Commitment | null
  readonly seat_group: string | null
  readonly way: WayIn
  readonly of_order: 0 | 1
  readonly asked_by: PersonId
  readonly asked_at: Instant
  readonly withdrawn_at: Instant | null
}
export type TurnRow = {
  readonly id: TurnId
  readonly meeting_id: MeetingId
  readonly hand_id: HandId
  readonly item: ItemId | null
  readonly seconds: number
  readonly started_at: Instant
  readonly ended_at: Instant | null
  readonly departed: Commitment | null
  readonly called_by: PersonId
}
type Tables = {
  readonly meeting_rooms: SittingRow
  readonly room_hands: HandRow
  readonly room_turns: TurnRow
}

export const SITTINGS = keptTable<SittingRow>({
  table: 'meeting_rooms',
  noun: 'meeting-room',
  key: ['meeting_id'],
})
export const HANDS = keptTable<HandRow>({ table: 'room_hands', noun: 'room-hand', key: ['id'] })
export const TURNS = keptTable<TurnRow>({ table: 'room_turns', noun: 'room-turn', key: ['id'] })

export const ROOM_TABLES = [SITTINGS, HANDS, TURNS] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
