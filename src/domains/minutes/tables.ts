/** The tables of this domain, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { AttendanceId, CameAs, WayIn } from './attendance.ts'
import type { CorrectionId, CorrectionState, MinutesState } from './minutes.ts'
import type { ModeratorId } from './moderator.ts'
import type { NoteId, NoteKind } from './note.ts'
import type { TraceId, TraceKind } from './trace.ts'

export type AttendanceRow = {
  readonly id: AttendanceId
  readonly meeting_id: MeetingId
  readonly person_id: PersonId | null
  readonly capacity: Capacity | null
  readonly guest: Commitment | null
  readonly came_as: CameAs
  readonly way: WayIn
  readonly entered_by: PersonId
  readonly at: Instant
  readonly struck_at: Instant | null
}
export type ModeratorRow = {
  readonly id: ModeratorId
  readonly meeting_id: MeetingId
  readonly person_id: PersonId
  readonly named_by: PersonId
  readonly at: Instant
  readonly ended_at: Instant | null
}
export type NoteRow = {
  readonly id: NoteId
  readonly meeting_id: MeetingId
  readonly process_id: ProcessId | null
  readonly kind: NoteKind
  readonly item: string | null
  readonly place: number
  readonly words: Commitment
  readonly version: number
  readonly speaker: PersonId | null
  readonly capacity: Capacity | null
  readonly guest: Commitment | null
  readonly text_id: string | null
  /** JSON list of clause ids. */
  readonly clauses: string
  readonly action: string | null
  readonly beside: NoteId | null
  readonly written_by: PersonId
  readonly at: Instant
  readonly struck_at: Instant | null
}
type HoldRow = {
  readonly note_id: NoteId
  readonly person_id: PersonId
  readonly until: Instant
}
export type MinutesRow = {
  readonly meeting_id: MeetingId
  readonly kind: MinutesState['kind']
  readonly state: string
  readonly said: Commitment | null
}
export type CorrectionRow = {
  readonly id: CorrectionId
  readonly meeting_id: MeetingId
  readonly note_id: NoteId
  readonly asked_by: PersonId
  readonly words: Commitment
  readonly why: Commitment
  readonly asked_at: Instant
  readonly kind: CorrectionState['kind']
  readonly state: string
}
export type TraceRow = {
  readonly id: TraceId
  readonly meeting_id: MeetingId
  readonly kind: TraceKind
  readonly language: string
  readonly href: string | null
  readonly reason: Commitment | null
  readonly added_by: PersonId
  readonly at: Instant
}
type Tables = {
  readonly attendances: AttendanceRow
  readonly meeting_moderators: ModeratorRow
  readonly notes: NoteRow
  readonly note_holds: HoldRow
  readonly meeting_minutes: MinutesRow
  readonly note_corrections: CorrectionRow
  readonly meeting_traces: TraceRow
}

export const ATTENDANCES = keptTable<AttendanceRow>({
  table: 'attendances',
  noun: 'attendance',
  key: ['id'],
})
export const MODERATORS = keptTable<ModeratorRow>({
  table: 'meeting_moderators',
  noun: 'meeting-moderator',
  key: ['id'],
})
export const NOTES = keptTable<NoteRow>({ table: 'notes', noun: 'note', key: ['id'] })
export const MINUTES = keptTable<MinutesRow>({
  table: 'meeting_minutes',
  noun: 'minutes',
  key: ['meeting_id'],
})
export const CORRECTIONS = keptTable<CorrectionRow>({
  table: 'note_corrections',
  noun: 'note-correction',
  key: ['id'],
})
export const TRACES = keptTable<TraceRow>({
  table: 'meeting_traces',
  noun: 'meeting-trace',
  key: ['id'],
})

export const MINUTES_TABLES = [
  ATTENDANCES,
  MODERATORS,
  NOTES,
  MINUTES,
  CORRECTIONS,
  TRACES,
] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
