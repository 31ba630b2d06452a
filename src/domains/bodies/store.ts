/** SQL for bodies, seats and terms, with their history. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, Offices, PersonId } from '../people/index.ts'
import {
  isHeld,
  isServing,
  type Body,
  type BodyId,
  type BodyKind,
  type Role,
  type RoleTerm,
  type Seat,
  type SeatId,
  type TermId,
} from './body.ts'

type BodyRow = {
  readonly id: BodyId
  readonly slug: string
  readonly kind: BodyKind
  readonly name: Commitment
  readonly mandate: Commitment | null
  readonly founded_at: Instant
  readonly joining: Body['joining']
  readonly groups_from: string | null
  readonly target: string | null
  readonly practice: number
  readonly state: string
}
type SeatRow = {
  readonly id: SeatId
  readonly body_id: BodyId
  readonly person_id: PersonId
  readonly seat_group: string | null
  readonly since: Instant
  readonly ended_at: Instant | null
}
type TermRow = {
  readonly id: TermId
  readonly body_id: BodyId
  readonly person_id: PersonId
  readonly role: Role
  readonly since: Instant
  readonly until: Instant | null
  readonly ended_at: Instant | null
}

type BodyTables = {
  readonly bodies: BodyRow
  readonly seats: SeatRow
  readonly role_terms: TermRow
}

const BODIES = keptTable<BodyRow>({ table: 'bodies', noun: 'body', key: ['id'] })
const SEATS = keptTable<SeatRow>({ table: 'seats', noun: 'seat', key: ['id'] })
const TERMS = keptTable<TermRow>({ table: 'role_terms', noun: 'term', key: ['id'] })

export const BODY_TABLES = [BODIES, SEATS, TERMS] as const

/** Bodies on one page; seats and terms ever held in one body. */
export const BODIES_MAX = 500
export const SEATS_MAX = 5_000

const own = (db: Read | Tx) => db.withTables<BodyTables>()

const StoredTarget = z.object({
  setAt: storedInstant,
  setBy: z.string(),
  seats: z.record(z.string(), z.number()),
})
const StoredState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('standing') }),
  z.object({ kind: z.literal('dissolved'), dissolvedAt: storedInstant }),
])

const bodyFrom = (row: BodyRow): Body => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind,
  name: row.name,
  mandate: row.mandate,
  foundedAt: row.founded_at,
  joining: row.joining,
  grouping: row.groups_from,
  target: row.target === null ? null : StoredTarget.parse(fromJson(row.target)),
  practice: row.practice === 1,
  state: StoredState.parse(fromJson(row.state)),
})

const seatFrom = (row: SeatRow): Seat => ({
  id: row.id,
  body: row.body_id,
  person: row.person_id,
  group: row.seat_group,
  since: row.since,
  endedAt: row.ended_at,
})

const termFrom = ({ body_id, person_id, ended_at, ...rest }: TermRow): RoleTerm => ({
  ...rest,
  body: body_id,
  person: person_id,
  endedAt: ended_at,
})

export async function findBodies(db: Read | Tx): Promise<readonly Body[]> {
  const query = own(db).selectFrom('bodies').selectAll().orderBy('slug').limit(BODIES_MAX)
  return (await query.execute()).map(bodyFrom)
}

export const findBody = remembered(
  async (
    db: Read | Tx,
    by: { readonly id: BodyId } | { readonly slug: string },
  ): Promise<Body | undefined> => {
    const all = own(db).selectFrom('bodies').selectAll()
    const query = 'id' in by ? all.where('id', '=', by.id) : all.where('slug', '=', by.slug)
    const row = await query.executeTakeFirst()
    return row && bodyFrom(row)
  },
)

/** Held until the transaction ends: two joiners cannot both take the same place. */
export async function lockBody(tx: Tx, slug: string): Promise<Body | undefined> {
  const query = own(tx).selectFrom('bodies').selectAll().where('slug', '=', slug)
  const row = await held(tx, query).executeTakeFirst()
  return row && bodyFrom(row)
}

