/** What the pages of fair time are made of: loaded by the routes, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Hosting } from '../meetings/index.ts'
import type { Labels } from '../people/index.ts'
import type { FinderRefusal } from './rules/finder.ts'
import type { LedgerLine, RegionSum } from './rules/ledger.ts'
import type { LineProblem } from './rules/lines.ts'
import type { LocalTime } from './rules/local.ts'
import type { Pattern, Proposal } from './slot.ts'

/** Whose people are meant, with the words of its name. */
export type OfHost = { readonly hosting: Hosting; readonly words: Words }

/** Who may ask for the people of a process: whoever runs its meetings. */
export type Refusal = FinderRefusal | LineProblem | { readonly kind: 'zones-are-private' }

/** A region as it was typed, as a list has it, or none that was said. */
export type RegionName =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'listed'; readonly labels: Labels }
  | { readonly kind: 'unsaid' }

/** Minutes per person over all meetings, in the order of the columns. */
export type Row = {
  readonly region: RegionName
  readonly people: number
  readonly means: readonly number[]
}

/** `most`: one slot for the greatest number. Else the fairest with so many slots. */
export type Column = { readonly of: 'most' | number; readonly proposal: Proposal }

/** In a zone, each slot's local times. */
export type Place = {
  readonly zone: string
  readonly isOwn: boolean
  readonly slots: readonly (readonly LocalTime[])[]
}

export type Found = {
  readonly pattern: Pattern
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Of the reader, where somebody is signed in. */
  readonly own: { readonly zone: string; readonly means: readonly number[] } | undefined
  readonly places: readonly Place[]
}

export type FinderShown = {
  readonly again: Again
  readonly host: OfHost | undefined
  readonly refusal: Refusal | undefined
  readonly found: Found | undefined
}

export type LedgerShown = OfHost & {
  readonly sums: readonly RegionSum[]
  readonly lines: readonly LedgerLine[]
  readonly labels: ReadonlyMap<string, Labels>
  readonly held: number
  /** Of those held: of how many it is known who came. */
  readonly counted: number
  readonly coming: number
  /** Whether the reader may ask the finder for these people. */
  readonly mayFind: boolean
}

export type OwnMeeting = {
  readonly id: string
  readonly title: string
  readonly starts: Instant
  readonly minutes: number
  readonly outside: number
  readonly isComing: boolean
}

export type MineShown = { readonly zone: string; readonly meetings: readonly OwnMeeting[] }
