/** Why something about a petition or a ratification is refused: data, said by `explain.ts`. */
import type { ProcessRefusal } from '../processes/index.ts'
import type { PetitionPhase } from './petition.ts'
import type { RatificationPhase } from './ratification.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'no-such-petition' }
  | { readonly kind: 'runs-already' }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'petition-not-now'; readonly phase: PetitionPhase }
  | { readonly kind: 'signed-already' }
  | { readonly kind: 'not-signed' }
  | { readonly kind: 'no-such-ratification' }
  | { readonly kind: 'asked-already' }
  | { readonly kind: 'ratification-not-now'; readonly phase: RatificationPhase }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'answered-already' }
  | { readonly kind: 'silence-ratified' }
  | { readonly kind: 'votes-wrong'; readonly most: number }
  /** Its rule looks at houses or groups: heads alone do not tell. */
  | { readonly kind: 'needs-ballot' }
  /** By the body's rule these votes decide nothing yet. */
  | { readonly kind: 'undecided' }
  | { readonly kind: 'no-such-ballot' }

export type Refusal = ProcessRefusal | OwnRefusal
