/** A submission: one comment in a docket, as it was sent or as a source reports it. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { Reported } from '../processes/index.ts'
import type { DocketId } from './docket.ts'

export type SubmissionId = Brand<string, 'SubmissionId'>

export type Submission = {
  readonly id: SubmissionId
  readonly docket: DocketId
  readonly author: Author
  /** The group its author had chosen when it was sent. */
  readonly group: string | undefined
  /** The author's statement of interest in force then. */
  readonly interest: number | undefined
  /** Absent where a source names a submission whose words are not known. */
  readonly words: Commitment | undefined
  readonly at: Instant
  /** After the close, and kept because the rule says so. */
  readonly late: boolean
  readonly standing: Standing
}

export type Author =
  | {
      readonly kind: 'person'
      readonly person: PersonId
      readonly capacity: Capacity
      /** The organisation under the name it had then. */
      readonly spokeFor: Commitment | undefined
    }
  | {
      readonly kind: 'reported'
      /** Absent where not even the source knows: shown as an unknown contributor. */
      readonly contributor: Commitment | undefined
      /** Told in other words than the contributor's own. */
      readonly paraphrase: boolean
      readonly reported: Reported
    }

/** Whether the organisation it speaks for stands behind it; its own procedure takes days. */
export type Standing =
  | { readonly kind: 'final' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'ratified'; readonly at: Instant; readonly votes: Votes }

export type Votes = {
  readonly inFavour: number
  readonly against: number
  readonly abstaining: number
}

/** How many came from a group, and how many of these late. */
export type GroupCount = {
  readonly group: string | undefined
  readonly count: number
  readonly late: number
}

/** 64 KiB of UTF-8: twenty pages, and below the bound that the record sets for one text. */
export const SUBMISSION_BYTES_MAX = 64 * 1024

/** One person in one docket: above this a comment is a campaign. */
export const SUBMISSIONS_PER_PERSON_MAX = 20

export const SUBMISSIONS_PAGE = 100
/** Rows of one table for machines, words included; `?after=` gives the next ones. */
export const SUBMISSIONS_TABLE_MAX = 2_000

/** Votes that an organisation's own body can have. */
export const VOTES_MAX = 100_000

export const submissionId = (raw: string): SubmissionId | undefined =>
  isUlid(raw) ? (raw as string as SubmissionId) : undefined

/** The first words stand for a title: a submission has none. */
const OPENING_LENGTH_MAX = 120

export function firstWords(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= OPENING_LENGTH_MAX
    ? line
    : `${line.slice(0, OPENING_LENGTH_MAX).trimEnd()}…`
}
