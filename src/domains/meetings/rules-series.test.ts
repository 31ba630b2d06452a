/** The days and instants of a series, at the edges of calendars and clocks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../platform/values.ts'
import { expand } from './rules-series.ts'
import { OCCURRENCES_MAX, type Pattern } from './series.ts'
import { instantOf } from './wall-time.ts'

const now = instant('2026-01-10T00:00Z')
const weekly: Pattern = {
  from: '2026-03-05',
  rhythm: { kind: 'weekly', every: 1, count: 10 },
  slots: [{ time: '15:00', zone: 'Europe/Zurich' }],
  minutes: 60,
  except: [],
  fold: 'earlier',
}
const days = (pattern: Pattern) => {
  const found = expand(pattern, now)
  return found.ok ? found.value.map(({ local }) => local.slice(0, 10)) : found.refusal
}
const starts = (pattern: Pattern) => {
  const found = expand(pattern, now)
  return found.ok
    ? found.value.map((one) => new Date(one.starts).toISOString().slice(0, 16))
    : found.refusal
}

describe('the days of a series', () => {
  test('a weekly call keeps its hour on the wall across the change of the clocks', () => {
    expect(starts({ ...weekly, rhythm: { kind: 'weekly', every: 1, count: 5 } })).toEqual([
      '2026-03-05T14:00',
      '2026-03-12T14:00',
      '2026-03-19T14:00',
      '2026-03-26T14:00',
      '2026-04-02T13:00',
    ])
  })

  test('three slots take turns, each in its own zone', () => {
    const slots = [
      { time: '09:00', zone: 'Africa/Nairobi' },
      { time: '10:00', zone: 'America/Toronto' },
      { time: '08:00', zone: 'Pacific/Fiji' },
    ]
    const found = expand({ ...weekly, slots }, now)
    const zones = found.ok ? found.value.map(({ zone }) => zone) : []
    expect(zones.slice(0, 4)).toEqual([
      'Africa/Nairobi',
      'America/Toronto',
      'Pacific/Fiji',
      'Africa/Nairobi',
    ])
  })

  test('the third Thursday stays the third, and a fifth one is the last of its month', () => {
    const monthly = { ...weekly, from: '2026-01-15', rhythm: { kind: 'monthly', last: false } }
    const third = { ...monthly.rhythm, kind: 'monthly', last: false, count: 3 } as const
    expect(days({ ...weekly, from: '2026-01-15', rhythm: third })).toEqual([
      '2026-01-15',
      '2026-02-19',
      '2026-03-19',
    ])
    expect(days({ ...weekly, from: '2026-01-29', rhythm: third })).toEqual([
      '2026-01-29',
      '2026-02-26',
      '2026-03-26',
    ])
  })

  test('given days are put in order, each once, and exceptions fall out', () => {
    const dates = ['2026-05-07', '2026-04-02', '2026-05-07']
    const rhythm = { kind: 'dates', dates } as const
    expect(days({ ...weekly, rhythm, except: ['2026-04-02'] })).toEqual([
      '2026-03-05',
      '2026-05-07',
    ])
  })
})

describe('what is refused', () => {
  test('ten thousand meetings, with the bound, before any is counted', () => {
    const rhythm = { kind: 'weekly', every: 1, count: 10_000 } as const
    expect(days({ ...weekly, rhythm })).toEqual({
      kind: 'too-many-occurrences',
      most: OCCURRENCES_MAX,
      asked: 10_000,
    })
    const most = { ...rhythm, count: OCCURRENCES_MAX }
    expect(days({ ...weekly, rhythm: most })).toHaveLength(OCCURRENCES_MAX)
  })

  test('an hour that the zone skips, with the nearest before and after', () => {
    const slots = [{ time: '02:30', zone: 'Europe/Zurich' }]
    const rhythm = { kind: 'once' } as const
    expect(days({ ...weekly, from: '2026-03-29', rhythm, slots })).toEqual({
      kind: 'skipped-time',
      local: '2026-03-29T02:30',
      zone: 'Europe/Zurich',
      before: '2026-03-29T01:30',
      after: '2026-03-29T03:30',
    })
  })

  test('days and zones that are none, what is past, and what nobody can know', () => {
    const once = { kind: 'once' } as const
    expect(days({ ...weekly, from: '2026-02-30' })).toEqual({
      kind: 'bad-day',
      day: '2026-02-30',
    })
    const zone = (name: string) => [{ time: '15:00', zone: name }]
    expect(days({ ...weekly, slots: zone('Mars/Olympus') })).toMatchObject({ kind: 'bad-zone' })
    expect(days({ ...weekly, slots: zone('+05:00') })).toMatchObject({ kind: 'bad-zone' })
    expect(days({ ...weekly, slots: [{ time: '24:00', zone: 'UTC' }] })).toMatchObject({
      kind: 'bad-time',
    })
    expect(days({ ...weekly, rhythm: once, from: '2026-01-09' })).toEqual({ kind: 'in-the-past' })
    expect(days({ ...weekly, rhythm: once, from: '2029-03-05' })).toMatchObject({
      kind: 'too-far-ahead',
    })
    expect(days({ ...weekly, rhythm: once, except: [weekly.from] })).toEqual({
      kind: 'no-occurrence',
    })
  })
})

test('of an hour that comes twice the earlier is meant unless somebody says the later', () => {
  const slots = [{ time: '02:30', zone: 'Europe/Zurich' }]
  const twice = { ...weekly, from: '2026-10-25', rhythm: { kind: 'once' } as const, slots }
  expect(starts(twice)).toEqual(['2026-10-25T00:30'])
  expect(starts({ ...twice, fold: 'later' })).toEqual(['2026-10-25T01:30'])
  const found = expand(twice, now)
  expect(found.ok && found.value[0]?.repeated).toBe(true)
})

const zones = ['Africa/Nairobi', 'America/Toronto', 'Pacific/Fiji', 'Australia/Lord_Howe', 'UTC']
const aSlot = fc.record({
  time: fc.constantFrom('08:00', '12:15', '16:45', '23:30'),
  zone: fc.constantFrom(...zones),
})

test('every occurrence is at its wall time in its zone, one after the other, none twice', () => {
  const patterns = fc.record({
    slots: fc.array(aSlot, { minLength: 1, maxLength: 3 }),
    every: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 1, max: 40 }),
  })
  fc.assert(
    fc.property(patterns, ({ slots, every, count }) => {
      const found = expand({ ...weekly, slots, rhythm: { kind: 'weekly', every, count } }, now)
      if (!found.ok) return false
      const isOrdered = found.value.every(
        ({ local }, at) => at === 0 || local > (found.value[at - 1]?.local ?? ''),
      )
      const isTrue = found.value.every(
        (one) => instantOf(one, 'earlier') === one.starts && one.number >= 1,
      )
      return found.value.length === count && isOrdered && isTrue
    }),
    { numRuns: 60 },
  )
})
