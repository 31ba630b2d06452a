/**
 * Takes what calendars answer to our invitations, at the secret address of whoever was invited.
 * Nobody answers for another; whoever is not counted hears why, and how to.
 */
import { readCalendar } from '../../platform/calendar/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { isMailId, mailBody, type MailAddress } from '../../platform/mail/index.ts'
import { mayAnswer } from '../../platform/mail/inbox/index.ts'
import type { Arrival, InboxProvider, Proof, Received } from '../../platform/mail/inbox/index.ts'
import type { ReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { days, unreachable, type Instant } from '../../platform/values.ts'
import { loadMeeting, meetingId, meetingsOf, seriesId } from '../meetings/index.ts'
import { findAccount, personId, type Letterbox, type PersonId } from '../people/index.ts'
import { ownerOf, readAbout } from './about.ts'
import { entriesOf, type Entry } from './load.ts'
import { judge, type NotCounted, type Verdict } from './rules-reply.ts'
import { writerOf } from './rules-writer.ts'
import { countTold } from './store.ts'
import { saveSaid } from './store-answers.ts'
import { lockEntry } from './store-entries.ts'

/** Mails of this kind to one person in a day: no loop goes on for long. */
const TOLD_A_DAY_MAX = 10
/** Words of a person, and no answer of a calendar: somebody reads them. */
const HELD = { held: 'calendars.why.words' } as const
export const CALENDAR_REASONS = [HELD.held] as const

export type Answering = Omit<Letterbox, 'replyAddresses'> & {
  readonly clock: Clock
  readonly replyAddresses: ReplyAddresses
}

export const calendarInbox = (answering: Answering): InboxProvider => ({
  name: 'calendars',
  reasons: CALENDAR_REASONS,
  takes: async (read, { local }) => {
    const { replyAddresses, clock } = answering
    const token = await replyAddresses.readToken(read, local, clock.now())
    return token !== undefined && 'about' in token && readAbout(token.about) !== undefined
  },
  receive: (tx, arrival, proof, now) => receive(answering, tx, { arrival, proof, now }),
})

type Came = { readonly arrival: Arrival; readonly proof: Proof; readonly now: Instant }

/** Why an answer changes nothing: what it says, or whose it is. */
type Problem = NotCounted | 'another-mailbox' | 'unproven'

async function receive(answering: Answering, tx: Tx, came: Came): Promise<Received> {
  const { arrival, proof, now } = came
  const name = readAbout(arrival.about ?? '')
  const token = await answering.replyAddresses.readToken(tx, arrival.recipient.local, now)
  const [calendar] = arrival.mail.calendars
  if (name === undefined || !token || token.kind === 'forged') return 'taken'
  if (!calendar) return mayAnswer(arrival.mail) ? HELD : 'taken'
  // An address that has ended says no more whose it was: nobody can be told.
  if (token.kind !== 'valid') return 'taken'
  const person = personId(token.person)
  if (!person) return 'taken'
  const told = { person, name }
  const writer = writerOf({ arrival, proof, token })
  if (writer.kind === 'another') {
    await tellOther(answering, tx, { ...told, to: writer.address }, came)
    return tell(answering, tx, { ...told, problem: 'another-mailbox' }, came)
  }
  if (writer.kind === 'nobody') {
    return tell(answering, tx, { ...told, problem: 'unproven' }, came)
  }
  const read = readCalendar(calendar.text)
  const entry = await entryNamed(tx, name)
  const uid = `${name}@${answering.outbox.domain}`
  const known = await lockEntry(tx, uid)
  if (!read.ok || !entry || !known) {
    return tell(answering, tx, { ...told, problem: 'no-answer' }, came)
  }
  const { planned } = entry
  const asked = { calendar: read.value, address: token.address, uid, planned, known, now }
  return settle(answering, tx, { ...told, verdict: judge(asked) }, came)
}

type Settled = {
  readonly person: PersonId
  readonly name: string
  readonly verdict: Verdict
}

async function settle(
  answering: Answering,
  tx: Tx,
  { person, name, verdict }: Settled,
  came: Came,
): Promise<Received> {
  if (verdict.kind !== 'counts') {
    return tell(answering, tx, { person, name, problem: verdict.kind }, came)
  }
  for (const { meeting, coming } of verdict.said) {
    const { id, starts } = meeting
    await saveSaid(tx, { meeting: id, person, coming, way: undefined, starts, at: came.now })
  }
  return 'taken'
}

async function entryNamed(tx: Tx, name: string): Promise<Entry | undefined> {
  const owner = ownerOf(name)
  const entries = await entriesOf(tx, await meetingsNamed(tx, owner))
  return entries.find(({ planned }) => planned.name === name)
}

async function meetingsNamed(tx: Tx, { kind, id }: ReturnType<typeof ownerOf>) {
  switch (kind) {
    case 'series': {
      const series = seriesId(id)
      return series ? (await meetingsOf(tx, { kind: 'series', series })).slice(0, 1) : []
    }
    case 'meeting': {
      const found = meetingId(id)
      const meeting = found && (await loadMeeting(tx, found))
      return meeting ? [meeting] : []
    }
    default:
      return unreachable(kind)
  }
}

type Told = { readonly person: PersonId; readonly name: string }

/** To the address that was invited, whoever wrote; never to programs that would answer again. */
async function tell(
  answering: Answering,
  tx: Tx,
  { person, name, problem }: Told & { readonly problem: Problem },
  { arrival: { mail }, now }: Came,
): Promise<Received> {
  const account = await findAccount(tx, { person })
  if (!account || !mayAnswer(mail)) return 'taken'
  if ((await countTold(tx, person, Math.floor(now / days(1)))) > TOLD_A_DAY_MAX) return 'taken'
  const { url, outbox, wordsIn } = answering
  const { language, mail: to } = account
  const t = wordsIn(language)
  const from = mail.from[0]?.address ?? ''
  await outbox.queueMail(tx, {
    to,
    person,
    language,
    about: aboutOf(name),
    kind: 'answer',
    answer: answerTo(mail),
    subject: t('calendars.reply.subject'),
    ...mailBody({
      language,
      paragraphs: [t(`calendars.reply.${problem}`, { from }), t('calendars.reply.how')],
      action: { label: t('calendars.reply.action'), href: `${url}${pathOf(name)}` },
      footer: [t('calendars.reply.why')],
    }),
  })
  return 'taken'
}

/** Whoever answered for somebody else: in words that tell nothing of the other. */
async function tellOther(
  { url, outbox, wordsIn }: Answering,
  tx: Tx,
  { person, name, to }: Told & { readonly to: MailAddress },
  { arrival: { mail }, now }: Came,
): Promise<void> {
  if (!mayAnswer(mail)) return
  if ((await countTold(tx, person, Math.floor(now / days(1)))) > TOLD_A_DAY_MAX) return
  const language = (await findAccount(tx, { mail: to }))?.language ?? 'en'
  const t = wordsIn(language)
  await outbox.queueMail(tx, {
    to,
    language,
    about: aboutOf(name),
    kind: 'answer',
    answer: answerTo(mail),
    subject: t('calendars.reply.subject'),
    ...mailBody({
      language,
      paragraphs: [t('calendars.reply.other'), t('calendars.reply.other.how')],
      action: { label: t('calendars.reply.action'), href: `${url}${pathOf(name)}` },
      footer: [t('calendars.reply.other.why', { site: new URL(url).host })],
    }),
  })
}

const aboutOf = (name: string) => {
  const { kind, id } = ownerOf(name)
  return `${kind}:${id}`
}

const pathOf = (name: string) => {
  const { kind, id } = ownerOf(name)
  return kind === 'series' ? `/series/${id}` : `/meetings/${id}/coming`
}

const answerTo = ({ messageId }: Arrival['mail']) => ({
  ...(messageId !== undefined && isMailId(messageId) ? { inReplyTo: messageId } : {}),
  references: messageId !== undefined && isMailId(messageId) ? [messageId] : [],
})
