/** The mail that tells somebody what they are asked, and how to answer it. Pure. */
import { formatWhen } from '../../platform/languages/index.ts'
import { mailBody } from '../../platform/mail/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { AnswerWord, Asked } from '../people/index.ts'
import type { Say } from './mails.ts'
import { oneLineOf } from './told.ts'

const TITLE_MAX = 160

export type AskedParts = Say & {
  readonly zone: string
  /** The hour before, where it was moved since it was told. */
  readonly before: Instant | undefined
  /** Given where mail is taken: a line that works as an answer, in the words of the reader. */
  readonly example: ((t: Translate, word: AnswerWord) => string) | undefined
}

export function askedMail(asked: Asked, parts: AskedParts) {
  const { t, language, zone, url, before, example } = parts
  const { question, title, paragraphs } = asked.said(t, language)
  const whenOf = (at: Instant) => formatWhen(at, zone, language)
  const when = whenOf(asked.until)
  const link = `${url}${asked.href}`
  const lines = example ? asked.answers.map((word) => `  ${example(t, word)}`) : []
  return {
    subject: oneLineOf(
      t(before === undefined ? 'mailings.asked.subject' : 'mailings.asked.subject-later', {
        question,
      }),
      TITLE_MAX,
    ),
    ...mailBody({
      language,
      paragraphs: [
        t('mailings.asked.line', { title }),
        question,
        before === undefined
          ? t('mailings.asked.until', { when })
          : t('mailings.asked.later', { when, before: whenOf(before) }),
        ...paragraphs,
        ...(lines.length === 0 ? [] : [[t('mailings.asked.answers'), ...lines].join('\n')]),
        t('mailings.foot.link', { link }),
      ],
      footer: [
        example ? t('mailings.foot.command') : t('mailings.foot.act-web', { link }),
        t('mailings.asked.why'),
        t('mailings.foot.change', { link: `${url}/account/mail` }),
      ],
    }),
  }
}

/** What the staff wrote, as it was checked in this language. */
export function noticeMail(asked: Asked, { t, language, url }: AskedParts) {
  const { question, title, paragraphs } = asked.said(t, language)
  return {
    subject: oneLineOf(question, TITLE_MAX),
    ...mailBody({
      language,
      paragraphs: [...paragraphs, t('mailings.foot.link', { link: `${url}${asked.href}` })],
      footer: [
        t('mailings.notice.why', { title }),
        t('people.news.unread'),
        t('mailings.foot.change', { link: `${url}/account/mail` }),
      ],
    }),
  }
}
