/**
 * Meetings as entries of a calendar: which of them are one entry, and in whose words. Pure: the
 * same for what people subscribe to and for what they are invited to by mail.
 */
import {
  isOneSet,
  type CalendarEntry,
  type EventWords,
  type Occurrence,
} from '../../platform/calendar/index.ts'
import { after, seconds, type Instant } from '../../platform/values.ts'
import { expandSeries, type Meeting, type Series, type SeriesId } from '../meetings/index.ts'

/** One UID: a meeting, or those of a series that share a slot. */
export type Planned = {
  /** Without our domain: `series-01J…-1`. */
  readonly name: string
  readonly zone: string
  readonly series: SeriesId | undefined
  /** In the order of the hours for which they were planned. */
  readonly parts: readonly Part[]
}

export type Part = { readonly planned: Instant; readonly meeting: Meeting }

/** A slot of a series is one entry where its hours follow a rule; else each meeting is one. */
export function plannedOf(meetings: readonly Meeting[], series?: Series): readonly Planned[] {
  const expanded = series && expandSeries(series.pattern, series.madeAt)
  if (!series || !expanded?.ok) return meetings.map(alone)
  const hours = new Map(expanded.value.map((one) => [one.number, one]))
  const slots = new Map<string, readonly Part[]>()
  const others: Meeting[] = []
  for (const meeting of meetings) {
    const hour = hours.get(meeting.series?.number ?? 0)
    if (!hour) {
      others.push(meeting)
      continue
    }
    const key = `${hour.local.slice(-5)} ${hour.zone}`
    slots.set(key, [...(slots.get(key) ?? []), { planned: hour.starts, meeting }])
  }
  const sets = series.pattern.slots.flatMap(({ time, zone }, index): readonly Planned[] => {
    const key = `${time} ${zone}`
    const parts = (slots.get(key) ?? []).toSorted((one, other) => one.planned - other.planned)
    slots.delete(key)
    if (parts.length === 0) return []
    const planned = parts.map((part) => part.planned)
    if (parts.length === 1 || !isOneSet(planned, zone)) {
      return parts.map(({ meeting }) => alone(meeting))
    }
    return [{ name: `series-${series.id}-${index + 1}`, zone, series: series.id, parts }]
  })
  return [...sets, ...others.map(alone)]
}

const alone = (meeting: Meeting): Planned => ({
  name: `meeting-${meeting.id}`,
  zone: meeting.zone,
  series: undefined,
  parts: [{ planned: meeting.starts, meeting }],
})

export const isCancelled = ({ state }: Meeting): boolean => state.kind === 'cancelled'

export type Worded = {
  readonly domain: string
  /** The words of one meeting, without where it is to be found. */
  readonly wordsOf: (meeting: Meeting) => Omit<EventWords, 'url'>
  readonly urlOf: (thing: `${'meetings' | 'series'}/${string}`) => string
}

/** As a calendar has it. Its number is the sum of all revisions: each change makes it grow. */
export function entryOf(planned: Planned, worded: Worded): CalendarEntry {
  const { parts, zone, name, series } = planned
  const usual = usualOf(planned)
  const common = worded.wordsOf(usual)
  const place =
    series === undefined ? (`meetings/${usual.id}` as const) : (`series/${series}` as const)
  return {
    uid: `${name}@${worded.domain}`,
    sequence: parts.reduce((sum, { meeting }) => sum + meeting.revision, 0),
    stamp: stampOf(parts),
    zone,
    words: inPlace(common, worded.urlOf(place)),
    occurrences: parts.map((part) => occurrenceOf(part, common, worded)),
  }
}

/** Whose words stand for all: the first one that was not cancelled. */
const usualOf = ({ parts }: Planned): Meeting => {
  const found = parts.find(({ meeting }) => !isCancelled(meeting)) ?? parts[0]
  if (!found) throw new Error('an entry without a meeting')
  return found.meeting
}

/** No row says when it was changed last; what counts is that it grows with each change. */
const stampOf = (parts: readonly Part[]): Instant =>
  Math.max(
    ...parts.map(({ meeting: { calledAt, revision } }) => after(calledAt, seconds(revision))),
  ) as Instant

function occurrenceOf({ planned, meeting }: Part, common: Words, worded: Worded): Occurrence {
  const { starts, minutes, id } = meeting
  const words = worded.wordsOf(meeting)
  const isApart = starts !== planned || JSON.stringify(words) !== JSON.stringify(common)
  return {
    planned,
    at: starts,
    minutes,
    isCancelled: isCancelled(meeting),
    ...(isApart ? { words: inPlace(words, worded.urlOf(`meetings/${id}`)) } : {}),
  }
}

type Words = Omit<EventWords, 'url'>

/** The address stands in the text too: few programs show it elsewhere. */
const inPlace = (words: Words, url: string): EventWords => ({
  ...words,
  description: `${words.description}\n\n${url}`,
  url,
})
