/** Made-up people in many zones, and plans drawn at random: to measure the finder against. */
import { seededRandom } from '../../platform/clock.ts'
import type { Pattern, Sitting } from './slot.ts'
import { compare, plus, type Cost } from './rules/fairness.ts'
import { costIn, tablesOf } from './rules/tables.ts'
import { candidatesOf } from './rules/weeks.ts'

/** Twenty zones around the earth, in the five regions of processes.md 8.2. */
export const ZONES: readonly (readonly [zone: string, region: string])[] = [
  ['Pacific/Auckland', 'asia-pacific'],
  ['Pacific/Fiji', 'asia-pacific'],
  ['Pacific/Honolulu', 'north-america'],
  ['America/Los_Angeles', 'north-america'],
  ['America/Toronto', 'north-america'],
  ['America/St_Johns', 'north-america'],
  ['America/Mexico_City', 'latin-america'],
  ['America/Bogota', 'latin-america'],
  ['America/Santiago', 'latin-america'],
  ['America/Sao_Paulo', 'latin-america'],
  ['Europe/London', 'europe'],
  ['Europe/Zurich', 'europe'],
  ['Europe/Moscow', 'europe'],
  ['Africa/Dakar', 'africa'],
  ['Africa/Cairo', 'africa'],
  ['Africa/Nairobi', 'africa'],
  ['Asia/Kathmandu', 'asia-pacific'],
  ['Asia/Kolkata', 'asia-pacific'],
  ['Asia/Singapore', 'asia-pacific'],
  ['Asia/Tokyo', 'asia-pacific'],
]

export const aPattern: Pattern = {
  days: [1, 2, 3, 4, 5],
  minutes: 60,
  times: 12,
  slots: 3,
  from: '2027-02-22',
  zone: 'UTC',
}

/** So many people, each in one of these zones. */
export function peopleIn(zones: typeof ZONES, count: number, seed: string): readonly Sitting[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const [zone, region] = zones[drawn(random, zones.length)] ?? ['UTC', 'europe']
    return { zone, region, people: 1 }
  })
}

const drawn = (random: (count: number) => Uint8Array, below: number): number => {
  const [high = 0, low = 0] = random(2)
  return (high * 256 + low) % below
}

/** The fairest of so many plans whose slots are drawn at random, by the finder's own measure. */
export function luckiestOf(
  tries: number,
  sittings: readonly Sitting[],
  pattern: Pattern,
  seed: string,
): Cost | undefined {
  const random = seededRandom(seed)
  const regions = [...new Set(sittings.map(({ region }) => region))].toSorted()
  const heads = regions.map((region) => sittings.filter((one) => one.region === region).length)
  const turns = Array.from({ length: pattern.slots }, (_, at) => ({ at, of: pattern.slots }))
  const costs = pattern.days.map((day) => {
    const candidates = candidatesOf({ ...pattern, days: [day] })
    const tables = tablesOf(sittings, { pattern, regions, candidates })
    return turns.map((turn) => candidates.map((_, at) => costIn(tables, at, turn)))
  })
  let best: Cost | undefined
  for (let tried = 0; tried < tries; tried++) {
    const day = costs[drawn(random, costs.length)] ?? []
    const cost = day.flatMap((turn) => turn[drawn(random, turn.length)] ?? []).reduce(plus)
    if (!best || compare(cost, best, heads) < 0) best = cost
  }
  return best
}
