/** What each reader has still to be told of an entry: each change once, nothing that is over. */
import { expect, test } from 'vitest'
import { after, hours, instant } from '../../platform/values.ts'
import { alone, aSeries, cancelled, FIRST, weekOf } from './calendars.fixtures.ts'
import type { Planned } from './entry.ts'
import { learnt, lettersFor, type Known } from './telling.ts'

const now = instant('2026-11-22T12:00Z')
const moved = { starts: after(weekOf(1), hours(1)), revision: 1 }
const known = learnt(undefined, aSeries())

const kinds = (planned: Planned, at: Known, sequence: number | undefined, isInvited = true) =>
  lettersFor(planned, at, { sequence, isInvited, now }).map(({ kind, parts }) => [
    kind,
    parts?.length ?? 'all',
  ])

test('whoever is invited is told of the whole series, and then of nothing', () => {
  expect(kinds(aSeries(), known, undefined)).toEqual([['invite', 'all']])
  expect(kinds(aSeries(), known, known.sequence)).toEqual([])
})

test('a change has a larger number, and only those who know the smaller one hear of it', () => {
  const series = aSeries({ 1: moved })
  const later = learnt(known, series)
  expect(later.sequence).toBe(1)
  expect(learnt(later, series)).toBe(later)
  expect(kinds(series, later, 0)).toEqual([['change', 1]])
  expect(kinds(series, later, 1)).toEqual([])
})

test('of two changes at once each is told in its way', () => {
  const series = aSeries({ 1: moved, 2: cancelled })
  expect(kinds(series, learnt(known, series), 0)).toEqual([
    ['cancel', 1],
    ['change', 1],
  ])
})

test('a meeting or a series that is cancelled is cancelled as a whole', () => {
  const one = alone(cancelled)
  expect(kinds(one, learnt(learnt(undefined, alone()), one), 0)).toEqual([['cancel', 'all']])
  const all = aSeries({ 0: cancelled, 1: cancelled, 2: cancelled })
  expect(kinds(all, learnt(known, all), 0)).toEqual([['cancel', 'all']])
})

test('nobody is invited to what was cancelled, nor told of it who never knew', () => {
  const one = alone(cancelled)
  expect(kinds(one, learnt(undefined, one), undefined)).toEqual([])
})

test('whoever is invited no more is told so, if they had been', () => {
  expect(kinds(aSeries(), known, 0, false)).toEqual([['leave', 'all']])
  expect(kinds(aSeries(), known, undefined, false)).toEqual([])
})

test('of what is over nobody hears', () => {
  const series = aSeries({ 0: { revision: 1 } })
  const reader = { sequence: 0, isInvited: true, now: after(FIRST, hours(1)) }
  expect(lettersFor(series, learnt(known, series), reader)).toEqual([])
})
