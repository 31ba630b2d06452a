/** An issue: a problem that somebody proposes to work on, and what became of it. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId, Reported } from '../processes/index.ts'
import type { Cost } from './screening.ts'

export type IssueId = Brand<string, 'IssueId'>

/** What a proposal says, besides its title. */
export const ISSUE_WORDS = ['problem', 'affected', 'outcome', 'implementers', 'timing'] as const
export type IssueWord = (typeof ISSUE_WORDS)[number]

export type Issue = {
  readonly id: IssueId
  /** The process whose list it is on; absent where it waits for screening by the panel. */
  readonly process: ProcessId | undefined
  /** 1: as it was proposed. 2 and on: what earlier ones were merged or carried into. */
  readonly generation: number
  /** As it was published: `13`, `C3`. Two issues may carry the same where a source prints it so. */
  readonly number: string | undefined
  readonly title: Commitment
  readonly words: Readonly<Partial<Record<IssueWord, Commitment>>>
  /** Where sources differ, what they say. */
  readonly note: Commitment | undefined
  readonly from: Origin
  readonly practice: boolean
  readonly proposedAt: Instant
  /** Groups may put it back on the panel's table, once. */
  readonly petitionedAt: Instant | undefined
  readonly plan: Plan | undefined
  readonly place: Ranked | undefined
  readonly state: IssueState
}

/** Proposed here by somebody, or entered from a source: then nobody here is said to have acted. */
export type Origin =
  | { readonly kind: 'person'; readonly by: PersonId; readonly capacity: Capacity }
  | { readonly kind: 'reported'; readonly reported: Reported }

/** Who sees to it, in what time, with what. Source: processes.md 3.1, step 7 [MSM-4]. */
export type Plan = {
  readonly owner: Commitment
  readonly timeFrame: Commitment
  readonly resources: Commitment
}

/** Where it stands in an order, by whom, and whether it is among those worked on first. */
export type Ranked = {
  readonly position: number
  readonly focus: boolean
  readonly decider: Commitment
  readonly reason: Commitment
}

export const DECLINED_FOR = ['too-late', 'not-actionable', 'other'] as const
export type DeclinedFor = (typeof DECLINED_FOR)[number]

export type IssueState =
  | { readonly kind: 'proposed'; readonly since: Instant; readonly again: Again }
  | { readonly kind: 'returned'; readonly at: Instant; readonly reason: Commitment }
  | (Decided & { readonly kind: 'accepted'; readonly cost: Cost })
  | (Decided & { readonly kind: 'narrowed'; readonly cost: Cost; readonly scope: Commitment })
  | (Decided & { readonly kind: 'parked'; readonly until: Instant })
  | (Decided & { readonly kind: 'referred'; readonly to: Commitment })
  | (Decided & { readonly kind: 'declined'; readonly why: DeclinedFor })
  | (Decided & { readonly kind: 'concluded' })
  | { readonly kind: 'sorted'; readonly at: Instant; readonly reason: Commitment }
  | { readonly kind: 'withdrawn'; readonly at: Instant }
  | { readonly kind: 'reported' }

type Decided = { readonly at: Instant; readonly reason: Commitment }

export const ISSUE_STATES = [
  'proposed',
  'returned',
  'accepted',
  'narrowed',
  'parked',
  'referred',
  'declined',
  'concluded',
  'sorted',
  'withdrawn',
  'reported',
] as const satisfies readonly IssueState['kind'][]
export type IssueStateKind = IssueState['kind']

/** Why it is on the table: new, completed, back from the parked ones, or asked for by groups. */
export const ON_TABLE = ['first', 'completed', 'hour', 'petition'] as const
export type Again = (typeof ON_TABLE)[number]

/** What becomes of an issue on its way; `not-carried` ends it with its reason. */
export const LINK_KINDS = [
  'merged-into',
  'split-into',
  'symptom-of',
  'carried-as',
  'not-carried',
] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export type LinkId = Brand<string, 'LinkId'>

export type IssueLink = {
  readonly id: LinkId
  readonly from: IssueId
  readonly kind: LinkKind
  /** Absent for what was not carried on. */
  readonly to: IssueId | undefined
  readonly reason: Commitment | undefined
  /** Inferred by us from the sources; no source states it. */
  readonly derived: boolean
  readonly reported: Reported | undefined
  readonly by: PersonId | undefined
  readonly at: Instant
}

/** Somebody who says: this should be worked on. One for a person; it can be withdrawn. */
export type Second = {
  readonly issue: IssueId
  readonly person: PersonId
  /** As they had chosen it when they said so. */
  readonly group: string
  readonly capacity: Capacity
  readonly at: Instant
  readonly withdrawnAt: Instant | undefined
}

/** The code list from which the groups of seconders come. */
export const SECOND_SCHEME = 'stakeholder-groups'

/** Reads an id from outside. Anything but a ULID is `undefined`; the route answers 404. */
export const issueId = (raw: string): IssueId | undefined =>
  isUlid(raw) ? (raw as string as IssueId) : undefined

/** The hour decides: what was parked until now is on the table, whether or not a job has run. */
export function asOf(issue: Issue, now: Instant): Issue {
  const { state } = issue
  if (state.kind !== 'parked' || now < state.until) return issue
  return { ...issue, state: { kind: 'proposed', since: state.until, again: 'hour' } }
}