export async function saveBody(tx: Tx, body: Body, act: Act): Promise<void> {
  const { foundedAt, grouping, target, state, ...rest } = body
  const row: BodyRow = {
    ...rest,
    founded_at: foundedAt,
    groups_from: grouping,
    target: target === null ? null : json(target),
    practice: +body.practice,
    state: json(state),
  }
  await keep(tx, BODIES, row, act)
}

const seatsEver = remembered(async (db: Read | Tx, body: BodyId): Promise<readonly Seat[]> => {
  const all = own(db).selectFrom('seats').selectAll().where('body_id', '=', body)
  return (await all.orderBy('id').limit(SEATS_MAX).execute()).map(seatFrom)
})

/** All seats ever held in a body, the oldest first; those held now with `now`. */
export async function seatsOf(
  db: Read | Tx,
  body: BodyId,
  now?: Instant,
): Promise<readonly Seat[]> {
  const seats = await seatsEver(db, body)
  return now === undefined ? seats : seats.filter((seat) => isHeld(seat, now))
}

export async function lockSeat(tx: Tx, id: SeatId): Promise<Seat | undefined> {
  const query = own(tx).selectFrom('seats').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && seatFrom(row)
}

export async function saveSeat(tx: Tx, seat: Seat, act: Act): Promise<void> {
  const { id, body, person, group, since, endedAt } = seat
  const row = { id, body_id: body, person_id: person, seat_group: group, since, ended_at: endedAt }
  await keep(tx, SEATS, row, act)
}

const termsEver = remembered(async (db: Read | Tx, body: BodyId): Promise<readonly RoleTerm[]> => {
  const all = own(db).selectFrom('role_terms').selectAll().where('body_id', '=', body)
  return (await all.orderBy('id').limit(SEATS_MAX).execute()).map(termFrom)
})

/** All terms ever served in a body, the oldest first; those served now with `now`. */
export async function termsOf(
  db: Read | Tx,
  body: BodyId,
  now?: Instant,
): Promise<readonly RoleTerm[]> {
  const terms = await termsEver(db, body)
  return now === undefined ? terms : terms.filter((term) => isServing(term, now))
}

export async function lockTerm(tx: Tx, id: TermId): Promise<RoleTerm | undefined> {
  const query = own(tx).selectFrom('role_terms').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && termFrom(row)
}

export async function saveTerm(tx: Tx, term: RoleTerm, act: Act): Promise<void> {
  const { body, person, endedAt, ...rest } = term
  const row = { ...rest, body_id: body, person_id: person, ended_at: endedAt }
  await keep(tx, TERMS, row, act)
}

/** Not ended yet; the hour may have ended some of the terms. */
const heldBy = remembered(async (db: Read | Tx, person: PersonId) => ({
  terms: await own(db)
    .selectFrom('role_terms')
    .innerJoin('bodies', 'bodies.id', 'role_terms.body_id')
    .selectAll('role_terms')
    .select('bodies.slug')
    .where('role_terms.person_id', '=', person)
    .where('role_terms.ended_at', 'is', null)
    .limit(SEATS_MAX)
    .execute(),
  seats: await own(db)
    .selectFrom('seats')
    .selectAll()
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .limit(SEATS_MAX)
    .execute(),
}))

/** What somebody holds now, in all bodies: an actor carries it to every rule. */
export async function officesOf(db: Read | Tx, person: PersonId, now: Instant): Promise<Offices> {
  const { terms, seats } = await heldBy(db, person)
  return {
    roles: terms
      .filter((row) => isServing(termFrom(row), now))
      .map(({ body_id, slug, role }) => ({ body: body_id, slug, role })),
    seats: seats.map(({ body_id, id, seat_group }) => ({
      body: body_id,
      seat: id,
      group: seat_group,
    })),
  }
}
