/**
 * Writes down how attempts ended, those of a moment in one transaction. What is not written when
 * the program ends was sent and is sent again, the same: never the other way round.
 */
import type { Database, Tx } from '../db/index.ts'
import { settle, type Outcome, type Queue, type Report, type Timers } from '../jobs/index.ts'
import { seconds, type Instant } from '../values.ts'
import type { Item } from './claims.ts'
import { countBounce } from './inbox/bounce-store.ts'

/** How long an outcome waits for others: so much mail at most is repeated after an end. */
const GATHERED_FOR = seconds(0.05)
/** Outcomes of one transaction; whoever brings more waits until they are written. */
const TOGETHER_MAX = 50

export type Ended = Item & { readonly outcome: Outcome }

export type Outcomes = {
  /** Answers at once, or when there is room again. Only after the attempt has ended. */
  readonly write: (ended: Ended) => Promise<void>
  /** Ends when all that was brought is durable, or was reported. */
  readonly close: () => Promise<void>
}

type Opened = {
  readonly db: Database
  readonly queue: Queue
  readonly timers: Timers
  readonly report: Report
}

export function openOutcomes({ db, queue, timers, report }: Opened): Outcomes {
  let waiting: Ended[] = []
  let running = Promise.resolve()
  let cancel: (() => void) | undefined

  const writeAll = async () => {
    const now = waiting
    waiting = []
    if (now.length === 0) return
    try {
      await db.transact((tx, at) => settleAll(tx, queue, now, at))
    } catch (problem) {
      report('mail', problem)
    }
  }
  const flush = () => {
    cancel?.()
    cancel = undefined
    running = running.then(writeAll)
    return running
  }

  return {
    write: async (ended) => {
      waiting.push(ended)
      if (waiting.length >= TOGETHER_MAX) return flush()
      cancel ??= timers.after(GATHERED_FOR, () => void flush())
    },
    close: flush,
  }
}

/** What the next server refused for good counts like a bounce of a later one. */
async function settleAll(tx: Tx, queue: Queue, all: readonly Ended[], now: Instant): Promise<void> {
  for (const { claimed, mail, outcome } of all) {
    await settle(tx, queue, claimed, { outcome, now })
    if (outcome.kind !== 'failed') continue
    await countBounce(tx, mail.to, { kind: 'hard', words: outcome.words }, now)
  }
}
