/** Who may say that they come, and until when; what is counted out loud. */
import { expect, test } from 'vitest'
import { anActor } from '../people/fixtures.ts'
import { after, minutes, type Instant } from '../../platform/values.ts'
import { aMeeting, cancelled, FIRST, weekOf } from './calendars.fixtures.ts'
import { hubId } from '../meetings/index.ts'
import { stillSaid, wayFrom } from './coming.ts'
import { answer, regionsTold, toldCount } from './rules.ts'

const ann = anActor()
const before = (FIRST - minutes(1)) as Instant
const yes = { coming: 'yes', way: 'phone', hubs: [] } as const
const kindOf = (result: ReturnType<typeof answer>) => (result.ok ? 'said' : result.refusal.kind)

test('whoever is signed in says it until the meeting begins', () => {
  expect(kindOf(answer(aMeeting(0), ann, yes, before))).toBe('said')
  expect(kindOf(answer(aMeeting(0), ann, yes, FIRST))).toBe('begun')
  expect(kindOf(answer(aMeeting(0), undefined, yes, before))).toBe('signed-out')
  expect(kindOf(answer(aMeeting(0, cancelled), ann, yes, before))).toBe('cancelled')
})

test('who does not come comes no way', () => {
  const no = { coming: 'no', way: 'phone', hubs: [] } as const
  expect(kindOf(answer(aMeeting(0), ann, no, before))).toBe('way-of-nobody')
  expect(kindOf(answer(aMeeting(0), ann, { ...no, way: undefined }, before))).toBe('said')
})

test('a hub is one of those that are offered', () => {
  const id = hubId('01K00000000000000000000001') ?? expect.unreachable()
  const there = { coming: 'yes', way: `hub:${id}` } as const
  expect(kindOf(answer(aMeeting(0), ann, { ...there, hubs: [{ id }] }, before))).toBe('said')
  expect(kindOf(answer(aMeeting(0), ann, { ...there, hubs: [] }, before))).toBe('no-such-hub')
  expect(wayFrom(`hub:${id}`)).toBe(there.way)
  expect(wayFrom('hub:x')).toBeUndefined()
})

test('what was said of one hour is not said of another', () => {
  const said = { starts: weekOf(0) }
  expect(stillSaid(said, aMeeting(0))).toBe(said)
  expect(stillSaid(said, aMeeting(0, { starts: after(weekOf(0), minutes(15)) }))).toBeUndefined()
})

test('one to four are not counted out loud', () => {
  expect([0, 1, 4, 5, 17].map(toldCount)).toEqual([0, undefined, undefined, 5, 17])
})

test('regions are told of in whole fives, and a small one in no way', () => {
  const many = (region: string | undefined, count: number) =>
    Array.from({ length: count }, () => region)
  const all = [...many('europe', 4), ...many(undefined, 6), ...many('africa', 9)]
  expect(regionsTold(all)).toEqual([{ region: 'africa', atLeast: 5 }])
  expect(regionsTold([...all, 'africa', 'europe'])).toEqual([
    { region: 'africa', atLeast: 10 },
    { region: 'europe', atLeast: 5 },
  ])
  expect(regionsTold([])).toEqual([])
})
