/** Mails about issues: what became of a proposal, to whoever made it. Pure; queues nothing. */
import { formatDate, type Language, type Translate } from '../../platform/languages/index.ts'
import { mailBody, type MailAddress, type NewMail } from '../../platform/mail/index.ts'
import { unreachable, type Instant } from '../../platform/values.ts'
import type { answeredAt } from '../people/index.ts'
import type { DeclinedFor, IssueId } from './issue.ts'

/** What is told; the words of others stand in it as they were written. */
export type News =
  | { readonly kind: 'accepted' | 'concluded' | 'returned' | 'symptom' }
  | { readonly kind: 'narrowed'; readonly scope: string }
  | { readonly kind: 'parked'; readonly until: Instant }
  | { readonly kind: 'referred'; readonly to: string }
  | { readonly kind: 'declined'; readonly why: DeclinedFor }
  | { readonly kind: 'merged' | 'split' | 'back' | 'petition' }

export type IssueMail = {
  readonly to: MailAddress
  readonly person: string
  readonly language: Language
  readonly issue: IssueId
  readonly title: string
  readonly news: News
  /** The published reason; absent where nobody gave one, as when the hour came. */
  readonly reason: string | undefined
  readonly url: string
  readonly answered: Awaited<ReturnType<typeof answeredAt>>
}

/** A subject is one line that a reader can take in; the mail itself has the whole title. */
const TITLE_IN_SUBJECT = 120

export function issueMail(t: Translate, mail: IssueMail): NewMail {
  const { to, person, language, issue, title, news, reason, url } = mail
  const short = title.replace(/\s+/g, ' ').slice(0, TITLE_IN_SUBJECT)
  const body = mailBody({
    language,
    paragraphs: [
      t(`issues.mail.${news.kind}`, { title }),
      ...detail(news, t, language),
      ...(reason === undefined ? [] : [t('issues.mail.reason'), reason]),
      t('issues.mail.contest'),
    ],
    action: { label: t('issues.mail.action'), href: `${url}/issues/${issue}` },
    footer: [mail.answered.line, t('issues.mail.why')],
  })
  const subject = t('issues.mail.subject', { title: short })
  return { to, person, language, about: `issue:${issue}`, subject, ...body, ...mail.answered.to }
}

function detail(news: News, t: Translate, language: Language): readonly string[] {
  switch (news.kind) {
    case 'narrowed':
      return [t('issues.mail.scope'), news.scope]
    case 'parked':
      return [t('issues.mail.until', { day: formatDate(news.until, 'UTC', language) })]
    case 'referred':
      return [t('issues.mail.to'), news.to]
    case 'declined':
      return [t(`issues.why.${news.why}`)]
    case 'accepted':
    case 'concluded':
    case 'returned':
    case 'symptom':
    case 'merged':
    case 'split':
    case 'back':
    case 'petition':
      return []
    default:
      return unreachable(news)
  }
}
