/** Something said on condition of not being named, noted by somebody who heard it. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { ClauseId, TextId } from '../texts/index.ts'

export type RemarkId = Brand<string, 'RemarkId'>

/** Where it belongs. */
type About = {
  readonly id: RemarkId
  readonly process: ProcessId
  readonly text: TextId
  readonly version: number
  readonly clauses: readonly ClauseId[]
  readonly notedBy: PersonId
}

/** In public, since whoever said it has agreed. Nothing in it says who that is. */
export type Remark = About & {
  readonly words: Commitment
  /** Absent where too few are in it for it to be named. */
  readonly group: string | undefined
  readonly at: Instant
}

/** Between two people: who noted it, and who is asked whether it is so. */
export type Asked = About & {
  readonly words: string
  readonly speaker: PersonId
  readonly at: Instant
}

export const REMARK_LENGTH_MAX = 8_000
/** Noted in one process, agreed to or not. */
export const REMARKS_MAX = 20_000
/** Unanswered ones of one who notes: nobody is asked without end. */
export const REMARKS_ASKED_MAX = 50

export const remarkId = (raw: string): RemarkId | undefined =>
  isUlid(raw) ? (raw as string as RemarkId) : undefined
