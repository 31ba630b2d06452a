/** The tables of meetings, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { BodyId, Commitment, PersonId } from '../people/index.ts'
import type { Host } from '../processes/index.ts'
import type { ItemId } from './agenda.ts'
import type { CycleId } from './cycle.ts'
import type { HubId, SessionId } from './hub.ts'
import type { MaterialId, RequestKind } from './material.ts'
import type { MeetingId, MeetingKind, SeriesId } from './meeting.ts'
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
export type HubRow = {
  readonly id: HubId
  readonly meeting_id: MeetingId
  readonly place: Commitment
  readonly host_person: PersonId
  readonly line: Commitment | null
  readonly opened_at: Instant
  readonly closed_at: Instant | null
}
export type HubPersonRow = {
  readonly hub_id: HubId
  readonly person_id: PersonId
  readonly since: Instant
  readonly left_at: Instant | null
}
export type SessionRow = {
  readonly id: SessionId
  readonly meeting_id: MeetingId
  readonly number: number
  readonly title: Commitment
  readonly starts: Instant
  readonly minutes: number
  readonly room: Commitment | null
  readonly channels: string
  readonly captions: string | null
  readonly gone_at: Instant | null
}
export type MaterialRow = {
  readonly id: MaterialId
  readonly meeting_id: MeetingId
  readonly title: Commitment
  readonly href: string
  readonly submitted_by: PersonId
  readonly submitted_at: Instant
  readonly state: string
}
export type MaterialFileRow = {
  readonly id: MaterialId
  readonly name: Commitment
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly scanned: number
}
/** Private: seen by who asked and by the staff. */
export type RequestRow = {
  readonly meeting_id: MeetingId
  readonly person_id: PersonId
  readonly kind: RequestKind
  readonly words: string
  readonly at: Instant
  readonly answer: string | null
}
/** Private: which change of a zone's law was told of which meeting. */
export type DriftRow = {
  readonly meeting_id: MeetingId
  readonly now_local: string
  readonly told_at: Instant
}
export type CycleRow = {
  readonly id: CycleId
  readonly body_id: BodyId
  readonly name: Commitment
  readonly regions: string
  readonly made_by: PersonId
  readonly made_at: Instant
}
export type RoundRow = {
  readonly cycle_id: CycleId
  readonly meeting_id: MeetingId
  readonly region: string
  readonly reason: Commitment | null
}
type Tables = {
  readonly meeting_hubs: HubRow
  readonly meeting_hub_people: HubPersonRow
  readonly meeting_sessions: SessionRow
  readonly meeting_materials: MaterialRow
  readonly material_files: MaterialFileRow
  readonly meeting_requests: RequestRow
  readonly meeting_drifts_told: DriftRow
  readonly meeting_cycles: CycleRow
  readonly cycle_rounds: RoundRow
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

export const HUBS = keptTable<HubRow>({ table: 'meeting_hubs', noun: 'hub', key: ['id'] })
export const HUB_PEOPLE = keptTable<HubPersonRow>({
  table: 'meeting_hub_people',
  noun: 'hub-person',
  key: ['hub_id', 'person_id'],
})
export const SESSIONS = keptTable<SessionRow>({
  table: 'meeting_sessions',
  noun: 'meeting-session',
  key: ['id'],
})
export const MATERIALS = keptTable<MaterialRow>({
  table: 'meeting_materials',
  noun: 'meeting-material',
  key: ['id'],
})
export const MATERIAL_FILES = keptTable<MaterialFileRow>({
  table: 'material_files',
  noun: 'paper-file',
  key: ['id'],
})
export const CYCLES = keptTable<CycleRow>({
  table: 'meeting_cycles',
  noun: 'cycle',
  key: ['id'],
})
export const ROUNDS = keptTable<RoundRow>({
  table: 'cycle_rounds',
  noun: 'cycle-round',
  key: ['cycle_id', 'meeting_id'],
})

export const MEETING_TABLES = [
  MEETINGS,
  SERIES,
  ITEMS,
  HUBS,
  HUB_PEOPLE,
  SESSIONS,
  MATERIALS,
  MATERIAL_FILES,
  CYCLES,
  ROUNDS,
] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
