/** Boards, councils, committees, tables: groups with seats, roles and terms. Nouns only. */
import type { Brand, Instant } from '../../platform/values.ts'
import type { BodyId, Commitment, PersonId, Role, SeatId } from '../people/index.ts'
import type { BodyShape, Ending, PlaceId } from './place.ts'

export type { BodyId, Role, SeatId }
export type TermId = Brand<string, 'TermId'>

export const BODY_KINDS = [
  'board',
  'council',
  'committee',
  'working-group',
  'table',
  'secretariat',
  'panel',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

export type Body = {
  readonly id: BodyId
  readonly slug: string
  readonly kind: BodyKind
  readonly name: Commitment
  readonly mandate: Commitment | null
  readonly foundedAt: Instant
  /** `open`: who agrees to the undertakings takes a seat. `appointed`: the body or staff seat. */
  readonly joining: 'open' | 'appointed'
  /** The code list that its groups come from; null where it has none. */
  readonly grouping: string | null
  readonly target: SeatTarget | null
  /** What its own rules say of its seats; null where people simply sit down. */
  readonly shape: BodyShape | null
  readonly practice: boolean
  readonly state: BodyState
}

export type BodyState =
  { readonly kind: 'standing' } | { readonly kind: 'dissolved'; readonly dissolvedAt: Instant }

/** How many seats a body wants filled from each group, who set that, and when. */
export type SeatTarget = {
  readonly setAt: Instant
  /** `members`, `board`, …: said beside the table. */
  readonly setBy: string
  readonly seats: Readonly<Record<string, number>>
}

/** A seat held by somebody, from a day on, until a day where it ended. A seat is counted. */
export type Seat = {
  readonly id: SeatId
  readonly body: BodyId
  readonly person: PersonId
  readonly group: string | null
  readonly since: Instant
  readonly endedAt: Instant | null
  /** Which of the seats that the body's rules provide; none at an open table. */
  readonly place?: PlaceId | undefined
  /** The last instant of the term is before this one; absent where no term was set. */
  readonly until?: Instant | undefined
  readonly ending?: Ending | undefined
}

/** A role held by somebody, with the term it was given for. */
export type RoleTerm = {
  readonly id: TermId
  readonly body: BodyId
  readonly person: PersonId
  readonly role: Role
  readonly since: Instant
  /** The last instant of the term is before this one; null where no term was set. */
  readonly until: Instant | null
  readonly endedAt: Instant | null
  readonly ending?: Ending | undefined
}

/** The hour ends a term, not the job that says so on the record. */
export const isHeld = ({ endedAt, until }: Pick<Seat, 'endedAt' | 'until'>, now: Instant) =>
  (endedAt === null || now < endedAt) && (until === undefined || now < until)

export const isServing = (term: RoleTerm, now: Instant) =>
  (term.endedAt === null || now < term.endedAt) && (term.until === null || now < term.until)
