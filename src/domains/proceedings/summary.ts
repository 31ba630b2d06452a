/** A chair's or steward's summary of a meeting or a cycle: versions that stay. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { CycleId, MeetingId } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { StewardActId } from '../stewards/index.ts'

/** What it is of. */
export type About = `meeting:${MeetingId}` | `cycle:${CycleId}`

export type Summary = {
  readonly about: About
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
export const SUMMARY_LENGTH_MAX = 6_000
/** What the steward log says of it. */
export const LINE_LENGTH_MAX = 200
/** Of one meeting or cycle. */
export const VERSIONS_MAX = 50

export type SummaryShown = Pick<Summary, 'version' | 'at' | 'line' | 'role'> & {
  readonly words: string
  readonly name: string
  readonly path: string | undefined
  /** Objections to it that are not settled. */
  readonly contested: number
}
