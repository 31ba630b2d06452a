/** Two objections of one call that say the same: what was asked, and who agreed. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { CallId } from './call.ts'
import type { ObjectionId } from './objection.ts'

export type MergeId = Brand<string, 'MergeId'>

/** `from` becomes a part of `into` once both owners have agreed; until then both stand. */
export type Merge = {
  readonly id: MergeId
  readonly call: CallId
  readonly from: ObjectionId
  readonly into: ObjectionId
  readonly proposedBy: PersonId
  readonly proposedAt: Instant
  readonly reason: Commitment | undefined
  /** Owners who said yes; what an owner said holds for as long as they speak for it. */
  readonly agreed: readonly PersonId[]
  readonly state: MergeState
}

export type MergeState =
  | { readonly kind: 'asked' }
  | { readonly kind: 'merged'; readonly at: Instant }
  /** An owner said no or took a yes back, or whoever proposed it gave it up. */
  | { readonly kind: 'ended'; readonly at: Instant }

export function mergeId(raw: string): MergeId | undefined {
  return isUlid(raw) ? (raw as string as MergeId) : undefined
}
