/** Why something about a hum is refused: data, said by `explain.ts`. */
import type { MeetingRefusal } from '../meetings/index.ts'
import type { SittingPhase } from '../rooms/index.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'hum-cancelled' }
  | { readonly kind: 'hum-room'; readonly phase: Exclude<SittingPhase, 'open'> }
  | { readonly kind: 'hum-open' }
  | { readonly kind: 'hum-closed' }
  | { readonly kind: 'hums-full'; readonly most: number }
  | { readonly kind: 'hum-answers'; readonly given: number; readonly least: number }
  | { readonly kind: 'hum-same-answers' }
  | { readonly kind: 'hum-no-such-answer'; readonly most: number }
  | { readonly kind: 'hum-not-there' }
  | { readonly kind: 'hum-hub-gone' }
  | { readonly kind: 'hum-not-host' }
  /** `alone`: people of the hub who answered for themselves. */
  | {
      readonly kind: 'hum-more-than-hub'
      readonly places: number
      readonly sent: number
      readonly alone: number
    }
  | { readonly kind: 'hum-in-hub' }
  | { readonly kind: 'hum-not-by-phone' }
  | { readonly kind: 'hum-own-answer' }
  | { readonly kind: 'hum-own-line' }
  | { readonly kind: 'hum-codes-full'; readonly most: number }

export type Refusal = OwnRefusal | MeetingRefusal
