/** The order in which open things are shown, and when that changes by itself. */
import { expect, test } from 'vitest'
import { instant, minutes, type Instant } from '../../platform/values.ts'
import { inOrder, nextEnd, type Thing } from './thing.ts'

const noon = instant('2026-11-21T12:00Z')
const at = (minute: number) => (noon + minutes(minute)) as Instant
const thing = (href: string, until?: Instant, since?: Instant): Thing => ({
  said: { key: 'desk.home.start' },
  href,
  until,
  since,
})

test('what ends soonest comes first, what only waits by how long it has waited', () => {
  const things = [thing('/later', at(90)), thing('/never'), thing('/soon', at(5))]
  expect(inOrder(things).map(({ href }) => href)).toEqual(['/soon', '/later', '/never'])
  const waiting = [thing('/new', undefined, at(-1)), thing('/old', undefined, at(-900))]
  expect(inOrder(waiting).map(({ href }) => href)).toEqual(['/old', '/new'])
})

test('a page is over when the first of its things ends, and not before', () => {
  expect(nextEnd([], noon)).toBeUndefined()
  expect(nextEnd([thing('/a', at(9)), thing('/b', at(3)), thing('/gone', at(-1))], noon)).toBe(
    at(3),
  )
})
