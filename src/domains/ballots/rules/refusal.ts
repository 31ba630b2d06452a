/** Why something about a ballot is refused, with the numbers a reader needs. Nouns only. */
import type { Instant } from '../../../platform/values.ts'
import type { InputRefusal, WindowRefusal } from '../../processes/index.ts'
import type { CastRefusal } from '../../rules/index.ts'
import type { BallotPhase } from '../ballot.ts'

export type OwnRefusal =
  | CastRefusal
  | { readonly kind: 'no-such-decision' }
  | { readonly kind: 'decided-by-officers' }
  | { readonly kind: 'no-window-for-it' }
  | { readonly kind: 'no-electorate' }
  | { readonly kind: 'no-subject' }
  | { readonly kind: 'too-many-voices'; readonly most: number }
  | { readonly kind: 'already-open' }
  | { readonly kind: 'no-next-round' }
  | { readonly kind: 'notice-runs'; readonly from: Instant }
  | { readonly kind: 'not-taking-votes'; readonly phase: BallotPhase }
  | { readonly kind: 'not-over'; readonly closes: Instant | undefined }
  /** Mail that came before the close is still being read. */
  | { readonly kind: 'mail-unread'; readonly until: Instant }
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'nobody-carries'; readonly handle: string }
  | { readonly kind: 'no-proxy-given' }
  /** It takes points, or a seed, and no yes or no; or the other way round. */
  | { readonly kind: 'other-ballot' }
  | { readonly kind: 'options-missing' }
  | { readonly kind: 'options-not-here' }
  | { readonly kind: 'too-many-options'; readonly most: number }
  /** The numbers of two that bear one title. */
  | { readonly kind: 'same-options'; readonly first: number; readonly second: number }
  /** Ties are broken by lot: where its seed comes from has to be named at the opening. */
  | { readonly kind: 'seed-unnamed' }
  | { readonly kind: 'no-seed-now' }
  | { readonly kind: 'seed-missing' }
  | { readonly kind: 'points-missing' }
  | { readonly kind: 'points-bounds'; readonly most: number }
  | { readonly kind: 'poll-over' }
  | { readonly kind: 'poll-answered' }
  | { readonly kind: 'poll-days'; readonly most: number }

export type Refusal = OwnRefusal | WindowRefusal | InputRefusal
