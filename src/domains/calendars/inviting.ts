/**
 * Invites by mail, and tells each change once: some people in one transaction, with what each was
 * told, so that five thousand hold nobody up and a stop in the middle forgets and repeats nothing.
 */
import type { CalendarEntry } from '../../platform/calendar/index.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { FROM_LOCAL, mailAddress, type MailAddress } from '../../platform/mail/index.ts'
import { bouncingAmong } from '../../platform/mail/inbox/index.ts'
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import { after, days, hours, type Instant } from '../../platform/values.ts'
import { choicesOf, EVERYWHERE, placeKey } from '../mailings/index.ts'
import { comingMeetings, hostOf } from '../meetings/index.ts'
import { hostKey } from '../processes/index.ts'
import { findAccount, findPeople, namesOf, type Account, type PersonId } from '../people/index.ts'
import type { Letterbox, Tools } from '../people/index.ts'
import { aboutEntry } from './about.ts'
import { stopPath } from './addresses.ts'
import { answerBy, stillSaid } from './coming.ts'
import { asEntry, doorsOf, entriesOf, invitedTo, wordsIn, type Entry } from './load.ts'
import { letterMail, type Sending } from './mails.ts'
import { unwilling } from './store.ts'
import { saidBy } from './store-answers.ts'
import { entriesKnown, lockEntry, saveEntry, saveTold, toldOf } from './store-entries.ts'
import type { EntryKnown } from './store-entries.ts'
import { learnt, lettersFor, type Letter } from './telling.ts'

/** Whoever is invited hears of it so long before. */
const AHEAD = days(731)
const MEETINGS_MAX = 500
/** People of one transaction, and transactions for one entry in a minute: five thousand. */
const BATCH = 200
const BATCHES_MAX = 25
/** Who is invited changes without a word from the meeting: looked at so often. */
const CHECKED_EVERY = hours(1)
/** Answers by mail are taken so long after the last hour that was planned. */
const ANSWERS_UNTIL = days(366)

export type Inviting = Pick<Tools, 'database' | 'clock'> & Letterbox & { readonly site: string }

export const calendarDoors = (inviting: Inviting): readonly ClockDoor[] => [
  everyMinute('invite to meetings', (now) => inviteAll(inviting, now)),
]

export async function inviteAll(inviting: Inviting, now: Instant): Promise<void> {
  const { read } = inviting.database
  const span = { from: now, until: after(now, AHEAD), limit: MEETINGS_MAX }
  const entries = await entriesOf(read, await comingMeetings(read, span))
  // Facts of a real process come from its sources: nobody is invited to what was.
  const ours = entries.filter(({ hosting }) => hosting.kind === 'body' || !hosting.process.reported)
  const known = await entriesKnown(
    read,
    ours.map((entry) => uidOf(inviting, entry)),
  )
  for (const entry of ours) {
    const before = known.get(uidOf(inviting, entry))
    const isSame = before && learnt(before, entry.planned) === before
    if (isSame && before.checkedAt > now - CHECKED_EVERY) continue
    await inviteTo(inviting, entry, now)
  }
}

const uidOf = ({ outbox }: Inviting, { planned }: Entry) => `${planned.name}@${outbox.domain}`

async function inviteTo(inviting: Inviting, entry: Entry, now: Instant): Promise<void> {
  const { read } = inviting.database
  const refusing = await unwilling(read)
  const invited = new Set(await invitedTo(read, entry, now))
  const round = { entry, invited, refusing, doors: await doorsOf(read, [entry]) }
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const isMore = await inviting.database.transact((tx, at) => tell(inviting, tx, round, at))
    if (!isMore) return
  }
}

type Round = {
  readonly entry: Entry
  readonly invited: ReadonlySet<PersonId>
  /** Who wants no invitations is told nothing, and is as invited as before. */
  readonly refusing: ReadonlySet<PersonId>
  readonly doors: Awaited<ReturnType<typeof doorsOf>>
}

type Owed = { readonly person: PersonId; readonly letters: readonly Letter[] }

/** @returns whether there are more people */
async function tell(inviting: Inviting, tx: Tx, round: Round, now: Instant): Promise<boolean> {
  const { entry, invited, refusing } = round
  const uid = uidOf(inviting, entry)
  const before = await lockEntry(tx, uid)
  const known = learnt(before, entry.planned)
  const told = await toldOf(tx, uid)
  const all = new Set([...invited, ...told.keys()])
  const people = [...all].filter((person) => !refusing.has(person)).toSorted()
  const owed = people.flatMap((person): readonly Owed[] => {
    const sequence = told.get(person)
    const isInvited = invited.has(person)
    const letters = lettersFor(entry.planned, known, { sequence, isInvited, now })
    const isSettled = isInvited ? sequence === known.sequence : sequence === undefined
    return isSettled && letters.length === 0 ? [] : [{ person, letters }]
  })
  const next = owed.slice(0, BATCH)
  const isDone = owed.length <= BATCH
  const expires = before?.expires ?? expiryOf(entry)
  const saved: EntryKnown = {
    ...known,
    uid,
    expires,
    checkedAt: isDone ? now : (before?.checkedAt ?? (0 as Instant)),
  }
  await saveEntry(tx, saved)
  await send(inviting, tx, { ...round, known: saved, now }, next)
  return !isDone
}

