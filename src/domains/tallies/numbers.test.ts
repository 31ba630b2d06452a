/** Numbers of uptake: they are what anybody gets from the table that is given to everybody. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { csvOf } from '../../platform/http/csv.ts'
import { organisationKey } from '../people/index.ts'
import {
  naiveCount,
  naiveInterval,
  naiveOnce,
  naiveVoices,
  readCsv,
  type Line,
} from './naive.fixtures.ts'
import { wilson } from './rules/intervals.ts'
import {
  nothingTakenOf,
  numbersOf,
  oncePerContribution,
  unansweredIn,
  type Cell,
  type Voices,
} from './rules/numbers.ts'
import { OUTCOMES, type Row } from './tally.ts'
import { rowsCsv } from './views/twins.ts'
import { world } from './worlds.fixtures.ts'

/** Five hundred worlds take a few seconds where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const WORLDS = 500
const TEXTS = ['text-a', 'text-b', 'text-c']

const numbers = (rows: readonly Row[]) =>
  numbersOf(rows, { region: ['africa', 'europe', 'asia'] }, organisationKey)

/** In a fixed order, so that one look compares them all; what cannot be said is -1. */
const ofCell = ({ made, counts, share, interval }: Cell): readonly number[] => [
  made,
  ...OUTCOMES.map((outcome) => counts[outcome]),
  share ?? -1,
  interval?.low ?? -1,
  interval?.high ?? -1,
]

function naiveCell(lines: readonly Line[], where: Line): readonly number[] {
  const made = naiveCount(lines, where)
  const counts = OUTCOMES.map((outcome) => naiveCount(lines, { ...where, outcome }))
  if (made === 0) return [made, ...counts, -1, -1, -1]
  const taken = naiveCount(lines, { ...where, outcome: 'taken-up' })
  return [made, ...counts, taken / made, ...naiveInterval(taken, made)]
}

const ofVoices = (voices: Voices): readonly number[] => [
  voices.signed,
  voices.organisations,
  voices.effective ?? -1,
  voices.topThree,
  voices.unsigned,
]

function naiveSaid(lines: readonly Line[]): readonly number[] {
  const { signed, organisations, effective, topThree } = naiveVoices(lines)
  return [signed, organisations, effective ?? -1, topThree, lines.length - signed]
}

const FINE = 1e-9

/** The first place where the two differ, if any. */
function difference(rows: readonly Row[], lines: readonly Line[]): string | undefined {
  const { all, tables, voices } = numbers(rows)
  if (!voices) return 'no voices'
  const { made, taken } = voices
  const pairs: (readonly [string, readonly number[], readonly number[]])[] = [
    ['all', ofCell(all), naiveCell(lines, {})],
    ['made', ofVoices(made), naiveSaid(lines)],
    ['taken', ofVoices(taken), naiveSaid(lines.filter((line) => line['outcome'] === 'taken-up'))],
  ]
  for (const { attribute, cells } of tables) {
    for (const cell of cells) {
      const value = cell.value ?? ''
      pairs.push([`${attribute} ${value}`, ofCell(cell), naiveCell(lines, { [attribute]: value })])
    }
    // Nobody is lost between the cells.
    pairs.push([attribute, [cells.reduce((sum, cell) => sum + cell.made, 0)], [lines.length]])
  }
  const wrong = pairs.find(([, ours, theirs]) =>
    ours.some((number, index) => !(Math.abs(number - (theirs[index] ?? Number.NaN)) < FINE)),
  )
  return wrong && JSON.stringify(wrong)
}

