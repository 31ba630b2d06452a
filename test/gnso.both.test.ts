/** Three years of a policy process through its pages; after each step it says whose move it is. */
import { expect, test } from 'vitest'
import { ACTS, TABLES } from '../src/joined.ts'
import { checkTables } from '../src/platform/record/index.ts'
import { between, days } from '../src/platform/values.ts'
import { aPlace, PROCESS, type Place } from './gnso/place.ts'
import { movesOn, playTo } from './gnso/story.ts'
import { AFFIRMATION, BOARD_VOTES, HOUSE_VOTE } from './gnso/story-council.ts'
import { publishedRecord, recounted, templateFile } from './recounting.ts'

const THREE_YEARS = days(3 * 365)
/** Five hundred forms, each read, filled in and sent; nothing is asserted about time. */
const MINUTES_MS = 240_000

/** Two minutes over a socket: for whoever asks for them. */
const IS_LONG = process.env['PARLEY_TEST_ENGINE'] === 'postgres'
const IS_ASKED = process.env['PARLEY_TEST_LONG'] === 'yes'

const json = async ({ world }: Place, path: string) =>
  JSON.parse(await world.stranger.text(`${path}.json`))

test.skipIf(IS_LONG && !IS_ASKED)(
  'a group finds its levels, is challenged, and the Board decides, all by forms',
  async () => {
    const place = await aPlace()
    const began = place.world.clock.now()
    await playTo(place, undefined, async ({ what, waits }) => {
      const { who, does, links } = await movesOn(place)
      expect([what, who]).toEqual([what, waits])
      expect([what, does.filter((said) => said === '')]).toEqual([what, []])
      for (const link of links) await place.world.stranger.text(link)
    })
    expect(between(began, place.world.clock.now())).toBeGreaterThan(THREE_YEARS)
    await holds(place)
  },
  MINUTES_MS,
)

/** What came of it, and that the record says the same as the tables. */
async function holds(place: Place) {
  const { world } = place
  const { state, template } = await json(place, PROCESS)
  expect(state).toMatchObject({ kind: 'running', stage: 'review' })
  const levels = [1, 2, 3].map(async (number) => {
    const { designations } = await json(place, place.known(`call on Recommendation ${number}`))
    return designations.at(-1).level
  })
  expect(await Promise.all(levels)).toEqual(['consensus', 'consensus', 'divergence'])
  const outcomes = [HOUSE_VOTE, ...BOARD_VOTES, AFFIRMATION].map(async (vote) => {
    return (await json(place, place.known(vote))).outcome
  })
  expect(await Promise.all(outcomes)).toEqual([
    'approved',
    'adopted',
    'rejected',
    'adopted',
    'approved',
  ])
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
  const files = [await publishedRecord(world), await templateFile(world, template)] as const
  for (const vote of [HOUSE_VOTE, AFFIRMATION]) {
    const { code, said } = await recounted(...files, place.known(vote).split('/').at(-1) ?? '')
    expect([code, said.includes('counted here: true; on the record: true')]).toEqual([0, true])
  }
}
