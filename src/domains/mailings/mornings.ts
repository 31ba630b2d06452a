/**
 * The mail of the day: what was said, what needs the reader, what ends soon, in one mail at 07:00
 * where they are. Loaded without holding anything; written with how far it got, or not at all.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import { minutes, type Instant } from '../../platform/values.ts'
import { noticesTo } from '../../platform/mail/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import {
  heardBetween,
  placeOfThread,
  readingChoicesOf,
  sealedBetween,
  wroteIn,
  type Heard,
  type Said,
  type Thread,
} from '../discussions/index.ts'
import { findAccount, findActor, inOrderOfRegret } from '../people/index.ts'
import type { Account, OfficesOf } from '../people/index.ts'
import type { PersonId } from '../people/index.ts'
import { findWindows, windowId } from '../processes/index.ts'
import { deadlinesOf, morningOf, type Loaded, type Morning, type Single } from './digest.ts'
import { answersUntil, type Mailing } from './fan-out.ts'
import { morningMail, type Checkpoint, type NewsPlace } from './morning-mail.ts'
import { EVERYWHERE, type MailReader, type Need, type NeedsOf } from './pace.ts'
import { bouncing, newReader, pause } from './pausing.ts'
import { nextMorning } from './rules.ts'
import { singleMail } from './single-mail.ts'
import { stopLink } from './stops.ts'
import { choicesOf } from './store-choices.ts'
import {
  enrol,
  findReader,
  forgetReader,
  lockReader,
  readersDue,
  saveReader,
} from './store-readers.ts'
import { oneLineOf } from './told.ts'

/** Readers of one minute: a morning of ten thousand takes twenty of them. */
const DUE_MAX = 500
/** Messages that are looked at for one mail; whoever was away for longer reads on the page. */
const HEARD_MAX = 2_000
/** What a slow transaction is still saving is told by the next mail. */
const SETTLED_AFTER = minutes(2)
const TITLE_MAX = 120
/** What an answer to the mail of the day is about: everything. */
const SITE = 'front:'

export type Mornings = Mailing & {
  readonly needs: readonly NeedsOf[]
  readonly officesOf: OfficesOf
  /** What a path leads to, as reply addresses name it: `call:01J…`. */
  readonly thingAt: (path: string) => string | undefined
  /** Who hosts this place. */
  readonly host: string
  readonly checkpoint: () => Promise<Checkpoint | undefined>
}

/** The door of the clock. */
export async function sendMornings(mornings: Mornings): Promise<void> {
  const { database } = mornings
  const now = await database.transact(async (tx, told) => {
    await enrol(tx, (joined) => newReader(joined, told))
    return told
  })
  const people = await readersDue(database.read, now, DUE_MAX)
  if (people.length === 0) return
  const run: Run = {
    now,
    checkpoint: await mornings.checkpoint(),
    anybody: await needsOf(mornings, undefined, now),
    heard: new Map(),
    named: new Map(),
  }
  for (const person of people) await sendTo(mornings, run, person)
}

/** What all readers of one minute share. */
type Run = {
  readonly now: Instant
  readonly checkpoint: Checkpoint | undefined
  readonly anybody: readonly Need[]
  /** By the instant from which on it was loaded. */
  readonly heard: Map<Instant, readonly Heard[]>
  readonly named: Map<string, { readonly place: string; readonly subject: string }>
}

async function needsOf(
  { database, needs, officesOf }: Mornings,
  person: PersonId | undefined,
  now: Instant,
): Promise<readonly Need[]> {
  const { read } = database
  const actor = person && (await findActor(read, person, { officesOf, now }))
  if (person && !actor) return []
  const told = await Promise.all(needs.map((one) => one(read, actor, now)))
  return inOrderOfRegret(told.flat(), now)
}

async function sendTo(mornings: Mornings, run: Run, person: PersonId): Promise<void> {
  const { database } = mornings
  const { read } = database
  const reader = await findReader(read, person)
  const account = await findAccount(read, { person })
  if (!reader) return
  if (!account) {
    await database.transact((tx) => forgetReader(tx, person))
    return
  }
  const loaded = await load(mornings, run, reader, account)
  const made = morningOf(reader, loaded)
  const places = made.morning ? await placesIn(read, run, made.morning) : []
  await database.transact(async (tx, now) => {
    const held = await lockReader(tx, person)
    if (!held || held.nextAt !== reader.nextAt || held.pausedAt !== reader.pausedAt) return
    if ((await bouncing(tx, [account], now)).size > 0) await pause(tx, account, now)
    const paused = await findReader(tx, person)
    if (paused?.pausedAt !== undefined) {
      // What is said meanwhile is kept for them: only the hour moves on.
      return saveReader(tx, { ...paused, nextAt: nextMorning(now, account.zone) })
    }
    if (made.morning) {
      await queueMorning(mornings, tx, { run, account, loaded, places, morning: made.morning })
    }
    for (const single of made.alone) await queueSingle(mornings, tx, { account, single, now })
    return saveReader(tx, made.reader)
  })
}

