/** What the pages of participation are made of: loaded by the routes, shown by the views. */
import type { Again } from '../../../platform/html/index.ts'
import type { Words } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Body, RoleTerm } from '../../bodies/index.ts'
import type { Actor, Named, PersonId } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Template } from '../../templates/index.ts'
import type { AnswerId, AuditAnswer, Contest, Question } from '../audit.ts'
import type { AuditRefusal } from '../rules/audit.ts'
import type { GroupSeats } from '../seats.ts'

export type SeatsShown = {
  readonly body: Body
  readonly groups: readonly GroupSeats[]
  readonly officers: readonly RoleTerm[]
  readonly template: Template
  readonly names: ReadonlyMap<PersonId, Named>
}

/** A form that came back: on which question or answer, as it was typed, and why. */
export type Returned = {
  readonly about:
    | { readonly kind: 'question'; readonly id: string }
    | { readonly kind: 'answer'; readonly id: AnswerId }
  readonly again: Again
  readonly refusal?: AuditRefusal | undefined
}

export type AuditShown = {
  readonly process: Process
  readonly template: Template
  readonly questions: readonly Question[]
  /** All rounds, the oldest first. */
  readonly answers: readonly AuditAnswer[]
  readonly contests: readonly Contest[]
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly viewer: Actor | undefined
  readonly now: Instant
  readonly returned: Returned | undefined
}
