/** Writes a calendar: whole entries, or what has changed in one. Decides nothing; pure. */
import { toLocal, type Language } from '../languages/index.ts'
import type { Instant } from '../values.ts'
import type { CalendarEntry, EventWords, Method, Occurrence } from './calendar.ts'
import { line, text } from './lines.ts'
import { ruleFor } from './series.ts'
import { isUtc, utc, wall, written, type Written } from './times.ts'
import { zoneLines } from './zone.ts'

const PRODUCT = '-//Parley//Parley//EN'
/** Programs that subscribe ask again after so long (RFC 7986 §5.7). */
const REFRESH = 'PT1H'
const MINUTE_MS = 60_000

export type Calendar = {
  readonly method: Method
  /** Of what is subscribed to; a mail has none. */
  readonly name?: string | undefined
  readonly language: Language
  readonly entries: readonly CalendarEntry[]
}

type Manner = Pick<Calendar, 'method' | 'language'>

export const writeCalendar = (calendar: Calendar): string =>
  file(calendar, [
    ...(calendar.name === undefined ? [] : subscribed(calendar.name)),
    ...zonesOf(calendar.entries),
    ...calendar.entries.flatMap((entry) => eventsOf(entry, calendar)),
  ])

/** Of one set, these occurrences alone: each is named by the hour for which it was planned. */
export const writeChanges = (
  manner: Manner,
  entry: CalendarEntry,
  changed: readonly Occurrence[],
): string =>
  file(manner, [
    ...zonesOf([entry]),
    ...changed.map((one) => eventOf(entry, manner, partOf(entry, one))),
  ])

const file = ({ method }: Manner, parts: readonly string[]): string =>
  [
    line('BEGIN', 'VCALENDAR'),
    line('VERSION', '2.0'),
    line('PRODID', PRODUCT),
    line('CALSCALE', 'GREGORIAN'),
    line('METHOD', method),
    ...parts,
    line('END', 'VCALENDAR'),
  ].join('')

const subscribed = (name: string) => [
  line('NAME', text(name)),
  line('X-WR-CALNAME', text(name)),
  line('REFRESH-INTERVAL', REFRESH, { VALUE: 'DURATION' }),
  line('X-PUBLISHED-TTL', REFRESH),
]

function zonesOf(entries: readonly CalendarEntry[]): readonly string[] {
  const hours = new Map<string, readonly Instant[]>()
  for (const { zone, occurrences } of entries) {
    if (isUtc(zone)) continue
    const own = occurrences.flatMap((one) => [one.planned, one.at, endOf(one)])
    hours.set(zone, [...(hours.get(zone) ?? []), ...own])
  }
  return [...hours].map(([zone, all]) => {
    const [first, last] = [all.toSorted((one, other) => one - other)].flatMap((sorted) => [
      sorted[0],
      sorted.at(-1),
    ])
    return first === undefined || last === undefined ? '' : zoneLines(zone, first, last)
  })
}

const endOf = ({ at, minutes }: Pick<Occurrence, 'at' | 'minutes'>): Instant =>
  (at + minutes * MINUTE_MS) as Instant

/** An event as it is written: its hours, which one of a set it is, or by what rule it repeats. */
type Event = {
  readonly starts: Written
  readonly minutes: number
  readonly among: readonly string[]
  readonly isCancelled: boolean
  readonly words: EventWords
}

function eventsOf(entry: CalendarEntry, manner: Manner): readonly string[] {
  const { occurrences } = entry
  const [only, ...more] = occurrences
  if (!only) return []
  if (more.length === 0) return [eventOf(entry, manner, partOf(entry, only))]
  const usual = usualMinutes(occurrences)
  const isOver = occurrences.every(({ isCancelled }) => isCancelled)
  const others = occurrences.filter((one) => !one.isCancelled && differs(one, usual))
  return [
    eventOf(entry, manner, masterOf(entry, usual, isOver)),
    ...others.map((one) => eventOf(entry, manner, partOf(entry, one))),
  ]
}

