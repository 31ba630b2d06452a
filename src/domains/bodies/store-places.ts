/** SQL for the seats that bodies provide and for those who stand in. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { ROLES, type BodyId, type PersonId, type SeatId } from '../people/index.ts'
import type { RoleTerm, Seat, TermId } from './body.ts'
import type { Place, PlaceId, Standing, StandIn, StandInId, StandsFor } from './place.ts'
import { BODIES, own, seatFrom, SEATS, termFrom, TERMS } from './store.ts'

type PlaceRow = {
  readonly id: PlaceId
  readonly body_id: BodyId
  readonly position: number
  readonly name: string
  readonly title: string
  readonly part: string | null
  readonly place_group: string | null
  readonly region: string | null
  readonly appointer: string | null
  readonly appointed_by: string
  readonly standing: Standing
  readonly weight: number
  readonly term: string | null
  readonly source: string
  readonly tag: string
}
type StandInRow = {
  readonly id: StandInId
  readonly body_id: BodyId
  /** `seat`, or the role. */
  readonly kind: string
  readonly for_id: string
  readonly holder_id: PersonId
  readonly person_id: PersonId
  readonly given_by: PersonId
  readonly since: Instant
  readonly until: Instant
  readonly ended_at: Instant | null
  readonly process_id: string | null
}
export type PlaceTables = {
  readonly places: PlaceRow
  readonly stand_ins: StandInRow
}

const PLACES = keptTable<PlaceRow>({ table: 'places', noun: 'place', key: ['id'] })
const STAND_INS = keptTable<StandInRow>({ table: 'stand_ins', noun: 'stand-in', key: ['id'] })

export const BODY_TABLES = [BODIES, SEATS, TERMS, PLACES, STAND_INS] as const

/** Seats of one body by its rules; a parliament is no body of ours. */
export const PLACES_MAX = 500
const STAND_INS_MAX = 2_000
/** Terms that one run of the clock ends; the hour has ended the others anyway. */
const DUE_MAX = 100

const places = (db: Read | Tx) => db.withTables<PlaceTables>()

const StoredTerm = z.object({
  years: z.int(),
  from: z.string(),
  consecutive: z.int().nullable(),
})

const placeFrom = ({ body_id, place_group, appointed_by, term, ...rest }: PlaceRow): Place => ({
  ...rest,
  body: body_id,
  group: place_group,
  appointedBy: appointed_by,
  term: term === null ? null : StoredTerm.parse(fromJson(term)),
})

/** In the order in which the body's rules name them. */
export const placesOf = remembered(
  async (db: Read | Tx, body: BodyId): Promise<readonly Place[]> => {
    const query = places(db).selectFrom('places').selectAll().where('body_id', '=', body)
    return (await query.orderBy('position').limit(PLACES_MAX).execute()).map(placeFrom)
  },
)

export type Count = { readonly body: BodyId; readonly places: number }

/** How many seats each body's rules provide; a body that has none is not named. */
export const countPlaces = remembered(async (db: Read | Tx): Promise<readonly Count[]> => {
  const rows = await places(db)
    .selectFrom('places')
    .select(({ fn }) => ['body_id', fn.countAll<number>().as('count')])
    .groupBy('body_id')
    .execute()
  return rows.map(({ body_id, count }) => ({ body: body_id, places: Number(count) }))
})

export async function savePlace(tx: Tx, place: Place, act: Act): Promise<void> {
  const { body, group, appointedBy, term, ...rest } = place
  const row: PlaceRow = {
    ...rest,
    body_id: body,
    place_group: group,
    appointed_by: appointedBy,
    term: term === null ? null : json(term),
  }
  await keep(tx, PLACES, row, act)
}

function standsFor({ kind, for_id, process_id }: StandInRow): StandsFor {
  if (kind === 'seat') return { kind, seat: for_id as SeatId }
  const role = { kind: 'role', term: for_id as TermId, role: z.enum(ROLES).parse(kind) } as const
  return process_id === null ? role : { ...role, process: process_id }
}

export const standInFrom = (row: StandInRow): StandIn => ({
  id: row.id,
  body: row.body_id,
  for: standsFor(row),
  holder: row.holder_id,
  person: row.person_id,
  givenBy: row.given_by,
  since: row.since,
  until: row.until,
  endedAt: row.ended_at,
})

/** Everybody who ever stood in, the oldest first. */
export const standInsOf = remembered(
  async (db: Read | Tx, body: BodyId): Promise<readonly StandIn[]> => {
    const query = places(db).selectFrom('stand_ins').selectAll().where('body_id', '=', body)
    return (await query.orderBy('id').limit(STAND_INS_MAX).execute()).map(standInFrom)
  },
)

/** What somebody stands in for, in all bodies; by its row, and so also what the hour has ended. */
export async function standInsBy(db: Read | Tx, person: PersonId): Promise<readonly StandIn[]> {
  const rows = await places(db)
    .selectFrom('stand_ins')
    .selectAll()
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .limit(STAND_INS_MAX)
    .execute()
  return rows.map(standInFrom)
}

export async function lockStandIn(tx: Tx, id: string): Promise<StandIn | undefined> {
  const query = places(tx)
    .selectFrom('stand_ins')
    .selectAll()
    .where('id', '=', id as StandInId)
  const row = await held(tx, query).executeTakeFirst()
  return row && standInFrom(row)
}

export async function saveStandIn(tx: Tx, standIn: StandIn, act: Act): Promise<void> {
  const of = standIn.for
  const row: StandInRow = {
    id: standIn.id,
    body_id: standIn.body,
    kind: of.kind === 'seat' ? of.kind : of.role,
    for_id: of.kind === 'seat' ? of.seat : of.term,
    holder_id: standIn.holder,
    person_id: standIn.person,
    given_by: standIn.givenBy,
    since: standIn.since,
    until: standIn.until,
    ended_at: standIn.endedAt,
    process_id: of.kind === 'seat' ? null : (of.process ?? null),
  }
  await keep(tx, STAND_INS, row, act)
}

/** Whose term the hour has ended and no act says so yet: the oldest first. */
export async function dueSeats(db: Read | Tx, now: Instant): Promise<readonly Seat[]> {
  const query = own(db).selectFrom('seats').selectAll().where('ended_at', 'is', null)
  const rows = await query.where('until', '<=', now).orderBy('until').limit(DUE_MAX).execute()
  return rows.map(seatFrom)
}

export async function dueTerms(db: Read | Tx, now: Instant): Promise<readonly RoleTerm[]> {
  const query = own(db).selectFrom('role_terms').selectAll().where('ended_at', 'is', null)
  const rows = await query.where('until', '<=', now).orderBy('until').limit(DUE_MAX).execute()
  return rows.map(termFrom)
}

export async function dueStandIns(db: Read | Tx, now: Instant): Promise<readonly StandIn[]> {
  const query = places(db).selectFrom('stand_ins').selectAll().where('ended_at', 'is', null)
  const rows = await query.where('until', '<=', now).orderBy('until').limit(DUE_MAX).execute()
  return rows.map(standInFrom)
}
