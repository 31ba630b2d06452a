/** How often one telephone may send a wrong code. In memory alone, bounded; no clock. */
import { createHash } from 'node:crypto'
import { minutes, type Duration, type Instant } from '../../platform/values.ts'

/** Wrong codes of one sender, after which it is not heard until the span is over. */
export const WRONG_CODES_MAX = 5
/** Of all senders together: of a million codes, so many tries find hardly one. */
export const WRONG_CODES_OF_ALL_MAX = 200
export const WRONG_CODES_SPAN: Duration = minutes(10)
/** Senders remembered at a time; the longest silent is forgotten first. */
const SENDERS_MAX = 5_000

type Count = { since: Instant; wrong: number }

export type Attempts = {
  /** False while too many were wrong: then not even a right one is heard. */
  readonly mayTry: (sender: string, now: Instant) => boolean
  readonly wrong: (sender: string, now: Instant) => void
}

/** Numbers of telephones are hashed before they are remembered, and never kept. */
export function createAttempts(): Attempts {
  const counts = new Map<string, Count>()
  const all: Count = { since: 0 as Instant, wrong: 0 }
  const fresh = (count: Count, now: Instant) => {
    if (now - count.since < WRONG_CODES_SPAN && now >= count.since) return
    count.since = now
    count.wrong = 0
  }
  const nameOf = (sender: string) => createHash('sha256').update(sender).digest('base64')
  return {
    mayTry(sender, now) {
      fresh(all, now)
      const count = counts.get(nameOf(sender))
      if (count) fresh(count, now)
      return all.wrong < WRONG_CODES_OF_ALL_MAX && (count?.wrong ?? 0) < WRONG_CODES_MAX
    },
    wrong(sender, now) {
      const name = nameOf(sender)
      const count = counts.get(name) ?? { since: now, wrong: 0 }
      fresh(count, now)
      count.wrong += 1
      all.wrong += 1
      counts.delete(name)
      counts.set(name, count)
      const [oldest] = counts.keys()
      if (counts.size > SENDERS_MAX && oldest !== undefined) counts.delete(oldest)
    },
  }
}
