/** What the pages of this domain are made of: loaded by `load*.ts`, shown by the views. No I/O. */
import type { Again, Step as HistoryStep } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Code } from '../people/index.ts'
import type { Contributed, ProcessScene } from '../processes/index.ts'
import type { Change, ClauseId, Lineage, Text } from '../texts/index.ts'
import type { Refusal } from './refusal.ts'
import type { Remark } from './remark.ts'
import type { Cover, Covered } from './rules/cover.ts'
import type { SealOpened } from './store-covered.ts'
import type { Voice } from './store-remarks.ts'
import type { Standing } from './standings.ts'
import type { Traced } from './uptake.ts'

export const FORMS = [
  'claim',
  'contest',
  'withdraw',
  'settle',
  'sitting',
  'note',
  'agree',
  'decline',
] as const
export type FormName = (typeof FORMS)[number]

/** A form that came back: which, about which text, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly text: string | undefined
  readonly again: Again
  readonly refusal: Refusal | undefined
}

export type Scene = ProcessScene & {
  readonly returned: Returned | undefined
  readonly standings: ReadonlyMap<string, Standing>
  readonly regions: readonly Code[]
  /** By contribution: the version of its author's statement of interest that was in force then. */
  readonly interests: ReadonlyMap<string, number>
}

/** A text of the process, with the clauses of its latest version in order. */
export type TextShown = {
  readonly text: Text
  readonly title: string
  readonly version: number
  readonly order: readonly ClauseId[]
  /** What each version said was split and merged. */
  readonly lineages: readonly (readonly Lineage[])[]
}

export type End = {
  readonly traced: Traced
  readonly cover: Cover
  readonly at: TextShown | undefined
}

export type OneShown = Scene & {
  readonly contributed: Contributed
  /** In texts where everybody, or whoever asks, may see it. */
  readonly ends: readonly End[]
  /** The cover under which others, or all, of its ends are. */
  readonly cover: Cover
  /** Whoever asks contributed it, whether or not anybody else may know. */
  readonly isAuthor: boolean
  /** What opens the commitments of its last acts, for its author. */
  readonly seals: ReadonlyMap<string, SealOpened>
  readonly texts: readonly TextShown[]
  readonly history: readonly HistoryStep[]
}

export type Filter = {
  readonly state: string | undefined
  readonly group: string | undefined
  readonly region: string | undefined
  readonly clause: ClauseId | undefined
  readonly page: number
}

export type ListShown = Scene & {
  readonly at: TextShown
  readonly filter: Filter
  readonly cover: Cover
  /** Whoever asks sees what others do not, because they must settle it. */
  readonly isPen: boolean
  readonly rows: readonly (Traced & { readonly suggested: ClauseId | undefined })[]
  /** On this page too, after the rows. */
  readonly covered: readonly Covered[]
  readonly count: number
  readonly all: number
  readonly open: number
  readonly pages: number
}

/** One version of a clause that differs from the one before. */
export type Wording = {
  readonly version: number
  readonly at: Instant
  readonly reason: string
  readonly changes: readonly Change[]
  /** The clauses of the version before that it was made of, where it has no earlier words. */
  readonly from: readonly ClauseId[]
  readonly entry: number | undefined
}

/** What was said without a name: as everybody reads it, or as it is asked about. */
export type RemarkShown = Scene & {
  readonly at: TextShown
  readonly remark: Omit<Remark, 'words'> & { readonly said: string }
  readonly isAgreed: boolean
  /** Only for whoever said it. */
  readonly voice: Voice | undefined
}

export type TrailShown = Scene & {
  readonly at: TextShown
  readonly clause: ClauseId
  /** Its number in the latest version; absent where it is gone. */
  readonly place: number | undefined
  /** The newest first. */
  readonly wordings: readonly Wording[]
  /** Clauses that it grew from, also those of others that were merged into it. */
  readonly ancestors: readonly ClauseId[]
  readonly cover: Cover
  readonly grewFrom: readonly Traced[]
  readonly covered: readonly Covered[]
  readonly more: number
  /** By contribution: the entry of the record by which it came. */
  readonly entries: ReadonlyMap<string, number>
}
