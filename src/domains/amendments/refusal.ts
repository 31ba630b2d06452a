/** Why something about an amendment is refused: data, said by `explain.ts`. */
import type { BracketFlaw, TextRefusal } from '../texts/index.ts'

/** `change` is the number of the change in its amendment, from 1 on. */
type InChange = { readonly change: number }

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'text-fixed' }
  | { readonly kind: 'no-changes' }
  /** It names no kind, no clause, or no place for it. */
  | (InChange & { readonly kind: 'change-unread' })
  | { readonly kind: 'too-many-changes'; readonly most: number }
  | { readonly kind: 'too-many-open'; readonly most: number }
  | { readonly kind: 'too-many-of-yours'; readonly most: number }
  | (InChange & { readonly kind: 'clause-unknown'; readonly version: number })
  | (InChange & { readonly kind: 'no-words' })
  | (InChange & { readonly kind: 'words-too-long'; readonly most: number })
  | (InChange & BracketFlaw & { readonly kind: 'words-in-brackets' })
  | (InChange & { readonly kind: 'words-unchanged' })
  | (InChange & { readonly kind: 'moves-nowhere' })
  | (InChange & { readonly kind: 'clause-twice' })
  | { readonly kind: 'text-moved-on'; readonly latest: number }
  | { readonly kind: 'not-open' }
  | { readonly kind: 'not-proposer' }
  | { readonly kind: 'own-amendment' }
  | { readonly kind: 'needs-organisation' }
  | { readonly kind: 'joined-already' }
  | { readonly kind: 'not-joined' }
  | { readonly kind: 'needs-reason' }
  | { readonly kind: 'said-nothing' }
  | { readonly kind: 'merges-into-itself' }
  | { readonly kind: 'no-such-amendment'; readonly number: number }
  | { readonly kind: 'nothing-left' }
  | { readonly kind: 'nothing-decided' }
  | { readonly kind: 'too-many-steps'; readonly most: number }
  | { readonly kind: 'too-many-decided'; readonly most: number }
  | { readonly kind: 'unsettled'; readonly count: number }
  | { readonly kind: 'seen-otherwise' }
  | { readonly kind: 'nothing-to-sign' }
  | { readonly kind: 'own-version' }
  | { readonly kind: 'same-group' }
  | { readonly kind: 'no-group-chosen' }

export type Refusal = TextRefusal | OwnRefusal
