/** The tables of this domain and how their rows are kept. Reads and decides nothing. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { keptTable } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../../people/index.ts'
import type { ProcessId, Reported, WindowId } from '../../processes/index.ts'
import type { Docket, DocketId, DocketState } from '../docket.ts'
import type { Author, SubmissionId } from '../submission.ts'

type SourceColumns = { readonly source: string | null; readonly reported_on: string | null }

export type DocketRow = SourceColumns & {
  readonly id: DocketId
  readonly process_id: ProcessId
  readonly title: Commitment
  readonly asks: Commitment
  readonly subject: string
  readonly window_kind: string
  readonly window_id: WindowId | null
  readonly drafted_by: Docket['draftedBy']
  readonly drafted_at: Instant
  readonly kind: DocketState['kind']
  readonly state: string
}

export type SubmissionRow = SourceColumns & {
  readonly id: SubmissionId
  readonly docket_id: DocketId
  readonly kind: Author['kind']
  readonly person_id: PersonId | null
  readonly capacity: Capacity | null
  readonly spoke_for: Commitment | null
  readonly contributor: Commitment | null
  readonly paraphrase: number
  readonly seat_group: string | null
  readonly interest: number | null
  readonly words: Commitment | null
  readonly submitted_at: Instant
  readonly late: number
  readonly standing: string
}

export type DocketTables = {
  readonly dockets: DocketRow
  readonly submissions: SubmissionRow
}

export const DOCKETS = keptTable<DocketRow>({ table: 'dockets', noun: 'docket', key: ['id'] })
export const SUBMISSIONS = keptTable<SubmissionRow>({
  table: 'submissions',
  noun: 'submission',
  key: ['id'],
})

export const DOCKET_TABLES = [DOCKETS, SUBMISSIONS] as const

export const own = (db: Read | Tx) => db.withTables<DocketTables>()

export const reportedFrom = ({ source, reported_on }: SourceColumns): Reported | undefined =>
  source === null || reported_on === null ? undefined : { source, on: reported_on }

export const sourceColumns = (reported: Reported | undefined): SourceColumns => ({
  source: reported?.source ?? null,
  reported_on: reported?.on ?? null,
})
