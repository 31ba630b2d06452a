/** Of whom burdens are told: never of fewer than five, and never of one more. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meanNight, sumsOf, type LedgerLine } from './ledger.ts'
import { groupsCounted, groupsTold, PEOPLE_MIN, type Invited } from './told.ts'
import { instant } from '../../../platform/values.ts'

const invited = fc
  .array(fc.constantFrom('africa', 'europe', 'asia', undefined), { maxLength: 40 })
  .map((regions) => regions.map((region, person): Invited<number> => ({ person, region })))

test('nobody is counted twice, and no group is smaller than five', () => {
  fc.assert(
    fc.property(invited, (people) => {
      const groups = groupsTold(people)
      const counted = groups.flatMap((group) => group.people)
      expect(new Set(counted).size).toBe(counted.length)
      for (const group of groups) expect(group.people.length % PEOPLE_MIN).toBe(0)
      for (const region of new Set(people.map((one) => one.region))) {
        const left = people.filter((one) => one.region === region && !counted.includes(one.person))
        expect(left.length).toBeLessThan(PEOPLE_MIN)
      }
    }),
  )
})

test('who came counts as the mean of their five, which stays the same whoever of it came', () => {
  const all = Array.from({ length: 12 }, (_, person): Invited<number> => ({
    person,
    region: 'africa',
  }))
  const sitting = { starts: instant('2027-03-03T22:00Z'), minutes: 60 }
  const zoneOf = (person: number) => (person % 5 === 0 ? 'Pacific/Fiji' : 'UTC')
  const meanOf = (came: readonly number[]) => {
    const [group] = groupsCounted(all, new Set(came))
    return group && { count: group.count, mean: meanNight(group.people.map(zoneOf), sitting) }
  }
  expect(meanOf([0])).toEqual({ count: 1, mean: 48 })
  expect(meanOf([1, 2, 6])).toEqual({ count: 3, mean: 48 })
  // Whoever is left over is told of in no way, and nobody is somebody who was not invited.
  expect(meanOf([10, 11, 99])).toBeUndefined()
  expect(groupsCounted(all, undefined)).toMatchObject([{ count: 10, by: 'invited' }])
})

test('whoever comes is counted in a region with four others, or not yet', () => {
  fc.assert(
    fc.property(invited, fc.constantFrom('africa', 'europe', undefined), (people, region) => {
      const sizes = (all: readonly Invited<number>[]) =>
        new Map(groupsTold(all).map((group) => [group.region, new Set(group.people)]))
      const before = sizes(people)
      const later = sizes([...people, { person: 1_000, region }])
      for (const [name, group] of later) {
        const change = group.symmetricDifference(before.get(name) ?? new Set())
        expect(change.size === 0 || change.size >= PEOPLE_MIN).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('a mean is that of its people, and of nobody it is none', () => {
  const call = { starts: instant('2026-12-01T14:00Z'), minutes: 60 }
  expect(meanNight([], call)).toBeUndefined()
  expect(meanNight(['Pacific/Fiji'], call)).toBe(60)
  expect(meanNight(['Pacific/Fiji', 'UTC', 'UTC', 'UTC'], call)).toBe(15)
})

test('sums add each meeting once, on its side of now; those without a region come last', () => {
  const line = (region: string | undefined, isComing: boolean, outside: number): LedgerLine => ({
    ...{ meeting: 'm', starts: instant('2026-12-01T14:00Z'), minutes: 60, people: 5 },
    ...{ region, by: 'invited', isComing, outside },
  })
  const sums = sumsOf([
    line(undefined, true, 7),
    line('europe', false, 10),
    line('europe', true, 20),
    line('europe', false, 5),
    line('africa', true, 0),
  ])
  expect(
    sums.map(({ region, meetings, borne, coming }) => [region, meetings, borne, coming]),
  ).toEqual([
    ['africa', 1, 0, 0],
    ['europe', 3, 15, 20],
    [undefined, 1, 0, 7],
  ])
})
