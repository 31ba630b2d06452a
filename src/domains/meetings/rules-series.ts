/** Which days and instants a series comes to. Pure: every wall time is one that its zone has. */
import { isZone } from '../../platform/languages/index.ts'
import { ok, refuse, unreachable, type Instant, type Result } from '../../platform/values.ts'
import type { Refusal } from './refusal.ts'
import {
  OCCURRENCES_MAX,
  SLOTS_MAX,
  type Occurrence,
  type Pattern,
  type Rhythm,
  type Slot,
} from './series.ts'
import { resolve } from './wall-time.ts'

/** Zones change their laws at short notice; a time further ahead is a guess. */
export const AHEAD_YEARS_MAX = 3

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
/** Names of zones alone: an offset knows no summer. */
const ZONE = /^[A-Za-z][A-Za-z0-9_+/-]{1,60}$/

export function dayOf(raw: string): Temporal.PlainDate | undefined {
  if (!DAY.test(raw)) return undefined
  try {
    return Temporal.PlainDate.from(raw, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

export const isZoneName = (raw: string): boolean => ZONE.test(raw) && isZone(raw)

const asked = (rhythm: Rhythm): number => {
  switch (rhythm.kind) {
    case 'once':
      return 1
    case 'weekly':
    case 'monthly':
      return rhythm.count
    case 'dates':
      return rhythm.dates.length + 1
    default:
      return unreachable(rhythm)
  }
}

/** The occurrences, in their order; or why there is no such series. */
export function expand(pattern: Pattern, now: Instant): Result<readonly Occurrence[], Refusal> {
  const sound = soundPattern(pattern)
  if (!sound.ok) return sound
  const { first, left } = sound.value
  const days = daysOf(first, pattern.rhythm).filter((day) => !left.has(day.toString()))
  const occurrences: Occurrence[] = []
  for (const [index, day] of days.entries()) {
    const slot = pattern.slots[index % pattern.slots.length]
    if (!slot) return refuse({ kind: 'bad-time', time: '' })
    const found = occurrenceOn({ day, slot, number: index + 1 }, pattern, now)
    if (!found.ok) return found
    occurrences.push(found.value)
  }
  if (occurrences.length === 0) return refuse({ kind: 'no-occurrence' })
  return ok(occurrences)
}

type Sound = { readonly first: Temporal.PlainDate; readonly left: ReadonlySet<string> }

/** Bounds before anything is counted: a series of ten thousand costs nothing. */
function soundPattern(pattern: Pattern): Result<Sound, Refusal> {
  const { rhythm, slots, except, from } = pattern
  const count = asked(rhythm)
  if (count > OCCURRENCES_MAX) {
    return refuse({ kind: 'too-many-occurrences', most: OCCURRENCES_MAX, asked: count })
  }
  if (slots.length > SLOTS_MAX) return refuse({ kind: 'too-many-slots', most: SLOTS_MAX })
  const named = [from, ...except, ...(rhythm.kind === 'dates' ? rhythm.dates : [])]
  const bad = named.find((day) => dayOf(day) === undefined)
  const first = dayOf(from)
  if (bad !== undefined || !first) return refuse({ kind: 'bad-day', day: bad ?? from })
  const time = slots.find((slot) => !TIME.test(slot.time))
  if (time || slots.length === 0) return refuse({ kind: 'bad-time', time: time?.time ?? '' })
  const zone = slots.find((slot) => !isZoneName(slot.zone))
  if (zone) return refuse({ kind: 'bad-zone', zone: zone.zone })
  return ok({ first, left: new Set(except) })
}

function daysOf(first: Temporal.PlainDate, rhythm: Rhythm): readonly Temporal.PlainDate[] {
  switch (rhythm.kind) {
    case 'once':
      return [first]
    case 'weekly':
      return Array.from({ length: rhythm.count }, (_, index) =>
        first.add({ weeks: index * rhythm.every }),
      )
    case 'monthly':
      return Array.from({ length: rhythm.count }, (_, index) =>
        sameWeekday(first, index, rhythm.last),
      )
    case 'dates': {
      const days = [first, ...rhythm.dates.flatMap((day) => dayOf(day) ?? [])]
      const once = new Map(days.map((day) => [day.toString(), day]))
      return [...once.values()].toSorted((one, other) => Temporal.PlainDate.compare(one, other))
    }
    default:
      return unreachable(rhythm)
  }
}

/** Months that have five of a weekday are few: the fifth stands for the last. */
const FIFTH = 5

/** The same weekday of a later month: as many as the first day was, or the last one. */
function sameWeekday(first: Temporal.PlainDate, months: number, last: boolean) {
  const nth = Math.ceil(first.day / 7)
  const month = first.toPlainYearMonth().add({ months })
  const start = month.toPlainDate({ day: 1 })
  const offset = (first.dayOfWeek - start.dayOfWeek + 7) % 7
  if (!last && nth < FIFTH) return start.add({ days: offset + 7 * (nth - 1) })
  const weeks = Math.floor((month.daysInMonth - 1 - offset) / 7)
  return start.add({ days: offset + 7 * weeks })
}

type On = { readonly day: Temporal.PlainDate; readonly slot: Slot; readonly number: number }

function occurrenceOn(
  { day, slot, number }: On,
  { fold }: Pattern,
  now: Instant,
): Result<Occurrence, Refusal> {
  const local = `${day.toString()}T${slot.time}`
  const at = wallInstant({ local, zone: slot.zone, fold }, now)
  if (!at.ok) return at
  return ok({ number, local, zone: slot.zone, ...at.value })
}

type Wall = {
  readonly local: string
  readonly zone: string
  readonly fold: 'earlier' | 'later'
}

/** The instant of a wall time that is still to come; refused where its zone skips it. */
export function wallInstant(
  { local, zone, fold }: Wall,
  now: Instant,
): Result<{ readonly starts: Instant; readonly repeated: boolean }, Refusal> {
  if (!isZoneName(zone)) return refuse({ kind: 'bad-zone', zone })
  const found = resolve({ local, zone })
  if (found.kind === 'unreadable') return refuse({ kind: 'bad-time', time: local })
  if (found.kind === 'skipped') {
    const { before, after } = found
    return refuse({ kind: 'skipped-time', local, zone, before, after })
  }
  const repeated = found.kind === 'repeated'
  const starts = found.kind === 'repeated' ? found[fold] : found.at
  if (starts <= now) return refuse({ kind: 'in-the-past' })
  if (starts > limitFrom(now)) return refuse({ kind: 'too-far-ahead', years: AHEAD_YEARS_MAX })
  return ok({ starts, repeated })
}

const limitFrom = (now: Instant): number =>
  Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO('UTC')
    .add({ years: AHEAD_YEARS_MAX }).epochMilliseconds
