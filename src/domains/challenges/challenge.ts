/**
 * A challenge: several participants say why a designation is in error, and it goes from rung to
 * rung until somebody has it designated again, or all stood by it. Nouns only.
 * Source: GNSO Working Group Guidelines 3.6 (processes.md 2.4).
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { CallId, DesignationId } from '../decisions/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type ChallengeId = Brand<string, 'ChallengeId'>

export const WORDS_LENGTH_MAX = 5_000
/** Challenges of one call, and people behind one of them. */
export const CHALLENGES_MAX = 50
export const SUPPORTERS_MAX = 500

export type Challenge = {
  readonly id: ChallengeId
  readonly process: ProcessId
  readonly call: CallId
  readonly designation: DesignationId
  readonly raisedBy: PersonId
  /** Why the designation is in error. It stays with the result for ever. */
  readonly statement: Commitment
  readonly capacity: Capacity
  readonly raisedAt: Instant
  readonly state: ChallengeState
}

export type ChallengeState =
  /** Not enough people are behind it yet; it lapses at `until`. */
  | { readonly kind: 'gathering'; readonly until: Instant }
  /** A forum has to answer: 0 is the first rung of the template. */
  | {
      readonly kind: 'before'
      readonly rung: number
      readonly since: Instant
      readonly due: Instant
    }
  /** The forum stands by the designation; whoever is behind it may carry it on until `until`. */
  | { readonly kind: 'stood-by'; readonly rung: number; readonly until: Instant }
  | { readonly kind: 'ended'; readonly how: Ending; readonly at: Instant }

/** `again`: to be designated anew. `stands`: the last forum stood by it. */
export const ENDINGS = ['again', 'stands', 'withdrawn'] as const
export type Ending = (typeof ENDINGS)[number]

/** What the hour makes of it: no job ends a challenge. */
export type Phase = 'gathering' | 'lapsed' | 'before' | 'late' | 'stood-by' | 'rests' | Ending

export function phaseOf({ state }: Pick<Challenge, 'state'>, now: Instant): Phase {
  switch (state.kind) {
    case 'gathering':
      return now < state.until ? 'gathering' : 'lapsed'
    case 'before':
      return now < state.due ? 'before' : 'late'
    case 'stood-by':
      return now < state.until ? 'stood-by' : 'rests'
    case 'ended':
      return state.how
  }
}

const RUNNING: readonly Phase[] = ['gathering', 'before', 'late', 'stood-by']

/** Somebody may still act on it: it keeps gates shut. */
export const isRunning = (challenge: Pick<Challenge, 'state'>, now: Instant): boolean =>
  RUNNING.includes(phaseOf(challenge, now))

/** Somebody behind a challenge, the one who raised it too. */
export type Supporter = {
  readonly challenge: ChallengeId
  readonly person: PersonId
  readonly capacity: Capacity
  readonly joinedAt: Instant
}

/** What a forum found on one rung, with its reasons. */
export const FINDINGS = ['stands', 'again'] as const
export type Finding = (typeof FINDINGS)[number]
export type Ruling = {
  readonly challenge: ChallengeId
  readonly rung: number
  readonly finding: Finding
  readonly by: PersonId
  readonly role: string
  readonly reasons: Commitment
  readonly at: Instant
}

export const challengeId = (raw: string): ChallengeId | undefined =>
  isUlid(raw) ? (raw as string as ChallengeId) : undefined
