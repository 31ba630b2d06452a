/** The seats that a body's own rules provide, and who stands in for whom. Nouns only. */
import type { Brand, Instant } from '../../platform/values.ts'
import type { BodyId, PersonId, Role, SeatId } from '../people/index.ts'
import type { TermId } from './body.ts'

export type PlaceId = Brand<string, 'PlaceId'>
export type StandInId = Brand<string, 'StandInId'>

/** `voting` is counted; the others speak, and liaisons speak for another body. */
export const STANDINGS = ['voting', 'non-voting', 'liaison'] as const
export type Standing = (typeof STANDINGS)[number]

/** A house, a class or a stakeholder group of a body, as its own rules call it. */
export type Part = { readonly id: string; readonly label: string }

/** What a body's own rules say of its seats and meetings; none where it is an open table. */
export type BodyShape = {
  readonly parts: readonly Part[]
  /** The code list of the regions from which seats are filled; null where none is asked for. */
  readonly regions: string | null
  readonly meetings: readonly MeetingsDue[]
}

export type MeetingsDue = {
  readonly title: string
  readonly timesAYear: number
  readonly source: string
  readonly tag: string
  /** Those that have a date: from the first day to the last, both counted. */
  readonly dates?: readonly MeetingDates[]
}

/** `2027-03-06`, in UTC. */
export type MeetingDates = { readonly from: string; readonly to: string }

export type Place = {
  readonly id: PlaceId
  readonly body: BodyId
  /** Where it stands among the seats of the body, from 0. */
  readonly position: number
  /** Unique in the body, also in later editions of the file it came from. */
  readonly name: string
  readonly title: string
  /** The house or class, where the body has any. */
  readonly part: string | null
  /** The group within it. */
  readonly group: string | null
  /** Who sits here comes from this region: a code of the list that the body names. */
  readonly region: string | null
  /** The slug of the body that fills this seat; null where it is none of ours. */
  readonly appointer: string | null
  readonly appointedBy: string
  readonly standing: Standing
  /** How many votes it casts; 0 where it casts none. */
  readonly weight: number
  readonly term: TermRule | null
  readonly source: string
  readonly tag: string
}

/** Terms begin on one day every so many years; seats of other years are staggered against it. */
export type TermRule = {
  readonly years: number
  /** `2025-11-01`: a day on which a term of this seat begins. */
  readonly from: string
  /** As many terms as one person may serve one after the other; null for no limit. */
  readonly consecutive: number | null
}

/** Why a seat or a role ended before or at its time. */
export const ENDINGS = ['left', 'term', 'removed'] as const
export type Ending = (typeof ENDINGS)[number]

/** For a time somebody else sits or serves: a temporary alternate, or a role delegated. */
export type StandIn = {
  readonly id: StandInId
  readonly body: BodyId
  readonly for: StandsFor
  readonly holder: PersonId
  readonly person: PersonId
  readonly givenBy: PersonId
  readonly since: Instant
  readonly until: Instant
  readonly endedAt: Instant | null
}

export type StandsFor =
  | { readonly kind: 'seat'; readonly seat: SeatId }
  | {
      readonly kind: 'role'
      readonly term: TermId
      readonly role: Role
      /** Delegated in this process alone; without one, wherever the role counts. */
      readonly process?: string | undefined
    }

export const isStandingIn = ({ since, until, endedAt }: StandIn, now: Instant) =>
  since <= now && now < until && (endedAt === null || now < endedAt)

/** A name of a place, a part, a group or a region. */
export const PLACE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/
