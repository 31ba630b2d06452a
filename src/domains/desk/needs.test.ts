/** What needs a person comes from processes, and can be looked at one by one. */
import { expect, test } from 'vitest'
import { days, instant, type Instant } from '../../platform/values.ts'
import type { ProcessId } from '../processes/index.ts'
import { needsOf, NEEDS_PER_PAGE, onPage } from './needs.ts'
import type { Thing } from './thing.ts'

const now = instant('2026-11-21T12:00Z')
const [labels, prices] = ['01LABELS', '01PRICES'] as unknown as readonly [ProcessId, ProcessId]
const thing = (href: string, process: ProcessId | undefined, stake: Thing['stake']): Thing => ({
  said: { key: 'desk.home.start' },
  href,
  until: (now + days(1)) as Instant,
  since: undefined,
  stake,
  process,
})
const told = [
  thing('/a', prices, 'action'),
  thing('/b', labels, 'counted'),
  thing('/c', undefined, 'draft'),
  thing('/d', prices, 'answer'),
]

test('all processes are in one order, and each is counted', () => {
  const needs = needsOf(told, { now, only: 'all' })
  expect(needs.things.map(({ href }) => href)).toEqual(['/b', '/d', '/c', '/a'])
  expect(needs.places).toEqual([
    { place: labels, count: 1 },
    { place: prices, count: 2 },
    { place: undefined, count: 1 },
  ])
})

test('one place alone shows its own, in the same order; the counts stay those of all', () => {
  const needs = needsOf(told, { now, only: { place: prices } })
  expect(needs.things.map(({ href }) => href)).toEqual(['/d', '/a'])
  expect(needs.all).toBe(4)
  const outside = needsOf(told, { now, only: { place: undefined } })
  expect(outside.things.map(({ href }) => href)).toEqual(['/c'])
})

test('pages follow one another without a gap, and end', () => {
  const lines = Array.from({ length: NEEDS_PER_PAGE + 1 }, (_, index) => index)
  expect(onPage(lines, 0)).toHaveLength(NEEDS_PER_PAGE)
  expect(onPage(lines, 1)).toEqual([NEEDS_PER_PAGE])
  expect(onPage(lines, 2)).toEqual([])
})
