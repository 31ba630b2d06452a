/** Who speaks next, whatever the queue: nobody is dropped, who has not spoken goes before. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../../platform/values.ts'
import type { ItemId, MeetingId } from '../meetings/index.ts'
import type { AttendanceId } from '../minutes/index.ts'
import type { PersonId } from '../people/index.ts'
import { hasAskedEnough, hasMadeAllPoints, inOrder, QUEUE_BY_DEFAULT } from './rules-queue.ts'
import { timesSpoken, waiting } from './rules-queue.ts'
import { groupKey, timeByGroup, timeSpoken } from './rules-time.ts'
import { HANDS_OF_ONE_MAX, POINTS_OF_ONE_MAX, speakerKey, type Hand } from './speaking.ts'
import type { HandId } from './speaking.ts'
import type { HeldTurn, TurnId } from './speaking.ts'

const MEETING = '01J0000000000000000000000A' as string as MeetingId
const GROUPS = [undefined, 'academia', 'business', 'civil'] as const

/** Few people and hours, so that many are alike. */
const anybody = fc.record({
  person: fc.nat({ max: 6 }),
  isOfOrder: fc.boolean(),
  askedAt: fc.nat({ max: 5 }),
  isWithdrawn: fc.boolean(),
  spoke: fc.option(fc.nat({ max: 90_000 }), { nil: undefined }),
})
type Told = typeof anybody extends fc.Arbitrary<infer One> ? One : never

function handOf({ person, isOfOrder, askedAt, isWithdrawn }: Told, index: number): Hand {
  const id = `hand-${String(index).padStart(3, '0')}`
  return {
    id: id as HandId,
    meeting: MEETING,
    line: `line-${person}` as string as AttendanceId,
    who: { kind: 'person', person: `p_${person}` as string as PersonId, capacity: 'personal' },
    group: GROUPS[person % GROUPS.length],
    way: 'online',
    isOfOrder,
    askedBy: `p_${person}` as string as PersonId,
    askedAt: askedAt as Instant,
    withdrawnAt: isWithdrawn ? (9 as Instant) : undefined,
  }
}

function placeOf(all: readonly Told[]) {
  const hands = all.map(handOf)
  const turns = all.flatMap(({ spoke }, index): readonly HeldTurn[] => {
    const by = hands[index]
    if (spoke === undefined || !by) return []
    const times = { startedAt: 10 as Instant, endedAt: (10 + spoke) as Instant }
    const given = { item: undefined, seconds: 120, departed: undefined, calledBy: by.askedBy }
    return [{ id: `t-${by.id}` as TurnId, meeting: MEETING, hand: by.id, by, ...times, ...given }]
  })
  return { hands, turns }
}

const queues = fc.array(anybody, { maxLength: 25 }).map(placeOf)
const ids = (hands: readonly Hand[]) => hands.map(({ id }) => id)

test('everybody who waits is in the queue once, in one order however it is read', () => {
  fc.assert(
    fc.property(queues, fc.boolean(), ({ hands, turns }, turned) => {
      const order = inOrder(hands, turns, QUEUE_BY_DEFAULT)
      expect(ids(order).toSorted()).toEqual(ids(waiting(hands, turns)).toSorted())
      const read = turned ? hands.toReversed() : hands
      expect(ids(inOrder(read, turns.toReversed(), QUEUE_BY_DEFAULT))).toEqual(ids(order))
    }),
  )
})

test('points of order come first, as they were asked; then the rule holds between any two', () => {
  fc.assert(
    fc.property(queues, ({ hands, turns }) => {
      const order = inOrder(hands, turns, QUEUE_BY_DEFAULT)
      const heard = turns.filter(({ by }) => !by.isOfOrder)
      const times = timeSpoken(heard)
      const spoke = new Set(heard.map(({ by }) => speakerKey(by)))
      for (const [index, later] of order.entries()) {
        const earlier = order[index - 1]
        if (!earlier) continue
        if (earlier.isOfOrder || later.isOfOrder) {
          expect(earlier.isOfOrder).toBe(true)
          if (later.isOfOrder) expect(earlier.askedAt).toBeLessThanOrEqual(later.askedAt)
          continue
        }
        const [hasOne, hasOther] = [earlier, later].map((hand) => spoke.has(speakerKey(hand)))
        expect(!hasOne || hasOther).toBe(true)
        if (hasOne !== hasOther) continue
        const [one = 0, other = 0] = [earlier, later].map((hand) => times.get(groupKey(hand)) ?? 0)
        expect(one).toBeLessThanOrEqual(other)
        if (one === other) expect(earlier.askedAt).toBeLessThanOrEqual(later.askedAt)
      }
    }),
  )
})