async function load(
  mornings: Mornings,
  run: Run,
  reader: MailReader,
  account: Account,
): Promise<Loaded> {
  const { read } = mornings.database
  const { now } = run
  const { person } = reader
  const until = (now - SETTLED_AFTER) as Instant
  const from = Math.min(reader.dailyTo, reader.weeklyTo, reader.missed?.from ?? until) as Instant
  const open = run.heard.get(from) ?? (await heardBetween(read, { from, until }, HEARD_MAX))
  run.heard.set(from, open)
  const heard = [...open, ...(await sealedBetween(read, person, { from, until }, HEARD_MAX))]
  const threads = [...new Set(heard.map(({ thread }) => thread.id))]
  const needs = await needsOf(mornings, person, now)
  return {
    person,
    heard,
    now,
    until,
    zone: account.zone,
    choices: await choicesOf(read, person),
    marked: await readingChoicesOf(read, person),
    wrote: await wroteIn(read, person, threads),
    needs,
    told: await toldOf(mornings, reader, needs),
  }
}

/** Of what needs them: a person gets one mail for one event. */
async function toldOf(
  { database: { read }, thingAt }: Mornings,
  { person, dailyTo }: MailReader,
  needs: readonly Need[],
): Promise<ReadonlyMap<string, Instant>> {
  const notices = await noticesTo(read, person, dailyTo)
  // The notice of a window has told of what is asked in it.
  const windows = [...notices.keys()].flatMap((about) =>
    about.startsWith('window:') ? (windowId(about.slice('window:'.length)) ?? []) : [],
  )
  const served = new Map<string, Instant>(notices)
  for (const { id, serves } of (await findWindows(read, windows)).values()) {
    served.set(serves, notices.get(`window:${id}`) ?? dailyTo)
  }
  return new Map(
    needs.flatMap(({ href }) => {
      const at = served.get(thingAt(href) ?? '')
      return at === undefined ? [] : [[href, at] as const]
    }),
  )
}

/** The threads of a mail below their places, in words. */
async function placesIn(read: Read, run: Run, { threads }: Morning): Promise<readonly NewsPlace[]> {
  const lines = await Promise.all(
    threads.map(async ({ thread, count }) => {
      const named = run.named.get(thread.id) ?? (await namesOf(read, thread))
      run.named.set(thread.id, named)
      return { ...named, count, href: `/threads/${thread.id}`, about: thread.about.id as string }
    }),
  )
  return [...Map.groupBy(lines, ({ about }) => about).values()].map((all) => ({
    title: all[0]?.place ?? '',
    lines: all,
  }))
}

async function namesOf(read: Read, thread: Thread) {
  const { title } = await placeOfThread(read, thread)
  const said: readonly Said[] = [thread.subject, { of: title }]
  const words = await wordsOf(
    read,
    said.flatMap((one) => ('of' in one ? [one.of] : [])),
  )
  const textOf = (one: Said): string => {
    if ('text' in one) return oneLineOf(one.text, TITLE_MAX)
    const wording = words.get(one.of)
    return wording.kind === 'text' ? oneLineOf(wording.text, TITLE_MAX) : '…'
  }
  return { subject: textOf(thread.subject), place: textOf({ of: title }) }
}

type Queued = {
  readonly run: Run
  readonly account: Account
  readonly loaded: Loaded
  readonly places: readonly NewsPlace[]
  readonly morning: Morning
}

async function queueMorning(
  { outbox, url, host, wordsIn, replyAddresses }: Mornings,
  tx: Tx,
  { run, account, loaded, places, morning }: Queued,
): Promise<void> {
  const { person, mail: to, language, zone } = account
  const mail = morningMail(morning, {
    t: wordsIn(language),
    language,
    zone,
    url,
    host,
    places,
    deadlines: deadlinesOf([...run.anybody, ...loaded.needs], run.now),
    checkpoint: run.checkpoint,
    answers: replyAddresses !== undefined,
  })
  const expires = answersUntil(run.now)
  const replyTo = await replyAddresses?.tokenFor(tx, { person, address: to, about: SITE, expires })
  await outbox.queueMail(tx, {
    to,
    person,
    language,
    about: `digest:${person}`,
    ...mail,
    unsubscribe: stopLink({ url, seal: outbox.seal }, person, EVERYWHERE),
    ...(replyTo === undefined ? {} : { replyTo }),
  })
}

type Alone = { readonly account: Account; readonly single: Single; readonly now: Instant }

/** Its answers go to the very thing, where one can be acted on by mail. */
async function queueSingle(mornings: Mornings, tx: Tx, { account, single, now }: Alone) {
  const { outbox, url, wordsIn, replyAddresses, thingAt } = mornings
  const { person, mail: to, language, zone } = account
  const about = thingAt(single.need.href)
  const expires = answersUntil(now)
  const replyTo =
    about === undefined
      ? undefined
      : await replyAddresses?.tokenFor(tx, { person, address: to, about, expires })
  await outbox.queueMail(tx, {
    to,
    person,
    language,
    about: about ?? `digest:${person}`,
    ...singleMail(single, { t: wordsIn(language), language, url, zone }, replyTo !== undefined),
    unsubscribe: stopLink({ url, seal: outbox.seal }, person, EVERYWHERE),
    ...(replyTo === undefined ? {} : { replyTo }),
  })
}
