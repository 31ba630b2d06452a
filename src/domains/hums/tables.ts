/** The tables of this domain, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { HubId, MeetingId } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { HumId, HumState, Way } from './hum.ts'

export type HumRow = {
  readonly id: HumId
  readonly meeting_id: MeetingId
  readonly item: string | null
  readonly question: Commitment
  readonly answers: string
  readonly asked_by: PersonId
  readonly asked_at: Instant
  readonly kind: HumState['kind']
  readonly state: string
}
export type AnswerRow = {
  readonly hum_id: HumId
  readonly who: string
  readonly choice: number
  readonly way: Way
  readonly cell: string
  readonly entered_by: PersonId | null
  readonly at: Instant
}
export type HubCountRow = {
  readonly hum_id: HumId
  readonly hub_id: HubId
  readonly counts: string
  readonly covers: string
  readonly entered_by: PersonId
  readonly at: Instant
}
type TellingRow = { readonly hum_id: HumId; readonly told_at: Instant }
type CodeRow = {
  readonly code: string
  readonly meeting_id: MeetingId
  readonly person_id: PersonId
  readonly until: Instant
}
type Tables = {
  readonly hums: HumRow
  readonly hum_answers: AnswerRow
  readonly hum_hub_counts: HubCountRow
  readonly hum_tellings: TellingRow
  readonly phone_codes: CodeRow
}

export const HUMS = keptTable<HumRow>({ table: 'hums', noun: 'hum', key: ['id'] })
export const HUM_TABLES = [HUMS] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
