/** What pages about issues are made of: looked up by the routes, rendered by the views. */
import type { Again, Step } from '../../../platform/html/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Actor } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import type { StewardAct } from '../../stewards/index.ts'
import type { Issue, IssueLink, Second } from '../issue.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Amounts, Screening } from '../screening.ts'

/** Words behind commitments, names behind pseudonyms, labels behind codes. */
export type Told = {
  readonly words: (commitment: string) => string
  readonly nameOf: (person: string) => { readonly name: string; readonly path: string }
  readonly groupOf: (code: string) => string
}

export const FORMS = [
  'propose',
  'complete',
  'second',
  'unsecond',
  'withdraw',
  'petition',
  'screen',
  'return',
  'decide',
  'merge',
  'symptom',
  'split',
  'plan',
  'rank',
] as const
export type FormName = (typeof FORMS)[number]

/** A form that came back: as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal?: Refusal | undefined
}

export type Capacities = readonly { readonly value: string; readonly label: string }[]

export type Reader = {
  readonly viewer: Actor | undefined
  readonly capacities: Capacities
  readonly returned: Returned | undefined
}

export type Board = Told &
  Reader & {
    readonly issues: readonly Issue[]
    readonly seconds: readonly Second[]
    readonly taken: Amounts
    readonly now: Instant
  }

export type Whole = Told &
  Reader & {
    readonly issue: Issue
    readonly process: Process | undefined
    /** All of its list, for the names of those it is linked to and for the forms. */
    readonly list: readonly Issue[]
    readonly links: readonly IssueLink[]
    readonly seconds: readonly Second[]
    readonly screenings: readonly Screening[]
    readonly accepted: readonly Issue[]
    readonly taken: Amounts
    readonly stewardActs: readonly StewardAct[]
    readonly steps: readonly Step[]
    readonly now: Instant
  }

export type List = Told & {
  readonly process: Process
  readonly issues: readonly Issue[]
  readonly links: readonly IssueLink[]
}
