/** The shape in which any domain gives what the gates of a process are judged by. Nouns only. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { FactName, InLanguages } from '../templates/index.ts'
import type { Process } from './process.ts'

export type Fact = {
  readonly value: number
  /** Out of how many; for sentences such as "1 of 5". */
  readonly of?: number
  /** Since when the oldest of what is counted has been so. */
  readonly since?: Instant
  /** The group of which this is said, where one group is what is missing. */
  readonly group?: InLanguages
  /** Sentences of the domain that gives the fact, keyed in its own catalogue. */
  readonly detail?: FactDetail
}

export type FactDetail = {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export type Facts = Readonly<Partial<Record<FactName, Fact>>>

/**
 * Given by a later domain, joined in `joined.ts`. It may leave out a fact, never guess one. Names
 * that follow from a template are announced as a family: `decisions.*`.
 */
export type FactProvider = {
  readonly facts: readonly FactName[]
  provide(read: Read, process: Process, now: Instant): Promise<Facts>
}