describe('a second computation from the exported table', () => {
  test('gives the same numbers for a process and for each of its texts, in 500 worlds', () => {
    fc.assert(
      fc.property(world, (rows) => {
        const lines = readCsv(csvOf(rowsCsv(rows)))
        expect(difference(oncePerContribution(rows), naiveOnce(lines))).toBeUndefined()
        for (const text of TEXTS) {
          const own = rows.filter((row) => row.text === text)
          const given = lines.filter((line) => line['text'] === text)
          expect(difference(own, given)).toBeUndefined()
        }
      }),
      { numRuns: WORLDS },
    )
  })

  test('has nothing in its table that is private, and no person', () => {
    fc.assert(
      fc.property(world, (rows) => {
        const text = csvOf(rowsCsv(rows))
        expect(text).not.toMatch(/p_[0-9a-f]{32}/)
        expect(text.split('\r\n')[0]).toBe(
          '\ufeffcontribution,text,clauses,at,outcome,group,region,size,newcomer,door,organisation',
        )
      }),
    )
  })
})

const row = (over: Partial<Row> & { readonly region?: string }): Row => ({
  contribution: 'message:1',
  cover: 'open',
  href: '/messages/1',
  text: 'text-a',
  clauses: [],
  at: 0 as Row['at'],
  outcome: 'none',
  organisation: undefined,
  ...over,
  said: {
    group: undefined,
    region: over.region,
    size: undefined,
    newcomer: undefined,
    door: undefined,
  },
})

test('a chair sees from which region nothing was taken up, and what waits for an answer', () => {
  const rows = [
    row({ contribution: 'message:1', region: 'africa', outcome: 'not' }),
    row({ contribution: 'message:2', region: 'africa', at: 2 as Row['at'] }),
    row({ contribution: 'message:3', region: 'europe', outcome: 'partly' }),
    row({ contribution: 'message:4', outcome: 'contested', at: 1 as Row['at'] }),
  ]
  const regions = numbers(rows).tables.find(({ attribute }) => attribute === 'region')
  expect(regions?.cells.map(({ value, made }) => [value, made])).toEqual([
    ['africa', 2],
    ['europe', 1],
    ['asia', 0],
    [undefined, 1],
  ])
  // Asia said nothing: that nothing of it was taken up says nothing either.
  expect(regions && nothingTakenOf(regions).map(({ value }) => value)).toEqual(['africa'])
  expect(unansweredIn(rows).map(({ contribution }) => contribution)).toEqual([
    'message:4',
    'message:2',
  ])
})

test('a contribution to two texts counts once in its process, by the best it came to', () => {
  const rows = [
    row({ outcome: 'not' }),
    row({ outcome: 'partly', text: 'text-b' }),
    row({ outcome: 'none', text: 'text-c' }),
  ]
  expect(oncePerContribution(rows).map(({ outcome }) => outcome)).toEqual(['partly'])
})

test('the interval of few is wide, and never leaves what a share can be', () => {
  // Wilson (1927) for 0 of 5 and 5 of 5, as tables give it.
  expect(wilson(0, 5)).toMatchObject({ low: 0, high: expect.closeTo(0.4345, 4) })
  expect(wilson(5, 5)).toMatchObject({ low: expect.closeTo(0.5655, 4), high: 1 })
  expect(wilson(50, 100)).toMatchObject({
    low: expect.closeTo(0.4038, 4),
    high: expect.closeTo(0.5962, 4),
  })
  expect(wilson(0, 0)).toBeUndefined()
})

test('one who writes forty times counts forty times, and the number of equals says so', () => {
  const signed = (count: number, organisation: string) =>
    Array.from({ length: count }, (_, index) =>
      row({ contribution: `message:${organisation}${index}`, organisation, outcome: 'taken-up' }),
    )
  const { voices } = numbers([...signed(40, 'A'), ...signed(1, 'B'), ...signed(1, 'C')])
  expect(voices?.taken.organisations).toBe(3)
  expect(voices?.taken.effective).toBeCloseTo(42 ** 2 / (40 ** 2 + 2), 9)
  const spelt = numbers([...signed(9, 'A'), ...signed(9, ' a ')]).voices
  expect(spelt?.taken.organisations).toBe(1)
})
