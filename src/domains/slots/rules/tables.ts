/** What every meeting would cost in every zone, worked out once for all plans. Pure. */
import { after, minutes, type Instant } from '../../../platform/values.ts'
import { DAY_MINUTES, type Pattern, type Sitting } from '../slot.ts'
import type { Cost } from './fairness.ts'
import { minuteOfDay, minutesOutside, touches, weekdayAt } from './nights.ts'
import { aheadAt, offsetsOf, type Offsets } from './offsets.ts'
import { spanOf, type Candidate } from './weeks.ts'

type Place = {
  /** Of each region, in the order of the regions. */
  readonly people: readonly number[]
  /** By candidate and meeting: minutes outside the day. */
  readonly outside: Uint16Array
  /** The same: 1 on another day of the week than those asked for. */
  readonly offDay: Uint8Array
  /** The same: 1 where somebody cannot come at all. */
  readonly impossible: Uint8Array
}

export type Tables = {
  readonly pattern: Pattern
  readonly regions: readonly string[]
  readonly candidates: readonly Candidate[]
  readonly places: readonly Place[]
}

type Asked = Pick<Tables, 'pattern' | 'regions' | 'candidates'>

export function tablesOf(sittings: readonly Sitting[], asked: Asked): Tables {
  const zones = [...new Set(sittings.map(({ zone }) => zone))].toSorted()
  const places = zones.map((zone) => {
    const here = sittings.filter((one) => one.zone === zone)
    return placeOf(zone, here, asked)
  })
  return { ...asked, places }
}

function placeOf(zone: string, here: readonly Sitting[], asked: Asked): Place {
  const { pattern, regions, candidates } = asked
  const { from, until } = spanOf(pattern)
  const offsets = offsetsOf(zone, from, until)
  const cells = candidates.length * pattern.times
  const place = {
    people: regions.map((region) => headsIn(here, region)),
    outside: new Uint16Array(cells),
    offDay: new Uint8Array(cells),
    impossible: new Uint8Array(cells),
  }
  const nightOf = onSteadyClocks(pattern.minutes, minutesOutside)
  const barred = here.flatMap((one) => one.impossible ?? [])
  const isBarred = onSteadyClocks(pattern.minutes, (own, start, length) =>
    barred.some((hours) => touches(hours, own, start, length)) ? 1 : 0,
  )
  for (const [at, { starts }] of candidates.entries()) {
    for (const [week, start] of starts.entries()) {
      const cell = at * pattern.times + week
      place.outside[cell] = nightOf(offsets, start)
      place.offDay[cell] = pattern.days.includes(weekdayAt(offsets, start)) ? 0 : 1
      if (barred.length > 0) place.impossible[cell] = isBarred(offsets, start)
    }
  }
  return place
}

const headsIn = (sittings: readonly Sitting[], region: string): number =>
  sittings.reduce((sum, one) => sum + (one.region === region ? one.people : 0), 0)

type Measure = (offsets: Offsets, start: Instant, length: number) => number

/** Where no clock changes during the meeting, the local time decides: each is worked out once. */
function onSteadyClocks(length: number, measure: Measure) {
  const byMinute = new Int16Array(DAY_MINUTES).fill(-1)
  return (offsets: Offsets, start: Instant): number => {
    const end = after(start, minutes(length))
    if (aheadAt(offsets, start) !== aheadAt(offsets, end)) return measure(offsets, start, length)
    const minute = Math.floor(minuteOfDay(offsets, start))
    const before = byMinute[minute] ?? -1
    if (before >= 0) return before
    return (byMinute[minute] = measure(offsets, start, length))
  }
}

/** The meetings of one turn: every `of`-th, from `at` on. */
export type Turn = { readonly at: number; readonly of: number }

export function costIn(tables: Tables, candidate: number, { at, of }: Turn): Cost {
  const { pattern, regions, places } = tables
  const sums = regions.map(() => 0)
  let offDays = 0
  for (const { people, outside, offDay } of places) {
    let night = 0
    let away = 0
    for (let week = at; week < pattern.times; week += of) {
      night += outside[candidate * pattern.times + week] ?? 0
      away += offDay[candidate * pattern.times + week] ?? 0
    }
    for (const [region, heads] of people.entries()) {
      sums[region] = (sums[region] ?? 0) + night * heads
      offDays += away * heads
    }
  }
  return { minutes: sums, offDays }
}

/** How often somebody sits in a meeting that is wholly by day. */
export function wholeDays({ pattern, places }: Tables, candidate: number): number {
  let count = 0
  for (const { people, outside } of places) {
    const heads = people.reduce((sum, one) => sum + one, 0)
    const begin = candidate * pattern.times
    const nights = outside.subarray(begin, begin + pattern.times)
    count += heads * nights.reduce((sum, night) => sum + (night === 0 ? 1 : 0), 0)
  }
  return count
}

export function isPossible(tables: Tables, candidate: number, { at, of }: Turn): boolean {
  const { times } = tables.pattern
  return tables.places.every(({ impossible }) => {
    for (let week = at; week < times; week += of) {
      if (impossible[candidate * times + week] === 1) return false
    }
    return true
  })
}
