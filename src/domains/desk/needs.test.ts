/** What needs a person comes from processes, and can be looked at one by one. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readCalendar } from '../../platform/calendar/index.ts'
import { openCatalogues } from '../../platform/languages/index.ts'
import { days, instant, type Instant } from '../../platform/values.ts'
import type { ProcessId } from '../processes/index.ts'
import { needsCalendar } from './needs-calendar.ts'
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

test('a calendar has what ends at an hour, under a name that stays when the hour moves', () => {
  const t = openCatalogues(fileURLToPath(new URL('../..', import.meta.url))).translator('en')
  const paper = { t, url: 'https://parley.example', now }
  const eventsOf = (things: readonly Thing[]) => {
    const read = readCalendar(needsCalendar(things, paper))
    if (!read.ok) throw new Error(read.refusal.kind)
    return read.value.events
  }
  const vote = thing('/ballots/1', labels, 'counted')
  const [event, ...others] = eventsOf([
    vote,
    { ...thing('/x', labels, 'action'), until: undefined },
  ])
  expect(others).toEqual([])
  const [moved] = eventsOf([{ ...vote, until: (now + days(2)) as Instant }])
  expect(moved?.uid).toBe(event?.uid)
  expect(moved?.sequence).toBeGreaterThan(event?.sequence ?? Infinity)
})
