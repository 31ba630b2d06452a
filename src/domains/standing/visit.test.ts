/** What is new to somebody stays new until they have been away or say that they have read it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hours, instant, minutes, type Instant } from '../../platform/values.ts'
import { come, KEPT_EVERY, markRead, VISIT_ENDS_AFTER, type Visit } from './visit.ts'

const noon = instant('2026-11-21T12:00Z')
const at = (ms: number) => (noon + ms) as Instant
const visit: Visit = { since: 10, seen: 40, at: noon }

test('who comes for the first time is told of nothing that was before', () => {
  expect(come(undefined, { now: noon, entries: 90 })).toEqual({ since: 90, seen: 90, at: noon })
})

test('within an hour nothing is kept, within a day’s work what was new stays new', () => {
  expect(come(visit, { now: at(KEPT_EVERY - 1), entries: 50 })).toBeUndefined()
  const later = at(KEPT_EVERY)
  expect(come(visit, { now: later, entries: 50 })).toEqual({ since: 10, seen: 50, at: later })
})

test('after a night the new begins where the last visit found the end', () => {
  const now = at(VISIT_ENDS_AFTER)
  expect(come(visit, { now, entries: 90 })).toEqual({ since: 40, seen: 90, at: now })
})

test('what was read is read; what came meanwhile is not, and nothing becomes unread', () => {
  const now = at(minutes(5))
  expect(markRead(visit, 45, { now, entries: 50 })).toEqual({ since: 45, seen: 45, at: now })
  expect(markRead(visit, 3, { now, entries: 50 }).since).toBe(10)
  expect(markRead(visit, 9_000, { now, entries: 50 }).since).toBe(50)
  expect(markRead(undefined, 45, { now, entries: 50 }).since).toBe(45)
})

test('however somebody comes and goes, no entry is skipped that was never shown', () => {
  const steps = fc.array(fc.record({ away: fc.nat(hours(30)), more: fc.nat(9) }))
  fc.assert(
    fc.property(steps, (walk) => {
      let [now, entries, kept]: [number, number, Visit | undefined] = [noon, 5, undefined]
      let shownTo: number | undefined
      for (const { away, more } of walk) {
        now += away
        entries += more
        kept = come(kept, { now: now as Instant, entries }) ?? kept
        // Who comes for the first time begins there: all of it is on the pages.
        expect(kept?.since).toBeLessThanOrEqual(shownTo ?? entries)
        shownTo = entries
      }
    }),
  )
})
