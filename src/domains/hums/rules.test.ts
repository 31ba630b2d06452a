/** Of the people of a hub each is counted once, in whatever order they and their host answer. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import { enter, hasPlace, placesIn, wayOf, type HubHeads } from './rules.ts'

const person = (index: number) => `p_${index}` as PersonId
const some = (count: number) => Array.from({ length: count }, (_, index) => person(index))

const aHub = (heads: Partial<HubHeads>): HubHeads => ({
  covers: some(9),
  total: 0,
  alone: [],
  guests: 0,
  ...heads,
})

test('whoever a count may hold answers alone only where it leaves them a place', () => {
  expect(hasPlace([aHub({ total: 9 })], person(0))).toBe(false)
  expect(hasPlace([aHub({ total: 8 })], person(0))).toBe(true)
  expect(hasPlace([aHub({ total: 8, alone: [person(1)] })], person(0))).toBe(false)
  expect(hasPlace([aHub({ total: 8, alone: [person(0)] })], person(0))).toBe(true)
  expect(hasPlace([aHub({ total: 9 })], person(40))).toBe(true)
  expect(hasPlace([], person(0))).toBe(true)
})

test('a count has the places of those who are there and did not answer, and of guests once', () => {
  expect(placesIn(aHub({ alone: some(2) }), [])).toBe(7)
  expect(placesIn(aHub({ guests: 5 }), [])).toBe(14)
  expect(placesIn(aHub({ guests: 5 }), [aHub({ total: 12, guests: 5 })])).toBe(11)
  expect(placesIn(aHub({ guests: 5 }), [aHub({ total: 99, guests: 5 })])).toBe(9)
})

type Event =
  | { readonly kind: 'alone'; readonly who: number }
  | { readonly kind: 'count'; readonly total: number }

const events = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('alone' as const), who: fc.nat(8) }),
    fc.record({ kind: fc.constant('count' as const), total: fc.nat(14) }),
  ),
  { maxLength: 30 },
)

test('in whatever order they answer, never more are counted than are there', () => {
  fc.assert(
    fc.property(events, fc.nat(4), (happened: readonly Event[], guests) => {
      let heads: HubHeads | undefined
      let alone: readonly PersonId[] = []
      for (const event of happened) {
        if (event.kind === 'alone') {
          const who = person(event.who)
          if (heads && !hasPlace([heads], who)) continue
          alone = [...new Set([...alone, who])]
        } else {
          const asked = aHub({ alone, guests })
          if (event.total <= placesIn(asked, [])) heads = { ...asked, total: event.total }
        }
        if (heads) heads = { ...heads, alone }
        expect((heads?.total ?? 0) + alone.length).toBeLessThanOrEqual(9 + guests)
      }
    }),
  )
})

test('a hand that enters answers for the telephone never replaces what somebody answered', () => {
  const who = { kind: 'guest', name: 'a farm' as Commitment } as const
  const line = { by: 'phone', as: 'participant', struckAt: undefined, who } as const
  const hand = person(0)
  expect(enter(line, undefined, hand).ok).toBe(true)
  expect(enter(line, { isByHand: true }, hand).ok).toBe(true)
  expect(enter(line, { isByHand: false }, hand).ok).toBe(false)
  expect(enter({ ...line, by: 'online' }, undefined, hand).ok).toBe(false)
  expect(enter(undefined, undefined, hand).ok).toBe(false)
})

test('nobody enters an answer for themselves beside the one of their own form', () => {
  const of = (index: number) =>
    ({
      by: 'phone',
      as: 'member',
      struckAt: undefined,
      who: { kind: 'person', person: person(index), capacity: 'personal' },
    }) as const
  expect(enter(of(1), undefined, person(1))).toEqual(refuse({ kind: 'hum-own-line' }))
  expect(enter(of(1), undefined, person(2)).ok).toBe(true)
})

test('who came on no page of ours answers online, and others as they came', () => {
  expect(wayOf(undefined)).toBe('online')
  const ways = (['room', 'online', 'phone', 'hub'] as const).map((by) => wayOf({ by }))
  expect(ways).toEqual(['room', 'online', 'online', 'hub'])
})
