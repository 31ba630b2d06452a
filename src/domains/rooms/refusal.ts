/** Why something in a room is refused: data, said by `explain.ts`. */
import type { Instant } from '../../platform/values.ts'
import type { PersonRefusal } from '../people/index.ts'
import type { SittingPhase } from './room.ts'

/** The refusals of this domain alone. */
export type OwnRefusal =
  | { readonly kind: 'room-not-now'; readonly phase: SittingPhase }
  | { readonly kind: 'room-too-early'; readonly opens: Instant }
  | { readonly kind: 'room-over'; readonly since: Instant }
  | { readonly kind: 'meeting-called-off' }
  | { readonly kind: 'runs-no-room' }
  | { readonly kind: 'room-changed' }
  | { readonly kind: 'no-item-there' }
  | { readonly kind: 'on-table-already' }
  | { readonly kind: 'not-come-yet' }
  | { readonly kind: 'not-theirs-to-ask' }
  | { readonly kind: 'asked-already' }
  | { readonly kind: 'asked-too-often'; readonly most: number }
  | { readonly kind: 'points-too-many'; readonly most: number }
  | { readonly kind: 'queue-full'; readonly most: number }
  | { readonly kind: 'hand-down' }
  | { readonly kind: 'not-own-hand' }
  | { readonly kind: 'floor-changed' }
  | { readonly kind: 'out-of-turn' }
  | { readonly kind: 'turn-over' }
  | { readonly kind: 'turn-too-long'; readonly minutes: number }

export type Refusal = PersonRefusal | OwnRefusal
