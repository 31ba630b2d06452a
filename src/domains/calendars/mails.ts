/** Invitations as mails: what changed, when it is in each zone, how to answer. Pure. */
import {
  writeCalendar,
  writeChanges,
  type Answer,
  type CalendarEntry,
  type Method,
} from '../../platform/calendar/index.ts'
import { formatWhen, type Language, type Translate } from '../../platform/languages/index.ts'
import { mailBody, type CalendarMail, type MailAddress } from '../../platform/mail/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { placeOf } from '../meetings/index.ts'
import { isCancelled, type Part } from './entry.ts'
import type { Entry } from './load.ts'
import type { Letter } from './telling.ts'
import { textOf, titleOf } from './wording.ts'

/** Hours that a mail names; its calendar has all. */
const HOURS_MAX = 12
/** A subject is one line that a reader can take in. */
const SUBJECT_LENGTH_MAX = 160

export type To = {
  readonly name: string
  readonly address: MailAddress
  readonly language: Language
  readonly zone: string
}

export type Sending = {
  readonly t: Translate
  readonly words: Words
  readonly now: Instant
  readonly url: string
  /** What the site is called. */
  readonly site: string
  readonly to: To
  /** Where answers of calendars go: a secret address of this reader, or one that reads none. */
  readonly organizer: MailAddress
  readonly answersByMail: boolean
  readonly answer: Answer | undefined
  readonly stop: string
}

const METHODS = {
  invite: 'REQUEST',
  change: 'REQUEST',
  cancel: 'CANCEL',
  leave: 'CANCEL',
} as const satisfies Record<Letter['kind'], Method>

export function letterMail(entry: Entry, event: CalendarEntry, letter: Letter, sending: Sending) {
  const { t, words, to, url, stop } = sending
  const { planned, hosting } = entry
  const place = placeOf(hosting)
  const name = textOf(words, place.name) ?? place.slug
  const parts = (letter.parts ?? planned.parts).filter(
    ({ meeting }) => meeting.starts > sending.now,
  )
  const [first] = parts.length > 0 ? parts : planned.parts
  if (!first) throw new Error('a letter about nothing')
  const title = titleOf(first.meeting, { t, words })
  const when = formatWhen(first.meeting.starts, planned.zone, to.language)
  const { kind } = letter
  const isSet = planned.series !== undefined && letter.parts === undefined
  const path = isSet ? `/series/${planned.series ?? ''}` : `/meetings/${first.meeting.id}`
  const body = mailBody({
    language: to.language,
    paragraphs: [
      t(`calendars.mail.${kind}`, { title, name }),
      ...(place.practice ? [t('calendars.event.practice')] : []),
      hoursOf(parts, planned.zone, sending),
      ...reasonsOf(letter, parts, sending),
      ...(METHODS[kind] === 'REQUEST'
        ? [t(sending.answersByMail ? 'calendars.mail.answer' : 'calendars.mail.answer.page')]
        : []),
    ].filter((paragraph) => paragraph !== ''),
    action: { label: t('calendars.mail.action'), href: `${url}${path}` },
    footer: [t('calendars.mail.why', { name }), `${t('calendars.mail.stop')} ${stop}`],
  })
  return {
    subject: shortened(t(`calendars.mail.subject.${kind}`, { title, when })),
    ...body,
    calendar: calendarOf(event, letter, sending),
  }
}

const shortened = (subject: string) => {
  const line = subject.replace(/\s+/g, ' ')
  return line.length > SUBJECT_LENGTH_MAX ? `${line.slice(0, SUBJECT_LENGTH_MAX - 1)}…` : line
}

/** Each in the zone in which it was announced, in UTC, and in the reader's own. */
function hoursOf(parts: readonly Part[], zone: string, { t, to }: Sending): string {
  const zones = [...new Set([zone, 'UTC', to.zone])]
  const lines = parts.slice(0, HOURS_MAX).map(({ meeting }) => {
    const hours = zones.map((one) => formatWhen(meeting.starts, one, to.language)).join(' · ')
    return isCancelled(meeting) ? t('calendars.mail.hour.cancelled', { hours }) : hours
  })
  const more = parts.length - lines.length
  return [...lines, ...(more > 0 ? [t('calendars.mail.more', { count: more })] : [])].join('\n')
}

const reasonsOf = (
  { kind }: Letter,
  parts: readonly Part[],
  { t, words }: Sending,
): readonly string[] =>
  kind === 'leave'
    ? []
    : parts
        .slice(0, HOURS_MAX)
        .flatMap(({ meeting: { state } }) =>
          state.kind === 'cancelled' ? (textOf(words, state.reason) ?? []) : [],
        )
        .map((reason) => t('calendars.mail.reason', { reason }))

function calendarOf(event: CalendarEntry, { kind, parts }: Letter, sending: Sending): CalendarMail {
  const { to, organizer, answersByMail, answer, site } = sending
  const method = METHODS[kind]
  const language = to.language
  const entry: CalendarEntry = {
    ...event,
    organizer: { name: site, address: organizer },
    invited: { name: to.name, address: to.address, answersByMail, answer },
  }
  const named = new Set(parts?.map(({ planned }) => planned))
  const text =
    parts === undefined
      ? writeCalendar({ method, language, entries: [entry] })
      : writeChanges(
          { method, language },
          entry,
          entry.occurrences.filter(({ planned }) => named.has(planned)),
        )
  return { method, text }
}
