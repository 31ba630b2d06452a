/** SQL for mail that goes out: the only file that names its table. Sends nothing. */
import { newUlid, type Clock } from '../clock.ts'
import { fromJson, type Read, type Tx } from '../db/index.ts'
import { isLanguage } from '../languages/index.ts'
import { days, unreachable, type Duration, type Instant } from '../values.ts'
import { mailAddress, type HostName } from './address.ts'
import { AnswerMail } from './answer.ts'
import { bounceAddress } from './bounce-address.ts'
import { CalendarMail } from './calendar-mail.ts'
import { answerOf, bodyOf, calendarOf, subjectOf, unsubscribeOf } from './fitting.ts'
import { oneLine, UnfitForMail } from './header.ts'
import { isMailId, ListMail, storedList } from './list.ts'
import { MAIL_KINDS, type MAIL_STATES } from './mail.ts'
import type { MailId, MailState, NewMail, OutgoingMail } from './mail.ts'
import { messageIdOf, sealOf } from './message-id.ts'

export const OUTBOX_TABLE = 'outbox'

/** Mails of one page of the outbox. */
export const LIST_MAX = 100
/** Sent mail is other people's words and addresses: it is kept only as long as questions come. */
export const KEPT_AFTER_SENDING = days(30)
/** Rows removed in one transaction. */
const FORGET_MAX = 500
/** Mails that came back within the time that somebody asks about. */
const CAME_BACK_MAX = 500
/** Mails about one thing: more than one transaction may write. */
const ABOUT_MAX = 5_000

type OutboxRow = {
  readonly id: string
  readonly recipient: string
  readonly person: string | null
  readonly language: string
  readonly kind: string
  readonly about: string
  readonly subject: string
  readonly body: string
  readonly html: string | null
  readonly unsubscribe: string | null
  readonly message_id: string
  readonly created: Instant
  readonly state: (typeof MAIL_STATES)[number]
  readonly attempts: number
  readonly next_at: Instant
  readonly claim: string | null
  readonly words: string | null
  readonly list: string | null
  readonly envelope: string | null
  readonly answer: string | null
  readonly calendar: string | null
  readonly bounced: Instant | null
}

type OutboxTables = { outbox: OutboxRow }

export type Outbox = {
  /** Writes a mail in the transaction of its act: both are kept, or neither. */
  readonly queueMail: (tx: Tx, mail: NewMail) => Promise<MailId>
  /** The part after @ of all our addresses. */
  readonly domain: HostName
  /** What only this place can say of a text: for links that act without signing in. */
  readonly seal: (text: string) => string
}

type Opened = {
  readonly clock: Clock
  readonly secret: Uint8Array
  readonly domain: HostName
  readonly muted?: boolean
}

/**
 * @param muted what is queued is held for ever: while the demo plays, nobody gets mail
 */
export function openOutbox(options: Opened): Outbox {
  return {
    domain: options.domain,
    seal: (text) => sealOf(options.secret, text),
    queueMail: async (tx, mail) => {
      const row = rowOf(mail, options)
      await tx.withTables<OutboxTables>().insertInto('outbox').values(row).execute()
      return mailId(row.id)
    },
  }
}

function rowOf(mail: NewMail, { clock, secret, domain, muted = false }: Opened): OutboxRow {
  const id = newUlid(clock)
  const created = clock.now()
  const list = mail.kind === 'list' ? mail.list : undefined
  if (list && !isMailId(list.messageId)) throw new UnfitForMail('messageId is none')
  return {
    id,
    recipient: mail.to,
    person: mail.person ?? null,
    language: mail.language,
    kind: mail.kind ?? 'notice',
    about: oneLine('about', mail.about),
    subject: subjectOf(mail.subject),
    body: bodyOf('text', mail.text),
    html: mail.html === undefined ? null : bodyOf('html', mail.html),
    unsubscribe: unsubscribeOf(mail) ?? null,
    message_id: list?.messageId ?? messageIdOf(secret, { id, to: mail.to }, domain),
    created,
    state: muted ? 'held' : 'waiting',
    attempts: 0,
    next_at: created,
    claim: null,
    words: null,
    list: list ? storedList(list) : null,
    envelope: list ? bounceAddress(secret, { id, to: mail.to }, domain) : null,
    answer: answerOf(mail),
    calendar: calendarOf(mail),
    bounced: null,
  }
}

const mailId = (id: string) => id as MailId

/** The newest first; `before` is the last one of the page that was read. */
export async function listOutbox(
  read: Read,
  limit: number,
  before?: MailId,
): Promise<readonly OutgoingMail[]> {
  let query = read.withTables<OutboxTables>().selectFrom('outbox').selectAll()
  if (before !== undefined) query = query.where('id', '<', before)
  const rows = await query.orderBy('id', 'desc').limit(Math.min(limit, LIST_MAX)).execute()
  return rows.map(mailFrom)
}

/** What became of a mail, as far as its sender knows. */
export type MailFate = 'sent' | 'failed' | 'waiting'
const FATES: Partial<Record<OutboxRow['state'], MailFate>> = { sent: 'sent', failed: 'failed' }

