/** What can be reported: each kind of words says how it is found and who may remove it. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Act } from '../../platform/record/index.ts'
import type { Actor, BodyId, Commitment, PersonId } from '../people/index.ts'
import { partsOf, type Thing } from './report.ts'

export type Found = {
  readonly thing: Thing
  readonly href: string
  /** Where the form stands with which it is removed. */
  readonly removal: string
  /** Who wrote it; a name alone where nobody here did. */
  readonly author: PersonId | undefined
  readonly name: string | undefined
  /** Absent once it was taken away, by whomever. */
  readonly words: string | undefined
  readonly place: { readonly title: Commitment; readonly href: string }
  readonly body: BodyId | undefined
  /** Talk of a closed list, which nobody may remove from outside. */
  readonly isSealed: boolean
  /** The role in which somebody may remove it: asks the rule of its own domain. */
  readonly officeOf: (actor: Actor) => string | undefined
  /** As the steward log names it. */
  readonly about: `${string}:${string}`
  /** The rules in force there, where there are any. */
  readonly rules: string | undefined
  readonly topics: readonly string[]
}

export type Reportable = {
  /** What stands before the colon. */
  readonly noun: string
  /** Absent for whoever may not read it. */
  readonly find: (
    db: Read | Tx,
    id: string,
    reader: PersonId | undefined,
  ) => Promise<Found | undefined>
  /** Which of them this act of an officer took away. */
  readonly takenBy: (act: Act) => string | undefined
}

export async function findReported(
  db: Read | Tx,
  reportables: readonly Reportable[],
  thing: Thing,
  reader: PersonId | undefined,
): Promise<Found | undefined> {
  const { noun, id } = partsOf(thing)
  return reportables.find((one) => one.noun === noun)?.find(db, id, reader)
}
