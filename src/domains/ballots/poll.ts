/**
 * A straw poll: a secret show of hands. Neither verifiable nor binding, and it opens no gate; who
 * said what is not kept anywhere. Nouns only.
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type PollId = Brand<string, 'PollId'>

export type Poll = {
  readonly id: PollId
  readonly process: ProcessId
  readonly question: Commitment
  readonly openedBy: PersonId
  readonly openedAt: Instant
  readonly closesAt: Instant
  readonly state: PollState
}

export const LEANINGS = ['for', 'against', 'unsure'] as const
export type Leaning = (typeof LEANINGS)[number]
export type Counts = Readonly<Record<Leaning, number>>

export type PollState =
  | { readonly kind: 'open' }
  /** How many leaned which way is said only now, and not where few answered. */
  | {
      readonly kind: 'closed'
      readonly closedAt: Instant
      readonly hands: number
      readonly counts: Counts | undefined
    }

/** The hour closes it; the clock only says so. */
export const takesHands = ({ state, closesAt }: Poll, now: Instant) =>
  state.kind === 'open' && now < closesAt

/** A room answers within the hour, a list within a fortnight; beyond that it is a ballot. */
export const POLL_DAYS_MAX = 14

/** Fewer than these would tell who leaned which way. Source: product.md, law 8. */
export const HANDS_SHOWN_MIN = 5

export const pollId = (raw: string): PollId | undefined =>
  isUlid(raw) ? (raw as string as PollId) : undefined
