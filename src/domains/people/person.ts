/** Who takes part: people, what they say of themselves, and what they may speak for. Nouns only. */
import { z } from 'zod'
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'

/** A random pseudonym: `p_` and 128 bits in hex. All that the record ever knows of a person. */
export type PersonId = Brand<`p_${string}`, 'PersonId'>
export type OrganisationId = Brand<string, 'OrganisationId'>
export type AffiliationId = Brand<string, 'AffiliationId'>

/** A body of people; named here because an actor carries the seats and roles held in it. */
export type BodyId = Brand<string, 'BodyId'>
export type SeatId = Brand<string, 'SeatId'>

/** What somebody may be in a body besides a member. */
export const ROLES = [
  'chair',
  'vice-chair',
  'facilitator',
  'secretary',
  'editor',
  'rapporteur',
  'liaison',
] as const
export type Role = (typeof ROLES)[number]

/** A role held now; `slug` is the body's, so that a rule can name a standing body. */
export type RoleHeld = {
  readonly body: BodyId
  readonly slug: string
  readonly role: Role
  /** In whose place, where somebody stands in or acts for an officer. */
  readonly holder?: PersonId
}

/** A role that its holder delegated for a time, in one process only. */
export type RoleLent = RoleHeld & { readonly process: string; readonly holder: PersonId }

/** A seat held now, in a group where the body has groups. */
export type SeatHeld = {
  readonly body: BodyId
  /** The body's, so that a template can name a standing body. */
  readonly slug: string
  readonly seat: SeatId
  readonly group: string | null
}

/** The commitment of a piece of prose: base64 of 32 bytes. Its words are in `parts`. */
export type Commitment = string

export type Person = {
  readonly id: PersonId
  readonly handle: string
  readonly name: Commitment
  readonly joinedAt: Instant
  readonly state: PersonState
}

export type PersonState =
  { readonly kind: 'active' } | { readonly kind: 'erased'; readonly erasedAt: Instant }

/** One organisation that somebody says they belong to, since a day, until one where it ended. */
export type Affiliation = {
  readonly id: AffiliationId
  readonly person: PersonId
  readonly organisation: Commitment
  readonly since: Instant
  readonly endedAt: Instant | null
}

/**
 * What a statement of interest asks for.
 *
 * Source: promises.md 3.3, after the GNSO Operating Procedures, chapter 6.
 */
export const INTEREST_FIELDS = ['work', 'clients', 'funding', 'roles', 'finances', 'ties'] as const
export type InterestField = (typeof INTEREST_FIELDS)[number]

/** What one says under each of them. */
export const INTEREST_LENGTH_MAX = 2_000
export const ORGANISATION_LENGTH_MAX = 200

/** One version of somebody's statement of interest; versions never change. */
export type Interest = {
  readonly person: PersonId
  readonly version: number
  readonly at: Instant
  readonly fields: Readonly<Partial<Record<InterestField, Commitment>>>
  /** Acts for a party that is not named: every act then shows it. */
  readonly undisclosed: boolean
}

/** What somebody chose from one code list: a stakeholder group, a region. Never inferred. */
export type CodeChoice = {
  readonly person: PersonId
  readonly scheme: string
  readonly code: string
  readonly at: Instant
}

/** Undertakings somebody agreed to, in the version that they read. */
export type Agreement = {
  readonly person: PersonId
  readonly undertakings: string
  readonly version: number
  readonly at: Instant
}

/** In what capacity somebody speaks: for themselves, or under one of their affiliations. */
export type Capacity = 'personal' | `org:${AffiliationId}`

/** Under which affiliation; nothing where somebody speaks for themselves. */
export const affiliationIn = (capacity: Capacity): AffiliationId | undefined => {
  const id = capacity === 'personal' ? '' : capacity.slice('org:'.length)
  return isUlid(id) ? (id as string as AffiliationId) : undefined
}

export type Standing = { readonly capacity: Capacity; readonly organisation?: Commitment }

/** A person as rules see them: who acts, what they may speak for, what they said of themselves. */
export type Actor = {
  readonly person: PersonId
  readonly handle: string
  readonly name: string
  readonly capacities: readonly Standing[]
  readonly codes: ReadonlyMap<string, string>
  readonly interest: number | undefined
  readonly agreed: ReadonlySet<string>
  readonly roles: readonly RoleHeld[]
  readonly seats: readonly SeatHeld[]
  /** Counts in its own process alone: only what asks by process knows of it. */
  readonly lent?: readonly RoleLent[]
}

/** What `bodies` tells about a person, so that an actor is whole wherever a rule asks. */
export type Offices = Pick<Actor, 'roles' | 'seats' | 'lent'>

/** The standing body of those who run this place; its secretaries are the staff. */
export const SECRETARIAT = 'secretariat'

/** The standing body that screens issues. */
export const SCREENING_PANEL = 'screening-panel'

export const holdsRole = (actor: Actor, body: BodyId, ...roles: readonly Role[]) =>
  actor.roles.some((held) => held.body === body && roles.includes(held.role))

export const isStaff = (actor: Actor) =>
  actor.roles.some(({ slug, role }) => slug === SECRETARIAT && role === 'secretary')

export const seatIn = (actor: Actor, body: BodyId) => actor.seats.find((seat) => seat.body === body)

/** How an agreement is looked up: `permanence/1`. */
export const agreementKey = (undertakings: string, version: number) => `${undertakings}/${version}`

/** Law 7: what one reads before a first act. A change of its words is a new version. */
export const PERMANENCE = { undertakings: 'permanence', version: 1 } as const

export function personId(raw: string): PersonId | undefined {
  return /^p_[0-9a-f]{32}$/.test(raw) ? (raw as PersonId) : undefined
}

/** A pseudonym as a row keeps it. */
export const storedPerson = z.string().transform((raw, context) => {
  const id = personId(raw)
  if (!id) context.addIssue('not a pseudonym')
  return id ?? z.NEVER
})

/** Letters and digits, joined by single hyphens; `p_…` once the name is gone. */
export function isHandle(raw: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(raw) || personId(raw) !== undefined
}
