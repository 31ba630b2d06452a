/** Why something about a meeting is refused: data, said by `explain.ts`. */
import type { Instant } from '../../platform/values.ts'
import type { VideoRefusal } from '../../platform/video/index.ts'
import type { DiscussionRefusal } from '../discussions/index.ts'
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
  | { readonly kind: 'room-not-open'; readonly opens: Instant }
  | { readonly kind: 'for-invited' }
  | VideoRefusal
  | { readonly kind: 'no-video' }
  | { readonly kind: 'zone-for-one' }
  | { readonly kind: 'no-drift' }
  | { readonly kind: 'wall-gone' }
  | { readonly kind: 'too-many-items'; readonly most: number }
  | { readonly kind: 'too-many-of-one'; readonly most: number }
  | { readonly kind: 'items-closed'; readonly until: Instant }
  | { readonly kind: 'no-such-item' }
  | { readonly kind: 'item-not-open' }
  | { readonly kind: 'not-your-item' }
  | { readonly kind: 'no-such-thing' }
  | { readonly kind: 'agenda-empty' }
  | { readonly kind: 'too-many-hubs'; readonly most: number }
  | { readonly kind: 'hub-full'; readonly most: number }
  | { readonly kind: 'no-such-hub' }
  | { readonly kind: 'not-your-hub' }
  | { readonly kind: 'at-this-hub' }
  | { readonly kind: 'not-at-this-hub' }
  | { readonly kind: 'too-many-sessions'; readonly most: number }
  | { readonly kind: 'too-many-parallel'; readonly most: number }
  | { readonly kind: 'outside-meeting' }
  | { readonly kind: 'no-such-session' }
  | { readonly kind: 'too-many-materials'; readonly most: number }
  | { readonly kind: 'no-such-material' }
  | { readonly kind: 'address-or-file' }
  | { readonly kind: 'bad-file'; readonly why: DiscussionRefusal }
  | { readonly kind: 'too-many-requests'; readonly most: number }
  | { readonly kind: 'no-such-request' }
  | { readonly kind: 'request-changed' }
  | { readonly kind: 'regions-wrong'; readonly least: number; readonly most: number }
  | { readonly kind: 'no-such-region' }
  | { readonly kind: 'same-region'; readonly region: string; readonly next: string }
  | { readonly kind: 'in-cycle-already' }
  | { readonly kind: 'not-of-body' }

export type Refusal = StandingRefusal | OwnRefusal
