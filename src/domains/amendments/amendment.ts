/** An amendment: changes of clauses that somebody proposes, and what became of them. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { ClauseId, TextId } from '../texts/index.ts'

export type AmendmentId = Brand<string, 'AmendmentId'>

/** Where something is put: behind a clause, or before them all. */
export type After = ClauseId | 'start'

/**
 * One change of one clause. `words` are a commitment where the change is stored, and what it says
 * where it is judged.
 */
export type Change =
  | { readonly kind: 'replace'; readonly clause: ClauseId; readonly words: string }
  | { readonly kind: 'insert'; readonly after: After; readonly words: string }
  | { readonly kind: 'delete'; readonly clause: ClauseId }
  | { readonly kind: 'move'; readonly clause: ClauseId; readonly after: After }

export const CHANGE_KINDS = ['replace', 'insert', 'delete', 'move'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export type Amendment = {
  readonly id: AmendmentId
  readonly text: TextId
  readonly process: ProcessId
  /** Its number in the text, from 1 on, by which people speak of it. */
  readonly number: number
  /** The version that it changes. */
  readonly base: number
  readonly changes: readonly Change[]
  readonly reason: Commitment
  readonly by: PersonId
  readonly capacity: Capacity
  readonly at: Instant
  /** How often its proposer set it against a later version. */
  readonly renewals: number
  readonly state: AmendmentState
}

type Decided = { readonly by: PersonId; readonly at: Instant; readonly version: number }

/** `clauses`: those it changed or put in, by the ids that they have had since. */
type Taken = Decided & { readonly kind: 'taken'; readonly clauses: readonly ClauseId[] }

/** Taken as it was proposed, in an editor's words, or as one of several alternatives. */
export type AmendmentState =
  | { readonly kind: 'proposed' }
  | (Taken & { readonly extent: 'whole' | 'brackets' })
  | (Taken & { readonly extent: 'part'; readonly reason: Commitment })
  /** Into another amendment, or into what the text says already. */
  | (Decided & {
      readonly kind: 'merged'
      readonly into: AmendmentId | 'text'
      readonly reason: Commitment
    })
  | (Decided & { readonly kind: 'declined'; readonly reason: Commitment })
  | { readonly kind: 'withdrawn'; readonly at: Instant }

export const STATE_KINDS = ['proposed', 'taken', 'merged', 'declined', 'withdrawn'] as const
export type StateKind = (typeof STATE_KINDS)[number]

/** Who proposes with somebody else, each for an organisation and by their own word. */
export type Sponsor = {
  readonly amendment: AmendmentId
  readonly person: PersonId
  readonly capacity: Capacity
  readonly joinedAt: Instant
}

export const STANCES = ['support', 'object', 'none'] as const
export type StanceKind = (typeof STANCES)[number]

/** What somebody last said of an amendment; earlier words stay on the record. */
export type Stance = {
  readonly amendment: AmendmentId
  readonly person: PersonId
  readonly stance: StanceKind
  readonly capacity: Capacity
  /** The group of the process that they were in when they said it. */
  readonly group: string | undefined
  readonly reason: Commitment | undefined
  readonly at: Instant
}

export const CHANGES_MAX = 10
export const REASON_LENGTH_MAX = 4_000
/** Open in one text; the longest negotiated drafts have had as many. */
export const OPEN_MAX = 2_000
/** Of one text, in all its time: the number has a bound like that of versions. */
export const AMENDMENTS_MAX = 20_000
/** By one person, open in one text: above this it is another text. */
export const OPEN_BY_ONE_MAX = 200
export const SPONSORS_MAX = 100
export const STANCES_MAX = 2_000
export const AMENDMENTS_PAGE = 50

export const amendmentId = (raw: string): AmendmentId | undefined =>
  isUlid(raw) ? (raw as string as AmendmentId) : undefined

/** Where a list of amendments to a clause shows it; an insertion is beside what it comes after. */
export const clauseOf = (change: Change): After =>
  change.kind === 'insert' ? change.after : change.clause

export const wordsIn = (change: Change): string | undefined =>
  change.kind === 'replace' || change.kind === 'insert' ? change.words : undefined

export const withWords = (change: Change, words: string): Change =>
  change.kind === 'replace' || change.kind === 'insert' ? { ...change, words } : change

/** All clauses that it names: what it changes, and where it puts something. */
export const clausesNamed = (changes: readonly Change[]): readonly ClauseId[] => [
  ...new Set(
    changes.flatMap((change) =>
      [
        change.kind === 'insert' ? undefined : change.clause,
        change.kind === 'insert' || change.kind === 'move' ? change.after : undefined,
      ].flatMap((clause) => (clause === undefined || clause === 'start' ? [] : [clause])),
    ),
  ),
]
