/** Who is mailed what and when: tables, and what holds for all of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toLocal } from '../../platform/languages/index.ts'
import { days, hours, instant, type Instant } from '../../platform/values.ts'
import { hostName } from '../../platform/mail/index.ts'
import { ALONE_MAX, morningOf } from './digest.ts'
import { listAddress, listLocal, readListLocal } from './list-address.ts'
import { EVERYWHERE, PACES, placeKey, type Need, type Pace, type PlaceKey } from './pace.ts'
import { isWeekly, nextMorning, paceFor, remindersDue, takesNeeds } from './rules.ts'
import { readStop, stopPath } from './stops.ts'

const key = (raw: string): PlaceKey => placeKey(raw) ?? expect.unreachable()
const ISSUE = key('issue:01J00000000000000000000000')
const PROCESS = key('process:01J00000000000000000000001')
const places = [ISSUE, PROCESS, EVERYWHERE]
const choices = (all: Readonly<Record<string, Pace>>) =>
  new Map(Object.entries(all).map(([place, pace]) => [key(place), pace]))

describe('how often', () => {
  test.each([
    [{}, true, 'daily'],
    [{}, false, 'none'],
    [{ [EVERYWHERE]: 'now' }, false, 'now'],
    [{ [EVERYWHERE]: 'none' }, true, 'none'],
    [{ [EVERYWHERE]: 'now', [PROCESS]: 'weekly' }, true, 'weekly'],
    [{ [PROCESS]: 'weekly', [ISSUE]: 'now' }, false, 'now'],
  ] as const)('%j with taking part %s is %s', (chosen, takesPart, pace) => {
    expect(paceFor({ places, choices: choices(chosen), takesPart, muted: false })).toBe(pace)
  })

  test('a muted thread is never mailed, whatever was chosen', () => {
    const pace = fc.constantFrom(...PACES)
    fc.assert(
      fc.property(pace, pace, fc.boolean(), (one, other, takesPart) => {
        const chosen = choices({ [EVERYWHERE]: one, [ISSUE]: other })
        return paceFor({ places, choices: chosen, takesPart, muted: true }) === 'none'
      }),
    )
  })

  test('who wants nothing hears of no need either; everybody else does', () => {
    expect(takesNeeds(choices({ [EVERYWHERE]: 'none' }))).toBe(false)
    expect(takesNeeds(choices({}))).toBe(true)
    expect(takesNeeds(choices({ [EVERYWHERE]: 'needs' }))).toBe(true)
  })
})

describe('the mail of the day', () => {
  const now = instant('2026-11-23T07:00Z')
  const reader = {
    person: 'p_0123456789abcdefghjkmnpqrs' as Parameters<typeof stopPath>[1],
    nextAt: now,
    dailyTo: (now - days(1)) as Instant,
    weeklyTo: (now - days(3)) as Instant,
    needs: [],
    reminded: [],
    pausedAt: undefined,
    missed: undefined,
  }
  const aNeed = fc.record({
    href: fc.integer({ min: 0, max: 9 }).map((one) => `/calls/${one}`),
    inDays: fc.option(fc.integer({ min: -2, max: 20 })),
  })

  test('is never empty, and tells each need once, there or in a mail of its own', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(aNeed, { selector: ({ href }) => href, maxLength: 9 }),
        fc.constantFrom(...PACES),
        (raw, pace) => {
          const needs = raw.map(({ href, inDays }): Need => {
            const until = inDays === null ? undefined : ((now + days(inDays)) as Instant)
            return { said: { key: 'mailings.things.bounces' }, href, until }
          })
          const { person } = reader
          const marked = new Map()
          const chosen = choices({ [EVERYWHERE]: pace })
          const loaded = { person, marked, choices: chosen, wrote: new Set<never>(), needs }
          const at = { heard: [], told: new Map<string, Instant>(), zone: 'UTC', now, until: now }
          const made = morningOf(reader, { ...loaded, ...at })
          const isAlone = pace === 'now' || pace === 'needs'
          expect(made.alone.length).toBe(isAlone ? Math.min(needs.length, ALONE_MAX) : 0)
          expect(new Set(made.alone.map(({ need }) => need)).size).toBe(made.alone.length)
          const left = pace === 'none' ? 0 : needs.length - made.alone.length
          expect(made.morning !== undefined).toBe(left > 0)
          const again = morningOf(made.reader, { ...loaded, ...at })
          expect([again.morning, again.alone]).toEqual([undefined, []])
        },
      ),
    )
  })
})

const zones = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Apia', 'Europe/Berlin']
const moments = fc.integer({
  min: instant('2026-01-01T00:00Z'),
  max: instant('2027-12-31T00:00Z'),
})

test('the next morning is seven o’clock, after now, within a day and an hour', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(...zones), (raw, zone) => {
      const now = raw as Instant
      const next = nextMorning(now, zone)
      expect(toLocal(next, zone).slice(11)).toBe('07:00')
      expect(next).toBeGreaterThan(now)
      expect(next - now).toBeLessThanOrEqual(days(1) + hours(1))
    }),
  )
})

test('a week’s mail comes on Monday, and once after a week without any', () => {
  const monday = instant('2026-11-23T07:00Z')
  const before = (monday - days(5)) as Instant
  expect(isWeekly(before, (monday - 1) as Instant, 'UTC')).toBe(false)
  expect(isWeekly(before, monday, 'UTC')).toBe(true)
  expect(isWeekly(monday, (monday + days(1)) as Instant, 'UTC')).toBe(false)
  expect(isWeekly(monday, (monday + days(8)) as Instant, 'UTC')).toBe(true)
})

test('each mark of a deadline is called to mind once, on the morning before it is passed', () => {
  const until = instant('2026-12-01T12:00Z')
  const need: Need = { said: { key: 'mailings.things.bounces' }, href: '/calls/1', until }
  const given = new Set<string>()
  const told: string[] = []
  for (let day = 0; day < 20; day++) {
    const now = (instant('2026-11-15T07:00Z') + days(day)) as Instant
    for (const { mark } of remindersDue([need], given, { now, next: (now + days(1)) as Instant })) {
      given.add(mark)
      told.push(`${new Date(now).toISOString().slice(0, 10)} ${mark.split(' ')[0]}`)
    }
  }
  expect(told).toEqual(['2026-11-24 7', '2026-11-30 1'])
})

describe('the address of a place', () => {
  const id = '01J00000000000000000000000'
  test.each([
    [{ kind: 'process', id, slug: 'charter' }, 'process-charter'],
    [{ kind: 'body', id, slug: 'board-of-trustees' }, 'body-board-of-trustees'],
    [{ kind: 'issue', id }, `issue-${id.toLowerCase()}`],
    [{ kind: 'process', id, slug: id.toLowerCase() }, `process-${id.toLowerCase()}`],
    [{ kind: 'process', id, slug: 'x'.repeat(80) }, `process-${id.toLowerCase()}`],
  ] as const)('%j is %s', (place, local) => {
    expect(listLocal(place)).toBe(local)
    const domain = hostName('lists.example.org') ?? expect.unreachable()
    expect(listAddress(place, domain)).toBe(`${local}@lists.example.org`)
  })

  test('leads back to its place, in any letters, and no two places share one', () => {
    const slug = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,3}$/)
    fc.assert(
      fc.property(slug, (name) => {
        const read = readListLocal(listLocal({ kind: 'process', id, slug: name }).toUpperCase())
        expect(read).toEqual({ kind: 'process', slug: name })
      }),
    )
    expect(readListLocal(`issue-${id}`)).toEqual({ kind: 'issue', id })
    for (const no of ['notices', 'postmaster', 'bounces+ab', 'reply+a.b', 'process', 'x-y']) {
      expect(readListLocal(no)).toBeUndefined()
    }
  })
})

test('a link that stops mail works for its person and place, and for nothing else', () => {
  const seal = (text: string) => Buffer.from(text).toString('hex').slice(-40)
  const person = 'p_0123456789abcdefghjkmnpqrs'
  const query = new URLSearchParams(
    stopPath(seal, person as Parameters<typeof stopPath>[1], ISSUE).split('?')[1],
  )
  const raw = {
    person: query.get('person') ?? '',
    place: query.get('place') ?? '',
    seal: query.get('seal') ?? '',
  }
  expect(readStop(seal, { ...raw, place: EVERYWHERE })).toBeUndefined()
  expect(readStop(seal, { ...raw, seal: `${raw.seal.slice(1)}0` })).toBeUndefined()
  expect(readStop(seal, { ...raw, seal: '' })).toBeUndefined()
})
