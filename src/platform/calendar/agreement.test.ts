/** What two public parsers make of our calendars, beside the hours that were meant. No mail. */
import { expect, test } from 'vitest'
import { parseLocal, toLocal } from '../languages/index.ts'
import { instant, type Instant } from '../values.ts'
import type { CalendarEntry, Occurrence } from './calendar.ts'
import { byIcalJs, byNodeIcal, sorted, type Hours } from './parsers.fixtures.ts'
import { isOneSet } from './series.ts'
import { writeCalendar } from './write.ts'

const ZONES = [
  'Africa/Nairobi',
  'America/Toronto',
  'Pacific/Fiji',
  'Europe/Zurich',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Pacific/Auckland',
  'America/Santiago',
  'UTC',
] as const
const SERIES = 300
const MINUTE = 60_000

/** A small generator of our own: each run tries the same three hundred. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  const among = <Value>(all: readonly Value[], fallback: Value): Value =>
    all[below(all.length)] ?? fallback
  return { below, among }
}

type Dice = ReturnType<typeof dice>

const local = (date: Temporal.PlainDate, time: string) => `${date.toString()}T${time}`

/** Where its clocks turn, as often as not: the day, and a wall time that is skipped or repeated. */
function beginning({ below, among }: Dice, zone: string): Temporal.PlainDateTime {
  const from = `${among(['2026-09-01', '2027-02-01'], '2027-02-01')}T00:00[${zone}]`
  const turn = Temporal.ZonedDateTime.from(from).getTimeZoneTransition('next')
  if (!turn || below(2) === 0) {
    const day = Temporal.PlainDate.from('2026-10-18').add({ days: below(200) })
    const minute = among([0, 15, 30, 45], 0)
    return day.toPlainDateTime({ hour: below(24), minute })
  }
  // Skipped where the clocks go forward, repeated where they go back.
  const old = turn.subtract({ minutes: 1 }).toPlainDateTime().add({ minutes: 1 })
  const walls = [old, turn.toPlainDateTime()].toSorted(Temporal.PlainDateTime.compare)
  const before = (walls[0] ?? old).add({ minutes: 15 })
  return before.subtract({ days: 7 * below(4) })
}

/** Wall times of one rhythm. */
function plannedLocals(thrown: Dice, zone: string): readonly string[] {
  const { below } = thrown
  const first = beginning(thrown, zone)
  const start = first.toPlainDate()
  const time = first.toPlainTime().toString({ smallestUnit: 'minute' })
  const steps = Array.from({ length: 2 + below(30) }, (_, index) => index)
  const kind = below(6)
  if (kind === 0) {
    const every = 1 + below(5)
    return steps.map((one) => local(start.add({ days: one * every }), time))
  }
  if (kind === 1) return monthly(start, steps).map((date) => local(date, time))
  if (kind === 2) return steps.map((one) => local(start.add({ days: one * (one + 3) }), time))
  const weeks = 1 + below(3)
  const kept = kind === 3 ? steps : steps.filter((one) => one === 0 || below(6) > 0)
  return kept.map((one) => local(start.add({ days: 7 * weeks * one }), time))
}

function monthly(start: Temporal.PlainDate, steps: readonly number[]) {
  const nth = Math.min(4, Math.ceil(start.day / 7))
  return steps.map((step) => {
    const month = start.toPlainYearMonth().add({ months: step })
    const first = month.toPlainDate({ day: 1 })
    const ahead = (start.dayOfWeek - first.dayOfWeek + 7) % 7
    return first.add({ days: ahead + 7 * (nth - 1) })
  })
}

const words = { summary: 'Call', description: 'A call' }

/** Some are moved, some cancelled, some last longer. */
function occurrencesOf({ below }: Dice, planned: readonly Instant[]): readonly Occurrence[] {
  return planned.map((at) => {
    const what = below(8)
    const isMoved = what === 0
    const to = at + (below(4_000) - 2_000) * MINUTE
    return {
      planned: at,
      at: (isMoved ? Math.floor(to / (15 * MINUTE)) * 15 * MINUTE : at) as Instant,
      minutes: what === 2 ? 150 : 90,
      isCancelled: what === 1,
      ...(isMoved ? { words: { ...words, summary: 'Moved call; with, signs\\ and\na line' } } : {}),
    }
  })
}

const entryOf = (zone: string, occurrences: readonly Occurrence[], uid: string): CalendarEntry => ({
  uid,
  sequence: 3,
  stamp: instant('2026-11-21T12:00Z'),
  zone,
  words,
  occurrences,
})

const meant = (occurrences: readonly Occurrence[]): Hours =>
  sorted(occurrences.filter((one) => !one.isCancelled).map(({ at, minutes }) => ({ at, minutes })))

test('two public parsers read three hundred series as they were meant', () => {
  const counts = { sets: 0, alone: 0, skipped: 0, repeated: 0 }
  for (let index = 0; index < SERIES; index++) {
    const thrown = dice(index + 1)
    const zone = ZONES[index % ZONES.length] ?? 'UTC'
    const locals = plannedLocals(thrown, zone)
    const planned = [...new Set(locals.map((one) => parseLocal(one, zone) ?? (0 as Instant)))]
    for (const [place, at] of planned.entries()) {
      if (toLocal(at, zone) !== locals[place]) counts.skipped += 1
      else if (toLocal((at + 60 * MINUTE) as Instant, zone) === locals[place]) counts.repeated += 1
    }
    const occurrences = occurrencesOf(thrown, planned)
    const isSet = isOneSet(planned, zone)
    counts[isSet ? 'sets' : 'alone'] += 1
    const entries = isSet
      ? [entryOf(zone, occurrences, `set-${index}@example.org`)]
      : occurrences.map((one, at) => entryOf(zone, [one], `one-${index}-${at}@example.org`))
    const file = writeCalendar({ method: 'PUBLISH', language: 'en', entries })
    const named = `${index} ${zone} ${locals[0] ?? ''}`
    expect({ named, hours: byIcalJs(file) }).toEqual({ named, hours: meant(occurrences) })
    expect({ named, hours: byNodeIcal(file) }).toEqual({ named, hours: meant(occurrences) })
  }
  // All that is hard was among them.
  expect(Math.min(counts.sets, 3 * counts.alone)).toBeGreaterThan(100)
  expect(Math.min(counts.skipped, counts.repeated)).toBeGreaterThan(20)
})
