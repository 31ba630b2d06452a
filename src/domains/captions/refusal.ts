/** Why something about captions is refused: data, said by `explain.ts`. */
import type { PersonRefusal } from '../people/index.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'meeting-cancelled' }
  | { readonly kind: 'room-unopened' }
  | { readonly kind: 'too-late'; readonly hours: number }
  | { readonly kind: 'no-scribe' }
  | { readonly kind: 'runs-not' }
  | { readonly kind: 'nothing-said' }
  | { readonly kind: 'not-vtt' }
  | { readonly kind: 'times-too-far'; readonly hours: number }
  | { readonly kind: 'too-many-lines'; readonly lines: number; readonly most: number }
  | { readonly kind: 'too-often'; readonly most: number }
  | { readonly kind: 'captions-full'; readonly most: number }
  | { readonly kind: 'too-many-languages'; readonly most: number }
  | { readonly kind: 'same-language' }
  | { readonly kind: 'no-such-session' }
  | { readonly kind: 'no-such-line' }
  | { readonly kind: 'struck-already' }
  | { readonly kind: 'scribe-already' }
  | { readonly kind: 'no-such-scribe' }
  | { readonly kind: 'came-not' }
  | { readonly kind: 'too-many-scribes'; readonly most: number }
  | { readonly kind: 'too-many-keys'; readonly most: number }
  | { readonly kind: 'key-gone' }

export type Refusal = PersonRefusal | OwnRefusal
