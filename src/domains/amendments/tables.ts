/** The tables of this domain, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { ClauseId, TextId } from '../texts/index.ts'
import type { AmendmentId, StanceKind, StateKind } from './amendment.ts'

export type AmendmentRow = {
  readonly id: AmendmentId
  readonly text_id: TextId
  readonly process_id: ProcessId
  readonly number: number
  readonly base: number
  readonly changes: string
  readonly reason: Commitment
  readonly proposed_by: PersonId
  readonly capacity: Capacity
  readonly proposed_at: Instant
  readonly renewals: number
  readonly kind: StateKind
  readonly state: string
}
export type SponsorRow = {
  readonly amendment_id: AmendmentId
  readonly person_id: PersonId
  readonly capacity: Capacity
  readonly joined_at: Instant
  readonly left_at: Instant | null
}
export type StanceRow = {
  readonly amendment_id: AmendmentId
  readonly person_id: PersonId
  readonly stance: StanceKind
  readonly capacity: Capacity
  readonly grp: string | null
  readonly reason: Commitment | null
  readonly at: Instant
}
/** Which clauses an amendment is about, for counting those that are open: follows from its row. */
export type MarkRow = {
  readonly text_id: TextId
  readonly clause: ClauseId | 'start'
  readonly amendment_id: AmendmentId
  readonly open: 0 | 1
}
/** An editor's own, until they publish. */
export type StepRow = {
  readonly text_id: TextId
  readonly person_id: PersonId
  readonly number: number
  readonly amendment_id: AmendmentId
  readonly base: number
  readonly decision: string
  readonly at: Instant
}
type Tables = {
  readonly amendments: AmendmentRow
  readonly amendment_sponsors: SponsorRow
  readonly amendment_stances: StanceRow
  readonly amendment_marks: MarkRow
  readonly assembly_steps: StepRow
}

export const AMENDMENTS = keptTable<AmendmentRow>({
  table: 'amendments',
  noun: 'amendment',
  key: ['id'],
})
export const SPONSORS = keptTable<SponsorRow>({
  table: 'amendment_sponsors',
  noun: 'amendment-sponsor',
  key: ['amendment_id', 'person_id'],
})
export const STANCE_ROWS = keptTable<StanceRow>({
  table: 'amendment_stances',
  noun: 'amendment-stance',
  key: ['amendment_id', 'person_id'],
})

export const AMENDMENT_TABLES = [AMENDMENTS, SPONSORS, STANCE_ROWS] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
