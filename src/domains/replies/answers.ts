/**
 * Answers wait until their acts have numbers, and go out once a minute: one mail to each person,
 * however much they wrote in it. So no answer meets a program more often than that.
 */
import { newUlid } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/db/index.ts'
import { historyOf } from '../../platform/record/index.ts'
import { days, unreachable, type Instant } from '../../platform/values.ts'
import { findAccount, type Account, type PersonId } from '../people/index.ts'
import type { MailReader, Recorded } from './door.ts'
import { answerMail, type Answered } from './mails.ts'
import type { Outcome } from './performing.ts'
import { readerOf, type Replying } from './replying.ts'
import type { Request } from './request.ts'
import * as store from './store-answers.ts'

/** Mails with answers to one person in one day; what comes above it is told the day after. */
export const MAILS_PER_DAY_MAX = 100
/** An answer to an answer is taken for so long. */
const ANSWERS_FOR = days(90)

/** Writes down what is to be answered, with the act or without one. */
export async function answer(
  { clock }: Pick<Replying, 'clock'>,
  tx: Tx,
  { person, request, said }: { person: PersonId; request: Request; said: store.Said },
  now: Instant,
): Promise<void> {
  await store.addAnswer(tx, { id: newUlid(clock), person, request, said }, now)
}

/** What came of it, in the words of its reader. */
export function saidOf(outcome: Outcome, { t }: MailReader): store.Said {
  switch (outcome.kind) {
    case 'done': {
      const { said, recorded, path, change } = outcome
      return { said, recorded, path, change }
    }
    case 'refused':
      return { said: [t('replies.nothing-done'), outcome.said].join('\n') }
    case 'unread':
      return { said: t('replies.nothing-done') }
    case 'not-understood': {
      const { examples } = outcome
      const lines = examples.map((example) => `  ${example}`)
      const shown = lines.length === 0 ? [] : [t('replies.examples'), ...lines]
      return { said: [t('replies.not-understood'), ...shown].join('\n') }
    }
    default:
      return unreachable(outcome)
  }
}

export type Answering = Replying & { readonly database: Database }

/** The door of the clock. */
export async function sendAnswers(answering: Answering): Promise<void> {
  const { database } = answering
  for (const person of await store.waitingFor(database.read)) {
    await database.transact((tx, now) => sendTo(answering, tx, person, now))
  }
}

async function sendTo(answering: Answering, tx: Tx, person: PersonId, now: Instant): Promise<void> {
  const all = await store.lockAnswers(tx, person)
  // Whoever answers goes on with one thing: what was asked about others is told in the next mail.
  const waiting = all.filter(({ request }) => request.about === all[0]?.request.about)
  const last = waiting.at(-1)
  const account = last && (await findAccount(tx, { person }))
  if (!last || !account) return store.markSent(tx, waiting, now)
  if ((await store.countMails(tx, person, now)) >= MAILS_PER_DAY_MAX) return
  const answers: Answered[] = []
  for (const one of waiting) {
    const { request, said, created } = one
    const after = all.slice(all.indexOf(one) + 1).filter((later) => isAlike(later, one)).length
    const told = { recorded: said.recorded, created, after }
    const entry = await entryOf(tx, person, told)
    const { path, change } = said
    answers.push({ subject: request.subject, said: said.said, entry, path, change })
  }
  const written = answerMail(readerOf(answering, account), answers)
  await queueAnswer(answering, tx, { account, request: last.request, written }, now)
  await store.markSent(tx, waiting, now)
}

type Dated = { readonly said: store.Said; readonly created: Instant }

/** The same act again within the second that entries are dated by. */
const isAlike = (one: Dated, other: Dated): boolean =>
  one.said.recorded?.act === other.said.recorded?.act &&
  one.said.recorded?.obj === other.said.recorded?.obj &&
  secondOf(one.created) === secondOf(other.created)

const secondOf = (at: Instant) => Math.floor(at / 1_000)

type Told = {
  readonly recorded: Recorded | undefined
  readonly created: Instant
  /** How often it was done again within its second. */
  readonly after: number
}

/** The last entry of this act, unless it was done again since. */
async function entryOf(
  tx: Tx,
  actor: PersonId,
  { recorded, created, after }: Told,
): Promise<number | undefined> {
  if (!recorded) return undefined
  const { act, obj } = recorded
  const lines = await historyOf(tx, { act, obj, actor, limit: SAME_ACTS_MAX })
  const toldAt = secondOf(created)
  return lines.filter(({ entry }) => (entry.dated ?? entry.t) <= toldAt)[after]?.index
}

/** Acts of one person on one thing since: more than anybody does in a minute. */
const SAME_ACTS_MAX = 20

export type QueuedAnswer = {
  readonly account: Account
  readonly request: Request
  readonly written: { readonly subject: string; readonly text: string; readonly html: string }
  /** What an answer to it is about; that of the mail where nothing else is said. */
  readonly about?: string
  readonly expires?: Instant
}

/** A mail in the thread of theirs, with a secret address for the next one. */
export async function queueAnswer(
  { outbox, replyAddresses }: Replying,
  tx: Tx,
  { account, request, written, ...other }: QueuedAnswer,
  now: Instant,
): Promise<void> {
  const { person, mail: address, language } = account
  const about = other.about ?? request.about
  const expires = other.expires ?? ((now - (now % days(1)) + ANSWERS_FOR) as Instant)
  const replyTo = await replyAddresses.tokenFor(tx, { person, address, about, expires })
  const { messageId: inReplyTo, answered } = request
  const references = [...answered.toReversed(), ...(inReplyTo === undefined ? [] : [inReplyTo])]
  const answers = inReplyTo === undefined ? {} : { inReplyTo }
  await outbox.queueMail(tx, {
    kind: 'answer',
    to: address,
    person,
    language,
    about,
    ...written,
    answer: { ...answers, references, replyTo },
  })
}
