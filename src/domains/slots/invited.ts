/** Who is invited to the meetings of a process or body, with their clocks and regions. No rules. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isHeld, isServing, seatsOf, termsOf, type Body } from '../bodies/index.ts'
import { choicesThen, codesOf, zonesOf, type Labels, type PersonId } from '../people/index.ts'
import type { Invited } from './rules/told.ts'

/** What somebody's region is, by the list that the body's own rules name. */
const REGIONS = 'regions'

export type Membership = {
  /** In the order in which they came. */
  readonly invitedAt: (at: Instant) => readonly Invited<PersonId>[]
  /** Private. An account that says none lives by UTC, as it does everywhere on the site. */
  readonly zoneOf: (person: PersonId) => string
  readonly labels: ReadonlyMap<string, Labels>
}

/** What a clock of nobody's is: the same that accounts begin with. */
const UNSAID = 'UTC'

/** Whoever had a seat or served at that hour, in the order in which they came. */
export async function invitationsOf(
  read: Read,
  { id }: Pick<Body, 'id'>,
): Promise<(at: Instant) => readonly PersonId[]> {
  const seats = await seatsOf(read, id)
  const terms = await termsOf(read, id)
  return (at) => {
    const sat = seats.filter((one) => one.since <= at && isHeld(one, at))
    const served = terms.filter((one) => one.since <= at && isServing(one, at))
    const came = [...sat, ...served].toSorted((one, other) => one.since - other.since)
    return [...new Set(came.map(({ person }) => person))]
  }
}

/** @param since the earliest hour that is asked about */
export async function membershipOf(read: Read, body: Body, since: Instant): Promise<Membership> {
  const present = await invitationsOf(read, body)
  const ever = [...(await seatsOf(read, body.id)), ...(await termsOf(read, body.id))]
  const people = [...new Set(ever.map(({ person }) => person))]
  const scheme = body.shape?.regions ?? REGIONS
  const zones = await zonesOf(read, people)
  const chosen = await choicesThen(read, new Map(people.map((person) => [person, since])))
  const codes = await codesOf(read, scheme)
  return {
    invitedAt: (at) =>
      present(at).map((person) => ({ person, region: chosen(person, scheme, at) })),
    zoneOf: (person) => zones.get(person) ?? UNSAID,
    labels: new Map(codes.map(({ code, labels }) => [code, labels])),
  }
}
