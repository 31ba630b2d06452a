/** What somebody holds now, in all bodies: an actor carries it to every rule. Writes nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Offices, PersonId, SeatHeld } from '../people/index.ts'
import { isHeld, isServing, type Seat } from './body.ts'
import { isStandingIn, type StandIn } from './place.ts'
import { own, seatFrom, SEATS_MAX, termFrom } from './store.ts'
import { standInsBy } from './store-places.ts'

const termRows = (db: Read | Tx) =>
  own(db)
    .selectFrom('role_terms')
    .innerJoin('bodies', 'bodies.id', 'role_terms.body_id')
    .selectAll('role_terms')
    .select('bodies.slug')

const seatRows = (db: Read | Tx) =>
  own(db)
    .selectFrom('seats')
    .innerJoin('bodies', 'bodies.id', 'seats.body_id')
    .selectAll('seats')
    .select('bodies.slug')

/** Not ended yet by their rows; the hour may have ended some of them. */
const heldBy = remembered(async (db: Read | Tx, person: PersonId) => {
  const standIns = await standInsBy(db, person)
  return {
    terms: await termRows(db)
      .where('role_terms.person_id', '=', person)
      .where('role_terms.ended_at', 'is', null)
      .limit(SEATS_MAX)
      .execute(),
    seats: await seatRows(db)
      .where('seats.person_id', '=', person)
      .where('seats.ended_at', 'is', null)
      .limit(SEATS_MAX)
      .execute(),
    standIns,
    stoodFor: await stoodFor(db, standIns),
  }
})

/** A stand-in holds what the holder still holds; both end with the holder's own term. */
async function stoodFor(db: Read | Tx, standIns: readonly StandIn[]) {
  const seats = standIns.flatMap(({ for: of }) => (of.kind === 'seat' ? [of.seat] : []))
  const terms = standIns.flatMap(({ for: of }) => (of.kind === 'role' ? [of.term] : []))
  return {
    seats: seats.length === 0 ? [] : await seatRows(db).where('seats.id', 'in', seats).execute(),
    terms:
      terms.length === 0 ? [] : await termRows(db).where('role_terms.id', 'in', terms).execute(),
  }
}

export async function officesOf(db: Read | Tx, person: PersonId, now: Instant): Promise<Offices> {
  const { terms, seats, standIns, stoodFor: stood } = await heldBy(db, person)
  const counted = new Set<string>(
    standIns
      .filter((one) => isStandingIn(one, now))
      .map(({ for: of }) => (of.kind === 'seat' ? of.seat : of.term)),
  )
  return {
    roles: [...terms, ...stood.terms.filter(({ id }) => counted.has(id))]
      .filter((row) => isServing(termFrom(row), now))
      .map(({ body_id, slug, role }) => ({ body: body_id, slug, role })),
    seats: [...seats, ...stood.seats.filter(({ id }) => counted.has(id))]
      .filter((row) => isHeld(seatFrom(row), now))
      .map((row) => heldAs(seatFrom(row), row.slug)),
  }
}

const heldAs = ({ body, id, group }: Seat, slug: string): SeatHeld => ({
  body,
  slug,
  seat: id,
  group,
})