/** The one that most of them last. */
function usualMinutes(occurrences: readonly Occurrence[]): number {
  const counts = new Map<number, number>()
  for (const { minutes } of occurrences) counts.set(minutes, (counts.get(minutes) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0
}

const differs = ({ at, planned, minutes, words }: Occurrence, usual: number): boolean =>
  at !== planned || minutes !== usual || words !== undefined

function masterOf({ occurrences, zone, words }: CalendarEntry, minutes: number, isOver: boolean) {
  const hours = occurrences.map(({ planned }) => planned)
  const found = ruleFor(hours, zone)
  const [first] = hours
  if (!found || first === undefined) throw new Error('no rule gives the hours of this entry')
  const gone = isOver ? [] : occurrences.filter(({ isCancelled }) => isCancelled)
  const without = [...found.without, ...gone.map(({ planned }) => toLocal(planned, zone))]
  const local = toLocal(first, zone)
  const among = without.map((one) => timeLine('EXDATE', wall(one, zone)))
  return {
    starts: wall(local, zone),
    minutes,
    among: [line('RRULE', found.rule), ...among],
    isCancelled: isOver,
    words,
  }
}

function partOf({ zone, occurrences, words }: CalendarEntry, one: Occurrence): Event {
  const id = wall(toLocal(one.planned, zone), zone)
  return {
    starts: written(one.at, zone),
    minutes: one.minutes,
    among: occurrences.length > 1 ? [timeLine('RECURRENCE-ID', id)] : [],
    isCancelled: one.isCancelled,
    words: one.words ?? words,
  }
}

const timeLine = (name: string, { value, zone }: Written) => line(name, value, { TZID: zone })

function eventOf(entry: CalendarEntry, { method, language }: Manner, event: Event): string {
  const isCancelled = event.isCancelled || method === 'CANCEL'
  return [
    line('BEGIN', 'VEVENT'),
    line('UID', text(entry.uid)),
    line('DTSTAMP', utc(entry.stamp)),
    line('SEQUENCE', String(entry.sequence)),
    timeLine('DTSTART', event.starts),
    // An end in wall time lies an hour off where the clocks turn meanwhile.
    ...(event.minutes === 0 ? [] : [line('DURATION', `PT${event.minutes}M`)]),
    ...event.among,
    line('STATUS', isCancelled ? 'CANCELLED' : 'CONFIRMED'),
    ...(entry.isFree === true ? [line('TRANSP', 'TRANSPARENT')] : []),
    ...wordLines(event.words, language),
    ...partyLines(entry, method),
    line('END', 'VEVENT'),
  ].join('')
}

const wordLines = ({ summary, description, location, url }: EventWords, language: Language) => [
  line('SUMMARY', text(summary), { LANGUAGE: language }),
  line('DESCRIPTION', text(description), { LANGUAGE: language }),
  ...(location === undefined ? [] : [line('LOCATION', text(location))]),
  ...(url === undefined ? [] : [line('URL', new URL(url).href)]),
]

const PARTSTAT = { accepted: 'ACCEPTED', declined: 'DECLINED', tentative: 'TENTATIVE' } as const

/** Each invitation names its own reader alone: nobody learns who else is invited. */
function partyLines({ organizer, invited }: CalendarEntry, method: Method): readonly string[] {
  if (!organizer || !invited || method === 'PUBLISH') return []
  const asked = {
    CN: invited.name,
    CUTYPE: 'INDIVIDUAL',
    ROLE: 'REQ-PARTICIPANT',
    PARTSTAT: invited.answer === undefined ? 'NEEDS-ACTION' : PARTSTAT[invited.answer],
    RSVP: invited.answersByMail ? 'TRUE' : 'FALSE',
  }
  return [
    line('ORGANIZER', `mailto:${organizer.address}`, { CN: organizer.name }),
    line('ATTENDEE', `mailto:${invited.address}`, asked),
  ]
}
