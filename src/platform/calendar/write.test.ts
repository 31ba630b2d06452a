/** What stands in a calendar, beside its hours. */
import { expect, test } from 'vitest'
import { instant, type Instant } from '../values.ts'
import type { CalendarEntry } from './calendar.ts'
import { linesOf } from './lines.ts'
import { readCalendar } from './read.ts'
import { writeCalendar, writeChanges } from './write.ts'

const WEEK = 7 * 86_400_000
const planned = [0, 1, 2].map((week) => (instant('2026-11-26T13:00Z') + week * WEEK) as Instant)
const words = {
  summary: 'الاجتماع، الأسبوعي',
  description: 'أول\nثان',
  url: 'https://p.example/s/1',
}
const entry: CalendarEntry = {
  uid: 'series-1@p.example',
  sequence: 4,
  stamp: instant('2026-11-21T12:00Z'),
  zone: 'Europe/Zurich',
  words,
  occurrences: planned.map((at) => ({ planned: at, at, minutes: 60, isCancelled: false })),
  organizer: { name: 'Parley: Zürich', address: 'reply+abc@p.example' },
  invited: {
    name: 'Ana; "A"',
    address: 'ana@example.org',
    answer: undefined,
    answersByMail: true,
  },
}

const valuesOf = (file: string, name: string) =>
  linesOf(file)
    .filter((one) => one.name === name)
    .map(({ value }) => value)

test('an invitation names its organiser and its one reader, and asks for an answer', () => {
  const file = writeCalendar({ method: 'REQUEST', language: 'ar', entries: [entry] })
  expect(valuesOf(file, 'METHOD')).toEqual(['REQUEST'])
  expect(valuesOf(file, 'RRULE')).toEqual(['FREQ=WEEKLY;INTERVAL=1;COUNT=3'])
  expect(valuesOf(file, 'SEQUENCE')).toEqual(['4'])
  const [asked, ...others] = linesOf(file).filter(({ name }) => name === 'ATTENDEE')
  expect(others).toEqual([])
  expect(asked?.parameters).toMatchObject({ PARTSTAT: 'NEEDS-ACTION', RSVP: 'TRUE' })
})

test('what is only published names nobody', () => {
  const file = writeCalendar({ method: 'PUBLISH', language: 'ar', entries: [entry] })
  expect(valuesOf(file, 'ATTENDEE')).toEqual([])
  expect(valuesOf(file, 'ORGANIZER')).toEqual([])
})

test('one that is moved is told alone, by the hour for which it was planned', () => {
  const [, second] = entry.occurrences
  const moved = { ...second, at: instant('2026-12-04T09:00Z') }
  const file = writeChanges({ method: 'REQUEST', language: 'ar' }, entry, [
    { ...moved, planned: planned[1] ?? moved.at, minutes: 60, isCancelled: false },
  ])
  expect(valuesOf(file, 'RECURRENCE-ID')).toEqual(['20261203T140000'])
  expect(valuesOf(file, 'RRULE')).toEqual([])
})

test('one that is cancelled is no day of its set, and a cancelled set says so', () => {
  const some = entry.occurrences.map((one, index) => ({ ...one, isCancelled: index === 1 }))
  const file = writeCalendar({
    method: 'PUBLISH',
    language: 'en',
    entries: [{ ...entry, occurrences: some }],
  })
  expect(valuesOf(file, 'EXDATE')).toEqual(['20261203T140000'])
  const none = entry.occurrences.map((one) => ({ ...one, isCancelled: true }))
  const gone = writeCalendar({
    method: 'PUBLISH',
    language: 'en',
    entries: [{ ...entry, occurrences: none }],
  })
  expect(valuesOf(gone, 'STATUS')).toEqual(['CANCELLED'])
})

test('an answer is read as a calendar program writes it', () => {
  const answer = [
    'BEGIN:VCALENDAR',
    'METHOD:REPLY',
    'BEGIN:VTIMEZONE',
    'TZID:W. Europe Standard Time',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:series-1@',
    ' p.example',
    'RECURRENCE-ID;TZID="W. Europe Standard Time":20261203T140000',
    'SEQUENCE:4',
    'ATTENDEE;CN="Ana: A";PARTSTAT=TENTATIVE:MAILTO:Ana@Example.org',
    'COMMENT:Late\\, perhaps',
    'BEGIN:VALARM',
    'UID:other',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  expect(readCalendar(answer)).toEqual({
    ok: true,
    value: {
      method: 'REPLY',
      events: [
        {
          uid: 'series-1@p.example',
          sequence: 4,
          recurrence: {
            kind: 'local',
            local: '2026-12-03T14:00',
            zone: 'W. Europe Standard Time',
          },
          attendees: [{ address: 'ana@example.org', answer: 'tentative' }],
          comment: 'Late, perhaps',
        },
      ],
    },
  })
})

test('what is too long, too much or no calendar is refused with its bound', () => {
  const many = 'BEGIN:VEVENT\nUID:1\nEND:VEVENT\n'.repeat(201)
  const kinds = ['x'.repeat(300_000), `BEGIN:VCALENDAR\n${many}`, '<html>', ''].map((raw) => {
    const read = readCalendar(raw)
    return read.ok ? 'read' : read.refusal
  })
  expect(kinds).toEqual([
    { kind: 'too-long', charactersMax: 262_144 },
    { kind: 'too-many', eventsMax: 200 },
    { kind: 'no-calendar' },
    { kind: 'no-calendar' },
  ])
})
