/**
 * A letter to a process from outside: of a government, a court, a campaign, or lobbying of the
 * authority above. It is answered in public and moves nothing by itself. Nouns only.
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type LetterId = Brand<string, 'LetterId'>

export const LETTER_KINDS = ['government', 'court', 'campaign', 'lobbying', 'other'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

export const SENDER_LENGTH_MAX = 200
export const LINK_LENGTH_MAX = 500
/** Of one process, and in the list of all. */
export const LETTERS_MAX = 1_000

/** When a letter has to be answered. Source: none is set by any of the processes [D]. */
export const ANSWER_WITHIN = 'P30D'

export type Letter = {
  readonly id: LetterId
  readonly process: ProcessId
  readonly kind: LetterKind
  readonly sender: Commitment
  /** The day that stands on it: `2026-11-02`. */
  readonly dated: string
  readonly words: Commitment
  /** Where it can be read whole; an https address. */
  readonly link: string | undefined
  readonly enteredBy: PersonId
  readonly role: string
  readonly enteredAt: Instant
  readonly due: Instant
  readonly reply: Reply | undefined
}

export type Reply = {
  readonly words: Commitment
  readonly by: PersonId
  readonly role: string
  readonly at: Instant
}

/** What the hour makes of it; `late` was answered after its time. */
export type LetterPhase = 'waiting' | 'overdue' | 'answered' | 'late'

export function letterPhase({ reply, due }: Pick<Letter, 'reply' | 'due'>, now: Instant) {
  const by: Instant = reply?.at ?? now
  if (reply) return by < due ? 'answered' : 'late'
  return by < due ? 'waiting' : 'overdue'
}

export const letterId = (raw: string): LetterId | undefined =>
  isUlid(raw) ? (raw as string as LetterId) : undefined
