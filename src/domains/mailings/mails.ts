/** What mail says of a message: its words, and what the reader can do with it. */
import type { Language, Translate } from '../../platform/languages/index.ts'
import { mailBody, type ListMail, type MailAddress } from '../../platform/mail/index.ts'
import { withoutReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { roleWord } from '../people/index.ts'
import { mailIdOf, oneLineOf, type Told } from './told.ts'

const NAME_MAX = 120

export type Say = { readonly t: Translate; readonly language: Language; readonly url: string }

/** @param answers whether an answer by mail is taken and becomes a message of the thread */
export function messageMail(
  { words, message, place, clause }: Told,
  { t, language, url }: Say,
  answers: boolean,
): { readonly text: string; readonly html: string } {
  const link = `${url}/messages/${message.id}`
  return mailBody({
    language,
    paragraphs: [
      ...(clause ? [clauseLine(clause, place.title, t)] : []),
      withoutReplyAddresses(words),
    ],
    footer: [
      answers ? t('mailings.foot.answer') : t('mailings.foot.answer-web', { link }),
      ...(answers ? [t('mailings.foot.link', { link })] : []),
      t('mailings.foot.why', { title: place.title }),
      t('mailings.foot.change', { link: `${url}/account/mail` }),
    ],
  })
}

const clauseLine = (
  { number, version, words }: NonNullable<Told['clause']>,
  title: string,
  t: Translate,
): string => [t('mailings.clause', { number, version, title }), `> ${words}`].join('\n')

export type ListParts = {
  readonly told: Told
  readonly say: Say
  readonly domain: string
  readonly address: MailAddress
  readonly replyTo: MailAddress | undefined
}

/** What the headers of the list say. */
export function listOf({ told, say, domain, address, replyTo }: ListParts): ListMail {
  const { message, place, answered, author, organisation } = told
  const ids = answered.map((one) => mailIdOf(one, domain))
  const last = ids.at(-1)
  const role = message.hat === undefined ? organisation : roleWord(message.hat, say.t)
  return {
    author: oneLineOf(role === undefined ? author : `${author} (${role})`, NAME_MAX),
    address,
    title: place.title,
    at: message.at,
    messageId: mailIdOf(message, domain),
    ...(last === undefined ? {} : { inReplyTo: last }),
    references: ids,
    archive: `${say.url}${archiveOf(told)}`,
    archivedAt: `${say.url}/messages/${message.id}`,
    help: `${say.url}/account/mail`,
    ...(replyTo === undefined ? {} : { replyTo }),
  }
}

const archiveOf = ({ place, thread: { about } }: Told): string => {
  if (about.kind === 'list') return place.href
  if (about.kind === 'process') return `${place.href}/discussion`
  return `/discussions?about=${about.kind}:${about.id}`
}
