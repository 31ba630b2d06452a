/** Why something about attendance, notes or minutes is refused: data, said by `explain.ts`. */
import type { Instant } from '../../platform/values.ts'
import type { ActionRefusal } from '../actions/index.ts'
import type { PersonId, PersonRefusal } from '../people/index.ts'
import type { MinutesPhase } from './minutes.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'notes-not-now'; readonly phase: MinutesPhase; readonly opens: Instant }
  | { readonly kind: 'meeting-cancelled' }
  | { readonly kind: 'came-already' }
  | { readonly kind: 'not-there' }
  | { readonly kind: 'over-already' }
  | { readonly kind: 'runs-not' }
  | { readonly kind: 'phone-alone' }
  | { readonly kind: 'named-already'; readonly name: string }
  | { readonly kind: 'moderators-full'; readonly most: number }
  | { readonly kind: 'moderator-not-there' }
  | { readonly kind: 'moderator-already' }
  | { readonly kind: 'too-many-lines'; readonly lines: number; readonly most: number }
  | { readonly kind: 'too-many-paragraphs'; readonly paragraphs: number; readonly most: number }
  | { readonly kind: 'paragraph-too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'notes-full'; readonly most: number }
  | { readonly kind: 'notes-of-one'; readonly most: number }
  | { readonly kind: 'notes-kept'; readonly most: number }
  | { readonly kind: 'attendance-full'; readonly most: number }
  | { readonly kind: 'held-by-another'; readonly by: PersonId; readonly until: Instant }
  | { readonly kind: 'struck-already' }
  | { readonly kind: 'no-such-item' }
  | { readonly kind: 'no-such-speaker' }
  | { readonly kind: 'too-many-clauses'; readonly most: number }
  | { readonly kind: 'corrections-open'; readonly count: number }
  | { readonly kind: 'still-correcting'; readonly until: Instant }
  | { readonly kind: 'corrections-full'; readonly most: number }
  | { readonly kind: 'answered-already' }
  | { readonly kind: 'own-correction' }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'not-before-start' }
  | { readonly kind: 'links-full'; readonly most: number }
  | { readonly kind: 'reason-needed' }

export type Refusal = PersonRefusal | ActionRefusal | OwnRefusal
