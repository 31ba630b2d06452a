/** What the pages of outcomes are made of: loaded by the routes, shown by the views. No I/O. */
import type { Again } from '../../../platform/html/index.ts'
import type { Words } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Challenge } from '../../challenges/index.ts'
import type { Call, Designation, MinorityStatement } from '../../decisions/index.ts'
import type { Actor, Named, PersonId } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Template } from '../../templates/index.ts'
import type { Commitment, CommitmentId, Contest } from '../commitment.ts'
import type { Outcome } from '../outcome.ts'
import type { Refusal } from '../rules/refusal.ts'

/** Words and names behind commitments and pseudonyms. */
export type Scene = {
  readonly process: Process
  readonly template: Template
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly now: Instant
}

/** The call that an outcome comes from, with what was said when it was closed. */
export type Agreed = {
  readonly call: Call
  readonly designation: Designation
  /** By right of those who differ; shown whole, whatever the outcome says. */
  readonly minority: readonly MinorityStatement[]
  /** Of this designation: each statement stays with the result, whatever became of it. */
  readonly challenges: readonly Challenge[]
}

export type FormName = 'commitment' | 'report' | 'change' | 'withdrawal' | 'contest' | 'outcome'

/** A form that came back: which, about which commitment, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly about?: CommitmentId | undefined
  readonly again: Again
  readonly refusal?: Refusal | undefined
}

export type OutcomeShown = Scene & {
  readonly outcome: Outcome
  /** Absent where a source reports it. */
  readonly agreed: Agreed | undefined
  readonly commitments: readonly Commitment[]
  readonly contests: readonly Contest[]
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

/** A line of a list of outcomes, with what became of its commitments. */
export type OutcomeLine = {
  readonly outcome: Outcome
  readonly commitments: readonly Commitment[]
}

export const returnedFor = (
  { returned }: Pick<OutcomeShown, 'returned'>,
  form: FormName,
  about?: CommitmentId,
): Returned | undefined =>
  returned?.form === form && returned.about === about ? returned : undefined
