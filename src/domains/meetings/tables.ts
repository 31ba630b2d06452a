/** The tables of meetings, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ItemId } from './agenda.ts'
import type { Host, MeetingId, MeetingKind, SeriesId } from './meeting.ts'
import type { Fold } from './wall-time.ts'

export type MeetingRow = {
  readonly id: MeetingId
  readonly host_kind: Host['kind']
  readonly host_id: string
  readonly series_id: SeriesId | null
  readonly occurrence: number | null
  readonly kind: MeetingKind
  readonly title: Commitment
  readonly zone: string
  readonly local_time: string
  readonly fold: Fold
  readonly starts: Instant
  readonly ends: Instant
  readonly minutes: number
  readonly ways: string
  readonly called_by: PersonId
  readonly called_at: Instant
  readonly short_notice: Commitment | null
  readonly agenda_at: Instant | null
  readonly revision: number
  readonly state: string
}
export type SeriesRow = {
  readonly id: SeriesId
  readonly host_kind: Host['kind']
  readonly host_id: string
  readonly kind: MeetingKind
  readonly title: Commitment
  readonly pattern: string
  readonly made_by: PersonId
  readonly made_at: Instant
}
export type ItemRow = {
  readonly id: ItemId
  readonly meeting_id: MeetingId
  readonly number: number
  readonly place: number
  readonly topic: Commitment
  readonly brought_by: PersonId
  readonly added_at: Instant
  readonly minutes: number | null
  readonly link: string | null
  readonly state: string
}
/** Private: how those who are invited come in, where others are not told. */
export type DoorRow = {
  readonly meeting_id: MeetingId
  readonly join_link: string | null
  readonly dial_in: string | null
}
type Tables = {
  readonly meetings: MeetingRow
  readonly meeting_series: SeriesRow
  readonly agenda_items: ItemRow
  readonly meeting_doors: DoorRow
}

export const MEETINGS = keptTable<MeetingRow>({ table: 'meetings', noun: 'meeting', key: ['id'] })
export const SERIES = keptTable<SeriesRow>({
  table: 'meeting_series',
  noun: 'series',
  key: ['id'],
})
export const ITEMS = keptTable<ItemRow>({
  table: 'agenda_items',
  noun: 'agenda-item',
  key: ['id'],
})

export const MEETING_TABLES = [MEETINGS, SERIES, ITEMS] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
