/**
 * Mail that an act brings to those concerned: one for each of them, in their own language, queued
 * in the transaction of the act. Domains say who they are and what they read.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import { mailBody, type MailAddress, type Outbox } from '../../platform/mail/index.ts'
import { wordsOf, type Act, type AnyAct } from '../../platform/record/index.ts'
import type { ReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from './person.ts'
import { findAccount, type Account } from './store-accounts.ts'

export type News = {
  readonly to: Iterable<PersonId>
  /** The thing that it is about: `appeal:01J…`; nobody gets two mails of one act about it. */
  readonly about: `${string}:${string}`
  /** What an answer to it is about, where it is more than the thing: `objection:01J…/2`. */
  readonly answers?: `${string}:${string}`
  /** Where it can be read, from the root of the site. */
  readonly path: string
  /** @param answers whether an answer to this mail is taken */
  readonly say: (t: Translate, language: Language, answers: boolean) => NewsWords
}

export type NewsWords = {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

/** @param all what is saved with it: words that the record does not have yet are in its parts */
export type NewsOf = (
  tx: Tx,
  act: Act,
  now: Instant,
  all: readonly AnyAct[],
) => Promise<readonly News[]>
/** What is news, by the name of the act. */
export type NewsByAct = Readonly<Record<string, NewsOf>>

/** How mail leaves, and in whose words. */
export type Letterbox = {
  readonly outbox: Outbox
  /** The public address, without a slash at the end. */
  readonly url: string
  readonly wordsIn: (language: Language) => Translate
  /** Given where mail is taken: then a notice can be answered. */
  readonly replyAddresses?: ReplyAddresses | undefined
}

/** Mails of one transaction; the page says it to everybody. */
const MAILS_MAX = 500
/** An answer is taken for so long; who answers later does so on the page. */
const ANSWERS_FOR = days(90)
/** A subject is one line that a reader can take in; the mail itself has all of it. */
const SUBJECT_LENGTH_MAX = 160

const shortened = (subject: string) => {
  const line = subject.replace(/\s+/g, ' ')
  return line.length > SUBJECT_LENGTH_MAX ? `${line.slice(0, SUBJECT_LENGTH_MAX - 1)}…` : line
}

/** Facts of a real process come from its sources: nobody is written to about them. */
const isTold = (act: AnyAct): act is Act => act.act !== 'redact' && act.via !== 'import'

export const tellOf =
  (box: Letterbox, news: NewsByAct) =>
  async (tx: Tx, acts: readonly AnyAct[], now: Instant): Promise<void> => {
    const sent = new Set<string>()
    for (const act of acts.filter(isTold)) {
      for (const one of (await news[act.act]?.(tx, act, now, acts)) ?? []) {
        // Whoever did it knows.
        const others = [...new Set(one.to)].filter((person) => person !== act.actor)
        await tellPeople(tx, box, { ...one, to: others.filter(firstOf(sent, one)) }, now)
      }
    }
  }

const firstOf =
  (sent: Set<string>, { about }: News) =>
  (person: PersonId) => {
    const key = `${about} ${person}`
    if (sent.has(key) || sent.size >= MAILS_MAX) return false
    sent.add(key)
    return true
  }

/** What was written before; three dots where it was removed since. */
export async function writtenIn(tx: Tx, commitment: Commitment): Promise<string> {
  const wording = (await wordsOf(tx, [commitment])).get(commitment)
  return wording.kind === 'text' ? wording.text : '…'
}

/** What the act itself says and the record does not yet: its reasons, its title. */
export const partOf = ({ parts = [] }: Act, name: string): readonly string[] =>
  parts.flatMap((part) => (part.name === name ? [part.text] : []))

/** A mail of one person, as whoever queues it knows it. */
type Told = { readonly account: Account; readonly about: string; readonly t: Translate }

/** Where an answer to it goes, and the line that says so; where nobody reads one, it says that. */
export async function answeredAt(
  tx: Tx,
  { replyAddresses }: Pick<Letterbox, 'replyAddresses'>,
  { account: { person, mail: address }, about, t }: Told,
  now: Instant,
): Promise<{ readonly line: string; readonly to: { readonly replyTo?: MailAddress } }> {
  if (!replyAddresses) return { line: t('people.news.unread'), to: {} }
  const expires = (now - (now % days(1)) + ANSWERS_FOR) as Instant
  const replyTo = await replyAddresses.tokenFor(tx, { person, address, about, expires })
  return { line: t('people.news.answer'), to: { replyTo } }
}

export async function tellPeople(
  tx: Tx,
  { outbox, url, wordsIn, replyAddresses }: Letterbox,
  { to: people, about, answers = about, path, say }: News,
  now: Instant,
): Promise<void> {
  for (const person of people) {
    const account = await findAccount(tx, { person })
    if (!account) continue
    const { mail: to, language } = account
    const t = wordsIn(language)
    const { subject, paragraphs } = say(t, language, replyAddresses !== undefined)
    const told = { account, about: answers, t }
    const answered = await answeredAt(tx, { replyAddresses }, told, now)
    const body = mailBody({
      language,
      paragraphs,
      action: { label: t('people.news.action'), href: `${url}${path}` },
      footer: [answered.line, t('people.news.why')],
    })
    await outbox.queueMail(tx, {
      to,
      person,
      language,
      about,
      subject: shortened(subject),
      ...body,
      ...answered.to,
    })
  }
}
