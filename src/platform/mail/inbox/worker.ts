/** Works on mail that came in: read, proven, handed to its domain, marked; or left for a person. */
import type { Database, Tx } from '../../db/index.ts'
import { claimDue, everyMinute, isDue, settle, startWorkers } from '../../jobs/index.ts'
import type { Claimed, ClockDoor, Queue, Report, Timers, Workers } from '../../jobs/index.ts'
import { hours, minutes, seconds, type Instant } from '../../values.ts'
import { isLoopbackPeer } from '../../http/origin.ts'
import { reasonKey, type Arrival } from './arrival.ts'
import { contentDigest } from './content.ts'
import type { Read } from './parse.ts'
import { provenBy } from './proof.ts'
import { Instead, type InboxProvider } from './provider.ts'
import { openReading, type Reading } from './reading.ts'
import { forgetReplyAddresses, type ReplyAddresses } from './reply-address.ts'
import { tokenIn } from './reply-shape.ts'
import * as store from './store.ts'
import { INBOX_TABLE } from './tables.ts'
import { forgetHolds } from './unread.ts'

/** What fails for a reason that may pass is tried for hours; then it waits for a person. */
const INBOX_RETRY = { first: minutes(1), longest: hours(1), attempts: 10 } as const
/** Longer than two messages may take to be read, one after the other, with what they ask for. */
const LEASE = minutes(3)
const REST = seconds(1)
const CLAIM_BYTES = 16
/** Messages that are read at once: each may be ten megabytes. */
const AT_ONCE = 2

export const inboxQueue = (engine: Database['engine']): Queue => ({
  table: INBOX_TABLE,
  engine,
  doneState: 'taken',
  retry: INBOX_RETRY,
  lease: LEASE,
})

export type InboxWork = {
  readonly db: Database
  /** The first that takes a recipient gets its mail. */
  readonly providers: readonly InboxProvider[]
  readonly replyAddresses: ReplyAddresses
  /** The name under which our mail server states what it found (PARLEY_AUTHSERV_ID). */
  readonly server: string | undefined
}

export function startInbox(
  options: InboxWork & { readonly timers: Timers; readonly report: Report },
): Workers {
  const { db, timers, report } = options
  const queue = inboxQueue(db.engine)
  const reading = openReading(timers)
  const workers = startWorkers<Claimed>({
    name: 'inbox',
    atOnce: AT_ONCE,
    rest: REST,
    timers,
    report,
    take: async (room) => {
      if (!(await isDue(db.read, queue, db.clock.now()))) return []
      const claim = Buffer.from(db.clock.random(CLAIM_BYTES)).toString('hex')
      return db.transact((tx, now) => claimDue(tx, queue, { now, room, claim }))
    },
    work: async (claimed) => {
      try {
        await receive(options, reading, claimed)
      } catch (problem) {
        report('inbox', problem)
        const words = problem instanceof Error ? problem.message : String(problem)
        const outcome = { kind: 'again', words } as const
        await db.transact((tx, now) => settle(tx, queue, claimed, { outcome, now }))
      }
    },
  })
  const stop = async () => {
    await workers.stop()
    await reading.stop()
  }
  return { wake: workers.wake, stop }
}

/** Read outside of the transaction, which holds the one writer; all that is done is inside. */
async function receive(work: InboxWork, reading: Reading, claimed: Claimed): Promise<void> {
  const { db } = work
  const stored = await store.findStored(db.read, claimed.id)
  if (!stored) throw new Error(`${claimed.id} has no message`)
  const read = await reading.read({ raw: stored.raw, sender: stored.envelope.sender })
  const attempt = (instead?: Instead) =>
    db.transact(async (tx, now) => {
      // Another worker may have done it after this one's lease: what it did is not done twice.
      if (!(await store.holdClaimed(tx, claimed))) return
      const settled = read.ok
        ? await handOver(work, tx, { stored, read: read.value, instead }, now)
        : quarantined(read.refusal.kind, read.refusal.words)
      await store.settleInbox(tx, stored.id, settled, now)
    })
  let instead: Instead | undefined
  for (let changes = 0; ; changes++) {
    try {
      await instead?.before?.()
      return await attempt(instead)
    } catch (problem) {
      if (!(problem instanceof Instead) || changes >= CHANGES_MAX) throw problem
      instead = problem
    }
  }
}

/** A domain that changes its mind more often is mistaken. */
const CHANGES_MAX = 3

const quarantined = (reason: Parameters<typeof reasonKey>[0], words?: string): store.Settled => ({
  state: 'quarantined',
  why: reasonKey(reason),
  words,
})

type Work = {
  readonly stored: store.Stored
  readonly read: Read
  /** What its domain wants done, having taken back its first attempt. */
  readonly instead: Instead | undefined
}

async function handOver(
  work: InboxWork,
  tx: Tx,
  { stored, read, instead }: Work,
  now: Instant,
): Promise<store.Settled> {
  const { id, recipient, received, envelope, raw } = stored
  const seen = await store.noteContent(
    tx,
    {
      inbox: id,
      recipient: recipient.address,
      messageId: read.mail.messageId ?? '',
      content: contentDigest(raw, read.headers),
    },
    now,
  )
  if (seen === 'repeat') return { state: 'repeat' }
  const clash = seen === 'clash'
  const token = await work.replyAddresses.readToken(tx, recipient.local, now)
  const handedOver = isHandedOver(stored)
  const evidence = { ...read, recipient, token, handedOver, server: work.server, now }
  const proof = provenBy(evidence)
  await work.replyAddresses.revoke(tx, seenByOthers(stored, read))
  const provider = await takerOf(work.providers, tx, recipient)
  if (!provider) return { ...quarantined('nobody-takes-it'), clash }
  const about = token && 'about' in token ? token.about : undefined
  const arrival: Arrival = { id, received, recipient, envelope, mail: read.mail, clash, about }
  const outcome = await (instead
    ? instead.receive(tx, now)
    : provider.receive(tx, arrival, proof, now))
  if (outcome === 'taken') return { state: 'taken', clash }
  return { state: 'quarantined', why: outcome.held, clash }
}

/** A server of ours on this machine, or on the socket that only it can write to. */
const isHandedOver = ({ envelope: { door, peer } }: store.Stored) =>
  door === 'lmtp' || isLoopbackPeer(peer)

/** Secret addresses that this message shows to others than the one who wrote it and us. */
function seenByOthers({ recipient }: store.Stored, { mail, tokens }: Read): readonly string[] {
  const own = tokenIn(recipient.local)?.id
  const isAlone = [...mail.to, ...mail.cc].every(
    ({ address }) => address.toLowerCase() === recipient.address,
  )
  return tokens.filter((id) => !(isAlone && id === own))
}

export async function takerOf(
  providers: readonly InboxProvider[],
  read: Parameters<InboxProvider['takes']>[0],
  recipient: store.Stored['recipient'],
): Promise<InboxProvider | undefined> {
  for (const provider of providers) if (await provider.takes(read, recipient)) return provider
  return undefined
}

/** The clock's doors of mail that came in. */
export const inboxDoors = ({ transact }: Database): readonly ClockDoor[] => [
  everyMinute('forget mail dealt with', (now) => transact((tx) => store.forgetInbox(tx, now))),
  everyMinute('forget closes that waited', (now) => transact((tx) => forgetHolds(tx, now))),
  everyMinute('forget reply addresses', (now) => transact((tx) => forgetReplyAddresses(tx, now))),
]
