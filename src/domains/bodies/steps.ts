/**
 * What changes who sits and serves in a body, decided and saved in one transaction, for forms, the
 * clock and decisions alike. What is decided is in the rules; what is written, in the stores.
 */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Act, Via } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { Actor, PersonId } from '../people/index.ts'
import type { Body, BodyId, RoleTerm, Seat, SeatId, TermId } from './body.ts'
import type { PlaceId, StandIn, StandInId } from './place.ts'
import { endRole, giveRole, leave, removeByDecision, takeSeat, type BodyRefusal } from './rules.ts'
import {
  endStandIn,
  endTerm,
  fillPlace,
  idOf,
  nameStandIn,
  type Held,
  type Naming,
} from './rules-places.ts'
import { saveSeat, saveTerm, seatsOf, termsOf } from './store.ts'
import { placesOf, saveStandIn, standInsOf } from './store-places.ts'

/** Somebody at work in a body that the caller holds. */
export type Working = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly via: Via
  readonly actor: Actor
  readonly body: Body
}

export const topicsOf = (body: BodyId): readonly string[] => ['bodies', `body:${body}`]

type Told = Pick<Act, 'act'> & { readonly clear: NonNullable<Act['clear']> }
type About = { readonly body: BodyId; readonly people: readonly PersonId[] }

const actBy = ({ actor, via }: Pick<Working, 'actor' | 'via'>, about: About, told: Told): Act => ({
  ...told,
  actor: actor.person,
  obj: `body:${about.body}`,
  via,
  topics: [...topicsOf(about.body), ...about.people.map((person) => `person:${person}`)],
})

const byClock = (about: About, told: Told): Act => ({
  ...told,
  actor: 'role:clock',
  obj: `body:${about.body}`,
  via: 'api',
  topics: [...topicsOf(about.body), ...about.people.map((person) => `person:${person}`)],
})

const inSeconds = (at: Instant) => Math.floor(at / 1_000)

/** Fills one of the seats that the body's rules provide. */
export async function fillPlaceIn(
  working: Working,
  asked: { readonly place: PlaceId; readonly person: PersonId },
): Promise<Result<Seat, BodyRefusal>> {
  const { tx, clock, now, actor, body } = working
  const place = (await placesOf(tx, body.id)).find(({ id }) => id === asked.place)
  if (!place) return refuse({ kind: 'no-such-place' })
  const seats = await seatsOf(tx, body.id)
  const filling = { by: actor, person: asked.person, seats }
  const filled = fillPlace(newUlid(clock) as string as SeatId, { body, place }, filling, now)
  if (!filled.ok) return filled
  // What the hour has ended still holds the place in its row.
  for (const seat of seats) await endSeatByClock(tx, seat, now)
  const { value } = filled
  const clear = {
    seat: value.id,
    person: value.person,
    place: place.name,
    ...(value.group === null ? {} : { group: value.group }),
    ...(value.until === undefined ? {} : { until: inSeconds(value.until) }),
  }
  const about = { body: body.id, people: [actor.person, value.person] }
  await saveSeat(tx, value, actBy(working, about, { act: 'seat.take', clear }))
  return ok(value)
}

/** Sits down at an open table, in the group that one chose oneself. */
export async function takeSeatIn(working: Working): Promise<Result<Seat, BodyRefusal>> {
  const { tx, clock, now, actor, body } = working
  const taken = takeSeat(newUlid(clock) as string as SeatId, body, actor, now)
  if (!taken.ok) return taken
  const { id, person, group } = taken.value
  const clear = { seat: id, person, ...(group === null ? {} : { group }) }
  const about = { body: body.id, people: [person] }
  await saveSeat(tx, taken.value, actBy(working, about, { act: 'seat.take', clear }))
  return taken
}

/** Resigns one's own seat, at a table as in a council. */
export async function leaveSeatIn(
  working: Working,
  seat: Seat,
): Promise<Result<Seat, BodyRefusal>> {
  const { tx, now, actor, body } = working
  const left = leave(seat, actor, now)
  if (!left.ok) return left
  const { id, person, group } = left.value
  const clear = { seat: id, person, ...(group === null ? {} : { group }) }
  const act = actBy(working, { body: body.id, people: [person] }, { act: 'seat.leave', clear })
  await saveSeat(tx, left.value, act)
  return left
}

export type RoleAsked = Pick<RoleTerm, 'person' | 'role' | 'until'>

