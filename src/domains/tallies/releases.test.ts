/** What people keep to themselves stays theirs: no number leads to fewer than five of them. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { instant } from '../../platform/values.ts'
import { everythingFrom, isNothing, without, type Known } from './attacker.fixtures.ts'
import { quarterOf, releaseOf, toldIn } from './rules/releases.ts'
import { ENDS, PEOPLE_MIN, type End, type LanguageGroup, type Told } from './tally.ts'

/** Five hundred worlds take a few seconds where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const WORLDS = 500
const LANGUAGES = ['ar', 'en', 'fr', 'ru']
const PROCESSES = [0, 1]
const QUARTERS = [0, 1]
const TEXTS = [0, 1, 2]

/** Where and when somebody first contributed, which everybody can see, and her language. */
type Someone = Told & {
  readonly process: number
  readonly quarter: number
  readonly text: number
}

const someone: fc.Arbitrary<Someone> = fc.record({
  // Some languages are those of few.
  language: fc.constantFrom('en', 'en', 'en', 'en', 'en', 'fr', 'fr', 'fr', 'ar', 'ar', 'ru'),
  end: fc.constantFrom(...ENDS),
  process: fc.constantFrom(...PROCESSES),
  quarter: fc.constantFrom(...QUARTERS),
  text: fc.constantFrom(...TEXTS),
})

const world = fc
  .integer({ min: 0, max: 220 })
  .chain((count) => fc.array(someone, { minLength: count, maxLength: count }))

type Place = {
  readonly process?: number
  readonly quarter?: number
  readonly text?: number
  readonly end?: End
  readonly language?: string
}

/** The unknown cells, as fine as anybody could want them. */
const CELLS = PROCESSES.flatMap((process) =>
  QUARTERS.flatMap((quarter) =>
    TEXTS.flatMap((text) =>
      ENDS.flatMap((end) =>
        LANGUAGES.map((language) => ({ process, quarter, text, end, language })),
      ),
    ),
  ),
)

const lies = (inside: Someone | (typeof CELLS)[number], place: Place) =>
  (place.process === undefined || inside.process === place.process) &&
  (place.quarter === undefined || inside.quarter === place.quarter) &&
  (place.text === undefined || inside.text === place.text) &&
  (place.end === undefined || inside.end === place.end) &&
  (place.language === undefined || inside.language === place.language)

const sumOf = (place: Place, languages: readonly string[] = LANGUAGES): Known =>
  CELLS.map((cell) => (lies(cell, place) && languages.includes(cell.language) ? 1 : 0))

const choices = <One>(all: readonly One[]): readonly (One | undefined)[] => [...all, undefined]

/** Every table that could be made: of a text, a process, a date, both dates, the whole site. */
const PLACES: readonly Place[] = choices(PROCESSES).flatMap((process) =>
  choices(QUARTERS).flatMap((quarter) =>
    choices(TEXTS).flatMap((text) =>
      choices(ENDS).map((end) => ({
        ...(process === undefined ? {} : { process }),
        ...(quarter === undefined ? {} : { quarter }),
        ...(text === undefined ? {} : { text }),
        ...(end === undefined ? {} : { end }),
      })),
    ),
  ),
)

/** How many contributed where, and to what end, is public. */
const PUBLIC = everythingFrom(PLACES.map((place) => sumOf(place)))

/** What an attacker wants: how many of one language there are, anywhere. */
const WANTED = PLACES.flatMap((place) =>
  LANGUAGES.map((language) => ({
    place: { ...place, language },
    sum: without(sumOf({ ...place, language }), PUBLIC),
  })),
)

const languagesOf = (groups: readonly LanguageGroup[], { language }: LanguageGroup) =>
  language === undefined
    ? LANGUAGES.filter((one) => !groups.some((group) => group.language === one))
    : [language]

const WHERE = PROCESSES.flatMap((process) => QUARTERS.map((quarter) => ({ process, quarter })))

