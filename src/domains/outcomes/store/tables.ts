/** The tables of this domain and how their rows are kept. Reads and decides nothing. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { keptTable } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { CallId } from '../../decisions/index.ts'
import type { PersonId } from '../../people/index.ts'
import type { IMPORTER, ProcessId } from '../../processes/index.ts'
import type { CommitmentId, CommitmentState, ContestId, Party } from '../commitment.ts'
import type { Basis, OutcomeId, Said } from '../outcome.ts'

export type OutcomeRow = {
  readonly id: OutcomeId
  readonly process_id: ProcessId
  readonly title: Said
  readonly summary: Said | null
  readonly kind: Basis['kind']
  readonly basis: string
  readonly call_id: CallId | null
  readonly adopted_by: PersonId | typeof IMPORTER
  readonly role: string
  readonly adopted_at: Instant
}

export type CommitmentRow = {
  readonly id: CommitmentId
  readonly outcome_id: OutcomeId
  readonly process_id: ProcessId
  readonly party_kind: Party['kind']
  readonly party: string
  readonly made_by: PersonId | typeof IMPORTER
  readonly made_at: Instant
  readonly what: Said
  readonly due: Instant | null
  readonly source: string | null
  readonly reported_on: string | null
  readonly earlier: string
  readonly reports: string
  readonly kind: CommitmentState['kind']
  readonly state: string
}

export type ContestRow = {
  readonly id: ContestId
  readonly commitment_id: CommitmentId
  readonly person_id: PersonId
  readonly reason: Said
  readonly at: Instant
}

type OutcomeTables = {
  readonly outcomes: OutcomeRow
  readonly commitments: CommitmentRow
  readonly commitment_contests: ContestRow
}

export const OUTCOMES = keptTable<OutcomeRow>({ table: 'outcomes', noun: 'outcome', key: ['id'] })
export const COMMITMENTS = keptTable<CommitmentRow>({
  table: 'commitments',
  noun: 'commitment',
  key: ['id'],
})
export const CONTESTS = keptTable<ContestRow>({
  table: 'commitment_contests',
  noun: 'commitment-contest',
  key: ['id'],
})

export const OUTCOME_TABLES = [OUTCOMES, COMMITMENTS, CONTESTS] as const

export const own = (db: Read | Tx) => db.withTables<OutcomeTables>()
