/** What mails of replies say: a question, a text to agree to, an answer. Pure; queues nothing. */
import type { Translate } from '../../platform/languages/index.ts'
import { mailBody } from '../../platform/mail/index.ts'
import { withoutReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { SUBJECT_LENGTH_MAX } from '../discussions/index.ts'
import type { MailReader } from './door.ts'
import type { Why } from './pending.ts'
import type { Request } from './request.ts'

export type Written = { readonly subject: string; readonly text: string; readonly html: string }

/** Letters of somebody's words that a question repeats: enough to know them again. */
const QUOTED_MAX = 400

const quoteOf = ({ own, words }: Request): string =>
  withoutReplyAddresses(own === '' ? words : own)
    .slice(0, QUOTED_MAX)
    .toWellFormed()
    .split('\n')
    .map((row) => `> ${row}`)
    .join('\n')

export const answerSubject = (subject: string, t: Translate): string => {
  if (subject === '') return t('replies.subject')
  return (/^re:/i.test(subject) ? subject : `Re: ${subject}`).slice(0, SUBJECT_LENGTH_MAX)
}

/** What stays and what can go, and what was undertaken: as the page shows it before a first act. */
export const toBeRead = (t: Translate, points: readonly string[]): readonly string[] => [
  t('people.permanence.title'),
  t('people.permanence.stays'),
  t('people.permanence.goes'),
  t('people.permanence.copies'),
  ...(points.length === 0 ? [] : [t('people.undertakings.title')]),
  ...points.map((point) => `• ${point}`),
]

export type AskingMail = {
  readonly request: Request
  readonly why: Why
  readonly days: number
  /** A page with a button; opening it does nothing. */
  readonly href: string
}

export function askingMail(
  { t, language }: MailReader,
  { request, why, days, href }: AskingMail,
): Written {
  const isUnread = why.kind === 'unread'
  const body = mailBody({
    language,
    paragraphs: [
      t(isUnread ? 'replies.ask.unread' : 'replies.ask.unproven'),
      quoteOf(request),
      ...(isUnread ? toBeRead(t, why.points) : []),
      t(isUnread ? 'replies.ask.agree' : 'replies.ask.confirm', { days }),
    ],
    action: { label: t('replies.ask.action'), href },
    footer: [t(isUnread ? 'replies.ask.why-unread' : 'replies.ask.why-unproven')],
  })
  return { subject: t(isUnread ? 'replies.ask.subject-unread' : 'replies.ask.subject'), ...body }
}

/** What is missing in an objection; it counts already, and says so. */
export function remedyMail(
  { t, language }: MailReader,
  { request, when }: { readonly request: Request; readonly when: string },
): Written {
  const example = t('replies.example.remedy')
  const body = mailBody({
    language,
    paragraphs: [
      t('replies.remedy.safe'),
      quoteOf(request),
      t('replies.remedy.ask', { when }),
      `  ${example}`,
    ],
    footer: [
      t('replies.remedy.stop', { word: t('replies.example.stop') }),
      t('replies.answer.why'),
    ],
  })
  return { subject: answerSubject(request.subject, t), ...body }
}

export type JoinMail = {
  readonly host: string
  readonly name: string
  readonly points: readonly string[]
  readonly days: number
  readonly href: string
  /** What is under way, for who asked what this place is. */
  readonly help: readonly string[] | undefined
}

/** Lines that show what a mail can do; more than three nobody reads. */
const SHOWN = ['support', 'object', 'status'] as const

/** What this place is, and what one can do in it by mail. */
function helpParagraphs({ host, help }: JoinMail, t: Translate): readonly string[] {
  if (!help) return []
  const word = t('replies.example.status')
  const examples = SHOWN.map((one) => `  ${t(`replies.example.${one}`)}`)
  return [
    t('replies.first.place', { host }),
    t('replies.first.mail'),
    [t('replies.first.examples'), ...examples].join('\n'),
    ...(help.length === 0 ? [] : [[t('replies.status.under-way', { word }), ...help].join('\n')]),
  ]
}

export function joinMail({ t, language }: MailReader, join: JoinMail): Written {
  const { host, name, points, days, href } = join
  const body = mailBody({
    language,
    paragraphs: [
      ...helpParagraphs(join, t),
      t('replies.join.line', { host, name }),
      ...toBeRead(t, points),
      t('replies.join.agree', { days }),
    ],
    action: { label: t('replies.join.action'), href },
    footer: [t('replies.join.why')],
  })
  return { subject: t('replies.join.subject', { host }), ...body }
}

/** To somebody without an account: one sentence of ours, and how to join. */
export function strangerMail(
  { t, language }: MailReader,
  said: { readonly subject: string; readonly line: string; readonly mayJoin: boolean },
): Written {
  const body = mailBody({
    language,
    paragraphs: [said.line, ...(said.mayJoin ? [t('replies.stranger.join')] : [])],
    footer: [t('replies.stranger.why')],
  })
  return { subject: answerSubject(said.subject, t), ...body }
}

export type Answered = {
  readonly subject: string
  readonly said: string
  readonly entry: number | undefined
  readonly path: string | undefined
  readonly change: string | undefined
}

/** All that is answered to one reader now, in the order in which they wrote. */
export function answerMail(
  { t, language, url }: MailReader,
  answers: readonly Answered[],
): Written {
  const isOne = answers.length === 1
  const paragraphs = answers.flatMap(({ subject, said, entry, path, change }) => {
    const receipt = `${url}/record/receipts/${entry}`
    return [
      ...(isOne || subject === '' ? [] : [t('replies.answer.to', { subject })]),
      said,
      ...(entry === undefined ? [] : [t('replies.answer.entry', { number: entry, receipt })]),
      ...(path === undefined ? [] : [t('replies.answer.link', { link: `${url}${path}` })]),
      ...(change === undefined ? [] : [change]),
    ]
  })
  const body = mailBody({
    language,
    paragraphs,
    footer: [t('replies.answer.foot'), t('replies.answer.why')],
  })
  return { subject: answerSubject(answers.at(-1)?.subject ?? '', t), ...body }
}
