/** What waits for somebody is in one order, whoever tells it and however it came in. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, instant, type Instant } from '../../platform/values.ts'
import { inOrderOfRegret, SOON, STAKES, stakeAt, type Stake, type Waiting } from './stake.ts'

const noon = instant('2026-11-21T12:00Z')
const at = (ms: number) => (noon + ms) as Instant
const thing = (
  href: string,
  stake: Stake | undefined,
  until?: number,
  since?: number,
): Waiting => ({
  said: { key: 'desk.home.start' },
  href,
  stake,
  until: until === undefined ? undefined : at(until),
  since: since === undefined ? undefined : at(since),
})

const hour = fc.option(fc.integer({ min: -days(30), max: days(30) }), { nil: undefined })
const some = fc.array(
  fc
    .record({
      number: fc.nat(30),
      stake: fc.option(fc.constantFrom(...STAKES), { nil: undefined }),
      until: hour,
      since: hour,
    })
    .map(({ number, stake, until, since }) => thing(`/calls/${number}`, stake, until, since)),
)
const hrefs = (things: readonly Waiting[]) => inOrderOfRegret(things, noon).map(({ href }) => href)

describe('the order', () => {
  test('is that of regret where nothing has an hour', () => {
    const things = STAKES.map((stake) => thing(`/${stake}`, stake))
    expect(hrefs(things.toReversed())).toEqual(STAKES.map((stake) => `/${stake}`))
  })

  test('puts a vote that ends tomorrow before an answer that is late', () => {
    const vote = thing('/ballots/1', 'counted', days(1))
    const answer = thing('/advice/1', 'answer', undefined, -days(9))
    expect(hrefs([answer, vote])).toEqual(['/ballots/1', '/advice/1'])
  })

  test('puts a vote that ends in a week after an answer, and one moment earlier before it', () => {
    const answer = thing('/advice/1', 'answer', days(20))
    expect(hrefs([answer, thing('/ballots/1', 'counted', SOON)])[0]).toBe('/advice/1')
    expect(hrefs([answer, thing('/ballots/1', 'counted', SOON - 1)])[0]).toBe('/ballots/1')
    expect(stakeAt(thing('/meetings/1', 'meeting', SOON), noon)).toBe('other')
  })

  test('within a stake: late first, then what ends soonest, then what has no hour', () => {
    const things = [
      thing('/never', 'action'),
      thing('/later', 'action', days(5)),
      thing('/soon', 'action', days(1)),
      thing('/late', 'action', undefined, -days(3)),
    ]
    expect(hrefs(things)).toEqual(['/late', '/soon', '/later', '/never'])
  })

  test('leaves out what has ended, and says what two parts tell of one page once', () => {
    const over = thing('/calls/1', 'counted', 0)
    const twice = thing('/calls/2', 'position', days(2))
    expect(hrefs([over, twice, { ...twice, stake: 'counted' }])).toEqual(['/calls/2'])
  })
})

describe('whatever is told', () => {
  test('the order does not depend on the order in which it was told', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (things, keys) => {
        const mixed = things
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(hrefs(mixed)).toEqual(hrefs(things))
      }),
    )
  })

  test('nothing is shown twice, nothing that has ended, and nothing else is lost', () => {
    fc.assert(
      fc.property(some, (things) => {
        const shown = inOrderOfRegret(things, noon)
        const open = things.filter(({ until }) => until === undefined || until > noon)
        expect(new Set(hrefs(things)).size).toBe(shown.length)
        expect(new Set(hrefs(things))).toEqual(new Set(open.map(({ href }) => href)))
        expect(inOrderOfRegret(shown, noon)).toEqual(shown)
      }),
    )
  })

  test('nothing later or lesser stands before it', () => {
    fc.assert(
      fc.property(some, (things) => {
        const ranks = inOrderOfRegret(things, noon).map((one) => ({
          stake: STAKES.indexOf(stakeAt(one, noon)),
          time: one.until ?? one.since ?? Number.MAX_SAFE_INTEGER,
        }))
        for (const [index, rank] of ranks.entries()) {
          const before = ranks[index - 1]
          if (!before) continue
          const grows = before.stake < rank.stake
          expect(grows || (before.stake === rank.stake && before.time <= rank.time)).toBe(true)
        }
      }),
    )
  })
})
