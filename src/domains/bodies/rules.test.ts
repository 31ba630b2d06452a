/** Who may sit where: seats, roles, terms, targets. */
import { expect, test } from 'vitest'
import { days, instant, type Instant } from '../../platform/values.ts'
import { anActor, someProse, somePerson } from '../people/fixtures.ts'
import { SECRETARIAT, type Role } from '../people/index.ts'
import { isHeld, isServing, type Body, type BodyId, type SeatId, type TermId } from './body.ts'
import { appoint, endRole, found, giveRole, leave, setTarget, takeSeat } from './rules.ts'
import { TARGET_SEATS_MAX } from './rules.ts'

const noon = instant('2026-11-21T12:00Z')
const later = (noon + days(1)) as Instant
const id = '01JD0000000000000000000001' as BodyId
const seatId = '01JD0000000000000000000002' as SeatId
const termId = '01JD0000000000000000000003' as TermId
const GROUPS = 'stakeholder-groups'

const table = (change: Partial<Body> = {}): Body => ({
  ...found(
    {
      id,
      slug: 'labels',
      kind: 'table',
      name: someProse('name', 'The table'),
      mandate: null,
      joining: 'open',
      grouping: GROUPS,
      practice: true,
    },
    noon,
  ),
  ...change,
})
const business = anActor({ codes: new Map([[GROUPS, 'business']]) })
const holding = (role: Role, slug = 'labels') =>
  anActor({ person: somePerson('c'), roles: [{ body: id, slug, role }] })
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind

test('an open table needs nobody’s approval, only the group that one chose oneself', () => {
  expect(takeSeat(seatId, table(), business, noon)).toMatchObject({ value: { group: 'business' } })
  expect(kindOf(takeSeat(seatId, table(), anActor(), noon))).toBe('group-needed')
  expect(kindOf(takeSeat(seatId, table({ grouping: null }), anActor(), noon))).toBe('ok')
})

test('nobody sits twice, sits down at an appointed body, or at a dissolved one', () => {
  const seated = anActor({
    ...business,
    seats: [{ body: id, slug: 'table', seat: seatId, group: 'business' }],
  })
  expect(kindOf(takeSeat(seatId, table(), seated, noon))).toBe('already-seated')
  expect(kindOf(takeSeat(seatId, table({ joining: 'appointed' }), business, noon))).toBe(
    'appointed-only',
  )
  const dissolved = table({ state: { kind: 'dissolved', dissolvedAt: noon } })
  expect(kindOf(takeSeat(seatId, dissolved, business, noon))).toBe('dissolved')
})

for (const { role, slug, may } of [
  { role: 'chair', slug: 'labels', may: true },
  { role: 'secretary', slug: 'labels', may: true },
  { role: 'editor', slug: 'labels', may: false },
  { role: 'liaison', slug: 'labels', may: false },
  { role: 'secretary', slug: SECRETARIAT, may: true },
] as const) {
  test(`the ${role} of ${slug} ${may ? 'appoints' : 'appoints nobody'}`, () => {
    const seat = { id: seatId, person: somePerson('e'), group: 'business' }
    const facts = { by: holding(role, slug), alreadySeated: false }
    expect(kindOf(appoint(seat, table(), facts, noon))).toBe(may ? 'ok' : 'not-entitled')
  })
}

test('one leaves one’s own seat, and no other', () => {
  const seat = { id: seatId, body: id, person: business.person, group: null, since: noon }
  const held = { ...seat, endedAt: null }
  expect(kindOf(leave(held, holding('chair'), later))).toBe('not-your-seat')
  expect(kindOf(leave(held, business, later))).toBe('ok')
  expect(kindOf(leave({ ...seat, endedAt: noon }, business, later))).toBe('seat-ended')
  expect(isHeld({ ...seat, endedAt: later }, noon)).toBe(true)
  expect(isHeld({ ...seat, endedAt: later }, later)).toBe(false)
})

test('a role is given once, for a term that ends after it begins', () => {
  const term = { id: termId, person: somePerson('e'), role: 'chair', until: later } as const
  const facts = { by: holding('chair'), serving: [] }
  const given = giveRole(term, table(), facts, noon)
  expect(kindOf(given)).toBe('ok')
  if (!given.ok) return
  expect(isServing(given.value, noon)).toBe(true)
  expect(isServing(given.value, later)).toBe(false)
  const again = giveRole(term, table(), { ...facts, serving: [given.value] }, noon)
  expect(kindOf(again)).toBe('role-held')
  const backwards = giveRole({ ...term, until: noon }, table(), facts, noon)
  expect(kindOf(backwards)).toBe('term-ends-before-it-begins')
  expect(kindOf(endRole(given.value, table(), business, later))).toBe('not-entitled')
  const own = anActor({ person: somePerson('e') })
  expect(kindOf(endRole(given.value, table(), own, later))).toBe('ok')
})

test('a target that nobody could draw is refused with the number that counts', () => {
  const by = holding('chair')
  const target = (business: number) =>
    setTarget(table(), { setBy: 'members', seats: { business } }, by, noon)
  expect(kindOf(target(TARGET_SEATS_MAX))).toBe('ok')
  expect(target(TARGET_SEATS_MAX + 1)).toMatchObject({
    refusal: { kind: 'too-many-seats', most: TARGET_SEATS_MAX },
  })
})
