/**
 * Tells each who is asked as soon as it is open, and again where the hour was moved: some people
 * in one transaction, with how far it got, so that ten thousand hold nobody up.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { mailsAbout } from '../../platform/mail/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  findAccount,
  type Account,
  type AnswerWord,
  type Asked,
  type AskedOf,
  type PersonId,
} from '../people/index.ts'
import { askedMail, noticeMail } from './asked-mail.ts'
import { answersUntil, type Mailing } from './fan-out.ts'
import { EVERYWHERE, STANDARD, type Choices, type PlaceKey } from './pace.ts'
import { bouncing, pause } from './pausing.ts'
import { stopLink } from './stops.ts'
import { beginAsked, endAsked, lastAsked, lockAsked, moveAsked, openAsked } from './store-asked.ts'
import { choicesOf } from './store-choices.ts'
import { NEWS_FOR } from './store-fanouts.ts'
import { findReader } from './store-readers.ts'
import type { AskedRow } from './tables.ts'

/** People of one transaction. */
export const ASKED_BATCH = 200
/** Batches of one thing in one minute: five thousand people; the others come with the next. */
const BATCHES_MAX = 25

export type AskingMailing = Mailing & {
  readonly asked: readonly AskedOf[]
  /** A line that works as an answer by mail. */
  readonly example: (t: Translate, word: AnswerWord) => string
}

/** The door of the clock. */
export async function sendAsked(mailing: AskingMailing): Promise<void> {
  const { database, asked } = mailing
  const { read, clock } = database
  const now = clock.now()
  const open = (await Promise.all(asked.map((one) => one(read, now)))).flat()
  for (const one of open) await begin(mailing, one, now)
  const byAbout = new Map(open.map((one) => [`${one.about} ${one.until}`, one]))
  for (const row of await openAsked(read)) {
    const one = byAbout.get(`${row.about} ${row.until}`)
    // Closed, taken back or moved since: whoever was not told yet has nothing to answer.
    if (one) await sendOne(mailing, one, row)
    else await database.transact((tx, at) => endAsked(tx, row.about, at))
  }
}

async function begin({ database }: Mailing, asked: Asked, now: Instant): Promise<void> {
  const { about, until, opens } = asked
  const last = await lastAsked(database.read, about)
  if (last?.until === until || (!last && opens < now - NEWS_FOR)) return
  await database.transact((tx, at) =>
    beginAsked(tx, { about, until, at, before: last?.until ?? null, cursor: '', ended_at: null }),
  )
}

async function sendOne(mailing: AskingMailing, asked: Asked, row: AskedRow): Promise<void> {
  const people = [...new Set(asked.people)].toSorted()
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const isMore = await mailing.database.transact((tx, now) =>
      sendBatch(mailing, tx, { asked, row, people, now }),
    )
    if (!isMore) return
  }
}

type Batch = {
  readonly asked: Asked
  readonly row: AskedRow
  /** In the order of their pseudonyms. */
  readonly people: readonly PersonId[]
  readonly now: Instant
}

/** @returns whether there are more people */
async function sendBatch(mailing: AskingMailing, tx: Tx, batch: Batch): Promise<boolean> {
  const row = await lockAsked(tx, batch.row)
  if (!row) return false
  const { now, people, asked } = batch
  const next = people.filter((person) => person > row.cursor).slice(0, ASKED_BATCH)
  const noticed = row.before === null ? await mailsAbout(tx, asked.notice) : new Map()
  const accounts: Account[] = []
  for (const person of next) {
    const account = noticed.has(person) ? undefined : await findAccount(tx, { person })
    if (account && (await takes(tx, account, asked))) accounts.push(account)
  }
  const back = await bouncing(tx, accounts, now)
  const bodies: Bodies = new Map()
  for (const account of accounts) {
    if (back.has(account.mail)) await pause(tx, account, now)
    else await queueOne(mailing, tx, { ...batch, row, account, bodies })
  }
  const last = next.at(-1)
  const isDone = next.length < ASKED_BATCH
  await moveAsked(tx, row, { ...(last ? { cursor: last } : {}), ended_at: isDone ? now : null })
  return !isDone
}

/** None who chose no mail, of this place or of all, and none to whom mail comes back. */
async function takes(tx: Tx, { person }: Account, { place }: Asked): Promise<boolean> {
  if ((await findReader(tx, person))?.pausedAt !== undefined) return false
  return paceAt(await choicesOf(tx, person), place) !== 'none'
}

const paceAt = (choices: Choices, place: string) =>
  choices.get(place as PlaceKey) ?? choices.get(EVERYWHERE) ?? STANDARD

/** By language and zone: all who read the same are written the same. */
type Bodies = Map<string, ReturnType<typeof askedMail>>
type One = Batch & { readonly account: Account; readonly bodies: Bodies }

async function queueOne(
  mailing: AskingMailing,
  tx: Tx,
  { asked, row, account, now, bodies }: One,
): Promise<void> {
  const { outbox, url, wordsIn, replyAddresses, example } = mailing
  const { person, mail: to, language, zone } = account
  const { about, place } = asked
  const expires = answersUntil(now)
  const replyTo = asked.isNotice
    ? undefined
    : await replyAddresses?.tokenFor(tx, { person, address: to, about, expires })
  const say = { t: wordsIn(language), language, url, zone }
  const before = row.before ?? undefined
  const key = `${language} ${zone}`
  const parts = { ...say, before, example: replyTo === undefined ? undefined : example }
  const make = asked.isNotice ? noticeMail : askedMail
  const body = bodies.get(key) ?? make(asked, parts)
  bodies.set(key, body)
  await outbox.queueMail(tx, {
    to,
    person,
    language,
    about,
    ...body,
    unsubscribe: stopLink({ url, seal: outbox.seal }, person, place),
    ...(replyTo === undefined ? {} : { replyTo }),
  })
}
