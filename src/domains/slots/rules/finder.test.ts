/** The finder: as good as trying everything, whoever is named first, and never unfair by turns. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, Result } from '../../../platform/values.ts'
import { meanOf, type Pattern, type Proposal, type Sitting } from '../slot.ts'
import { aPattern, luckiestOf, peopleIn, ZONES } from '../worlds.fixtures.ts'
import { compare, plus, type Cost } from './fairness.ts'
import { findSlots, type Finding, type FinderRefusal } from './finder.ts'
import { nightIn } from './ledger.ts'
import { costIn, tablesOf } from './tables.ts'
import { candidatesOf } from './weeks.ts'

const greatest = ({ burdens }: Proposal) => Math.max(...burdens.map(meanOf))
const total = ({ burdens }: Proposal) => burdens.reduce((sum, { minutes }) => sum + minutes, 0)

function found(result: Result<Finding, FinderRefusal>): Finding {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

const someone = (zone: string, region = zone, people = 1): Sitting => ({ zone, region, people })
const JOURNEY = ['Africa/Nairobi', 'America/Toronto', 'Pacific/Fiji', 'Europe/Zurich'].map((zone) =>
  someone(zone),
)

describe('ten calls for Nairobi, Ottawa, Suva and Geneva', () => {
  const finding = found(findSlots(JOURNEY, { ...aPattern, times: 10 }))

  test('one slot puts all of the night on one of them', () => {
    expect(finding.usual.slots).toHaveLength(1)
    expect(finding.usual.burdens.map(meanOf)).toEqual([0, 600, 0, 0])
  })

  test('three that take turns share it: nobody bears half of what one bore', () => {
    expect(finding.fair.slots).toHaveLength(3)
    expect(greatest(finding.fair)).toBeLessThan(300)
  })

  test('what that costs the others is said: the sum may grow', () => {
    expect(total(finding.fair)).toBeGreaterThan(total(finding.usual))
  })

  test('the calls come by turns, a week or so apart, each at its slot', () => {
    const { starts, slots } = finding.fair
    expect(starts).toHaveLength(10)
    expect(starts.toSorted((one, other) => one - other)).toEqual(starts)
    for (const [at, start] of starts.entries()) {
      const { hour, minute } =
        Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC')
      expect(slots[at % slots.length]).toBe(hour * 60 + minute)
    }
  })
})

test('a slot that follows the clock of a place keeps it across summer time', () => {
  const pattern = { ...aPattern, zone: 'America/Toronto', slots: 1, times: 8 }
  const { fair } = found(findSlots([someone('America/Toronto')], pattern))
  const local = fair.starts.map(
    (at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('America/Toronto').hour,
  )
  expect(new Set(local).size).toBe(1)
  expect(new Set(fair.starts.map((at) => at % 86_400_000)).size).toBe(2)
})

test('no slot stands at a time that the clocks of its zone skip', () => {
  // 28 March 2027 is a Sunday: Geneva has no half past two in that night.
  const pattern: Pattern = { ...aPattern, days: [7], zone: 'Europe/Zurich', times: 6 }
  const minutes = candidatesOf(pattern).map(({ minute }) => minute)
  expect(minutes).not.toContain(150)
  expect(minutes).toContain(180)
})

test('hours that are impossible for somebody are taken by no slot', () => {
  const busy = { ...someone('Europe/Zurich'), impossible: { from: 8 * 60, to: 18 * 60 } }
  const { fair } = found(findSlots([busy, someone('Africa/Nairobi')], { ...aPattern, slots: 1 }))
  for (const at of fair.starts) {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Zurich')
    expect(hour < 8 || hour >= 18).toBe(true)
  }
})

test('where everything is impossible, that is said and nothing is proposed', () => {
  const never = { ...someone('UTC'), impossible: { from: 0, to: 24 * 60 } }
  expect(findSlots([never], aPattern)).toEqual({ ok: false, refusal: { kind: 'no-slot' } })
  expect(findSlots([], aPattern)).toEqual({ ok: false, refusal: { kind: 'nobody' } })
})

test('with fewer meetings than slots, no slot is proposed whose turn never comes', () => {
  const { fair } = found(findSlots(JOURNEY, { ...aPattern, times: 2, slots: 3 }))
  expect(fair.slots).toHaveLength(2)
})

const sitting = fc.record({
  zone: fc.constantFrom(...ZONES.map(([zone]) => zone)),
  region: fc.constantFrom('a', 'b', 'c'),
  people: fc.integer({ min: 1, max: 4 }),
})
const people = fc.array(sitting, { minLength: 1, maxLength: 8 })
const pattern = fc
  .record({
    minutes: fc.constantFrom(30, 60, 90),
    times: fc.integer({ min: 1, max: 7 }),
    from: fc.constantFrom('2027-02-22', '2027-03-10', '2027-10-20'),
    zone: fc.constantFrom('UTC', 'Europe/Zurich', 'America/St_Johns'),
  })
  .map((some): Pattern => ({ ...aPattern, ...some, days: [2, 4] }))

/** Every pair of slots of one day, tried. */
function bruteForce(sittings: readonly Sitting[], asked: Pattern): Cost | undefined {
  const regions = [...new Set(sittings.map(({ region }) => region))].toSorted()
  const heads = regions.map((region) =>
    sittings.reduce((sum, one) => sum + (one.region === region ? one.people : 0), 0),
  )
  let best: Cost | undefined
  for (const weekday of asked.days) {
    const candidates = candidatesOf({ ...asked, days: [weekday] })
    const tables = tablesOf(sittings, { pattern: asked, regions, candidates })
    const [first = [], second] = Array.from({ length: asked.slots }, (_, at) =>
      candidates.map((_, candidate) => costIn(tables, candidate, { at, of: asked.slots })),
    )
    for (const one of first) {
      for (const sum of second ? second.map((other) => plus(one, other)) : [one]) {
        if (!best || compare(sum, best, heads) < 0) best = sum
      }
    }
  }
  return best
}

