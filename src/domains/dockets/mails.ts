/** The mail that tells of an extension: to members of the body and to those who submitted. Pure. */
import type { Language, Translate } from '../../platform/languages/index.ts'
import { formatWhen } from '../../platform/languages/index.ts'
import { mailBody, type MailAddress, type NewMail } from '../../platform/mail/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { answeredAt, PersonId } from '../people/index.ts'
import type { DocketId } from './docket.ts'

export type ExtensionMail = {
  readonly to: MailAddress
  readonly person: PersonId
  readonly language: Language
  readonly site: string
  readonly docket: DocketId
  readonly title: string
  readonly from: Instant
  readonly until: Instant
  readonly reason: string
  readonly href: string
  readonly answered: Awaited<ReturnType<typeof answeredAt>>
}

export function extensionMail(t: Translate, mail: ExtensionMail): NewMail {
  const { to, person, language, docket, title, site, reason } = mail
  const when = (at: Instant) => formatWhen(at, 'UTC', language)
  const body = mailBody({
    language,
    paragraphs: [
      t('dockets.mail.extended', { title, from: when(mail.from), until: when(mail.until) }),
      t('dockets.mail.reason', { reason }),
    ],
    action: { label: t('dockets.mail.action'), href: mail.href },
    footer: [mail.answered.line, t('dockets.mail.why', { site })],
  })
  const subject = t('dockets.mail.subject', { title })
  const about = `docket:${docket}`
  return { to, person, language, about, subject, ...body, ...mail.answered.to }
}
