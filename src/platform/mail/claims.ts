/**
 * Mail that is claimed for this program some at a time, and handed out one by one: a transaction
 * for each would cost more than sending it. Sends nothing, and writes down no outcome.
 */
import type { Database } from '../db/index.ts'
import { claimDue, giveBack, isDue, type Claimed, type Queue } from '../jobs/index.ts'
import { after, minutes, type Instant } from '../values.ts'
import type { OutgoingMail } from './mail.ts'
import { mailsOf } from './outbox.ts'

/** Claimed at a time: what a program that ends leaves to the lease. */
const CLAIMED_MAX = 100
/**
 * What was not begun by then is given back: lease and attempt are counted from the claim, and a
 * server that hangs must not use up the attempts of mail that was never tried.
 */
export const HELD_LONGEST = minutes(1)
const CLAIM_BYTES = 16

export type Item = { readonly claimed: Claimed; readonly mail: OutgoingMail }

export type Claims = {
  /** At most `room` of what is due. */
  readonly take: (room: number) => Promise<readonly Item[]>
  /** Gives back what nobody took. */
  readonly close: () => Promise<void>
}

/** @param first claimed at first; twice as many each time, so that mail that ends us takes few */
export function openClaims(db: Database, queue: Queue, first: number): Claims {
  let held: readonly Item[] = []
  let until = db.clock.now()
  let reach = first

  const release = async () => {
    const rest = held.map(({ claimed }) => claimed)
    held = []
    if (rest.length > 0) await db.transact((tx, now) => giveBack(tx, queue, rest, now))
  }

  const refill = async () => {
    const now = db.clock.now()
    if (!(await isDue(db.read, queue, now))) return
    until = after(now, HELD_LONGEST)
    held = await claim(db, queue, reach)
    reach = Math.min(reach * 2, CLAIMED_MAX)
  }

  return {
    take: async (room) => {
      if (db.clock.now() >= until) await release()
      if (held.length === 0) await refill()
      const taken = held.slice(0, room)
      held = held.slice(room)
      return taken
    },
    close: release,
  }
}

/**
 * The claim is durable when `transact` answers, and so is every act before it: no mail can tell of
 * an act that a power cut takes back.
 */
async function claim(db: Database, queue: Queue, room: number): Promise<readonly Item[]> {
  const name = Buffer.from(db.clock.random(CLAIM_BYTES)).toString('hex')
  return db.transact(async (tx, now: Instant) => {
    const claimed = await claimDue(tx, queue, { now, room, claim: name })
    const found = await mailsOf(
      tx,
      claimed.map(({ id }) => id),
    )
    const mails = new Map(found.map((mail) => [String(mail.id), mail]))
    return claimed.flatMap((one) => {
      const mail = mails.get(one.id)
      return mail ? [{ claimed: one, mail }] : []
    })
  })
}
