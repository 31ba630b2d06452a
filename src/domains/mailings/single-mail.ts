/** A mail about one thing that needs its reader: what, until when, and how to act on it. Pure. */
import { formatWhen } from '../../platform/languages/index.ts'
import { mailBody } from '../../platform/mail/index.ts'
import type { Single } from './digest.ts'
import type { Say } from './mails.ts'
import { oneLineOf } from './told.ts'

const TITLE_MAX = 160

/** @param answers whether a command in an answer is taken, for this very thing */
export function singleMail(
  { need, isReminder }: Single,
  { t, language, url, zone }: Say & { readonly zone: string },
  answers: boolean,
) {
  const { key, ...values } = need.said
  const what = oneLineOf(t(key, values), TITLE_MAX)
  const link = `${url}${need.href}`
  const subject = isReminder ? t('mailings.digest.subject.reminder', { what }) : what
  const when =
    need.until === undefined
      ? []
      : [t('mailings.single.until', { when: formatWhen(need.until, zone, language) })]
  return {
    subject: oneLineOf(subject, TITLE_MAX),
    ...mailBody({
      language,
      paragraphs: [what, ...when, t('mailings.foot.link', { link })],
      footer: [
        answers ? t('mailings.foot.command') : t('mailings.foot.act-web', { link }),
        t('mailings.single.why'),
        t('mailings.foot.change', { link: `${url}/account/mail` }),
      ],
    }),
  }
}
