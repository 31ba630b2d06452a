/** The screening sheet: what was found about an issue, and what follows for it. Nouns only. */
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { DeclinedFor, IssueId } from './issue.ts'

export type ScreeningId = Brand<string, 'ScreeningId'>

/** What work on an issue takes out of the capacity budget; one process, beside these. */
export type Cost = {
  readonly staffHours: number
  readonly volunteerHours: number
  /** Minor units of the budget's currency. */
  readonly money: number
}

/** What is asked for each indicator; how many points a yes has stands in `screening.yaml`. */
export const URGENCY_QUESTIONS = ['costly', 'dated', 'committed'] as const
export const LOCK_IN_QUESTIONS = ['tabled', 'consulted', 'scheduled', 'enforced'] as const
export type UrgencyQuestion = (typeof URGENCY_QUESTIONS)[number]
export type LockInQuestion = (typeof LOCK_IN_QUESTIONS)[number]

export type Points<Question extends string> = Readonly<Record<Question, number>>

/** One thing that would have to be done, by whom, and whether they sit at the table. */
export type Element = {
  readonly what: Commitment
  readonly who: Commitment
  readonly authority: Commitment | null
  readonly attends: boolean
  /** Without it the outcome is not reached. */
  readonly core: boolean
}

export const SHEET_WORDS = ['urgency', 'lockIn', 'mandate', 'existing', 'gap'] as const
export type SheetWord = (typeof SHEET_WORDS)[number]

export type Sheet = {
  /** Two indicators, never added to each other. */
  readonly urgency: Points<UrgencyQuestion>
  readonly lockIn: Points<LockInQuestion>
  readonly elements: readonly Element[]
  /** Evidence for each indicator; whose mandate it is; work elsewhere and the gap it leaves. */
  readonly words: Readonly<Partial<Record<SheetWord, Commitment>>>
  readonly cost: Cost
}

/** What is to become of an issue. */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'narrowed'; readonly scope: Commitment }
  | { readonly kind: 'parked'; readonly until: Instant }
  | { readonly kind: 'referred'; readonly to: Commitment }
  | { readonly kind: 'declined'; readonly why: DeclinedFor }

export const OUTCOMES = [
  'accepted',
  'narrowed',
  'parked',
  'referred',
  'declined',
] as const satisfies readonly Outcome['kind'][]
export type OutcomeKind = Outcome['kind']

/** The staff fill the sheet and propose; the panel decides, and may decide otherwise. */
export type Screening = {
  readonly id: ScreeningId
  readonly issue: IssueId
  readonly by: PersonId
  readonly at: Instant
  readonly sheet: Sheet
  readonly proposed: Outcome
  readonly reason: Commitment
  readonly state: ScreeningState
}

export type ScreeningState =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'decided'
      readonly by: PersonId
      readonly at: Instant
      readonly outcome: Outcome
      readonly reason: Commitment
      /** Why, where it says other than the indicators. */
      readonly despite: Commitment | null
    }
  /** Screened anew, or taken off the table, before the panel decided. */
  | { readonly kind: 'overtaken'; readonly at: Instant }

export const SCREENING_STATES = ['waiting', 'decided', 'overtaken'] as const

/** The limits a group has set itself for a period, and what is taken of them. */
export const BUDGET_PARTS = ['processes', 'staffHours', 'volunteerHours', 'money'] as const
export type BudgetPart = (typeof BUDGET_PARTS)[number]
export type Amounts = Readonly<Record<BudgetPart, number>>

/** What an issue takes: one process and its cost. */
export const amountsOf = (cost: Cost): Amounts => ({ processes: 1, ...cost })
