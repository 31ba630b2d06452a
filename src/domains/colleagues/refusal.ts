/** Why something about a draft is refused, with the number that counts. In no words. */
import type { Instant } from '../../platform/values.ts'
import type { Refusal as CallRefusal } from '../decisions/index.ts'
import type { DocketRefusal } from '../dockets/index.ts'
import type { PersonRefusal } from '../people/index.ts'
import type { NotAdoptedWhy } from './rules-outcome.ts'

export type OwnRefusal =
  | { readonly kind: 'no-organisation' }
  | { readonly kind: 'not-open' }
  | { readonly kind: 'over' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'nobody-asked' }
  | { readonly kind: 'no-address'; readonly typed: string }
  | { readonly kind: 'asked-already'; readonly typed: string }
  | { readonly kind: 'own-address' }
  | { readonly kind: 'no-approver' }
  | { readonly kind: 'nothing-to-change' }
  | { readonly kind: 'ends-too-soon'; readonly hours: number }
  | { readonly kind: 'ends-too-late'; readonly days: number }
  | { readonly kind: 'ends-after-close'; readonly closes: Instant }
  | { readonly kind: 'quorum-too-high'; readonly most: number }
  | {
      readonly kind:
        | 'too-many-drafts'
        | 'too-many-colleagues'
        | 'too-many-invitations'
        | 'too-many-letters'
        | 'too-many-versions'
        | 'too-many-comments'
      readonly most: number
    }
  | { readonly kind: 'too-long'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'too-long-reason'; readonly letters: number; readonly most: number }
  | { readonly kind: 'still-open' }
  | { readonly kind: 'not-adopted'; readonly why: NotAdoptedWhy }

/** Where it is to be said, something stands in the way; in the words of that domain. */
export type PlaceRefusal =
  | { readonly kind: 'of-docket'; readonly refusal: DocketRefusal }
  | { readonly kind: 'of-call'; readonly refusal: CallRefusal }

export type ColleagueRefusal = OwnRefusal | PersonRefusal | PlaceRefusal