test('a group may adopt that who asked first speaks first, and nothing else counts', () => {
  fc.assert(
    fc.property(queues, ({ hands, turns }) => {
      const others = inOrder(hands, turns, ['asked-first']).filter(({ isOfOrder }) => !isOfOrder)
      const asked = others.map(({ askedAt }) => askedAt)
      expect(asked).toEqual(asked.toSorted((one, other) => one - other))
    }),
  )
})

test('time spoken adds up to all turns, whatever the groups', () => {
  fc.assert(
    fc.property(queues, ({ turns }) => {
      const whole = turns.reduce((sum, turn) => sum + ((turn.endedAt ?? 0) - turn.startedAt), 0)
      const lines = timeByGroup(turns)
      expect(lines.reduce((sum, { spoken }) => sum + spoken, 0)).toBe(whole)
      expect(lines.reduce((sum, one) => sum + one.turns, 0)).toBe(turns.length)
      expect(lines.findIndex(({ group }) => group === undefined)).toBeOneOf([-1, lines.length - 1])
    }),
  )
})

test('who raises a hand and takes it down again and again keeps nobody else from asking', () => {
  const told = { isOfOrder: true, askedAt: 1, isWithdrawn: true, spoke: undefined }
  const hands = Array.from({ length: HANDS_OF_ONE_MAX }, (_, index) =>
    handOf({ ...told, person: 1 }, index),
  )
  const [one, other] = [hands[0], handOf({ ...told, person: 2 }, 0)]
  expect(one && hasAskedEnough(hands, one.line)).toBe(true)
  expect(one && hasAskedEnough(hands.slice(1), one.line)).toBe(false)
  expect(hasAskedEnough(hands, other.line)).toBe(false)
})

test('points of order that one person makes about one item are bounded, and no other hands', () => {
  const told = { person: 1, isOfOrder: true, askedAt: 5, isWithdrawn: false, spoke: undefined }
  const made = (more: Partial<Told>) =>
    Array.from({ length: POINTS_OF_ONE_MAX }, (_, index) => handOf({ ...told, ...more }, index))
  const [by, other] = [handOf(told, 0), handOf({ ...told, person: 2 }, 0)]
  const since = (item: number) => {
    const table = { item: 'item' as string as ItemId, since: item as Instant }
    return { kind: 'open', since: 1 as Instant, table } as const
  }
  expect(hasMadeAllPoints(made({}), by, since(5))).toBe(true)
  expect(hasMadeAllPoints(made({}), by, { ...since(5), table: undefined })).toBe(true)
  expect(hasMadeAllPoints(made({}).slice(1), by, since(5))).toBe(false)
  expect(hasMadeAllPoints(made({}), other, since(5))).toBe(false)
  expect(hasMadeAllPoints(made({}), by, since(6))).toBe(false)
  expect(hasMadeAllPoints(made({ isOfOrder: false }), by, since(5))).toBe(false)
  expect(hasMadeAllPoints(made({ isWithdrawn: true }), by, since(5))).toBe(false)
})

test('a turn that runs is not counted among those that one had', () => {
  const { hands, turns } = placeOf([
    { person: 1, isOfOrder: false, askedAt: 1, isWithdrawn: false, spoke: 5 },
    { person: 1, isOfOrder: false, askedAt: 2, isWithdrawn: false, spoke: 5 },
  ])
  const [first, second] = turns
  if (!hands[0] || !first || !second) throw new Error('two turns')
  expect(timesSpoken(hands[0], [first, { ...second, endedAt: undefined }])).toBe(1)
})
