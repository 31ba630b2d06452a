/** The mail of the day in words: what is new by place and thread, what needs the reader. Pure. */
import { formatWhen, type Language, type Translate } from '../../platform/languages/index.ts'
import { mailBody } from '../../platform/mail/index.ts'
import { NEEDS_MAX, PLACES_MAX, THREADS_MAX, type Morning } from './digest.ts'
import type { Need } from './pace.ts'
import { oneLineOf } from './told.ts'

const TITLE_MAX = 160

/** How far the record had got, as its own page says it. */
export type Checkpoint = { readonly size: number; readonly root: string }

export type NewsLine = {
  readonly subject: string
  readonly href: string
  readonly count: number
}
export type NewsPlace = {
  readonly title: string
  readonly lines: readonly NewsLine[]
}

export type MorningParts = {
  readonly t: Translate
  readonly language: Language
  readonly zone: string
  readonly url: string
  readonly host: string
  readonly places: readonly NewsPlace[]
  readonly deadlines: readonly Need[]
  readonly checkpoint: Checkpoint | undefined
  /** Whether a command in an answer is taken. */
  readonly answers: boolean
}

export function morningMail(morning: Morning, parts: MorningParts) {
  const { t, language, url, checkpoint } = parts
  const { messages, needs, reminders } = morning
  const paragraphs = [
    ...section(t('mailings.digest.reminders'), reminders.map(dated(parts)), t),
    ...section(t('mailings.digest.needs'), needs.map(dated(parts)), t),
    ...newsOf(parts, messages),
    ...section(t('mailings.digest.deadlines'), parts.deadlines.map(dated(parts)), t),
    t('mailings.digest.all', { link: `${url}/needs-me` }),
  ]
  const footer = [
    ...(parts.answers ? [t('mailings.foot.command')] : []),
    t('mailings.digest.why'),
    t('mailings.foot.change', { link: `${url}/account/mail` }),
    ...(checkpoint
      ? [t('mailings.digest.checkpoint', { size: checkpoint.size, root: checkpoint.root })]
      : []),
  ]
  return {
    subject: oneLineOf(subjectOf(morning, parts), TITLE_MAX),
    ...mailBody({ language, paragraphs, footer }),
  }
}

function subjectOf({ messages, needs, reminders, isWeekly }: Morning, parts: MorningParts): string {
  const { t, host } = parts
  const first = reminders[0]
  if (messages === 0 && first)
    return t('mailings.digest.subject.reminder', { what: saidOf(t, first) })
  if (messages === 0) return t('mailings.digest.subject.needs', { count: needs.length, host })
  return isWeekly
    ? t('mailings.digest.subject.weekly', { count: messages, host })
    : t('mailings.digest.subject', { count: messages, host })
}

const saidOf = (t: Translate, { said: { key, ...values } }: Need): string => t(key, values)

const dated =
  ({ t, zone, language, url }: MorningParts) =>
  (need: Need): string => {
    const { until, href } = need
    const when = until === undefined ? [] : [formatWhen(until, zone, language)]
    return [`• ${oneLineOf(saidOf(t, need), TITLE_MAX)}`, ...when, `${url}${href}`].join('\n  ')
  }

function section(title: string, lines: readonly string[], t: Translate): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length - NEEDS_MAX
  return [
    title,
    ...lines.slice(0, NEEDS_MAX),
    ...(more > 0 ? [t('mailings.digest.more', { count: more })] : []),
  ]
}

function newsOf({ t, url, places }: MorningParts, messages: number): readonly string[] {
  if (messages === 0) return []
  const shown = places.slice(0, PLACES_MAX)
  const paragraphs = shown.map(({ title, lines }) => {
    const told = lines
      .slice(0, THREADS_MAX)
      .map(({ subject, count, href }) =>
        [`• ${t('mailings.digest.thread', { subject, count })}`, `${url}${href}`].join('\n  '),
      )
    const more = lines.length - THREADS_MAX
    const rest = more > 0 ? [t('mailings.digest.more', { count: more })] : []
    return [title, ...told, ...rest].join('\n')
  })
  const more = places.length - PLACES_MAX
  return [
    t('mailings.digest.news', { count: messages }),
    ...paragraphs,
    ...(more > 0 ? [t('mailings.digest.more-places', { count: more })] : []),
  ]
}
