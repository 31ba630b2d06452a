/** The tables of this domain, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { BallotId } from '../ballots/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { PetitionId } from './petition.ts'
import type { Finding, RatificationId } from './ratification.ts'

export type PetitionRow = {
  readonly id: PetitionId
  readonly process_id: ProcessId
  readonly rule: string
  readonly stage: string
  readonly started_by: PersonId
  readonly statement: Commitment
  readonly started_at: Instant
  readonly closes: Instant
  /** From when on the clock has something to do in it. */
  readonly due: Instant | null
  readonly state: string
}
export type SignatureRow = {
  readonly petition_id: PetitionId
  readonly person_id: PersonId
  readonly capacity: Capacity
  readonly organisation: string | null
  readonly signed_at: Instant
  readonly left_at: Instant | null
}
export type RatificationRow = {
  readonly id: RatificationId
  readonly process_id: ProcessId
  readonly rule: string
  readonly stage: string
  readonly subject: Commitment
  readonly href: string | null
  readonly asked_by: PersonId
  readonly asked_at: Instant
}
export type AnswerRow = {
  readonly ratification_id: RatificationId
  readonly body: string
  readonly finding: Finding
  readonly votes: string
  readonly ballot_id: BallotId | null
  readonly answered_by: PersonId
  readonly role: string
  readonly reasons: Commitment
  readonly at: Instant
}
type Tables = {
  readonly petitions: PetitionRow
  readonly petition_signatures: SignatureRow
  readonly ratifications: RatificationRow
  readonly ratification_answers: AnswerRow
}

export const PETITIONS = keptTable<PetitionRow>({
  table: 'petitions',
  noun: 'petition',
  key: ['id'],
})
export const SIGNATURES = keptTable<SignatureRow>({
  table: 'petition_signatures',
  noun: 'petition-signature',
  key: ['petition_id', 'person_id'],
})
export const RATIFICATIONS = keptTable<RatificationRow>({
  table: 'ratifications',
  noun: 'ratification',
  key: ['id'],
})
export const ANSWERS = keptTable<AnswerRow>({
  table: 'ratification_answers',
  noun: 'ratification-answer',
  key: ['ratification_id', 'body'],
})

export const PETITION_TABLES = [PETITIONS, SIGNATURES, RATIFICATIONS, ANSWERS] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
