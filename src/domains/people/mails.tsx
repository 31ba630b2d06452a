/** Mails of `people`: the sign-in link. Pure; queues nothing. */
import type { Language, Translate } from '../../platform/languages/index.ts'
import { mailBody, type MailAddress, type NewMail } from '../../platform/mail/index.ts'
import { minutes } from '../../platform/values.ts'
import { LINK_LASTS } from './sign-in.ts'

export type SignInMail = {
  readonly to: MailAddress
  readonly language: Language
  readonly site: string
  readonly href: string
}

export function signInMail(t: Translate, { to, language, site, href }: SignInMail): NewMail {
  const body = mailBody({
    language,
    paragraphs: [t('people.mail.sign-in.line', { site })],
    action: { label: t('people.mail.sign-in.action'), href },
    footer: [t('people.mail.sign-in.limit', { minutes: LINK_LASTS / minutes(1) })],
  })
  const subject = t('people.mail.sign-in.subject', { site })
  return { kind: 'sign-in', to, language, about: 'sign-in', subject, ...body }
}
