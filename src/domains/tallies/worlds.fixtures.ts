/** Random worlds of contributions for the tests of the numbers. Checks nothing. */
import fc from 'fast-check'
import type { Instant } from '../../platform/values.ts'
import { OUTCOMES, type Row } from './tally.ts'

/** Some spell one name in two ways, and some names are meant to hurt a spreadsheet. */
const ORGANISATIONS = [
  'Registry of the North',
  'registry  of the NORTH',
  '=1+1',
  'One, "Two"\r\nThree',
  '+49 Telecom',
  '@home',
  'Ünion',
]

const from = (values: readonly string[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined })

const START = Date.UTC(2026, 0, 1)
const DAY = 86_400_000

const row = (number: number): fc.Arbitrary<Row> =>
  fc.record({
    contribution: fc.constant(`message:${number}`),
    cover: fc.constant('open' as const),
    href: fc.constant(`/messages/${number}`),
    text: from(['text-a', 'text-b', 'text-c']),
    clauses: fc.subarray(['c1', 'c2', 'c3']),
    at: fc.integer({ min: 0, max: 700 }).map((days) => (START + days * DAY) as Instant),
    outcome: fc.constantFrom(...OUTCOMES),
    said: fc.record({
      group: from(['academia', 'business', 'government']),
      region: from(['africa', 'europe', '-odd']),
      size: from(['small', 'large']),
      newcomer: from(['newcomer', 'old-hand']),
      door: from(['web', 'mail']),
    }),
    organisation: from(ORGANISATIONS),
  })

/** Up to sixty contributions, a few of them in two texts. */
export const world: fc.Arbitrary<readonly Row[]> = fc
  .array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 })
  .chain((numbers) => fc.tuple(...numbers.map(row)))
  .map((rows) => {
    const seen = new Set<string>()
    return rows.filter(({ contribution, text }) => {
      const key = `${contribution} ${text}`
      return !seen.has(key) && seen.add(key)
    })
  })
