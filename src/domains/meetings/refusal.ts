/** Why something about a meeting is refused: data, said by `explain.ts`. */
import type { Instant } from '../../platform/values.ts'
import type { StandingRefusal } from '../processes/index.ts'
import type { MeetingPhase } from './meeting.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'body-dissolved' }
  | { readonly kind: 'no-such-host' }
  | { readonly kind: 'too-many-occurrences'; readonly most: number; readonly asked: number }
  | { readonly kind: 'no-occurrence' }
  | { readonly kind: 'too-many-slots'; readonly most: number }
  | { readonly kind: 'bad-day'; readonly day: string }
  | { readonly kind: 'bad-time'; readonly time: string }
  | { readonly kind: 'bad-zone'; readonly zone: string }
  | {
      readonly kind: 'skipped-time'
      readonly local: string
      readonly zone: string
      readonly before: string
      readonly after: string
    }
  | { readonly kind: 'in-the-past' }
  | { readonly kind: 'too-far-ahead'; readonly years: number }
  | { readonly kind: 'too-many-meetings'; readonly most: number }
  /** `earliest`: the first hour for which it could be called now. */
  | {
      readonly kind: 'short-notice'
      readonly span: string
      readonly earliest: Instant
      readonly isAllowed: boolean
    }
  | { readonly kind: 'emergency-for-chair' }
  | { readonly kind: 'meeting-not-now'; readonly phase: MeetingPhase }
  /** Somebody else changed it since the form was opened: what it is now. */
  | {
      readonly kind: 'changed-meanwhile'
      readonly local: string
      readonly zone: string
      readonly minutes: number
    }
  | { readonly kind: 'zone-for-one' }
  | { readonly kind: 'no-drift' }
  | { readonly kind: 'wall-gone' }
  | { readonly kind: 'too-many-items'; readonly most: number }
  | { readonly kind: 'items-closed'; readonly until: Instant }
  | { readonly kind: 'no-such-item' }
  | { readonly kind: 'item-not-open' }
  | { readonly kind: 'not-your-item' }
  | { readonly kind: 'no-such-thing' }
  | { readonly kind: 'agenda-empty' }

export type Refusal = StandingRefusal | OwnRefusal
