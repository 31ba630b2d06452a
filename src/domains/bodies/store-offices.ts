/** What somebody holds now, in all bodies: an actor carries it to every rule. Writes nothing. */
import { remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Offices, PersonId, RoleHeld, SeatHeld } from '../people/index.ts'
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
  const current = standIns.filter((one) => isStandingIn(one, now))
  const sits = new Set(current.flatMap(({ for: of }) => (of.kind === 'seat' ? [of.seat] : [])))
  const serving = new Map(
    [...terms, ...stood.terms].flatMap((row) =>
      isServing(termFrom(row), now) ? [[row.id, row] as const] : [],
    ),
  )
  const inPlace = current.flatMap(({ for: of, holder }) => {
    const row = of.kind === 'role' ? serving.get(of.term) : undefined
    if (of.kind !== 'role' || !row) return []
    return [{ ...roleOf(row), holder, process: of.process }]
  })
  return {
    roles: [
      ...terms.filter(({ id }) => serving.has(id)).map(roleOf),
      ...inPlace.flatMap(({ process, ...role }) => (process === undefined ? [role] : [])),
    ],
    seats: [...seats, ...stood.seats.filter(({ id }) => sits.has(id))]
      .filter((row) => isHeld(seatFrom(row), now))
      .map((row) => heldAs(seatFrom(row), row.slug)),
    lent: inPlace.flatMap(({ process, ...role }) =>
      process === undefined ? [] : [{ ...role, process }],
    ),
  }
}

type Named = Pick<RoleHeld, 'slug' | 'role'> & { readonly body_id: RoleHeld['body'] }
const roleOf = ({ body_id, slug, role }: Named): RoleHeld => ({ body: body_id, slug, role })

const heldAs = ({ body, id, group }: Seat, slug: string): SeatHeld => ({
  body,
  slug,
  seat: id,
  group,
})
