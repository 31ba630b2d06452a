/** Which meetings are one entry of a calendar, and what they are called. */
import { expect, test } from 'vitest'
import { EVENTS_MAX, feedText } from './feeds.ts'
import { instant, type Instant } from '../../platform/values.ts'
import { openCatalogues } from '../../platform/languages/index.ts'
import { SOURCES } from '../../site.ts'
import { expandSeries, type Meeting, type Pattern, type Series } from '../meetings/index.ts'
import { somePerson } from '../people/fixtures.ts'
import { linesOf } from '../../platform/calendar/lines.ts'
import { aMeeting, alone, cancelled, SERIES } from './calendars.fixtures.ts'
import { entryOf, plannedOf } from './entry.ts'

const made = instant('2026-11-21T12:00Z')

const seriesOf = (pattern: Partial<Pattern>): Series => ({
  id: SERIES,
  host: aMeeting(0).host,
  kind: 'call',
  title: 't=',
  pattern: {
    from: '2026-12-03',
    rhythm: { kind: 'weekly', every: 1, count: 6 },
    slots: [{ time: '14:00', zone: 'Europe/Zurich' }],
    minutes: 60,
    except: [],
    fold: 'earlier',
    ...pattern,
  },
  madeBy: somePerson('c'),
  madeAt: made,
})

function meetingsOf(series: Series): readonly Meeting[] {
  const expanded = expandSeries(series.pattern, series.madeAt)
  if (!expanded.ok) throw new Error(expanded.refusal.kind)
  return expanded.value.map(({ number, starts, zone, local }) => ({
    ...aMeeting(number),
    starts,
    zone,
    local,
    series: { id: SERIES, number },
  }))
}

const namesOf = (pattern: Partial<Pattern>) => {
  const series = seriesOf(pattern)
  return plannedOf(meetingsOf(series), series).map(({ name, parts }) => [
    name.replace(/-[0-9A-Z]{26}/, ''),
    parts.length,
  ])
}

test('a series of one slot is one entry, also with days that it leaves out', () => {
  expect(namesOf({})).toEqual([['series-1', 6]])
  expect(namesOf({ except: ['2026-12-24', '2026-12-31'] })).toEqual([['series-1', 4]])
})

test('each slot of a series that turns is an entry of its own', () => {
  const slots = [
    { time: '14:00', zone: 'Europe/Zurich' },
    { time: '20:00', zone: 'Pacific/Fiji' },
  ]
  expect(namesOf({ slots })).toEqual([
    ['series-1', 3],
    ['series-2', 3],
  ])
})

test('days that follow no rule are one entry too, so that one mail invites to all of them', () => {
  const dates = ['2026-12-08', '2027-01-21', '2027-02-02', '2027-03-30']
  expect(namesOf({ rhythm: { kind: 'dates', dates } })).toEqual([['series-1', 5]])
})

test('where a rule would touch an hour that is skipped, or leave out years, each is alone', () => {
  const dates = ['2026-12-08', '2027-01-24', '2027-04-01']
  const night = [{ time: '02:30', zone: 'Europe/Zurich' }]
  expect(namesOf({ rhythm: { kind: 'dates', dates }, slots: night })).toEqual(
    Array.from({ length: 4 }, () => ['meeting', 1]),
  )
})

const worded = {
  domain: 'lists.example',
  wordsOf: () => ({ summary: 'Call', description: 'A call' }),
  urlOf: (thing: string) => `https://p.example/${thing}`,
}

test('a moved meeting keeps the hour for which it was planned, and the number grows', () => {
  const series = seriesOf({})
  const meetings = meetingsOf(series).map((one, index) =>
    index === 1 ? { ...one, starts: (one.starts + 3_600_000) as Instant, revision: 2 } : one,
  )
  const [planned] = plannedOf(meetings, series)
  const entry = planned && entryOf(planned, worded)
  expect(entry?.sequence).toBe(2)
  expect(entry?.occurrences[1]).toMatchObject({
    planned: instant('2026-12-10T13:00Z'),
    at: instant('2026-12-10T14:00Z'),
  })
  expect(entry?.words.url).toBe(`https://p.example/series/${SERIES}`)
})

test('a meeting that was cancelled says so, and its number grew', () => {
  const entry = entryOf(alone(cancelled), worded)
  expect(entry).toMatchObject({ sequence: 1, occurrences: [{ isCancelled: true }] })
})

test('a calendar holds no more than its bound, and the latest of all there is', () => {
  const deadlines = Array.from({ length: EVENTS_MAX + 10 }, (_, index) => ({
    said: { key: 'calendars.account.name' as const },
    href: `/issues/${index}`,
    until: (made + index * 60_000) as Instant,
  }))
  const telling = {
    t: openCatalogues(SOURCES).translator('en'),
    words: { get: () => ({ kind: 'text', text: '', mediaType: 'text/plain' }) as const },
    doors: new Map(),
    domain: 'lists.example',
    url: 'https://p.example',
  }
  const text = feedText({ name: 'All', language: 'en', entries: [], deadlines }, telling)
  const hours = linesOf(text).filter(({ name }) => name === 'DTSTART')
  expect(hours).toHaveLength(EVENTS_MAX)
  expect(text).toContain('/issues/2009')
  expect(text).not.toContain('/issues/9\r\n')
})
