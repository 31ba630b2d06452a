/**
 * Who may fill a seat that a body's rules provide, for how long, how often, and who may stand in.
 * Pure; the calendar is in UTC and a term ends when its last day ends.
 */
import { days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { holdsRole, mayAct, type Actor, type PersonId } from '../people/index.ts'
import { isHeld, isServing, type Body, type RoleTerm, type Seat, type SeatId } from './body.ts'
import { isStandingIn, type Place, type StandIn, type StandInId, type TermRule } from './place.ts'
import { mayAppoint, type BodyRefusal } from './rules.ts'

/** Longer than this it is no stand-in any more, but another holder. Our own limit. */
export const STAND_IN_DAYS_MAX = 183

const utc = (at: Instant) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
const firstOf = (rule: TermRule, turn: number): Instant =>
  Temporal.PlainDate.from(rule.from)
    .add({ years: rule.years * turn })
    .toZonedDateTime({ timeZone: 'UTC' }).epochMilliseconds as Instant

/** The term that runs at an instant: seats are staggered by the day from which they count. */
export function termAt(rule: TermRule, at: Instant): { since: Instant; until: Instant } {
  const apart = utc(at).year - Temporal.PlainDate.from(rule.from).year
  let turn = Math.floor(apart / rule.years) - 1
  while (firstOf(rule, turn + 1) <= at) turn += 1
  return { since: firstOf(rule, turn), until: firstOf(rule, turn + 1) }
}

/**
 * Whether a seat counts as a term: whoever fills the rest of somebody else's has not served one.
 * Source: ICANN Bylaws 7.8 [V]; here the rest is what begins in the second half.
 */
function isTerm({ since }: Seat, rule: TermRule): boolean {
  const { since: from, until } = termAt(rule, since)
  return since - from < (until - from) / 2
}

/** As many terms as somebody served one after the other up to now, in seats with a term. */
export function consecutiveTerms(
  person: PersonId,
  { seats, rule, now }: { readonly seats: readonly Seat[]; rule: TermRule; now: Instant },
): number {
  const own = seats
    .filter((seat) => seat.person === person && seat.place !== undefined)
    .toSorted((one, other) => other.since - one.since)
  let [served, next] = [0, now]
  for (const seat of own) {
    const ended = Math.min(seat.endedAt ?? now, seat.until ?? now)
    // A whole term away and the count begins anew.
    if (termAt(rule, ended as Instant).until < termAt(rule, next).since) break
    if (isTerm(seat, rule)) served += 1
    next = seat.since
  }
  return served
}

/** The body itself, staff, or the officers of the body that appoints to this seat. */
export function mayFill(
  body: Body,
  place: Place,
  by: Actor | undefined,
): Result<Actor, BodyRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (body.state.kind === 'dissolved') return refuse({ kind: 'dissolved' })
  const appoints = allowed.value.roles.some(
    ({ slug, role }) => slug === place.appointer && (role === 'chair' || role === 'secretary'),
  )
  if (appoints) return allowed
  const other = place.appointer !== null && place.appointer !== body.slug
  return other && holdsRole(allowed.value, body.id, 'chair', 'vice-chair')
    ? refuse({ kind: 'not-entitled' })
    : mayAppoint(body, allowed.value)
}

/** Who holds a seat that the rules provide, now. */
export const holderOf = (place: Place, seats: readonly Seat[], now: Instant): Seat | undefined =>
  seats.find((seat) => seat.place === place.id && isHeld(seat, now))

export type Filling = {
  readonly by: Actor
  readonly person: PersonId
  /** Every seat ever held in the body. */
  readonly seats: readonly Seat[]
}

/** Fills a vacant seat until the term ends that runs now. */
export function fillPlace(
  id: SeatId,
  { body, place }: { readonly body: Body; readonly place: Place },
  { by, person, seats }: Filling,
  now: Instant,
): Result<Seat, BodyRefusal> {
  const allowed = mayFill(body, place, by)
  if (!allowed.ok) return allowed
  const held = seats.filter((seat) => isHeld(seat, now))
  if (held.some((seat) => seat.place === place.id)) return refuse({ kind: 'place-held' })
  if (held.some((seat) => seat.person === person)) return refuse({ kind: 'already-seated' })
  const { term } = place
  const most = term?.consecutive ?? null
  if (term && most !== null) {
    const served = consecutiveTerms(person, { seats, rule: term, now })
    if (served >= most) return refuse({ kind: 'term-limit', served, most })
  }
  const until = term ? { until: termAt(term, now).until } : {}
  const group = place.group ?? place.part
  return ok({
    id,
    body: body.id,
    person,
    group,
    since: now,
    endedAt: null,
    place: place.id,
    ...until,
  })
}

