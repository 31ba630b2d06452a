/** Why something about an outcome or a commitment is refused, as data. No words. */
import type { ProcessRefusal } from '../../processes/index.ts'
import type { OutcomeId } from '../outcome.ts'

export type Refusal = ProcessRefusal | OwnRefusal

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'not-designated' }
  | { readonly kind: 'not-agreed'; readonly level: string }
  | { readonly kind: 'about-rules' }
  | { readonly kind: 'already-adopted'; readonly outcome: OutcomeId }
  | { readonly kind: 'role-not-yours' }
  | { readonly kind: 'due-in-past' }
  | { readonly kind: 'too-many-commitments'; readonly most: number }
  | { readonly kind: 'not-the-party' }
  | { readonly kind: 'already-done' }
  | { readonly kind: 'already-withdrawn' }
  | { readonly kind: 'too-many-reports'; readonly most: number }
  | { readonly kind: 'too-many-changes'; readonly most: number }
  | { readonly kind: 'nothing-reported' }
  | { readonly kind: 'own-report' }
  | { readonly kind: 'too-many-contests'; readonly most: number }
