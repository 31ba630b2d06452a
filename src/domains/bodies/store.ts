/** SQL for bodies, seats and terms, with their history. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
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
import { ENDINGS, type Ending, type PlaceId } from './place.ts'

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
  readonly shape: string | null
}
type SeatRow = {
  readonly id: SeatId
  readonly body_id: BodyId
  readonly person_id: PersonId
  readonly seat_group: string | null
  readonly since: Instant
  readonly ended_at: Instant | null
  readonly place_id: PlaceId | null
  readonly until: Instant | null
  readonly ending: Ending | null
}
type TermRow = {
  readonly id: TermId
  readonly body_id: BodyId
  readonly person_id: PersonId
  readonly role: Role
  readonly since: Instant
  readonly until: Instant | null
  readonly ended_at: Instant | null
  readonly ending: Ending | null
}

export type BodyTables = {
  readonly bodies: BodyRow
  readonly seats: SeatRow
  readonly role_terms: TermRow
}

export const BODIES = keptTable<BodyRow>({ table: 'bodies', noun: 'body', key: ['id'] })
export const SEATS = keptTable<SeatRow>({ table: 'seats', noun: 'seat', key: ['id'] })
export const TERMS = keptTable<TermRow>({ table: 'role_terms', noun: 'term', key: ['id'] })

/** Bodies on one page; seats and terms ever held in one body. */
export const BODIES_MAX = 500
export const SEATS_MAX = 5_000

export const own = (db: Read | Tx) => db.withTables<BodyTables>()

const StoredTarget = z.object({
  setAt: storedInstant,
  setBy: z.string(),
  seats: z.record(z.string(), z.number()),
})
const storedText = z.string()
const StoredShape = z.object({
  parts: z.array(z.object({ id: storedText, label: storedText })),
  regions: storedText.nullable(),
  meetings: z.array(
    z.object({
      title: storedText,
      timesAYear: z.int(),
      source: storedText,
      tag: storedText,
      dates: z.array(z.object({ from: storedText, to: storedText })).exactOptional(),
    }),
  ),
})
const StoredEnding = z.enum(ENDINGS)
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
  shape: row.shape === null ? null : StoredShape.parse(fromJson(row.shape)),
  practice: row.practice === 1,
  state: StoredState.parse(fromJson(row.state)),
})

export const seatFrom = (row: SeatRow): Seat => ({
  id: row.id,
  body: row.body_id,
  person: row.person_id,
  group: row.seat_group,
  since: row.since,
  endedAt: row.ended_at,
  ...(row.place_id === null ? {} : { place: row.place_id }),
  ...(row.until === null ? {} : { until: row.until }),
  ...endingOf(row),
})

const endingOf = ({ ending }: Pick<SeatRow, 'ending'>) =>
  ending === null ? {} : { ending: StoredEnding.parse(ending) }

export const termFrom = ({ body_id, person_id, ended_at, ending, ...rest }: TermRow): RoleTerm => ({
  ...rest,
  body: body_id,
  person: person_id,
  endedAt: ended_at,
  ...endingOf({ ending }),
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
  const { foundedAt, grouping, target, shape, state, ...rest } = body
  const row: BodyRow = {
    ...rest,
    founded_at: foundedAt,
    groups_from: grouping,
    target: target === null ? null : json(target),
    shape: shape === null ? null : json(shape),
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
  const row: SeatRow = {
    id: seat.id,
    body_id: seat.body,
    person_id: seat.person,
    seat_group: seat.group,
    since: seat.since,
    ended_at: seat.endedAt,
    place_id: seat.place ?? null,
    until: seat.until ?? null,
    ending: seat.ending ?? null,
  }
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
  const { body, person, endedAt, ending, ...rest } = term
  const row = {
    ...rest,
    body_id: body,
    person_id: person,
    ended_at: endedAt,
    ending: ending ?? null,
  }
  await keep(tx, TERMS, row, act)
}

/** How many seats are held in each body, in one question. */
export async function countHeld(db: Read | Tx, now: Instant): Promise<ReadonlyMap<BodyId, number>> {
  const rows = await own(db)
    .selectFrom('seats')
    .select(({ fn }) => ['body_id', fn.countAll<number>().as('count')])
    .where((seat) => seat.or([seat('ended_at', 'is', null), seat('ended_at', '>', now)]))
    .where((seat) => seat.or([seat('until', 'is', null), seat('until', '>', now)]))
    .groupBy('body_id')
    .execute()
  return new Map(rows.map(({ body_id, count }) => [body_id, Number(count)]))
}
