/** What a calendar says of a meeting, in the reader's language. Pure: asks no store. */
import type { EventWords } from '../../platform/calendar/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { Words } from '../../platform/record/index.ts'
import { placeOf, type Hosting, type Meeting } from '../meetings/index.ts'

/** What those invited alone are told. */
export type Door = { readonly join: string | undefined; readonly dialIn: string | undefined }

export type Told = {
  readonly t: Translate
  readonly words: Words
  readonly hosting: Hosting
  /** Absent for whoever is not invited, or where it is no secret. */
  readonly door: Door | undefined
}

/** The commitments whose words it needs. */
export const saidIn = ({ title, ways, state }: Meeting): readonly string[] => [
  ...[title, ways.dialIn, ways.venue].flatMap((one) => one ?? []),
  ...(state.kind === 'cancelled' ? [state.reason] : []),
]

export const textOf = (words: Words, commitment: string): string | undefined => {
  const wording = words.get(commitment)
  return wording.kind === 'text' ? wording.text : undefined
}

export const titleOf = (meeting: Meeting, { t, words }: Pick<Told, 't' | 'words'>): string =>
  textOf(words, meeting.title) ?? t('calendars.removed')

export function wordsOfMeeting(meeting: Meeting, told: Told): Omit<EventWords, 'url'> {
  const { t, words, hosting, door } = told
  const place = placeOf(hosting)
  const name = textOf(words, place.name) ?? place.slug
  const { ways, kind } = meeting
  const said = (commitment: string | undefined) =>
    commitment === undefined ? undefined : textOf(words, commitment)
  const join = door?.join ?? ways.join
  const dialIn = door?.dialIn ?? said(ways.dialIn)
  const venue = said(ways.venue)
  const lines = [
    t('calendars.event.of', { kind: t(`meetings.kind.${kind}`), name }),
    ...(place.practice ? [t('calendars.event.practice')] : []),
    ...(join === undefined ? [] : [t('calendars.event.join', { link: join })]),
    ...(dialIn === undefined ? [] : [t('calendars.event.dial-in', { number: dialIn })]),
    ...(ways.stream === undefined ? [] : [t('calendars.event.stream', { link: ways.stream })]),
  ]
  const location = venue ?? join
  return {
    summary: titleOf(meeting, told),
    description: lines.join('\n'),
    ...(location === undefined ? {} : { location }),
  }
}
