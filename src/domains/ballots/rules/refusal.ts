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
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'nobody-carries'; readonly handle: string }
  | { readonly kind: 'no-proxy-given' }
  | { readonly kind: 'poll-over' }
  | { readonly kind: 'poll-answered' }
  | { readonly kind: 'poll-days'; readonly most: number }

export type Refusal = OwnRefusal | WindowRefusal | InputRefusal
