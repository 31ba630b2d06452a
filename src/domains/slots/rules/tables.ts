/** What every meeting would cost in every zone, worked out once for all plans. Pure. */
import type { Instant } from '../../../platform/values.ts'
import { DAY_MINUTES, type Pattern, type Sitting } from '../slot.ts'
import type { Cost } from './fairness.ts'
import { minutesOutside, touches } from './nights.ts'
import { offsetsOf, type Offsets } from './offsets.ts'
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

/** When each meeting begins, in minutes since 1970: small numbers, which are quick to work with. */
type Begins = { readonly begins: Int32Array }

const MINUTE = 60_000

export function tablesOf(sittings: readonly Sitting[], asked: Asked): Tables {
  const zones = [...new Set(sittings.map(({ zone }) => zone))].toSorted()
  const begins = Int32Array.from(
    asked.candidates.flatMap(({ starts }) => starts),
    (at) => Math.floor(at / MINUTE),
  )
  const places = zones.map((zone) => {
    const here = sittings.filter((one) => one.zone === zone)
    return placeOf(zone, here, { ...asked, begins })
  })
  return { ...asked, places }
}

function placeOf(zone: string, here: readonly Sitting[], asked: Asked & Begins): Place {
  const { pattern, regions, begins } = asked
  const { from, until } = spanOf(pattern)
  const offsets = offsetsOf(zone, from, until)
  const place = {
    people: regions.map((region) => headsIn(here, region)),
    outside: new Uint16Array(begins.length),
    offDay: new Uint8Array(begins.length),
    impossible: new Uint8Array(begins.length),
  }
  const nightOf = byLocalTime(offsets, pattern.minutes, minutesOutside)
  const barred = here.flatMap((one) => one.impossible ?? [])
  const isBarred = byLocalTime(offsets, pattern.minutes, (own, start, length) =>
    barred.some((hours) => touches(hours, own, start, length)) ? 1 : 0,
  )
  const isAsked = new Set<number>(pattern.days)
  const clock = clockOf(offsets)
  for (let cell = 0; cell < begins.length; cell++) {
    const begin = begins[cell] ?? 0
    const local = clock(begin)
    const isSteady = local + pattern.minutes === clock(begin + pattern.minutes)
    place.outside[cell] = nightOf(begin, isSteady ? local : undefined)
    place.offDay[cell] = isAsked.has(isoDay(local)) ? 0 : 1
    if (barred.length > 0) place.impossible[cell] = isBarred(begin, isSteady ? local : undefined)
  }
  return place
}

const headsIn = (sittings: readonly Sitting[], region: string): number =>
  sittings.reduce((sum, one) => sum + (one.region === region ? one.people : 0), 0)

/** What the clocks show, in minutes since 1970. */
function clockOf(offsets: Offsets): (minute: number) => number {
  const froms = offsets.map(({ from }) => Math.floor(from / MINUTE))
  const aheads = offsets.map(({ ahead }) => Math.round(ahead / MINUTE))
  return (minute) => {
    let at = froms.length - 1
    while (at > 0 && (froms[at] ?? 0) > minute) at--
    return minute + (aheads[at] ?? 0)
  }
}

/** 1970-01-01 was a Thursday. */
const isoDay = (local: number): number => ((Math.floor(local / DAY_MINUTES) + 3) % 7) + 1

type Measure = (offsets: Offsets, start: Instant, length: number) => number

/** Where no clock changes during the meeting, its local time decides: each is worked out once. */
function byLocalTime(offsets: Offsets, length: number, measure: Measure) {
  const known = new Int16Array(DAY_MINUTES).fill(-1)
  return (begin: number, local: number | undefined): number => {
    const fresh = () => measure(offsets, (begin * MINUTE) as Instant, length)
    if (local === undefined) return fresh()
    const minute = local % DAY_MINUTES
    const before = known[minute] ?? -1
    if (before >= 0) return before
    return (known[minute] = fresh())
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