test('in small worlds it finds what trying everything finds', () => {
  fc.assert(
    fc.property(people, pattern, fc.constantFrom(1, 2), (sittings, some, slots) => {
      const asked = { ...some, slots: Math.min(slots, some.times) }
      const { fair } = found(findSlots(sittings, asked))
      expect(fair.burdens.map(({ minutes }) => minutes)).toEqual(
        bruteForce(sittings, asked)?.minutes,
      )
    }),
    { numRuns: 25 },
  )
})

test('who is named first changes nothing', () => {
  fc.assert(
    fc.property(people, pattern, (sittings, asked) => {
      const turned = findSlots(sittings.toReversed(), asked)
      expect(turned).toEqual(findSlots(sittings, asked))
    }),
    { numRuns: 25 },
  )
})

test('taking turns never makes the heaviest burden heavier than one slot does', () => {
  fc.assert(
    fc.property(people, pattern, (sittings, asked) => {
      const { fair, usual, simpler } = found(findSlots(sittings, asked))
      for (const one of [usual, ...simpler.slice(0, 1)]) {
        expect(greatest(fair)).toBeLessThanOrEqual(greatest(one))
      }
    }),
    { numRuns: 25 },
  )
})

test('what a plan costs is the sum of its meetings, worked out one by one', () => {
  fc.assert(
    fc.property(people, pattern, (sittings, asked) => {
      const { fair, usual } = found(findSlots(sittings, asked))
      for (const { burdens, starts } of [fair, usual]) {
        const sumOf = (region: string) =>
          sittings
            .filter((one) => one.region === region)
            .flatMap((one) => starts.map((at) => one.people * night(one.zone, at, asked)))
            .reduce((sum, minutes) => sum + minutes, 0)
        expect(burdens.map(({ minutes }) => minutes)).toEqual(
          burdens.map(({ region }) => sumOf(region)),
        )
      }
    }),
    { numRuns: 25 },
  )
})

const night = (zone: string, starts: Instant, { minutes }: Pattern) =>
  nightIn(zone, { starts, minutes })

test('luck does not find better', () => {
  const sittings = peopleIn(ZONES, 60, 'luck')
  const { fair } = found(findSlots(sittings, aPattern))
  const lucky = luckiestOf(2_000, sittings, aPattern, 'luck')
  const heads = fair.burdens.map((one) => one.people)
  const cost = { minutes: fair.burdens.map(({ minutes }) => minutes), offDays: 0 }
  expect(lucky && compare(cost, { ...lucky, offDays: 0 }, heads)).toBeLessThanOrEqual(0)
})
