/** A series of a body as calendars see it, for tests of what they are told. */
import { instant, type Instant } from '../../platform/values.ts'
import {
  meetingId,
  NO_WAYS,
  seriesId,
  type Meeting,
  type MeetingId,
  type SeriesId,
} from '../meetings/index.ts'
import { somePerson } from '../people/fixtures.ts'
import type { BodyId } from '../people/index.ts'
import type { Planned } from './entry.ts'

const ulid = (digit: number) => `01K0000000000000000000000${digit}`
export const meetingOf = (digit: number): MeetingId => {
  const id = meetingId(ulid(digit))
  if (!id) throw new Error('no id')
  return id
}
const seriesOf = (digit: number): SeriesId => {
  const id = seriesId(ulid(digit))
  if (!id) throw new Error('no id')
  return id
}
export const SERIES = seriesOf(9)

const WEEK = 7 * 86_400_000
export const FIRST = instant('2026-12-03T13:00Z')
export const weekOf = (week: number) => (FIRST + week * WEEK) as Instant

export const aMeeting = (digit: number, more: Partial<Meeting> = {}): Meeting => ({
  id: meetingOf(digit),
  host: { kind: 'body', body: 'body' as string as BodyId },
  series: { id: SERIES, number: digit + 1 },
  kind: 'call',
  title: 't=',
  zone: 'Europe/Zurich',
  local: '2026-12-03T14:00',
  fold: 'earlier',
  starts: weekOf(digit),
  minutes: 60,
  ways: NO_WAYS,
  calledBy: somePerson('c'),
  calledAt: instant('2026-11-21T12:00Z'),
  shortNotice: undefined,
  agendaAt: undefined,
  revision: 0,
  state: { kind: 'planned' },
  ...more,
})

export const cancelled = {
  revision: 1,
  state: { kind: 'cancelled', at: instant('2026-11-22T12:00Z'), reason: 'r=' },
} as const satisfies Partial<Meeting>

/** Three weeks of one slot, some of them as they are now. */
export const aSeries = (now: Readonly<Record<number, Partial<Meeting>>> = {}): Planned => ({
  name: `series-${SERIES}-1`,
  zone: 'Europe/Zurich',
  series: SERIES,
  parts: [0, 1, 2].map((week) => ({
    planned: weekOf(week),
    meeting: aMeeting(week, now[week] ?? {}),
  })),
})

export const alone = (more: Partial<Meeting> = {}): Planned => ({
  name: `meeting-${meetingOf(0)}`,
  zone: 'Europe/Zurich',
  series: undefined,
  parts: [{ planned: weekOf(0), meeting: aMeeting(0, { series: undefined, ...more }) }],
})
