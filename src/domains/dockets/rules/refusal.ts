/** Why something about a docket is refused, with the numbers a reader needs. Nouns only. */
import type { Instant } from '../../../platform/values.ts'
import type { InputRefusal, WindowRefusal } from '../../processes/index.ts'

export type OwnRefusal =
  | { readonly kind: 'not-for-comment' }
  | { readonly kind: 'no-subject' }
  | { readonly kind: 'not-draft' }
  | { readonly kind: 'not-opened' }
  | { readonly kind: 'not-over'; readonly closes: Instant | undefined }
  | { readonly kind: 'not-closed' }
  | { readonly kind: 'already-reported' }
  | { readonly kind: 'already-withdrawn' }
  | { readonly kind: 'report-elsewhere' }
  | { readonly kind: 'without-words' }
  | { readonly kind: 'too-long-words'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'too-many-submissions'; readonly most: number }
  | { readonly kind: 'nobody-ratifies' }
  | { readonly kind: 'not-the-author' }
  | { readonly kind: 'not-pending' }
  | { readonly kind: 'not-passed'; readonly inFavour: number; readonly against: number }

export type Refusal = OwnRefusal | WindowRefusal | InputRefusal
