/** Who begins a process, and how it may be called. */
import { expect, test } from 'vitest'
import { SECRETARIAT, type Actor, type BodyId } from '../people/index.ts'
import { importer, inRole, signedOut, stranger } from './processes.fixtures.ts'
import type { By } from './process.ts'
import { mayBegin, mayBeginSome } from './rules-begin.ts'

const council = 'b_council' as string as BodyId
const other = 'b_other' as string as BodyId
const actorOf = (by: By): Actor => {
  if (by.kind !== 'person' || !by.actor) throw new Error('nobody')
  return by.actor
}
const staff: By = {
  kind: 'person',
  actor: {
    ...actorOf(stranger),
    roles: [{ body: other, slug: SECRETARIAT, role: 'secretary' }],
  },
}
const chair = inRole('chair', council)
const asked = (by: By, body: BodyId | undefined, slug = 'transfers', taken = false) => {
  const may = mayBegin(by, { slug, taken, body })
  return may.ok ? may.value : may.refusal.kind
}

test('staff begin any process, a chair one of the body that they chair, and others none', () => {
  expect([asked(staff, undefined), asked(staff, council)]).toEqual(['secretary', 'secretary'])
  expect(asked(chair, council)).toBe('chair')
  expect([asked(chair, other), asked(chair, undefined)]).toEqual(['not-staff', 'not-staff'])
  for (const by of [stranger, inRole('facilitator', council), inRole('vice-chair', council)]) {
    expect(asked(by, council)).toBe('not-staff')
  }
  expect(asked(signedOut, council)).toBe('signed-out')
  expect(asked(importer, undefined)).toBe('secretary')
})

test('nobody calls one as another is called, or as a page is', () => {
  expect(asked(staff, undefined, 'transfers', true)).toBe('slug-taken')
  for (const slug of ['new', 'New', 'a b', '', '-a', 'a--b', 'x'.repeat(81)]) {
    expect([slug, asked(staff, undefined, slug)]).toEqual([slug, 'slug-malformed'])
  }
})

test('the form is shown to whoever could begin one somewhere', () => {
  expect(mayBeginSome(actorOf(chair)).ok).toBe(true)
  expect(mayBeginSome(actorOf(staff)).ok).toBe(true)
  expect(mayBeginSome(actorOf(stranger)).ok).toBe(false)
  expect(mayBeginSome(undefined).ok).toBe(false)
})
