/** Why something about what became of a contribution is refused: data, said by `explain.ts`. */
import type { StandingRefusal } from '../processes/index.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'not-author' }
  | { readonly kind: 'another-process' }
  | { readonly kind: 'clause-unknown'; readonly clause: string; readonly version: number }
  | { readonly kind: 'needs-clause' }
  | { readonly kind: 'too-many-clauses'; readonly most: number }
  | { readonly kind: 'needs-reason' }
  /** In a form of many rows: the row, from 1 on. */
  | { readonly kind: 'row'; readonly row: number; readonly why: RowRefusal }
  | { readonly kind: 'nothing-settled' }
  | { readonly kind: 'settled-already' }
  | { readonly kind: 'not-settled' }
  | { readonly kind: 'contested-enough'; readonly most: number }
  | { readonly kind: 'nothing-to-withdraw' }
  /** These rules take nothing that was said on condition of not being named. */
  | { readonly kind: 'not-without-a-name' }
  | { readonly kind: 'nobody-of-that-name' }
  | { readonly kind: 'own-words' }
  | { readonly kind: 'asked-enough'; readonly most: number }
  | { readonly kind: 'answered-already' }

export type RowRefusal = Exclude<OwnRefusal, { readonly kind: 'row' }>

export type Refusal = StandingRefusal | OwnRefusal
