/** How a group got to where it is, as one of its stewards tells it. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { StewardActId } from '../stewards/index.ts'

export type History = {
  readonly process: ProcessId
  /** Counted from 1; nothing of an earlier one is changed. */
  readonly version: number
  readonly words: Commitment
  readonly by: PersonId
  readonly role: string
  readonly at: Instant
  /** Its line in the steward log, where whoever is concerned objects to it. */
  readonly line: StewardActId
}

/** Two pages: what is longer is no summary. */
export const HISTORY_LENGTH_MAX = 6_000
/** What the steward log says of it. */
export const LINE_LENGTH_MAX = 200
/** Of one process; the words of the last are shown, the others are named. */
export const VERSIONS_MAX = 200

export type HistoryShown = Pick<History, 'version' | 'at' | 'line' | 'role'> & {
  readonly words: string
  readonly name: string
  readonly path: string | undefined
  /** Objections to it that are not settled. */
  readonly contested: number
}
