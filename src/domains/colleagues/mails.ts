/** Mails of asking colleagues: the question with the whole draft, a reminder, the outcome. Pure. */
import type { Translate } from '../../platform/languages/index.ts'
import { mailBody } from '../../platform/mail/index.ts'
import { withoutReplyAddresses } from '../../platform/mail/inbox/index.ts'
import type { Content, Draft } from './draft.ts'
import { changedLines, changedParts } from './redline.ts'
import { ruleIn, silenceIn, textIn, whenIn } from './wording.ts'

export type LetterKind = 'first' | 'again' | 'reminder'

/** What every mail about a draft says of it. */
export type Told = {
  readonly draft: Draft
  /** Who asks, for whom, about what. */
  readonly name: string
  readonly organisation: string
  readonly title: string
  readonly site: string
}

export type LetterAsked = {
  readonly kind: LetterKind
  readonly approver: boolean
  readonly link: string
  /** Whether an answer by mail is taken. */
  readonly answers: boolean
  /** What an earlier version said. */
  readonly before: Content | undefined
}

type Written = { readonly subject: string; readonly text: string; readonly html: string }

/** A subject is one line that a reader can take in. */
const TITLE_SHOWN_MAX = 120

const shortened = (title: string) => {
  const line = title.replace(/\s+/g, ' ')
  return line.length > TITLE_SHOWN_MAX ? `${line.slice(0, TITLE_SHOWN_MAX - 1)}…` : line
}

export function letterMail(t: Translate, told: Told, asked: LetterAsked): Written {
  const { draft, name, organisation, title, site } = told
  const { version, rule, note, about } = draft
  const { kind, approver, link, answers, before } = asked
  const { deadline, number, content } = version
  const when = whenIn(deadline, t)
  const body = mailBody({
    language: t.language,
    paragraphs: [
      ...(kind === 'again' ? [t('colleagues.mail.again', { name, number })] : []),
      ...(kind === 'reminder' ? [t('colleagues.mail.reminder', { when })] : []),
      t(`colleagues.mail.ask.${about.kind}`, { name, organisation, title }),
      ...(note === '' ? [] : [withoutReplyAddresses(note)]),
      `${ruleIn(rule, { deadline, approver }, t)} ${silenceIn(rule, { deadline, approver }, t)}`,
      ...(before ? changedIn({ before, after: content, number: number - 1 }, t) : []),
      t('colleagues.mail.draft', { number }),
      withoutReplyAddresses(textIn(content, t)),
      answers ? t('colleagues.mail.answer', { name }) : t('colleagues.mail.answer-web'),
    ],
    action: { label: t('colleagues.mail.action'), href: link },
    footer: [
      t('colleagues.mail.private', { name }),
      t('colleagues.mail.why', { name, site }),
      t('colleagues.mail.stop'),
    ],
  })
  const subject = t(`colleagues.mail.subject.${kind}`, { name, title: shortened(title) })
  return { subject, ...body }
}

type Changed = { readonly before: Content; readonly after: Content; readonly number: number }

function changedIn({ before, after, number }: Changed, t: Translate): readonly string[] {
  const parts = changedParts(before, after, { t, language: t.language })
  if (parts.length === 0) return [t('colleagues.changes.none')]
  const lines = changedLines(parts)
  if (lines === undefined) return []
  return [`${t('colleagues.changes', { number })}:`, withoutReplyAddresses(lines)]
}

export type OutcomeTold = {
  readonly told: Told
  /** How it ended, with the numbers; whom the mail did not reach, who answered from elsewhere. */
  readonly said: readonly string[]
  readonly link: string
}

export function outcomeMail(t: Translate, { told, said, link }: OutcomeTold): Written {
  const { organisation, title } = told
  const body = mailBody({
    language: t.language,
    paragraphs: [t('colleagues.mail.outcome', { organisation, title }), ...said],
    action: { label: t('colleagues.mail.action'), href: link },
    footer: [t('people.news.unread'), t('colleagues.mail.owner')],
  })
  return { subject: t('colleagues.mail.subject.outcome', { title: shortened(title) }), ...body }
}
