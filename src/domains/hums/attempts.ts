/**
 * Which messages are heard: whose code is known from this telephone always is, and what could be a
 * guess is heard only so often. In memory alone, bounded; no clock. Decision 0014.
 */
import { createHash } from 'node:crypto'
import { days, minutes, type Duration, type Instant } from '../../platform/values.ts'
import { CODE_DIGITS, CODES_MAX, type PhoneCode } from './phone-code.ts'

/** Wrong codes of one sender, after which it is heard with its own code alone, for a span. */
export const WRONG_CODES_MAX = 5
/** Telephones of one code: those one turns to; whoever finds it is a fourth. */
export const CODE_PHONES_MAX = 3
/**
 * Wrong codes of all in a span: eight in a second, for ten minutes. Then only telephones that are
 * known are heard. It costs a stranger as many messages to keep out who has sent none yet.
 */
export const WRONG_CODES_OF_ALL_MAX = 5_000
export const WRONG_CODES_SPAN: Duration = minutes(10)
/** Senders remembered at a time; the longest silent is forgotten first. */
const SENDERS_MAX = 5_000

/** That one guess is somebody's code, where as many are given out as can be: one in 10⁸. */
export const ODDS_OF_A_GUESS = CODES_MAX / 10 ** CODE_DIGITS
/** That a day of nothing but guesses finds one: below one in a hundred. */
export const ODDS_OF_A_DAY =
  ODDS_OF_A_GUESS * WRONG_CODES_OF_ALL_MAX * Math.ceil(days(1) / WRONG_CODES_SPAN)

type Count = { since: Instant; wrong: number }
type Sending = { readonly sender: string; readonly code: PhoneCode; readonly now: Instant }

export type Attempts = {
  /** False while it could be one guess of too many; a code that this telephone has is none. */
  readonly mayTry: (sending: Sending) => boolean
  readonly wrong: (sending: Pick<Sending, 'sender' | 'now'>) => void
  /** @returns false where it is that of other telephones already: as wrong as any other */
  readonly right: (sending: Sending) => boolean
}

/** Numbers of telephones are hashed before they are remembered, and never kept. */
export function createAttempts(): Attempts {
  const counts = new Map<string, Count>()
  /** By code, the telephones that sent it. */
  const known = new Map<PhoneCode, Set<string>>()
  const all: Count = { since: 0 as Instant, wrong: 0 }
  const nameOf = (sender: string) => createHash('sha256').update(sender).digest('base64')
  return {
    mayTry({ sender, code, now }) {
      const name = nameOf(sender)
      if (known.get(code)?.has(name)) return true
      renew(all, now)
      const count = counts.get(name)
      if (count) renew(count, now)
      return all.wrong < WRONG_CODES_OF_ALL_MAX && (count?.wrong ?? 0) < WRONG_CODES_MAX
    },
    wrong({ sender, now }) {
      const name = nameOf(sender)
      const count = counts.get(name) ?? { since: now, wrong: 0 }
      renew(count, now)
      renew(all, now)
      count.wrong += 1
      all.wrong += 1
      remember(counts, name, count, SENDERS_MAX)
    },
    right({ sender, code }) {
      const name = nameOf(sender)
      const phones = known.get(code) ?? new Set()
      if (!phones.has(name) && phones.size >= CODE_PHONES_MAX) return false
      remember(known, code, phones.add(name), CODES_MAX)
      return true
    },
  }
}

function renew(count: Count, now: Instant): void {
  if (now - count.since < WRONG_CODES_SPAN && now >= count.since) return
  count.since = now
  count.wrong = 0
}

function remember<Key, Value>(all: Map<Key, Value>, key: Key, value: Value, most: number): void {
  all.delete(key)
  all.set(key, value)
  const [oldest] = all.keys()
  if (all.size > most && oldest !== undefined) all.delete(oldest)
}
