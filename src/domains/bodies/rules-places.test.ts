/** Seats that a body's rules provide: terms, limits, who fills them, who stands in. */
import { expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import { anActor, someProse, somePerson } from '../people/fixtures.ts'
import type { Actor, Role } from '../people/index.ts'
import { isHeld, type Body, type BodyId, type RoleTerm, type Seat, type SeatId } from './body.ts'
import type { TermId } from './body.ts'
import { isStandingIn, type Place, type PlaceId, type StandIn, type StandInId } from './place.ts'
import { endRole, found } from './rules.ts'
import {
  consecutiveTerms,
  endStandIn,
  endTerm,
  fillPlace,
  nameStandIn,
  type Naming,
  STAND_IN_DAYS_MAX,
  termAt,
} from './rules-places.ts'

const at = (day: string) => instant(`${day}T00:00Z`)
const now = instant('2026-11-21T12:00Z')
const board = '01JD0000000000000000000001' as BodyId
const three = { years: 3, from: '2023-11-01', consecutive: 3 }

const body: Body = found(
  {
    id: board,
    slug: 'icann-board',
    kind: 'board',
    name: someProse('name', 'Board'),
    mandate: null,
    joining: 'appointed',
    grouping: null,
    practice: true,
    shape: { parts: [], regions: null, meetings: [] },
  },
  now,
)
const place: Place = {
  id: '01JD0000000000000000000002' as PlaceId,
  body: board,
  position: 0,
  name: 'nomcom-seat-1',
  title: 'Seat 1',
  part: null,
  group: 'nomcom',
  region: null,
  appointer: 'nomcom',
  appointedBy: 'Nominating Committee',
  standing: 'voting',
  weight: 1,
  term: three,
  source: 'Bylaws Art. 7',
  tag: 'V',
}
const eva = somePerson('e')
const seatId = '01JD0000000000000000000003' as SeatId
const seat = (since: string, until: string, person = eva): Seat => ({
  id: seatId,
  body: board,
  person,
  group: 'nomcom',
  since: at(since),
  endedAt: at(until) < now ? at(until) : null,
  place: place.id,
  until: at(until),
})
const officer = (slug: string, role: Role): Actor =>
  anActor({ person: somePerson('c'), roles: [{ body: board, slug, role }] })
const kindOf = (done: { ok: boolean; refusal?: { kind: string } }) =>
  done.ok ? 'ok' : done.refusal?.kind

for (const { from, now: day, until } of [
  { from: '2023-11-01', now: '2026-10-31', until: '2026-11-01' },
  { from: '2023-11-01', now: '2026-11-01', until: '2029-11-01' },
  { from: '2024-11-01', now: '2026-11-21', until: '2027-11-01' },
  { from: '2025-11-01', now: '2026-11-21', until: '2028-11-01' },
  { from: '2030-11-01', now: '2026-11-21', until: '2027-11-01' },
]) {
  test(`a three-year term counted from ${from} ends on ${until} for whoever sits on ${day}`, () => {
    expect(termAt({ ...three, from }, at(day)).until).toBe(at(until))
  })
}

test('three terms in a row are all that one serves; the rest of another’s term is none', () => {
  const all = [
    seat('2017-11-01', '2020-11-01'),
    seat('2020-11-01', '2023-11-01'),
    seat('2023-11-01', '2026-11-01'),
  ]
  const count = (seats: readonly Seat[]) => consecutiveTerms(eva, { seats, rule: three, now })
  expect(count(all)).toBe(3)
  expect(count([...all.slice(0, 2), seat('2025-11-01', '2026-11-01')])).toBe(2)
  expect(count(all.slice(0, 1))).toBe(0)
  expect(count([seat('2023-11-01', '2026-11-01', somePerson('f'))])).toBe(0)
  const by = officer('nomcom', 'chair')
  const filled = fillPlace(seatId, { body, place }, { by, person: eva, seats: all }, now)
  expect(filled).toMatchObject({ refusal: { kind: 'term-limit', served: 3, most: 3 } })
})

test('a vacancy is filled until the term ends that runs, by the body that appoints', () => {
  const filling = { by: officer('nomcom', 'chair'), person: eva, seats: [] }
  const filled = fillPlace(seatId, { body, place }, filling, now)
  expect(filled).toMatchObject({ value: { until: at('2029-11-01'), group: 'nomcom' } })
  for (const [slug, role, said] of [
    ['icann-board', 'chair', 'not-entitled'],
    ['nomcom', 'editor', 'not-entitled'],
    ['gnso-council', 'chair', 'not-entitled'],
    ['secretariat', 'secretary', 'ok'],
  ] as const) {
    const by =
      slug === 'icann-board'
        ? officer(slug, role)
        : anActor({ roles: [{ body: 'elsewhere' as string as BodyId, slug, role }] })
    const done = fillPlace(seatId, { body, place }, { ...filling, by }, now)
    expect([slug, role, kindOf(done)]).toEqual([slug, role, said])
  }
})

test('nobody takes a seat that is held, nor two seats of one body', () => {
  const by = officer('nomcom', 'chair')
  const held = seat('2023-11-01', '2029-11-01', somePerson('f'))
  const fill = (person: typeof eva, of: Place) =>
    kindOf(fillPlace(seatId, { body, place: of }, { by, person, seats: [held] }, now))
  const other = { ...place, id: '01JD0000000000000000000009' as PlaceId }
  expect(fill(eva, place)).toBe('place-held')
  expect(fill(somePerson('f'), other)).toBe('already-seated')
  expect(fill(eva, other)).toBe('ok')
})

test('the hour ends a term, whether or not the clock has said so', () => {
  const held = { ...seat('2023-11-01', '2026-11-21'), endedAt: null }
  expect(isHeld(held, (at('2026-11-21') - 1) as Instant)).toBe(true)
  expect(isHeld(held, at('2026-11-21'))).toBe(false)
  expect(endTerm(held, now)).toMatchObject({ endedAt: at('2026-11-21'), ending: 'term' })
  expect(endTerm(held, (at('2026-11-21') - 1) as Instant)).toBeUndefined()
  expect(endTerm({ ...held, endedAt: at('2024-01-01') }, now)).toBeUndefined()
})

const chairTerm: RoleTerm = {
  id: '01JD0000000000000000000004' as TermId,
  body: board,
  person: eva,
  role: 'chair',
  since: at('2025-11-01'),
  until: null,
  endedAt: null,
}

test('a chair resigns; nobody else ends that term without a decision', () => {
  const own = anActor({ person: eva })
  expect(kindOf(endRole(chairTerm, body, own, now))).toBe('ok')
  const staff = officer('secretariat', 'secretary')
  expect(kindOf(endRole(chairTerm, body, staff, now))).toBe('only-by-decision')
  expect(kindOf(endRole({ ...chairTerm, role: 'editor' }, body, staff, now))).toBe('ok')
  expect(kindOf(endRole(chairTerm, body, anActor(), now))).toBe('not-entitled')
})

const naming = (until: Instant, person = somePerson('b')) => ({
  id: '01JD0000000000000000000005' as StandInId,
  person,
  until,
})
const held = { kind: 'seat', seat: seat('2023-11-01', '2029-11-01'), place } as const
const week = after(now, days(7))

test('a holder, or whoever fills the seat, names who stands in for a time', () => {
  const facts = { by: anActor({ person: eva }), seats: [held.seat], standIns: [] }
  const named = nameStandIn(naming(week), { body, held }, facts, now)
  expect(kindOf(named)).toBe('ok')
  if (!named.ok) return
  expect(isStandingIn(named.value, now)).toBe(true)
  expect(isStandingIn(named.value, week)).toBe(false)
  const by = (actor: Actor) =>
    kindOf(nameStandIn(naming(week), { body, held }, { ...facts, by: actor }, now))
  expect(by(officer('nomcom', 'secretary'))).toBe('ok')
  expect(by(anActor())).toBe('not-entitled')
  expect(kindOf(endStandIn(named.value, anActor({ person: eva }), now))).toBe('ok')
  expect(kindOf(endStandIn(named.value, anActor({ person: somePerson('b') }), now))).toBe('ok')
  expect(kindOf(endStandIn(named.value, anActor(), now))).toBe('not-entitled')
  expect(kindOf(endStandIn(named.value, anActor({ person: eva }), week))).toBe('stand-in-ended')
})

test('nobody who is counted already stands in, nor twice, nor for longer than half a year', () => {
  const facts = { by: anActor({ person: eva }), seats: [held.seat], standIns: [] }
  const name = (until: Instant, person = somePerson('b'), standIns: readonly StandIn[] = []) =>
    kindOf(nameStandIn(naming(until, person), { body, held }, { ...facts, standIns }, now))
  expect(name(week, eva)).toBe('stand-in-holds')
  expect(name(now)).toBe('term-ends-before-it-begins')
  expect(name(after(now, days(STAND_IN_DAYS_MAX)))).toBe('ok')
  expect(name(after(now, days(STAND_IN_DAYS_MAX + 1)))).toBe('stand-in-too-long')
  const there = nameStandIn(naming(week), { body, held }, facts, now)
  if (there.ok) expect(name(week, somePerson('d'), [there.value])).toBe('stand-in-there')
  const left = { ...held, seat: { ...held.seat, endedAt: now } }
  expect(kindOf(nameStandIn(naming(week), { body, held: left }, facts, now))).toBe('seat-ended')
})

test('a role is delegated in one process at a time, to one person in each, by its holder', () => {
  const role = { kind: 'role', term: { ...chairTerm, person: eva } } as const
  const facts = { by: anActor({ person: eva }), seats: [], standIns: [] as readonly StandIn[] }
  const inProcess = (id: string, isRunning = true) => ({
    ...naming(week),
    process: { id, isRunning },
  })
  const name = (asked: Naming, more: Partial<typeof facts> = {}) =>
    nameStandIn(asked, { body, held: role }, { ...facts, ...more }, now)
  const lent = name(inProcess('p1'))
  if (!lent.ok) throw new Error(lent.refusal.kind)
  expect(lent.value.for).toMatchObject({ kind: 'role', role: 'chair', process: 'p1' })
  const standIns = [lent.value]
  expect(kindOf(name(inProcess('p2'), { standIns }))).toBe('ok')
  expect(kindOf(name(inProcess('p1'), { standIns }))).toBe('stand-in-there')
  expect(kindOf(name(naming(week), { standIns }))).toBe('stand-in-there')
  expect(kindOf(name(inProcess('p1', false)))).toBe('no-such-process')
  expect(kindOf(name(inProcess('p1'), { by: officer('board', 'chair') }))).toBe('not-your-seat')
  expect(kindOf(nameStandIn(inProcess('p1'), { body, held }, facts, now))).toBe('seat-in-process')
})
