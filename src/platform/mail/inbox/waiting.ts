/** What waits for a person: listed, downloaded, tried again, discarded. Decides for nobody. */
import type { Database, Read, Tx } from '../../db/index.ts'
import { held } from '../../db/index.ts'
import { isUlid } from '../../clock.ts'
import { queueStanding, tryAgain } from '../../jobs/index.ts'
import type { Key } from '../../languages/index.ts'
import { minutes, type Duration, type Instant } from '../../values.ts'
import type { InboxId, InboxState } from './arrival.ts'
import { settleInbox } from './store.ts'
import { INBOX_TABLE, type InboxTables } from './tables.ts'
import { inboxQueue } from './worker.ts'

/** Messages of one page of what waits. */
export const WAITING_MAX = 50
const FOR_A_PERSON = ['quarantined', 'failed'] as const satisfies readonly InboxState[]

export type Waiting = {
  readonly id: InboxId
  readonly received: Instant
  readonly recipient: string
  /** The return path: empty where nothing may come back. */
  readonly sender: string
  readonly size: number
  /** A key of a catalogue; absent where each attempt failed. */
  readonly why: string | undefined
  readonly words: string | undefined
  readonly clash: boolean
}

export const inboxId = (raw: string | undefined): InboxId | undefined =>
  raw !== undefined && isUlid(raw) ? (raw as InboxId) : undefined

/** The newest first; `before` is the last one of the page that was read. */
export async function listWaiting(
  read: Read,
  limit: number,
  before?: InboxId,
): Promise<readonly Waiting[]> {
  let query = read
    .withTables<InboxTables>()
    .selectFrom('inbox')
    .innerJoin('inbox_messages', 'inbox_messages.id', 'inbox.message')
    .select(['inbox.id', 'received', 'recipient', 'sender', 'size', 'why', 'words', 'clash'])
    .where('state', 'in', FOR_A_PERSON)
  if (before !== undefined) query = query.where('inbox.id', '<', before)
  const rows = await query
    .orderBy('inbox.id', 'desc')
    .limit(Math.min(limit, WAITING_MAX + 1))
    .execute()
  return rows.map(({ id, why, words, clash, ...row }) => ({
    ...row,
    id: id as InboxId,
    why: why ?? undefined,
    words: words ?? undefined,
    clash: clash !== 0,
  }))
}

/** True where it still waits; then nobody else deals with it until the end of the transaction. */
async function holdWaiting(tx: Tx, id: InboxId): Promise<boolean> {
  const query = tx
    .withTables<InboxTables>()
    .selectFrom('inbox')
    .select('id')
    .where('id', '=', id)
    .where('state', 'in', FOR_A_PERSON)
  return (await held(tx, query).executeTakeFirst()) !== undefined
}

export type Dealing = { readonly id: InboxId; readonly by: string }

/** @returns false where somebody has dealt with it already */
export async function discardWaiting(
  tx: Tx,
  { id, by, reason }: Dealing & { readonly reason: string },
  now: Instant,
): Promise<boolean> {
  if (!(await holdWaiting(tx, id))) return false
  await settleInbox(tx, id, { state: 'discarded', words: reason, by }, now)
  return true
}

/** From its first attempt, with the rules and the domains of now. */
export async function tryWaitingAgain(
  tx: Tx,
  engine: Database['engine'],
  { id, by }: Dealing,
  now: Instant,
): Promise<boolean> {
  if (!(await holdWaiting(tx, id))) return false
  await settleInbox(tx, id, { state: 'failed', by }, now)
  await tryAgain(tx, inboxQueue(engine), now, id)
  return true
}

/** Of one sender, who is known now: more than anybody writes before they are let in. */
const FROM_ONE_MAX = 20

/** What was held for one reason, from one return path, is tried again. */
export async function tryAgainFrom(
  tx: Tx,
  engine: Database['engine'],
  asked: { readonly sender: string; readonly why: Key; readonly by: string },
  now: Instant,
): Promise<void> {
  const { sender, why, by } = asked
  const rows = await tx
    .withTables<InboxTables>()
    .selectFrom('inbox')
    .innerJoin('inbox_messages', 'inbox_messages.id', 'inbox.message')
    .select('inbox.id')
    .where('state', '=', 'quarantined')
    .where('why', '=', why)
    .where('sender', '=', sender)
    .orderBy('inbox.id')
    .limit(FROM_ONE_MAX)
    .execute()
  for (const { id } of rows) await tryWaitingAgain(tx, engine, { id: id as InboxId, by }, now)
}

/** Unread for longer is called late. */
const LATE_AFTER: Duration = minutes(15)

export type InboxStanding = {
  readonly unread: number
  readonly late: number
  /** For a person. */
  readonly waiting: number
  readonly taken: number
}

export async function inboxStanding(db: Database): Promise<InboxStanding> {
  const { counts } = await queueStanding(db.read, inboxQueue(db.engine))
  const late = await db.read
    .withTables<InboxTables>()
    .selectFrom(INBOX_TABLE)
    .innerJoin('inbox_messages', 'inbox_messages.id', 'inbox.message')
    .select(({ fn }) => fn.countAll<number>().as('late'))
    .where('state', 'in', ['waiting', 'claimed'])
    .where('received', '<', (db.clock.now() - LATE_AFTER) as Instant)
    .executeTakeFirstOrThrow()
  const of = (state: InboxState) => counts[state] ?? 0
  return {
    unread: of('waiting') + of('claimed'),
    late: Number(late.late),
    waiting: of('quarantined') + of('failed'),
    taken: of('taken'),
  }
}

/** For `/healthz`, which anybody may read: numbers only. */
export const inboxHealth = (db: Database, trouble: () => string | undefined) => async () => {
  const { late, waiting } = await inboxStanding(db)
  const shut = trouble()
  const whys = [
    ...(shut === undefined ? [] : [shut]),
    ...(late > 0 ? [`${late} mails that came in are late`] : []),
    ...(waiting > 0 ? [`${waiting} mails wait for a person`] : []),
  ]
  if (whys.length === 0) return { name: 'mail in', kind: 'well' } as const
  return { name: 'mail in', kind: 'degraded', why: whys.join(', ') } as const
}
