/** Reads what a calendar program answers: bounded, and never thrown by what a stranger wrote. */
import { ok, refuse, type Result } from '../values.ts'
import { linesOf, unescaped, type Line } from './lines.ts'
import { readTime, type ReadTime } from './times.ts'
import { ANSWERS, type Answer } from './calendar.ts'

export const READ_BOUNDS = {
  charactersMax: 256 * 1024,
  eventsMax: 200,
  attendeesMax: 50,
  commentMax: 2_000,
  uidMax: 500,
} as const

export type ReadCalendar = {
  /** In capitals; empty where it says none. */
  readonly method: string
  readonly events: readonly ReadEvent[]
}

export type ReadEvent = {
  readonly uid: string
  readonly sequence: number
  /** Which one of a set; absent for all of it. `unclear` is none that we can read. */
  readonly recurrence: ReadTime | 'unclear' | undefined
  readonly attendees: readonly ReadAttendee[]
  readonly comment: string
}

export type ReadAttendee = {
  /** As it was written, without `mailto:`, in small letters. */
  readonly address: string
  /** `undefined` for NEEDS-ACTION, DELEGATED and whatever else it may say. */
  readonly answer: Answer | undefined
}

export type NoCalendar =
  | { readonly kind: 'too-long'; readonly charactersMax: number }
  | { readonly kind: 'too-many'; readonly eventsMax: number }
  | { readonly kind: 'no-calendar' }

export function readCalendar(raw: string): Result<ReadCalendar, NoCalendar> {
  const { charactersMax, eventsMax } = READ_BOUNDS
  if (raw.length > charactersMax) return refuse({ kind: 'too-long', charactersMax })
  const lines = linesOf(raw.replace(/^\uFEFF/, ''))
  const first = lines[0]
  if (!first || !opens(first, 'VCALENDAR')) return refuse({ kind: 'no-calendar' })
  const events: (readonly Line[])[] = []
  const outer: Line[] = []
  let current: Line[] | undefined
  let depth = 0
  for (const one of lines.slice(1)) {
    if (one.name === 'BEGIN') {
      // An alarm within an event has properties of its own.
      depth += 1
      if (depth === 1 && opens(one, 'VEVENT')) current = []
    } else if (one.name === 'END') {
      depth -= 1
      if (depth === 0 && current) events.push(current)
      if (depth <= 0) current = undefined
      if (events.length > eventsMax) return refuse({ kind: 'too-many', eventsMax })
    } else if (depth === 0) outer.push(one)
    else if (depth === 1) current?.push(one)
  }
  const method = valueOf(outer, 'METHOD').trim().toUpperCase()
  return ok({ method, events: events.map(eventFrom) })
}

const opens = ({ name, value }: Line, component: string) =>
  name === 'BEGIN' && value.trim().toUpperCase() === component

const valueOf = (lines: readonly Line[], name: string) =>
  lines.find((one) => one.name === name)?.value ?? ''

function eventFrom(lines: readonly Line[]): ReadEvent {
  const recurrence = lines.find(({ name }) => name === 'RECURRENCE-ID')
  return {
    uid: unescaped(valueOf(lines, 'UID')).trim().slice(0, READ_BOUNDS.uidMax),
    sequence: sequenceFrom(valueOf(lines, 'SEQUENCE')),
    recurrence: recurrence && recurrenceFrom(recurrence),
    attendees: lines
      .filter(({ name }) => name === 'ATTENDEE')
      .slice(0, READ_BOUNDS.attendeesMax)
      .map(attendeeFrom),
    comment: unescaped(valueOf(lines, 'COMMENT')).trim().slice(0, READ_BOUNDS.commentMax),
  }
}

/** RFC 5545 §3.8.7.4: none means the first. */
const sequenceFrom = (raw: string): number =>
  /^\d{1,9}$/.test(raw.trim()) ? Number(raw.trim()) : 0

/** THISANDFUTURE is used by nobody, and answers for more than it names. */
function recurrenceFrom({ value, parameters }: Line): ReadEvent['recurrence'] {
  if (parameters['RANGE'] !== undefined) return 'unclear'
  return readTime(value, parameters['TZID']) ?? 'unclear'
}

function attendeeFrom({ value, parameters }: Line): ReadAttendee {
  const said = (parameters['PARTSTAT'] ?? '').toLowerCase()
  return {
    address: value
      .trim()
      .replace(/^mailto:/i, '')
      .toLowerCase(),
    answer: ANSWERS.find((one) => one === said),
  }
}