/** Says on the record that the hour has ended a term. */
export function endTerm<Held extends Seat | RoleTerm>(held: Held, now: Instant): Held | undefined {
  const { endedAt, until } = held
  if (endedAt !== null || until === null || until === undefined || now < until) return undefined
  return { ...held, endedAt: until, ending: 'term' }
}

export type Naming = {
  readonly id: StandInId
  readonly person: PersonId
  readonly until: Instant
  /** Delegated there alone; `running` where it has begun and not ended. */
  readonly process?: { readonly id: string; readonly isRunning: boolean } | undefined
}

/** What is stood in for: a seat or a role that is held now. */
export type Held =
  | { readonly kind: 'seat'; readonly seat: Seat; readonly place: Place | undefined }
  | { readonly kind: 'role'; readonly term: RoleTerm }

/** A holder names who stands in; so may whoever fills the seat, as groups do for their councils. */
export function mayNameStandIn(
  body: Body,
  held: Held,
  by: Actor | undefined,
): Result<Actor, BodyRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (body.state.kind === 'dissolved') return refuse({ kind: 'dissolved' })
  const holder = held.kind === 'seat' ? held.seat.person : held.term.person
  if (allowed.value.person === holder) return allowed
  if (held.kind === 'seat' && held.place) return mayFill(body, held.place, by)
  return refuse({ kind: 'not-your-seat' })
}

export function nameStandIn(
  naming: Naming,
  { body, held }: { readonly body: Body; readonly held: Held },
  facts: {
    readonly by: Actor
    readonly seats: readonly Seat[]
    readonly standIns: readonly StandIn[]
  },
  now: Instant,
): Result<StandIn, BodyRefusal> {
  const allowed = mayNameStandIn(body, held, facts.by)
  if (!allowed.ok) return allowed
  const isThere = held.kind === 'seat' ? isHeld(held.seat, now) : isServing(held.term, now)
  if (!isThere) return refuse({ kind: held.kind === 'seat' ? 'seat-ended' : 'role-ended' })
  if (naming.until <= now) return refuse({ kind: 'term-ends-before-it-begins' })
  if (naming.until - now > days(STAND_IN_DAYS_MAX)) {
    return refuse({ kind: 'stand-in-too-long', days: STAND_IN_DAYS_MAX })
  }
  const holder = held.kind === 'seat' ? held.seat.person : held.term.person
  const counted = facts.seats.some(
    (seat) => seat.person === naming.person && isHeld(seat, now) && held.kind === 'seat',
  )
  // Whoever is counted already would be counted twice.
  if (counted || naming.person === holder) return refuse({ kind: 'stand-in-holds' })
  const { process, ...named } = naming
  if (process && held.kind === 'seat') return refuse({ kind: 'seat-in-process' })
  if (process && !process.isRunning) return refuse({ kind: 'no-such-process' })
  const others = facts.standIns.filter((one) => isStandingIn(one, now))
  const taken = others.some(
    (one) =>
      (idOf(one) === heldId(held) && isSamePlace(one, process?.id)) ||
      (held.kind === 'seat' && one.person === naming.person && one.for.kind === 'seat'),
  )
  if (taken) return refuse({ kind: 'stand-in-there' })
  return ok({
    ...named,
    body: body.id,
    for:
      held.kind === 'seat'
        ? { kind: 'seat', seat: held.seat.id }
        : {
            kind: 'role',
            term: held.term.id,
            role: held.term.role,
            ...(process ? { process: process.id } : {}),
          },
    holder,
    givenBy: allowed.value.person,
    since: now,
    endedAt: null,
  })
}

/** Whoever acts everywhere acts in each process too; two act in two processes. */
const isSamePlace = ({ for: of }: StandIn, process: string | undefined): boolean =>
  of.kind === 'seat' || of.process === undefined || process === undefined || of.process === process

const heldId = (held: Held): string => (held.kind === 'seat' ? held.seat.id : held.term.id)
export const idOf = ({ for: of }: StandIn): string => (of.kind === 'seat' ? of.seat : of.term)

/** The holder is back, the stand-in steps down, or whoever gave it takes it back. */
export function endStandIn(
  standIn: StandIn,
  by: Actor,
  now: Instant,
): Result<StandIn, BodyRefusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (!isStandingIn(standIn, now)) return refuse({ kind: 'stand-in-ended' })
  const { holder, person, givenBy } = standIn
  const own = [holder, person, givenBy].includes(by.person)
  return own ? ok({ ...standIn, endedAt: now }) : refuse({ kind: 'not-entitled' })
}
