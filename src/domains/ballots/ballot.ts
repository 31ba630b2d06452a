/** A ballot: a question put to an electorate under a rule, until an hour. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { TermId } from '../bodies/index.ts'
import type { BodyId, Commitment, PersonId, Role } from '../people/index.ts'
import { type ProcessId, type Window, type WindowId, windowPhase } from '../processes/index.ts'
import type { Voice } from '../rules/index.ts'
import type { About } from './about.ts'
import type { Option, Sheet, Takes } from './option.ts'

export type BallotId = Brand<string, 'BallotId'>

export type Ballot = {
  readonly id: BallotId
  readonly process: ProcessId
  /** The template's decision that this is one holding of. */
  readonly decision: string
  readonly stage: string
  readonly question: Commitment
  readonly subject: BallotSubject
  /** Hash of the template in force when it was opened: a later one changes nothing here. */
  readonly rules: string
  /** Nobody sees how others voted until it closes. */
  readonly hidden: boolean
  /** From 1; a second round is a ballot of its own that names the earlier one. */
  readonly round: number
  readonly earlier: BallotId | undefined
  /** Yes and no where it is left out. */
  readonly takes?: Takes | undefined
  /** Where the seed of a lot will come from, named before it can be known. */
  readonly seedFrom?: Commitment | undefined
  readonly body: BodyId
  readonly window: WindowId
  readonly openedBy: PersonId
  readonly openedAt: Instant
  readonly state: BallotState
}

export type BallotSubject =
  | About
  /** Whether somebody goes on in a role that leads. */
  | {
      readonly kind: 'removal'
      readonly term: TermId
      readonly person: PersonId
      readonly role: Role
    }

export type BallotState =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'closed'
      readonly closedAt: Instant
      /** One of the decision's outcomes; none where the first round was not valid. */
      readonly outcome: string | undefined
      readonly met: boolean
    }
  | { readonly kind: 'withdrawn'; readonly withdrawnAt: Instant; readonly reason: Commitment }

export type BallotPhase = 'ahead' | 'open' | 'over' | 'closed' | 'withdrawn'

/** What the hour makes of it: nobody votes after the close, whatever the row says. */
export function phaseOf(
  { state }: Pick<Ballot, 'state'>,
  window: Pick<Window, 'state'>,
  now: Instant,
): BallotPhase {
  if (state.kind !== 'open') return state.kind
  const phase = windowPhase(window, now)
  if (phase === 'closed') return 'over'
  return phase === 'open' ? 'open' : 'ahead'
}

export const CHOICES = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]

/** The last one before the close counts; all of them stay on the record. */
export type Vote = {
  readonly ballot: BallotId
  readonly voice: string
  readonly shown: ShownVote
  readonly by: PersonId
  /** The voice of whoever carried it here by written instruction. */
  readonly carriedBy: string | undefined
  readonly reason: Commitment | undefined
  readonly castAt: Instant
}

export type ShownVote =
  | { readonly kind: 'open'; readonly choice: Choice | Sheet }
  | { readonly kind: 'sealed'; readonly seal: Commitment }

/** Stands back for a stated reason, and does not vote in this ballot any more. */
export type Recusal = {
  readonly ballot: BallotId
  readonly voice: string
  readonly person: PersonId
  readonly reason: Commitment
  readonly at: Instant
}

/** One voice handed to another for this ballot, with a written instruction. */
export type Proxy = {
  readonly ballot: BallotId
  readonly voice: string
  readonly person: PersonId
  readonly carriedBy: string
  readonly instruction: Commitment
  readonly givenAt: Instant
  readonly endedAt: Instant | undefined
}

/** All that is counted in a ballot: who may vote, who voted how, who stood back, who carries. */
export type Standing = {
  readonly voices: readonly Voice[]
  readonly votes: readonly Vote[]
  readonly recusals: readonly Recusal[]
  readonly proxies: readonly Proxy[]
  /** Where it chooses between options. */
  readonly options?: readonly Option[] | undefined
  /** What the seed turned out to be. */
  readonly seed?: string | undefined
}

export const ballotId = (raw: string): BallotId | undefined =>
  isUlid(raw) ? (raw as string as BallotId) : undefined

/** Ballots of one list. */
export const BALLOTS_MAX = 500
