/** Sends what the outbox holds: claim, send, mark sent, in this order. Writes no mail itself. */
import type { Database, Tx } from '../db/index.ts'
import { claimDue, everyMinute, isDue, settle, startWorkers } from '../jobs/index.ts'
import type { Claimed, ClockDoor, Outcome, Queue, Report, Timers, Workers } from '../jobs/index.ts'
import { hours, minutes, seconds, type Instant } from '../values.ts'
import { countBounce } from './inbox/bounce-store.ts'
import type { OutgoingMail } from './mail.ts'
import { forgetSent, mailsOf, OUTBOX_TABLE } from './outbox.ts'
import { CONNECTIONS_MAX, type MailTransport } from './smtp.ts'

/**
 * A mail is tried for more than seven days before it is parked: 1, 2, 4 … 240 minutes apart.
 *
 * Source: RFC 5321 §4.5.4.1 asks for four to five days at least.
 */
export const MAIL_RETRY = { first: minutes(1), longest: hours(4), attempts: 52 } as const

/** Longer than an attempt may take, with the time to write down how it ended. */
const LEASE = minutes(5)
/** How long a mail waits at most before somebody looks. */
const REST = seconds(1)
const CLAIM_BYTES = 16

export const outboxQueue = (engine: Database['engine']): Queue => ({
  table: OUTBOX_TABLE,
  engine,
  doneState: 'sent',
  retry: MAIL_RETRY,
  lease: LEASE,
})

type Item = { readonly claimed: Claimed; readonly mail: OutgoingMail }

export function startMail(options: {
  readonly db: Database
  readonly transport: MailTransport
  readonly timers: Timers
  readonly report: Report
}): Workers {
  const { db, transport, timers, report } = options
  const queue = outboxQueue(db.engine)
  return startWorkers<Item>({
    name: 'mail',
    atOnce: CONNECTIONS_MAX,
    rest: REST,
    timers,
    report,
    // The claim is durable when `transact` answers, and so is every act before it: no mail can
    // tell of an act that a power cut takes back.
    take: async (room) => {
      if (!(await isDue(db.read, queue, db.clock.now()))) return []
      const claim = Buffer.from(db.clock.random(CLAIM_BYTES)).toString('hex')
      return db.transact(async (tx, now) => {
        const claimed = await claimDue(tx, queue, { now, room, claim })
        const ids = claimed.map(({ id }) => id)
        const mails = new Map((await mailsOf(tx, ids)).map((mail) => [String(mail.id), mail]))
        return claimed.flatMap((one) => {
          const mail = mails.get(one.id)
          return mail ? [{ claimed: one, mail }] : []
        })
      })
    },
    work: async ({ claimed, mail }) => {
      const outcome = await transport.send(mail)
      await db.transact((tx, now) => settleMail(tx, { queue, claimed, mail, outcome, now }))
    },
  })
}

type Ended = Item & { readonly queue: Queue; readonly outcome: Outcome; readonly now: Instant }

/** What the next server refused for good counts like a bounce of a later one. */
async function settleMail(tx: Tx, { queue, claimed, mail, outcome, now }: Ended): Promise<void> {
  await settle(tx, queue, claimed, { outcome, now })
  if (outcome.kind !== 'failed') return
  await countBounce(tx, mail.to, { kind: 'hard', words: outcome.words }, now)
}

/** The clock's doors of mail. */
export const mailDoors = (db: Database): readonly ClockDoor[] => [
  everyMinute('forget sent mail', (now) => db.transact((tx) => forgetSent(tx, now))),
]
