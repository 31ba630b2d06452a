/** A position: where one person stands in one call. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { CallId } from './call.ts'

/** In the order in which forms, bars and tables show them. */
export const CHOICES = ['support', 'accept', 'reserve', 'object', 'none'] as const
export type Choice = (typeof CHOICES)[number]

/** A reservation awaits instructions until a date; it is neither assent nor a block. */
export type Stance =
  | { readonly kind: 'support' | 'accept' | 'object' | 'none' }
  | { readonly kind: 'reserve'; readonly until: Instant }

/** What the public may know of a stance: all of it, or that there is one. */
export type Shown =
  | Stance
  /** `seal` is the commitment to the stance; it is opened when the call closes. */
  | { readonly kind: 'sealed'; readonly seal: Commitment }

export type ShownKind = Shown['kind']

/** The current position. Earlier ones are entries on the record with the same subject. */
export type Position = {
  readonly call: CallId
  readonly person: PersonId
  /** Members are counted, participants are heard; taken from the roll that was frozen. */
  readonly counted: boolean
  readonly group: string
  readonly shown: Shown
  readonly reason: Commitment | undefined
  readonly capacity: Capacity
  /** Under which name the capacity was known when they spoke: a commitment, empty for oneself. */
  readonly spokeFor: Commitment | undefined
  /** The office that they hold in the call and did not speak from. */
  readonly hat?: string | undefined
  readonly statedAt: Instant
}