const published = (people: readonly Someone[]): readonly Known[] =>
  WHERE.flatMap((where) => {
    const groups = releaseOf(people.filter((one) => lies(one, where)))
    return groups.flatMap((group) =>
      ENDS.map((end) => sumOf({ ...where, end }, languagesOf(groups, group))),
    )
  })

/** What anybody would do first: every table, with its small cells left out. */
const carelesslyPublished = (people: readonly Someone[]): readonly Known[] =>
  PLACES.flatMap((place) =>
    LANGUAGES.filter(
      (language) => people.filter((one) => lies(one, { ...place, language })).length >= PEOPLE_MIN,
    ).map((language) => sumOf(place, [language])),
  )

/** Cells of one language, of any table, of one to four people, that are found. */
function foundOut(people: readonly Someone[], told: readonly Known[]): readonly Place[] {
  const rows = everythingFrom(told, PUBLIC)
  const found = WANTED.filter(({ sum }) => isNothing(without(sum, rows)))
  return found.flatMap(({ place }) => {
    const count = people.filter((one) => lies(one, place)).length
    return count > 0 && count < PEOPLE_MIN ? [place] : []
  })
}

describe('an attacker who subtracts everything from everything', () => {
  test('finds no cell of fewer than five people, in 500 worlds', () => {
    let told = 0
    fc.assert(
      fc.property(world, (people) => {
        const numbers = published(people)
        told += numbers.length
        if (numbers.length > 0) expect(foundOut(people, numbers)).toEqual([])
      }),
      { numRuns: WORLDS },
    )
    // Silence would be safe too: this is not how it is done.
    expect(told).toBeGreaterThan(WORLDS)
  })

  test('finds them where only the small cells are left out', () => {
    const found = fc
      .sample(world, 20)
      .filter((people) => foundOut(people, carelesslyPublished(people)).length > 0)
    expect(found.length).toBeGreaterThan(0)
  })

  test('cannot tell anybody from at least five others who could stand in her place', () => {
    fc.assert(
      fc.property(world, (people) => {
        const groups = releaseOf(people)
        for (const group of groups) {
          const inside = new Set(languagesOf(groups, group))
          for (const end of ENDS) {
            const peers = people.filter((one) => one.end === end)
            const within = peers.filter(({ language }) => inside.has(language))
            expect(within.length).toBe(group.counts[end])
            expect(within.length).toBeGreaterThanOrEqual(PEOPLE_MIN)
            expect(peers.length - within.length).toBeGreaterThanOrEqual(PEOPLE_MIN)
          }
        }
      }),
      { numRuns: WORLDS },
    )
  })
})

const of = (language: string, taken: number, notTaken: number): readonly Told[] =>
  ENDS.flatMap((end) =>
    Array.from({ length: end === 'taken' ? taken : notTaken }, () => ({ language, end })),
  )

test('four people are told with the next smallest language, and neither is named', () => {
  const groups = releaseOf([...of('en', 20, 20), ...of('fr', 9, 9), ...of('ru', 4, 8)])
  expect(groups).toEqual([
    { language: 'en', counts: { taken: 20, 'not-taken': 20 } },
    { language: undefined, counts: { taken: 13, 'not-taken': 17 } },
  ])
})

test('where everybody would be in one group, nothing is told', () => {
  expect(releaseOf([...of('en', 50, 50), ...of('ru', 1, 0)])).toEqual([])
  expect(releaseOf(of('en', 50, 50))).toEqual([])
  expect(releaseOf([])).toEqual([])
})

test('that nothing of a language was taken up is not told: it would be of each of them', () => {
  expect(releaseOf([...of('en', 20, 20), ...of('fr', 0, 30)])).toEqual([])
})

test('a quarter is told when the next one has passed', () => {
  expect(quarterOf(instant('2026-12-31T23:59Z'))).toBe('2026-Q4')
  expect(toldIn(instant('2026-11-21T12:00Z'))).toBe('2026-Q2')
  expect(toldIn(instant('2027-01-01T00:00Z'))).toBe('2026-Q3')
  expect(toldIn(instant('2027-05-31T00:00Z'))).toBe('2026-Q4')
})
