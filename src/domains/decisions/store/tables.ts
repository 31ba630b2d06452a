/** The tables of this domain and how their rows are kept. Reads and decides nothing. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { keptTable } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../../people/index.ts'
import type { ProcessId, WindowId } from '../../processes/index.ts'
import type { TextId } from '../text-source.ts'
import type { CallId, CallState, Visibility } from '../call.ts'
import type { Designation, DesignationId, Polarity, ReactionKind } from '../designation.ts'
import type { MergeId, MergeState } from '../merge.ts'
import type { ObjectionId, ObjectionState, SupporterState, Word } from '../objection.ts'
import type { ShownKind } from '../position.ts'

export type CallRow = {
  readonly id: CallId
  readonly process_id: ProcessId
  readonly window_kind: string
  readonly window_id: WindowId | null
  readonly text_id: TextId
  readonly version: number
  readonly hash: string
  readonly question: Commitment
  readonly rules: string
  readonly visibility: Visibility
  readonly ladder: string | null
  readonly drafted_by: PersonId
  readonly drafted_at: Instant
  readonly kind: CallState['kind']
  readonly state: string
}

export type RollRow = { readonly call_id: CallId; readonly part: number; readonly seats: string }

export type PositionRow = {
  readonly call_id: CallId
  readonly person_id: PersonId
  readonly counted: number
  readonly seat_group: string
  readonly choice: ShownKind
  readonly until: Instant | null
  readonly seal: Commitment | null
  readonly reason: Commitment | null
  readonly capacity: Capacity
  readonly spoke_for: Commitment | null
  readonly stated_at: Instant
  readonly hat: string | null
}

/** Private: what is inside a seal, until the call closes. */
export type SealRow = {
  readonly call_id: CallId
  readonly person_id: PersonId
  readonly stance: string
  readonly opening: string
  readonly reason: string | null
}

export type ObjectionRow = {
  readonly id: ObjectionId
  readonly call_id: CallId
  readonly raised_by: PersonId
  readonly owner: PersonId
  readonly title: Commitment
  readonly argument: Commitment
  readonly remedy: Commitment
  readonly clause: string | null
  readonly capacity: Capacity
  readonly spoke_for: Commitment | null
  readonly seat_group: string
  readonly raised_at: Instant
  readonly kind: ObjectionState['kind']
  readonly state: string
  readonly hat: string | null
}

export type SupporterRow = {
  readonly objection_id: ObjectionId
  readonly person_id: PersonId
  readonly capacity: Capacity
  readonly spoke_for: Commitment | null
  readonly seat_group: string
  readonly joined_at: Instant
  readonly kind: SupporterState['kind']
  readonly word: Word | null
  readonly round: number | null
  readonly hat: string | null
}

export type DesignationRow = {
  readonly id: DesignationId
  readonly call_id: CallId
  readonly round: number
  readonly level: string
  readonly polarity: Polarity
  readonly reasons: Commitment
  readonly proposed_by: PersonId
  readonly proposed_at: Instant
  readonly kind: Designation['state']['kind']
  readonly state: string
  readonly prepared: string | null
}

export type ReactionRow = {
  readonly designation_id: DesignationId
  readonly person_id: PersonId
  readonly kind: ReactionKind
  readonly reason: Commitment | null
  readonly reacted_at: Instant
  readonly hat: string | null
}

export type MinorityRow = {
  readonly objection_id: ObjectionId
  readonly author: PersonId
  readonly call_id: CallId
  readonly statement: Commitment
  readonly capacity: Capacity
  readonly spoke_for: Commitment | null
  readonly written_at: Instant
  readonly hat: string | null
}

export type MergeRow = {
  readonly id: MergeId
  readonly call_id: CallId
  readonly from_id: ObjectionId
  readonly into_id: ObjectionId
  readonly proposed_by: PersonId
  readonly proposed_at: Instant
  readonly reason: Commitment | null
  readonly agreed: string
  readonly kind: MergeState['kind']
  readonly state: string
}

export type DecisionTables = {
  readonly calls: CallRow
  readonly call_rolls: RollRow
  readonly positions: PositionRow
  readonly position_seals: SealRow
  readonly objections: ObjectionRow
  readonly objection_supporters: SupporterRow
  readonly objection_merges: MergeRow
  readonly designations: DesignationRow
  readonly designation_reactions: ReactionRow
  readonly minority_statements: MinorityRow
}

export const CALLS = keptTable<CallRow>({ table: 'calls', noun: 'call', key: ['id'] })
export const ROLLS = keptTable<RollRow>({
  table: 'call_rolls',
  noun: 'roll',
  key: ['call_id', 'part'],
})
export const POSITIONS = keptTable<PositionRow>({
  table: 'positions',
  noun: 'position',
  key: ['call_id', 'person_id'],
})
export const OBJECTIONS = keptTable<ObjectionRow>({
  table: 'objections',
  noun: 'objection',
  key: ['id'],
})
export const SUPPORTERS = keptTable<SupporterRow>({
  table: 'objection_supporters',
  noun: 'supporter',
  key: ['objection_id', 'person_id'],
})
export const MERGES = keptTable<MergeRow>({
  table: 'objection_merges',
  noun: 'merge',
  key: ['id'],
})
export const DESIGNATIONS = keptTable<DesignationRow>({
  table: 'designations',
  noun: 'designation',
  key: ['id'],
})
export const REACTIONS = keptTable<ReactionRow>({
  table: 'designation_reactions',
  noun: 'reaction',
  key: ['designation_id', 'person_id'],
})
export const MINORITY = keptTable<MinorityRow>({
  table: 'minority_statements',
  noun: 'minority',
  key: ['objection_id', 'author'],
})

export const DECISION_TABLES = [
  CALLS,
  ROLLS,
  POSITIONS,
  OBJECTIONS,
  SUPPORTERS,
  MERGES,
  DESIGNATIONS,
  REACTIONS,
  MINORITY,
] as const

/** Bounds of what one page reads. */
export const POSITIONS_MAX = 10_000
export const OBJECTIONS_MAX = 1_000
export const CALLS_MAX = 200

export const own = (db: Read | Tx) => db.withTables<DecisionTables>()
