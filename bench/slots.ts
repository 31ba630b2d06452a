/**
 * Whether fair times are found quickly and well: 60 people in 20 zones, beside 100,000 plans drawn
 * at random and judged by the same measure. Fails where a bar is missed. Measures no pages.
 */
import { compare, findSlots, meanOf, type Cost } from '../src/domains/slots/index.ts'
import { aPattern, luckiestOf, peopleIn, ZONES } from '../src/domains/slots/worlds.fixtures.ts'

/** Bars of the finder: milliseconds on the machine at hand, and what luck is allowed. */
const FOUND_MS_MAX = 1_000
const TRIES = 100_000
const PEOPLE = 60
const WORLDS = ['one', 'two', 'three', 'four', 'five']

for (const world of WORLDS) {
  const sittings = peopleIn(ZONES, PEOPLE, world)
  const start = performance.now()
  const finding = findSlots(sittings, aPattern)
  const took = performance.now() - start
  const lucky = luckiestOf(TRIES, sittings, aPattern, world)
  if (!finding.ok || !lucky) throw new Error('nothing found')
  const { burdens } = finding.value.fair
  const heads = burdens.map(({ people }) => people)
  const found: Cost = { minutes: burdens.map(({ minutes }) => minutes), offDays: 0 }
  const luck: Cost = { ...lucky, offDays: 0 }
  const [ours = 0, theirs = 0] = [found, luck].map(({ minutes }) =>
    Math.max(...minutes.map((sum, at) => meanOf({ minutes: sum, people: heads[at] ?? 0 }))),
  )
  const share = (took / FOUND_MS_MAX).toFixed(2)
  console.log(
    `world ${world}: ${took.toFixed(0)} ms, ${share} of the ${FOUND_MS_MAX} ms allowed; ` +
      `greatest burden ${ours.toFixed(1)} min, ${(ours / theirs).toFixed(3)} of the luckiest ` +
      `of ${TRIES}`,
  )
  if (took > FOUND_MS_MAX || compare(found, luck, heads) > 0) process.exitCode = 1
}
