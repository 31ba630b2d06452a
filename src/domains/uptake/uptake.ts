/** What became of a contribution in a text: a link, its states, its end. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type {
  Contributed,
  ContributedRef,
  Disposition,
  IMPORTER,
  ProcessId,
} from '../processes/index.ts'
import type { ClauseId, TextId } from '../texts/index.ts'

/** One contribution in one text: there is one such link, and its history is on the record. */
export type Uptake = {
  readonly thing: ContributedRef
  readonly text: TextId
  readonly process: ProcessId
  /** Who contributed; absent where a source tells of it. */
  readonly author: PersonId | undefined
  /** The version that the clauses are of. */
  readonly version: number
  /** The clauses it shaped, or would have. */
  readonly clauses: readonly ClauseId[]
  /** How often its author has contested a disposition. */
  readonly contests: number
  readonly state: UptakeState
}

export type SettledBy = PersonId | typeof IMPORTER

export type Settling = {
  readonly disposition: Disposition
  readonly reason: Commitment | undefined
  readonly by: SettledBy
  readonly at: Instant
}

export type UptakeState =
  /** Those who hold the pen say that it belongs to these clauses, and decide later. */
  | { readonly kind: 'linked'; readonly by: SettledBy; readonly at: Instant }
  | {
      readonly kind: 'claimed'
      readonly by: PersonId
      readonly at: Instant
      readonly reason: Commitment
    }
  | (Settling & { readonly kind: 'settled' })
  | {
      readonly kind: 'contested'
      readonly by: PersonId
      readonly at: Instant
      /** Until then those who hold the pen owe another word. */
      readonly until: Instant
      readonly reason: Commitment
      readonly was: Settling
    }
  | { readonly kind: 'withdrawn'; readonly by: PersonId; readonly at: Instant }

export const UPTAKE_STATES = ['linked', 'claimed', 'settled', 'contested', 'withdrawn'] as const
export type UptakeStateKind = (typeof UPTAKE_STATES)[number]

/** What is known of a contribution's end in a text, from a link or from its own domain. */
export type Fate =
  | { readonly kind: 'none'; readonly said: 'nothing' | 'linked' | 'claimed' }
  | (Omit<Settling, 'by'> & {
      readonly kind: 'settled'
      readonly by: SettledBy
      /** Decided as what it is, an amendment or an objection, and not by a link. */
      readonly derived: boolean
    })
  | Extract<UptakeState, { readonly kind: 'contested' }>

/** A contribution in a text, with all that is known of its end there. */
export type Traced = {
  readonly contributed: Contributed
  /** Absent where it is about the process at large and nobody linked it to a text. */
  readonly text: TextId | undefined
  readonly version: number | undefined
  readonly clauses: readonly ClauseId[]
  readonly uptake: Uptake | undefined
  readonly fate: Fate
}

/** How long those who hold the pen have for a contested disposition where no template says. */
export const CONTEST_ANSWERED_WITHIN = 'P14D'
/** By one author of one contribution in one text: after that the record has both views. */
export const CONTESTS_MAX = 3
/** Clauses that one contribution shaped in one text. */
export const UPTAKE_CLAUSES_MAX = 20
export const UPTAKE_REASON_LENGTH_MAX = 2_000
/** Links of one process. */
export const UPTAKES_MAX = 20_000
/** Contributions settled in one form. */
export const SITTING_MAX = 20
export const DISPOSITIONS_PAGE = 20
