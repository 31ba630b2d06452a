/**
 * Sends what was said to those who take it at once: some readers in one transaction, with how far
 * it got, so that a program which ends at any point leaves nobody out and writes to nobody twice.
 */
import type { Database, Tx } from '../../platform/db/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import type { Outbox } from '../../platform/mail/index.ts'
import type { ReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import type { MessageId } from '../discussions/index.ts'
import { findAccount, type Account } from '../people/index.ts'
import { listAddress } from './list-address.ts'
import { listOf, messageMail, type Say } from './mails.ts'
import { OWN } from './pace.ts'
import { bouncing, pause } from './pausing.ts'
import { atOnce } from './rules.ts'
import { stopLink } from './stops.ts'
import { takersOf, type Taker } from './store-choices.ts'
import { beginFanOuts, lockFanOut, moveFanOut, openFanOuts } from './store-fanouts.ts'
import { loadTold, placesOf, type Told } from './told.ts'

/** Readers of one transaction: what is held in memory at a time. */
export const BATCH = 200
/** Batches of one message in one go: every account that a place can have. */
const BATCHES_MAX = 5_000
/** An answer is taken for so long; who answers later does so on the page. */
const ANSWERS_FOR = days(90)
export const answersUntil = (now: Instant): Instant =>
  (now - (now % days(1)) + ANSWERS_FOR) as Instant

export type Mailing = {
  readonly database: Database
  readonly outbox: Outbox
  readonly url: string
  readonly wordsIn: (language: Language) => Translate
  /** Given where mail is taken and answers become messages. */
  readonly replyAddresses?: ReplyAddresses | undefined
}

/** The door of the clock. */
export async function sendAtOnce(mailing: Mailing): Promise<void> {
  const { database } = mailing
  await database.transact((tx, now) => beginFanOuts(tx, now))
  for (const message of await openFanOuts(database)) await sendOne(mailing, message)
}

async function sendOne(mailing: Mailing, message: MessageId): Promise<void> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const more = await mailing.database.transact((tx, now) => sendBatch(mailing, tx, message, now))
    if (!more) return
  }
}

/** @returns whether there may be more readers */
async function sendBatch(mailing: Mailing, tx: Tx, id: MessageId, now: Instant): Promise<boolean> {
  const row = await lockFanOut(tx, id)
  if (!row) return false
  const told = await loadTold(tx, id)
  const takers = told
    ? await takersOf(tx, {
        thread: told.thread,
        places: placesOf(told.thread),
        after: row.cursor,
        limit: BATCH,
      })
    : []
  if (told) await sendTo(mailing, tx, { told, takers, now })
  const last = takers.at(-1)
  const isDone = takers.length < BATCH
  await moveFanOut(tx, id, {
    ...(last ? { cursor: last.person } : {}),
    ...(isDone ? { ended_at: now } : {}),
  })
  return !isDone
}

type Batch = {
  readonly told: Told
  readonly takers: readonly Taker[]
  readonly now: Instant
}

async function sendTo(mailing: Mailing, tx: Tx, { told, takers, now }: Batch): Promise<void> {
  const isNow = atOnce(takers, placesOf(told.thread))
  const wanting = takers.filter(
    ({ person, choices }, index) =>
      isNow[index] && (person !== told.message.author || choices.get(OWN) === 'now'),
  )
  const accounts: Account[] = []
  for (const { person } of wanting) {
    const account = await findAccount(tx, { person })
    if (account) accounts.push(account)
  }
  const back = await bouncing(tx, accounts, now)
  const bodies = new Map<Language, ReturnType<typeof messageMail>>()
  for (const account of accounts) {
    if (back.has(account.mail)) {
      await pause(tx, account, now, told.message.at)
      continue
    }
    await queueOne(mailing, tx, { told, account, now, bodies })
  }
}

type One = {
  readonly told: Told
  readonly account: Account
  readonly now: Instant
  readonly bodies: Map<Language, ReturnType<typeof messageMail>>
}

async function queueOne(mailing: Mailing, tx: Tx, { told, account, now, bodies }: One) {
  const { outbox, url, wordsIn, replyAddresses } = mailing
  const { language, mail: to, person } = account
  const say: Say = { t: wordsIn(language), language, url }
  const body = bodies.get(language) ?? messageMail(told, say, replyAddresses !== undefined)
  bodies.set(language, body)
  const about = `thread:${told.thread.id}`
  const expires = answersUntil(now)
  const replyTo = await replyAddresses?.tokenFor(tx, { person, address: to, about, expires })
  const address = listAddress(told.place, outbox.domain)
  const { kind, id } = told.thread.about
  await outbox.queueMail(tx, {
    kind: 'list',
    to,
    person,
    language,
    about: `message:${told.message.id}`,
    subject: told.subject,
    ...body,
    unsubscribe: stopLink({ url, seal: outbox.seal }, person, `${kind}:${id}`),
    list: listOf({ told, say, domain: outbox.domain, address, replyTo }),
  })
}