/** One that the next server took and another sent back failed too. */
const fateFrom = ({ state, bounced }: Pick<OutboxRow, 'state' | 'bounced'>): MailFate =>
  bounced === null ? (FATES[state] ?? 'waiting') : 'failed'

/** Of the mails about one thing, by their reader; the last of several counts. */
export async function mailsAbout(
  db: Read | Tx,
  about: string,
): Promise<ReadonlyMap<string, MailFate>> {
  const rows = await db
    .withTables<OutboxTables>()
    .selectFrom('outbox')
    .select(['person', 'state', 'bounced'])
    .where('about', '=', about)
    .orderBy('id')
    .limit(ABOUT_MAX)
    .execute()
  return new Map(
    rows.flatMap((row) => (row.person === null ? [] : [[row.person, fateFrom(row)] as const])),
  )
}

/**
 * `at`: when a server took it or refused it for good; not known of what was sent long ago.
 * `cameBack`: when another server sent back what the first had taken.
 */
export type MailFateAt = {
  readonly fate: MailFate
  readonly at: Instant | undefined
  readonly cameBack: Instant | undefined
}

const SENT_LONG_AGO: MailFateAt = { fate: 'sent', at: undefined, cameBack: undefined }

/** Of single mails; one that is not there any more was sent `KEPT_AFTER_SENDING` ago or earlier. */
export async function fatesOf(
  db: Read | Tx,
  ids: readonly MailId[],
): Promise<ReadonlyMap<MailId, MailFateAt>> {
  if (ids.length === 0) return new Map()
  const own = db.withTables<OutboxTables>().selectFrom('outbox')
  const some = own.select(['id', 'state', 'bounced', 'next_at'])
  const rows = await some.where('id', 'in', ids.slice(0, LIST_MAX)).execute()
  const fates = new Map(
    rows.map((row) => {
      const fate = { fate: fateFrom(row), at: row.next_at, cameBack: row.bounced ?? undefined }
      return [row.id, fate]
    }),
  )
  return new Map(ids.map((id) => [id, fates.get(id) ?? SENT_LONG_AGO]))
}

/** Mails that another server sent back since then, the latest first. */
export async function cameBackSince(read: Read, since: Instant): Promise<readonly MailId[]> {
  const rows = await read
    .withTables<OutboxTables>()
    .selectFrom('outbox')
    .select('id')
    .where('bounced', '>', since)
    .orderBy('bounced', 'desc')
    .limit(CAME_BACK_MAX)
    .execute()
  return rows.map(({ id }) => mailId(id))
}

export async function mailsOf(tx: Tx, ids: readonly string[]): Promise<readonly OutgoingMail[]> {
  if (ids.length === 0) return []
  const own = tx.withTables<OutboxTables>().selectFrom('outbox').selectAll()
  return (await own.where('id', 'in', ids).execute()).map(mailFrom)
}

function mailFrom(row: OutboxRow): OutgoingMail {
  const to = mailAddress(row.recipient)
  const kind = MAIL_KINDS.find((one) => one === row.kind)
  if (!to || !kind || !isLanguage(row.language)) throw new Error(`mail ${row.id} cannot be read`)
  return {
    id: mailId(row.id),
    to,
    person: row.person ?? undefined,
    language: row.language,
    kind,
    about: row.about,
    subject: row.subject,
    text: row.body,
    html: row.html ?? undefined,
    unsubscribe: row.unsubscribe ?? undefined,
    list: row.list === null ? undefined : ListMail.parse(fromJson(row.list)),
    answer: row.answer === null ? undefined : AnswerMail.parse(fromJson(row.answer)),
    calendar: row.calendar === null ? undefined : CalendarMail.parse(fromJson(row.calendar)),
    envelope: row.envelope ?? undefined,
    messageId: row.message_id,
    created: row.created,
    attempts: row.attempts,
    state: stateFrom(row),
  }
}

function stateFrom({ state, next_at: at, words }: OutboxRow): MailState {
  switch (state) {
    case 'waiting':
      return { kind: state, nextAt: at, words: words ?? undefined }
    case 'claimed':
      return { kind: state, until: at }
    case 'sent':
    case 'failed':
      return { kind: state, at, words: words ?? '' }
    case 'held':
      return { kind: state }
    default:
      return unreachable(state)
  }
}

/** Removes what was sent long ago. What failed or came back stays: who was told is asked later. */
export async function forgetSent(tx: Tx, now: Instant): Promise<void> {
  const own = tx.withTables<OutboxTables>()
  const old = await own
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'sent')
    .where('next_at', '<', (now - KEPT_AFTER_SENDING) as Instant)
    .where((where) => where.or([where('bounced', 'is', null), where('kind', '=', 'list')]))
    .limit(FORGET_MAX)
    .execute()
  const ids = old.map(({ id }) => id)
  if (ids.length > 0) await own.deleteFrom('outbox').where('id', 'in', ids).execute()
}

/** How many wait although they could have gone out so long ago: shown as "mail delayed". */
export async function countDelayed(read: Read, now: Instant, patience: Duration): Promise<number> {
  const { delayed } = await read
    .withTables<OutboxTables>()
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('delayed'))
    .where('state', 'in', ['waiting', 'claimed'])
    .where('created', '<', (now - patience) as Instant)
    .executeTakeFirstOrThrow()
  return Number(delayed)
}