export async function giveRoleIn(
  working: Working,
  asked: RoleAsked,
): Promise<Result<RoleTerm, BodyRefusal>> {
  const { tx, clock, now, actor, body } = working
  const terms = await termsOf(tx, body.id)
  const serving = terms.filter((term) => endTerm(term, now) === undefined && term.endedAt === null)
  const id = newUlid(clock) as string as TermId
  const given = giveRole({ id, ...asked }, body, { by: actor, serving }, now)
  if (!given.ok) return given
  for (const term of terms) await endRoleByClock(tx, term, now)
  const { role, person, until } = asked
  const clear = { role, person, ...(until === null ? {} : { until: inSeconds(until) }) }
  const about = { body: body.id, people: [actor.person, person] }
  await saveTerm(tx, given.value, actBy(working, about, { act: 'role.begin', clear }))
  return given
}

export async function endRoleIn(
  working: Working,
  term: RoleTerm,
): Promise<Result<RoleTerm, BodyRefusal>> {
  const { tx, now, actor, body } = working
  const ended = endRole(term, body, actor, now)
  if (!ended.ok) return ended
  const { role, person, ending = 'left' } = ended.value
  const about = { body: body.id, people: [actor.person, person] }
  const told = { act: 'role.end', clear: { role, person, ending } } as const
  await saveTerm(tx, ended.value, actBy(working, about, told))
  return ended
}

/** Carries out what a decision by the rule in force said: the term of whoever led ends. */
export async function carryOutRemoval(
  { tx, now, decision }: { readonly tx: Tx; readonly now: Instant; readonly decision: string },
  term: RoleTerm,
): Promise<Result<RoleTerm, BodyRefusal>> {
  const ended = removeByDecision(term, now)
  if (!ended.ok) return ended
  const { role, person, body } = ended.value
  const clear = { role, person, ending: 'removed', decision }
  await saveTerm(tx, ended.value, byClock({ body, people: [person] }, { act: 'role.end', clear }))
  return ended
}

export async function nameStandInFor(
  working: Working,
  held: Held,
  asked: Omit<Naming, 'id'>,
): Promise<Result<StandIn, BodyRefusal>> {
  const { tx, clock, now, actor, body } = working
  const standIns = await standInsOf(tx, body.id)
  const facts = { by: actor, seats: await seatsOf(tx, body.id), standIns }
  const id = newUlid(clock) as string as StandInId
  const named = nameStandIn({ id, ...asked }, { body, held }, facts, now)
  if (!named.ok) return named
  for (const one of standIns) await endStandInByClock(tx, one, now)
  const { for: of, person, until } = named.value
  const clear = {
    standIn: id,
    person,
    ...(of.kind === 'seat' ? { seat: of.seat } : { role: of.role }),
    ...(of.kind === 'role' && of.process !== undefined ? { process: of.process } : {}),
    until: inSeconds(until),
  }
  const about = { body: body.id, people: [actor.person, person] }
  await saveStandIn(tx, named.value, actBy(working, about, { act: 'stand-in.begin', clear }))
  return named
}

export async function endStandInFor(
  working: Working,
  standIn: StandIn,
): Promise<Result<StandIn, BodyRefusal>> {
  const { tx, now, actor, body } = working
  const ended = endStandIn(standIn, actor, now)
  if (!ended.ok) return ended
  const { id, person } = ended.value
  const about = { body: body.id, people: [actor.person, person] }
  const told = { act: 'stand-in.end', clear: { standIn: id, person } } as const
  await saveStandIn(tx, ended.value, actBy(working, about, told))
  return ended
}

export async function endSeatByClock(tx: Tx, seat: Seat, now: Instant): Promise<void> {
  const ended = endTerm(seat, now)
  if (!ended) return
  const told = { act: 'seat.end', clear: { seat: seat.id, person: seat.person } } as const
  await saveSeat(tx, ended, byClock({ body: seat.body, people: [seat.person] }, told))
}

export async function endRoleByClock(tx: Tx, term: RoleTerm, now: Instant): Promise<void> {
  const ended = endTerm(term, now)
  if (!ended) return
  const { role, person, body } = term
  const told = { act: 'role.end', clear: { role, person, ending: 'term' } } as const
  await saveTerm(tx, ended, byClock({ body, people: [person] }, told))
}

export async function endStandInByClock(tx: Tx, standIn: StandIn, now: Instant): Promise<void> {
  if (standIn.endedAt !== null || now < standIn.until) return
  const { id, person, body, until } = standIn
  const told = { act: 'stand-in.end', clear: { standIn: id, person } } as const
  const act = byClock({ body, people: [person] }, told)
  await saveStandIn(tx, { ...standIn, endedAt: until }, act)
}

/** For whom a stand-in votes: by the seat or term that they stand in for. */
export const standInFor = (standIns: readonly StandIn[], held: string): StandIn | undefined =>
  standIns.find((one) => idOf(one) === held)
