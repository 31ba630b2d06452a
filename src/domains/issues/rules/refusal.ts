/** Why something about an issue cannot be done: data with the numbers that a reader needs. */
import type { PersonRefusal } from '../../people/index.ts'
import type { IssueStateKind } from '../issue.ts'
import type { Short } from './budget.ts'
import type { Finding } from './screening.ts'

export type Refusal =
  | PersonRefusal
  | { readonly kind: 'group-needed'; readonly scheme: string }
  | { readonly kind: 'own-issue' }
  | { readonly kind: 'already-seconded' }
  | { readonly kind: 'not-seconded' }
  | { readonly kind: 'not-proposer' }
  | { readonly kind: 'not-staff' }
  | { readonly kind: 'not-panel-chair' }
  | { readonly kind: 'not-facilitator' }
  | { readonly kind: 'wrong-state'; readonly state: IssueStateKind }
  | { readonly kind: 'nothing-screened' }
  | { readonly kind: 'own-screening' }
  | { readonly kind: 'parked-in-past' }
  | { readonly kind: 'parked-too-long'; readonly longestDays: number }
  | { readonly kind: 'no-room'; readonly short: readonly Short[] }
  | { readonly kind: 'despite-needed'; readonly findings: readonly Finding[] }
  | { readonly kind: 'frees-nothing' }
  | { readonly kind: 'too-few-groups'; readonly groups: number; readonly needed: number }
  | { readonly kind: 'petitioned-before' }
  | { readonly kind: 'in-a-circle' }
  | { readonly kind: 'unknown-issue'; readonly named: string }
  | { readonly kind: 'already-sorted' }
  | { readonly kind: 'too-few-parts'; readonly least: number }
  | { readonly kind: 'other-list' }
  | { readonly kind: 'only-reported' }
  | { readonly kind: 'unknown-process' }
  | { readonly kind: 'list-full'; readonly most: number }
  | { readonly kind: 'missing-words'; readonly outcome: 'narrowed' | 'referred' | 'parked' }
