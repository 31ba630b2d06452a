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
 */
export const HINDRANCES = ['set-aside', 'suspended'] as const

export type Hindrance = {
  readonly kind: (typeof HINDRANCES)[number]
  /** Where it can be read. */
  readonly href: string
  readonly since: Instant
}

/** @param things what brought it so far, as the record names it: `call:01J…`, `change:01J…` */
export type HindranceProvider = {
  hindrances(
    db: Read | Tx,
    process: Process,
    things: readonly string[],
    now: Instant,
  ): Promise<readonly Hindrance[]>
}
