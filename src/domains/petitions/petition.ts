/**
 * A petition: people of enough organisations move a stalled process on by the template's own rule.
 * Nouns only. Source: ARIN Policy Development Process, part three (processes.md 5.2, DR-12).
 */
import { isUlid } from '../../platform/clock.ts'
import { unreachable, type Brand, type Instant } from '../../platform/values.ts'
import type { AffiliationId, Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type PetitionId = Brand<string, 'PetitionId'>

export const WORDS_LENGTH_MAX = 5_000
/** Petitions of one process, and people who sign one of them. */
export const PETITIONS_MAX = 200
export const SIGNATURES_MAX = 2_000

export type Petition = {
  readonly id: PetitionId
  readonly process: ProcessId
  /** The template's petition that this is one holding of. */
  readonly rule: string
  /** Where the process stood when it was started: a process that went on is not moved by it. */
  readonly stage: string
  readonly startedBy: PersonId
  readonly statement: Commitment
  readonly startedAt: Instant
  readonly closes: Instant
  readonly state: PetitionState
}

/** Whether what it passed for was done: nothing is moved that had gone on by itself. */
export const MOVES = ['due', 'done', 'moot'] as const
export type Moves = (typeof MOVES)[number]

export type PetitionState =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'passed'
      readonly at: Instant
      readonly counted: number
      readonly moves: Moves
    }
  | { readonly kind: 'failed'; readonly at: Instant; readonly counted: number }
  /** Nobody stood behind it any more. */
  | { readonly kind: 'withdrawn'; readonly at: Instant }

/** `over`: its time has passed, and the clock has not closed it yet. */
export type PetitionPhase = PetitionState['kind'] | 'over'

/** What the hour makes of it: nobody signs after the close, whatever the row says. */
export function petitionPhase(
  { state, closes }: Pick<Petition, 'state' | 'closes'>,
  now: Instant,
): PetitionPhase {
  switch (state.kind) {
    case 'open':
      return now < closes ? 'open' : 'over'
    case 'passed':
    case 'failed':
    case 'withdrawn':
      return state.kind
    default:
      return unreachable(state)
  }
}

/** One voice: for a person, and for the organisation that they spoke for when they signed. */
export type Signature = {
  readonly petition: PetitionId
  readonly person: PersonId
  readonly capacity: Capacity
  /** One key for one organisation, frozen; absent where they signed for themselves alone. */
  readonly organisation: string | undefined
  readonly signedAt: Instant
}

export const petitionId = (raw: string): PetitionId | undefined =>
  isUlid(raw) ? (raw as string as PetitionId) : undefined

/** Whom somebody spoke for; nobody where they spoke for themselves. */
export function affiliationOf(capacity: Capacity): AffiliationId | undefined {
  const id = capacity === 'personal' ? '' : capacity.slice('org:'.length)
  return isUlid(id) ? (id as string as AffiliationId) : undefined
}
