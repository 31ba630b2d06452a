/** Why a line of chat is refused: data, said by `explain.ts`. */
import type { PersonRefusal } from '../people/index.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'meeting-cancelled' }
  | { readonly kind: 'no-chat' }
  | { readonly kind: 'room-closed' }
  | { readonly kind: 'not-there' }
  | { readonly kind: 'line-too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'too-soon'; readonly seconds: number }
  | { readonly kind: 'chat-full'; readonly most: number }
  | { readonly kind: 'no-such-line' }
  | { readonly kind: 'runs-not' }
  | { readonly kind: 'struck-already' }

export type Refusal = PersonRefusal | OwnRefusal
