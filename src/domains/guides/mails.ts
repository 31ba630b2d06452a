/** Mails between a guide and a newcomer: what was written and where to answer, and no address. */
import type { Tx } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import { mailBody, type Outbox } from '../../platform/mail/index.ts'
import { findAccount, type PersonId } from '../people/index.ts'
import { otherOf, type Pair } from './guide.ts'

export type Post = {
  readonly outbox: Outbox
  readonly url: string
  readonly wordsIn: (language: Language) => Translate
}

export type Told = {
  readonly pair: Pair
  readonly from: PersonId
  readonly name: string
  /** Absent where the other one has ended it. */
  readonly words: string | undefined
}

export async function tellOther(tx: Tx, post: Post, told: Told): Promise<void> {
  const { pair, from, name, words } = told
  const person = otherOf(pair, from)
  const account = await findAccount(tx, { person })
  if (!account) return
  const { language, mail: to } = account
  const t = post.wordsIn(language)
  const link = `${post.url}/guides/${pair.id}`
  const role = from === pair.guide ? 'guide' : 'newcomer'
  const said = words === undefined ? t('guides.mail.ended', { name }) : words
  const body = mailBody({
    language,
    paragraphs: [t(`guides.mail.${role}`, { name }), said],
    action: { label: t('guides.mail.open'), href: link },
    footer: [t('guides.mail.foot')],
  })
  const subject = t(words === undefined ? 'guides.mail.ended-subject' : 'guides.mail.subject', {
    name,
  })
  await post.outbox.queueMail(tx, {
    to,
    person,
    language,
    about: `guide-pair:${pair.id}`,
    subject,
    ...body,
  })
}
