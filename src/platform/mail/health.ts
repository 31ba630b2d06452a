/** How mail stands, for health, the doctor and the staff's banner. Mends nothing. */
import type { Database, Engine, Tx } from '../db/index.ts'
import { queueStanding, tryAgain } from '../jobs/index.ts'
import { minutes, unreachable, type Instant } from '../values.ts'
import { countDelayed } from './outbox.ts'
import { outboxQueue } from './worker.ts'

/** A mail that waits for longer is called delayed. */
const DELAYED_AFTER = minutes(15)

export type MailStanding = {
  readonly waiting: number
  readonly failed: number
  readonly held: number
  /** Waiting although they could have gone out a while ago. */
  readonly delayed: number
  /** What the server said last to one that failed or waits. */
  readonly lastWords: string | undefined
}

/** How many mails are in which case. */
export async function mailStanding(db: Database): Promise<MailStanding> {
  const { counts, lastWords } = await queueStanding(db.read, outboxQueue(db.engine))
  return {
    waiting: (counts['waiting'] ?? 0) + (counts['claimed'] ?? 0),
    failed: counts['failed'] ?? 0,
    held: counts['held'] ?? 0,
    delayed: await countDelayed(db.read, db.clock.now(), DELAYED_AFTER),
    lastWords,
  }
}

export type MailTrouble =
  | { readonly kind: 'no-server'; readonly waiting: number }
  | { readonly kind: 'failed'; readonly count: number; readonly words: string }
  | { readonly kind: 'delayed'; readonly count: number; readonly words: string }

/** @param server whether SMTP_URL is set */
export function mailTroubles(standing: MailStanding, server: boolean): readonly MailTrouble[] {
  const { waiting, failed, delayed, lastWords: words = '' } = standing
  const troubles: MailTrouble[] = []
  if (!server && waiting > 0) troubles.push({ kind: 'no-server', waiting })
  if (failed > 0) troubles.push({ kind: 'failed', count: failed, words })
  if (server && delayed > 0) troubles.push({ kind: 'delayed', count: delayed, words })
  return troubles
}

/** For the operator's terminal, which speaks English: what is wrong, and how to mend it. */
export function explainTrouble(trouble: MailTrouble): string {
  switch (trouble.kind) {
    case 'no-server':
      return `${trouble.waiting} mails wait because SMTP_URL is not set. Set it and restart.`
    case 'failed':
      return (
        `${trouble.count} mails were refused for good or given up. ` +
        `Last said: "${trouble.words}". Mend the cause, then send them again.`
      )
    case 'delayed':
      return (
        `${trouble.count} mails wait for longer than ${DELAYED_AFTER / minutes(1)} minutes. ` +
        `Last said: "${trouble.words}". They are tried again for seven days.`
      )
    default:
      return unreachable(trouble)
  }
}

/** For `/healthz`, which anybody may read: numbers, and never what a server said of somebody. */
export const mailHealth = (db: Database, server: boolean) => async () => {
  const troubles = mailTroubles(await mailStanding(db), server)
  if (troubles.length === 0) return { name: 'mail', kind: 'well' } as const
  return { name: 'mail', kind: 'degraded', why: troubles.map(briefly).join(', ') } as const
}

function briefly(trouble: MailTrouble): string {
  switch (trouble.kind) {
    case 'no-server':
      return `${trouble.waiting} mails wait for a server`
    case 'failed':
      return `${trouble.count} mails failed`
    case 'delayed':
      return `${trouble.count} mails are delayed`
    default:
      return unreachable(trouble)
  }
}

/** Lets every mail that failed begin anew, with the Message-ID that it had. */
export const sendFailedAgain = (db: Database): Promise<void> =>
  db.transact((tx, now) => tryFailedAgain(tx, db.engine, now))

/** The same in a transaction that is under way. */
export const tryFailedAgain = (tx: Tx, engine: Engine, now: Instant): Promise<void> =>
  tryAgain(tx, outboxQueue(engine), now)
