/** What a rule is judged by: the electorate, what it said, and what else was found. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { Ballot, Counting, Voice } from './electorate.ts'

export type Situation = {
  readonly voices: readonly Voice[]
  readonly counting?: Counting | undefined
  /** One list for each round that was held; most decisions have one. */
  readonly rounds: readonly (readonly Ballot[])[]
  /** The chair's casting ballot, where a rule lets it break a tie. */
  readonly casting?: string | undefined
  readonly objections?: readonly ObjectionState[] | undefined
  /** The officer who found it gave reasons. */
  readonly reasons?: boolean | undefined
  readonly notice?: { readonly over: boolean; readonly objected: boolean } | undefined
  readonly designated?: string | undefined
  readonly petition?: Petition | undefined
  /** Parties that signed. */
  readonly signed?: readonly string[] | undefined
  readonly panel?: 'for' | 'against' | undefined
  readonly lot?: Drawing | undefined
  readonly scored?: Scoring | undefined
}

export type ObjectionState = {
  /** Somebody still stands behind it. */
  readonly sustained: boolean
  /** Answered with reasons, withdrawn, or found out of scope. */
  readonly disposed: boolean
}

export type Petition = {
  readonly opened: Instant
  readonly closes: Instant
  readonly supporters: readonly Supporter[]
}

export type Supporter = {
  readonly person: string
  readonly organisation?: string | undefined
  readonly at: Instant
}

export type Drawing = {
  readonly qualified: readonly string[]
  /** What the seed turned out to be; absent until then. */
  readonly seed?: string | undefined
}

export type Scoring = {
  readonly applications: readonly Application[]
  readonly scores: readonly Score[]
  readonly conflicts: readonly Conflict[]
  /** For ties that a lot breaks. */
  readonly seed?: string | undefined
}

export type Application = {
  readonly id: string
  readonly at: Instant
  readonly parts: Readonly<Record<string, string>>
}

export type Score = {
  readonly application: string
  readonly reviewer: string
  readonly criterion: string
  readonly points: number
}

/** A reviewer with a conflict neither sees nor scores the application. */
export type Conflict = { readonly application: string; readonly reviewer: string }