const expiryOf = ({ planned: { parts } }: Entry): Instant =>
  after(Math.max(...parts.map(({ planned }) => planned)) as Instant, ANSWERS_UNTIL)

type Batch = Round & { readonly known: EntryKnown; readonly now: Instant }

async function send(
  inviting: Inviting,
  tx: Tx,
  batch: Batch,
  owed: readonly Owed[],
): Promise<void> {
  const { entry, known, invited, now } = batch
  const words = await wordsIn(tx, [entry])
  const persons = await findPeople(
    tx,
    owed.map(({ person }) => person),
  )
  const names = await namesOf(tx, persons)
  const accounts = new Map<PersonId, Account>()
  for (const { person, letters } of owed) {
    const account = letters.length === 0 ? undefined : await findAccount(tx, { person })
    if (account && (await takesMail(tx, account, entry))) accounts.set(person, account)
  }
  const mails = [...accounts.values()].map(({ mail }) => mail)
  const back = await bouncingAmong(tx, mails, now)
  for (const { person, letters } of owed) {
    const account = accounts.get(person)
    if (account && !back.has(account.mail)) {
      const name = names.get(person)?.name ?? person
      await sendTo(inviting, tx, { ...batch, words, account, name }, letters)
    }
    await saveTold(tx, known.uid, person, invited.has(person) ? known.sequence : undefined)
  }
}

/** None who chose no mail of this place, or of all. */
async function takesMail(tx: Tx, { person }: Account, { hosting }: Entry): Promise<boolean> {
  const choices = await choicesOf(tx, person)
  const place = placeKey(hostKey(hostOf(hosting)))
  const pace = (place && choices.get(place)) ?? choices.get(EVERYWHERE)
  return pace !== 'none'
}

type One = Batch & Pick<Sending, 'words'> & { readonly account: Account; readonly name: string }

async function sendTo(
  inviting: Inviting,
  tx: Tx,
  one: One,
  letters: readonly Letter[],
): Promise<void> {
  const { outbox, url, wordsIn: wordsOf, site } = inviting
  const { account, entry, words, now } = one
  const { person, mail: to, language } = account
  const t = wordsOf(language)
  const event = eventFor(inviting, one, t)
  const organizer = await organizerFor(inviting, tx, one)
  const stop = `${url}${stopPath(outbox.seal, person)}`
  for (const letter of letters) {
    const mail = letterMail(entry, event, letter, {
      ...organizer,
      t,
      words,
      now,
      url,
      site,
      stop,
      to: { name: one.name, address: to, language, zone: account.zone },
      answer: await answerOf(tx, person, entry),
    })
    const about = aboutOf(entry)
    await outbox.queueMail(tx, { to, person, language, about, unsubscribe: stop, ...mail })
  }
}

const aboutOf = ({ planned: { series, parts } }: Entry): string =>
  series === undefined ? `meeting:${parts[0]?.meeting.id ?? ''}` : `series:${series}`

function eventFor(
  { outbox, url }: Inviting,
  { entry, words, doors, known, now }: One,
  t: Translate,
) {
  const event = asEntry(entry, { t, words, doors, domain: outbox.domain, url })
  return { ...event, sequence: known.sequence, stamp: now } satisfies CalendarEntry
}

type Organizer = Pick<Sending, 'organizer' | 'answersByMail'>

/** The same as long as the entry: a calendar takes another organiser for another meeting. */
async function organizerFor(inviting: Inviting, tx: Tx, one: One): Promise<Organizer> {
  const { replyAddresses, outbox } = inviting
  const { account, entry, known } = one
  const { person, mail: address } = account
  if (!replyAddresses) return { organizer: unread(outbox.domain), answersByMail: false }
  const about = aboutEntry(entry.planned.name)
  const made = { person, address, about, expires: known.expires }
  return { organizer: await replyAddresses.tokenFor(tx, made), answersByMail: true }
}

function unread(domain: string): MailAddress {
  const address = mailAddress(`${FROM_LOCAL}@${domain}`)
  if (!address) throw new Error(`${domain} is no domain of mail`)
  return address
}

/** What they said of all of it, where that is one word. */
async function answerOf(db: Read | Tx, person: PersonId, { planned: { parts } }: Entry) {
  const meetings = parts.map(({ meeting }) => meeting)
  const said = new Map(
    (
      await saidBy(
        db,
        person,
        meetings.map(({ id }) => id),
      )
    ).map((one) => [one.meeting, one]),
  )
  const words = meetings.map((meeting) => stillSaid(said.get(meeting.id), meeting)?.coming)
  const [first] = words
  return first !== undefined && words.every((word) => word === first) ? answerBy(first) : undefined
}
