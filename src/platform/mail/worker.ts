/** Sends what the outbox holds: claim, send, mark sent, in this order. Writes no mail itself. */
import type { Database } from '../db/index.ts'
import { everyMinute, startWorkers } from '../jobs/index.ts'
import type { ClockDoor, Queue, Report, Timers, Workers } from '../jobs/index.ts'
import { hours, minutes, seconds } from '../values.ts'
import { openClaims, type Item } from './claims.ts'
import { forgetSent, OUTBOX_TABLE } from './outbox.ts'
import { openOutcomes } from './outcomes.ts'
import { CONNECTIONS_MAX, type MailTransport } from './smtp.ts'

/**
 * A mail is tried for more than seven days before it is parked: 1, 2, 4 … 240 minutes apart.
 *
 * Source: RFC 5321 §4.5.4.1 asks for four to five days at least.
 */
export const MAIL_RETRY = { first: minutes(1), longest: hours(4), attempts: 52 } as const

/** Longer than a claim is held and an attempt may take, with the time to write how it ended. */
const LEASE = minutes(5)
/** How long a mail waits at most before somebody looks. */
const REST = seconds(1)

export const outboxQueue = (engine: Database['engine']): Queue => ({
  table: OUTBOX_TABLE,
  engine,
  doneState: 'sent',
  retry: MAIL_RETRY,
  lease: LEASE,
})

export function startMail(options: {
  readonly db: Database
  readonly transport: MailTransport
  readonly timers: Timers
  readonly report: Report
}): Workers {
  const { db, transport, timers, report } = options
  const queue = outboxQueue(db.engine)
  const claims = openClaims(db, queue, CONNECTIONS_MAX)
  const outcomes = openOutcomes({ db, queue, timers, report })
  const { wake, stop } = startWorkers<Item>({
    name: 'mail',
    atOnce: CONNECTIONS_MAX,
    rest: REST,
    timers,
    report,
    take: claims.take,
    work: async (item) => {
      const outcome = await transport.send(item.mail)
      await outcomes.write({ ...item, outcome })
    },
  })
  return {
    wake,
    stop: async () => {
      await stop()
      await Promise.all([claims.close(), outcomes.close()])
    },
  }
}

/** The clock's doors of mail. */
export const mailDoors = (db: Database): readonly ClockDoor[] => [
  everyMinute('forget sent mail', (now) => db.transact((tx) => forgetSent(tx, now))),
]
