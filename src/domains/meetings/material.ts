/** Papers for a meeting, and what somebody asks for to be able to come. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { MeetingId } from './meeting.ts'

export type MaterialId = Brand<string, 'MaterialId'>

export const MATERIALS_MAX = 100
/** Of them for who runs the meeting alone, and of one person who does not: nobody fills it. */
export const MATERIALS_FOR_RUNNERS = 20
export const MATERIALS_OF_ONE_MAX = 10
export const REQUESTS_MAX = 500

/** A paper by its address: on this site, or anywhere under https; also that of its own file. */
export type Material = {
  readonly id: MaterialId
  readonly meeting: MeetingId
  readonly title: Commitment
  readonly href: string
  readonly submittedBy: PersonId
  readonly submittedAt: Instant
  readonly state: MaterialState
}

/** What was sent with a paper, under the paper's own id. Everybody can download it. */
export type PaperFile = {
  readonly id: MaterialId
  readonly name: Commitment
  /** As it is handed out; what it was sent as counts for nothing. */
  readonly type: string
  readonly size: number
  /** In hex, as `sha256sum` prints it. */
  readonly sha256: string
  /** The operator's scanner found nothing in it; false where none is set. */
  readonly scanned: boolean
}

export const paperPath = (id: MaterialId): string => `/attachments/papers/${id}`

export type MaterialState =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'approved'; readonly at: Instant }
  | { readonly kind: 'declined'; readonly at: Instant; readonly reason: Commitment }

/** What is asked in private: of nobody's business but theirs who can do something about it. */
export const REQUEST_KINDS = ['access', 'visa'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export type Request = {
  readonly meeting: MeetingId
  readonly person: PersonId
  readonly kind: RequestKind
  readonly words: string
  readonly at: Instant
  readonly answer: string | undefined
}

export const materialId = (raw: string): MaterialId | undefined =>
  isUlid(raw) ? (raw as string as MaterialId) : undefined
