/**
 * What stands in the way of bringing a change into force, as later domains know it: an interface
 * that they implement and the composition joins. Nouns only; what of it holds what, they decide.
 */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Process } from '../processes/index.ts'

/**
 * `suspended`: somebody holds that it was wrong, and the rules let it have no effect until that is
 * answered. `set-aside`: a forum found that it was, and it has to be decided once more.
 * `appealable`: somebody may still say so, and the rules would let it have no effect then.
 */
export const HINDRANCES = ['set-aside', 'suspended', 'appealable'] as const

export type Hindrance = {
  /** Where it can be read. */
  readonly href: string
  readonly since: Instant
} & (
  | { readonly kind: 'set-aside' }
  /** `until`: no forum holds it longer by giving no answer. */
  | { readonly kind: 'suspended' | 'appealable'; readonly until: Instant }
)

/** What brought a change so far. */
export type Behind = {
  /** As the record names it: `call:01J…`, `change:01J…`. */
  readonly things: readonly string[]
  /** What adopted it, as templates name it: `designation:consensus`, `decision:adopt`. */
  readonly matters: readonly string[]
  /** When it was adopted. */
  readonly at: Instant
}

export type HindranceProvider = {
  hindrances(
    db: Read | Tx,
    process: Process,
    behind: Behind,
    now: Instant,
  ): Promise<readonly Hindrance[]>
}
