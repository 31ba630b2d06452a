/** Roles that a template names without code: those of the table, and of bodies that stand. */
import { expect, test } from 'vitest'
import { aProcess, facilitator, inRole, stranger } from './processes.fixtures.ts'
import type { By } from './process.ts'
import { actingFor, mayActAs, rolesIn } from './rules-standing.ts'
import type { Actor, BodyId, SeatHeld } from '../people/index.ts'

const board = 'b_board' as string as BodyId
const process = aProcess()
const actorOf = (by: By): Actor => {
  if (by.kind !== 'person' || !by.actor) throw new Error('nobody')
  return by.actor
}
const seatIn = (slug: string): SeatHeld => ({
  body: board,
  slug,
  seat: 's_1' as string as SeatHeld['seat'],
  group: null,
})
const seatedIn = (slug: string): By => ({
  kind: 'person',
  actor: { ...actorOf(stranger), seats: [seatIn(slug)] },
})

test('who sits in a standing body holds the role of its name, who chairs it one more', () => {
  expect(rolesIn(process, actorOf(seatedIn('board')))).toContain('board')
  const chair: By = {
    kind: 'person',
    actor: { ...actorOf(stranger), roles: [{ body: board, slug: 'board', role: 'chair' }] },
  }
  expect(rolesIn(process, actorOf(chair))).toContain('board-chair')
  expect(rolesIn(process, actorOf(chair))).not.toContain('chair')
  expect(mayActAs(process, seatedIn('board'), ['board']).ok).toBe(true)
  expect(mayActAs(process, seatedIn('board'), ['council']).ok).toBe(false)
})

test('a body that is called like an office makes nobody an officer', () => {
  for (const slug of ['chair', 'members', 'staff', 'secretary']) {
    expect(mayActAs(process, seatedIn(slug), [slug]).ok).toBe(false)
  }
})

test('anybody with an account is a participant, and nobody else', () => {
  expect(mayActAs(process, stranger, ['participants']).ok).toBe(true)
  expect(mayActAs(process, { kind: 'person', actor: undefined }, ['participants']).ok).toBe(false)
})

test('an officer of another table is none here', () => {
  expect(mayActAs(process, facilitator, ['facilitator']).ok).toBe(true)
  expect(mayActAs(process, inRole('facilitator', board), ['facilitator']).ok).toBe(false)
})

test('a role delegated in one process is held there alone, and bound as its holder is', () => {
  const { person, ...rest } = actorOf(inRole('facilitator'))
  const [held] = rest.roles
  if (!held) throw new Error('no role')
  const delegate = {
    ...actorOf(stranger),
    lent: [{ ...held, process: process.id, holder: person }],
  }
  expect(rolesIn(process, delegate)).toContain('facilitator')
  const another = { ...process, id: 'another' as string as typeof process.id }
  expect(rolesIn(another, delegate)).not.toContain('facilitator')
  expect(actingFor(process, delegate, ['facilitator'])).toEqual([delegate.person, person])
  expect(actingFor(another, delegate, ['facilitator'])).toEqual([delegate.person])
  // In a role of one's own one acts for oneself.
  const both = { ...delegate, roles: [held] }
  expect(actingFor(process, both, ['facilitator'])).toEqual([delegate.person])
})
