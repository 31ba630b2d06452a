/** Why something about a meeting is refused: data, said by `explain.ts`. */
import type { StandingRefusal } from '../processes/index.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'body-dissolved' }
  | { readonly kind: 'no-such-host' }
  /** The bound stands beside what was asked for, where that is known. */
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

export type Refusal = StandingRefusal | OwnRefusal
