/** Cover: in no random world does what is told under it lead to anybody. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import type { Contributed, ProcessId } from '../../processes/index.ts'
import { LINEAGES } from '../../templates/index.ts'
import type { ClauseId, TextId } from '../../texts/index.ts'
import type { Traced } from '../uptake.ts'
import { coveredRows, coverOf, groupsTold, VOICES_LEAST, type Covering } from './cover.ts'

const GROUPS = ['academia', 'business', 'government'] as const
const TEXTS = ['text-a', 'text-b'] as readonly string[] as readonly TextId[]
const HOUR = 3_600_000

/** Whatever could lead to somebody has `zz` in it. */
const contributed = (number: number): Contributed => ({
  ref: `message:zz${number}`,
  process: 'process' as ProcessId,
  text: undefined,
  clauses: [],
  href: `/messages/zz${number}`,
  said: `zz-words-${number}`,
  by: `p_zz${number}` as PersonId,
  capacity: 'personal',
  spokeFor: `zz-organisation-${number}`,
  group: undefined,
  interest: 7_000_000 + number,
  at: (9_000_000_000 + number * HOUR) as Instant,
  door: 'mail',
  grewInto: [`amendment:zz${number}`],
  became: undefined,
})

const covering = (number: number): fc.Arbitrary<Covering> =>
  fc.record({
    cover: fc.constantFrom('group' as const, 'sealed' as const),
    group: fc.option(fc.constantFrom(...GROUPS), { nil: undefined }),
    traced: fc.record({
      contributed: fc.constant(contributed(number)),
      text: fc.constantFrom(...TEXTS),
      version: fc.constant(1),
      clauses: fc.subarray(['c1', 'c2', 'c10'] as readonly string[] as ClauseId[]),
      uptake: fc.constant(undefined),
      fate: fc.constantFrom<Traced['fate']>(
        { kind: 'none', said: 'nothing' },
        { kind: 'none', said: 'claimed' },
        {
          kind: 'settled',
          disposition: 'partly',
          reason: 'zz-reason',
          by: 'p_zz-pen' as PersonId,
          at: 9_100_000_000 as Instant,
          derived: false,
        },
      ),
    }),
  })

const world = fc
  .array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 })
  .chain((numbers) => fc.tuple(...numbers.map(covering)))

test('nothing that is told under cover leads to whoever said it, or tells when', () => {
  fc.assert(
    fc.property(world, (all) => {
      const rows = coveredRows(all)
      const told = JSON.stringify(rows)
      expect(told).not.toMatch(/zz|9\d{9}|700\d{4}|mail/)
      expect(rows.length).toBe(all.length)
      for (const row of rows) if (row.cover === 'sealed') expect(row.group).toBeUndefined()
    }),
  )
})

test('the order and the numbers come of what is told alone, and not of the hour', () => {
  fc.assert(
    fc.property(world, fc.func(fc.nat()), (all, weigh) => {
      const shuffled = all.toSorted((one, other) => weigh(one) - weigh(other))
      expect(coveredRows(shuffled)).toEqual(coveredRows(all))
    }),
  )
})

test('one contribution in two texts has one number, so that it counts once', () => {
  fc.assert(
    fc.property(world, (all) => {
      const numbers = new Set(coveredRows(all).map(({ number }) => number))
      expect(numbers.size).toBe(new Set(all.map(({ traced }) => traced.contributed.ref)).size)
    }),
  )
})

const voices = fc.array(
  fc.record({
    voice: fc.integer({ min: 0, max: 40 }).map(String),
    group: fc.option(fc.constantFrom(...GROUPS), { nil: undefined }),
  }),
  { maxLength: 60 },
)

test('five spoke in each group that is named, and in those together that are not', () => {
  fc.assert(
    fc.property(voices, (all) => {
      const told = groupsTold(all)
      const count = (of: (group: string | undefined) => boolean) =>
        new Set(all.filter(({ group }) => of(group)).map(({ voice }) => voice)).size
      for (const group of told) {
        expect(count((one) => one === group)).toBeGreaterThanOrEqual(VOICES_LEAST)
      }
      const left = count((one) => one === undefined || !told.has(one))
      expect(told.size === 0 || left === 0 || left >= VOICES_LEAST).toBe(true)
    }),
  )
})

test('four in one group hide with the next smallest; five alone are named', () => {
  const spoke = (group: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ voice: `${group}${at}`, group }))
  expect([...groupsTold(spoke('academia', 5))]).toEqual(['academia'])
  expect([...groupsTold(spoke('academia', 4))]).toEqual([])
  const some = [...spoke('academia', 4), ...spoke('business', 5), ...spoke('government', 9)]
  expect([...groupsTold(some)]).toEqual(['government'])
})

test.each(LINEAGES)('%s: who is told before and after a text is adopted', (shown) => {
  const told = [false, true].map((isAdopted) => coverOf({ shown }, isAdopted))
  const expected = {
    'by-person': ['open', 'open'],
    'by-group': ['group', 'group'],
    'sealed-until-adoption': ['sealed', 'open'],
  }
  expect(told).toEqual(expected[shown])
  expect(coverOf(undefined, false)).toBe('open')
})
