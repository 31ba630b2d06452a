/** A designation: the level of agreement a chair records. Not a vote. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { WindowId } from '../processes/index.ts'
import type { CallId } from './call.ts'
import type { ObjectionId } from './objection.ts'

export type DesignationId = Brand<string, 'DesignationId'>

/** A level may be found for a proposal or against it (processes.md 2.4, the gap noted in 2014). */
export const POLARITIES = ['for', 'against'] as const
export type Polarity = (typeof POLARITIES)[number]

export type Designation = {
  readonly id: DesignationId
  readonly call: CallId
  /** 1 for the first proposal in a call. */
  readonly round: number
  /** The template's own label, by its id. */
  readonly level: string
  readonly polarity: Polarity
  readonly reasons: Commitment
  readonly by: PersonId
  /** Officers who had agreed to these words before they were published, besides `by`. */
  readonly prepared?: readonly PersonId[] | undefined
  readonly proposedAt: Instant
  readonly state: DesignationState
}

export type DesignationState =
  /** The group may react until then. */
  | { readonly kind: 'proposed'; readonly reactUntil: Instant }
  /** The call took input again in that window before anybody made it final. */
  | { readonly kind: 'lapsed'; readonly lapsedAt: Instant; readonly window: WindowId }
  | {
      readonly kind: 'final'
      readonly finalAt: Instant
      /** What the label's own definition asks for and the call does not show. */
      readonly unmet: readonly LabelNeed[]
      readonly override: Override | undefined
    }

/** Closing over objections that nobody answered: the reason stays beside the result. */
export type Override = { readonly reason: Commitment; readonly unanswered: readonly ObjectionId[] }

/** What a label says of itself that a machine can see. The rest is the chair's judgement. */
export const LABEL_NEEDS = ['nobody-objects', 'all-answered', 'no-group-objects'] as const
export type LabelNeed = (typeof LABEL_NEEDS)[number]

export const REACTIONS = ['accept', 'contest'] as const
export type ReactionKind = (typeof REACTIONS)[number]

/** What somebody of the group says of a proposed designation. */
export type Reaction = {
  readonly designation: DesignationId
  readonly person: PersonId
  readonly kind: ReactionKind
  readonly reason: Commitment | undefined
  /** The office that they hold in the call and did not speak from. */
  readonly hat?: string | undefined
  readonly reactedAt: Instant
}

/** Written by one who stood behind an objection to its end; nobody else can change or remove it. */
export type MinorityStatement = {
  readonly objection: ObjectionId
  readonly call: CallId
  readonly author: PersonId
  readonly text: Commitment
  readonly capacity: Capacity
  readonly spokeFor: Commitment | undefined
  readonly hat?: string | undefined
  readonly writtenAt: Instant
}

export function designationId(raw: string): DesignationId | undefined {
  return isUlid(raw) ? (raw as string as DesignationId) : undefined
}
