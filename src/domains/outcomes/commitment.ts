/** A commitment: what a named party will do about an outcome, by when. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import { unreachable, type Brand, type Instant } from '../../platform/values.ts'
import type { AffiliationId, BodyId, PersonId, Role } from '../people/index.ts'
import type { IMPORTER, ProcessId, Reported } from '../processes/index.ts'
import type { OutcomeId, Said } from './outcome.ts'

export type CommitmentId = Brand<string, 'CommitmentId'>
export type ContestId = Brand<string, 'CommitmentContestId'>

export type Commitment = {
  readonly id: CommitmentId
  readonly outcome: OutcomeId
  readonly process: ProcessId
  readonly party: Party
  /** Who signed it: a person who speaks for the party, or the role that enters what is reported. */
  readonly madeBy: PersonId | typeof IMPORTER
  readonly madeAt: Instant
  readonly what: Said
  /** Late from this instant on; absent where a source names no day. */
  readonly due: Instant | undefined
  readonly reported: Reported | undefined
  /** What it said before it was changed, the oldest first. */
  readonly earlier: readonly Earlier[]
  /** What the party told of it, the oldest first. */
  readonly reports: readonly Report[]
  readonly state: CommitmentState
}

export type Party =
  | {
      readonly kind: 'organisation'
      readonly name: Said
      /** The affiliation under which its representative signed. */
      readonly capacity: `org:${AffiliationId}`
    }
  | { readonly kind: 'role'; readonly body: BodyId; readonly role: Role }
  | { readonly kind: 'reported'; readonly name: Said }

/** Late is none of these: the hour makes it so, no job does. */
export type CommitmentState =
  | { readonly kind: 'promised' }
  | { readonly kind: 'changed'; readonly changedAt: Instant; readonly reason: Said }
  | { readonly kind: 'done'; readonly doneAt: Instant }
  | { readonly kind: 'withdrawn'; readonly withdrawnAt: Instant; readonly reason: Said }

export type Earlier = {
  readonly what: Said
  readonly due: Instant | undefined
  readonly until: Instant
}

export type Report = {
  readonly at: Instant
  readonly by: PersonId | typeof IMPORTER
  /** Whether it says that the commitment is met, or only how far it is. */
  readonly done: boolean
  readonly evidence: Said
  readonly href: string | undefined
}

/** Somebody doubts what a party reported; the doubt stays beside it. */
export type Contest = {
  readonly id: ContestId
  readonly commitment: CommitmentId
  readonly by: PersonId
  readonly reason: Said
  readonly at: Instant
}

export const STANDINGS = ['promised', 'changed', 'late', 'done', 'withdrawn'] as const
export type Standing = (typeof STANDINGS)[number]

/** What the hour makes of a state. Due at an instant means: late from that instant on. */
export function standingOf(
  { state, due }: Pick<Commitment, 'state' | 'due'>,
  now: Instant,
): Standing {
  switch (state.kind) {
    case 'promised':
    case 'changed':
      return due !== undefined && now >= due ? 'late' : state.kind
    case 'done':
    case 'withdrawn':
      return state.kind
    default:
      return unreachable(state)
  }
}

/** Neither met nor withdrawn: somebody still owes it. */
export const isOpen = ({ state }: Pick<Commitment, 'state'>): boolean =>
  state.kind === 'promised' || state.kind === 'changed'

/** Met, but after it was due. */
export const wasLate = ({ state, due }: Pick<Commitment, 'state' | 'due'>): boolean =>
  state.kind === 'done' && due !== undefined && state.doneAt >= due

/** Parties of one outcome; what one of them tells of its commitment; doubts about that. */
export const COMMITMENTS_MAX = 200
export const REPORTS_MAX = 20
export const CHANGES_MAX = 10
export const CONTESTS_MAX = 200

export const commitmentId = (raw: string): CommitmentId | undefined =>
  isUlid(raw) ? (raw as string as CommitmentId) : undefined
