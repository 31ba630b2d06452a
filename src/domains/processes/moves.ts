/** A move: what somebody has to do next in a process. Nouns only; `rules-moves.ts` finds them. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { FactName } from '../templates/index.ts'
import type { Saying } from './explain.ts'
import type { Process } from './process.ts'

/** Whose move it is, by the template's names. */
export type Mover =
  | { readonly kind: 'roles'; readonly roles: readonly string[] }
  | { readonly kind: 'electorate'; readonly electorate: string }
  | { readonly kind: 'anybody' }
  /** Those who stand behind what the move is about. */
  | { readonly kind: 'behind' }

export type Move = {
  /** What it is about; the same thing is asked of the same people once. */
  readonly about: string
  readonly who: Mover
  readonly does: (saying: Saying) => string
  /** Where it is done. */
  readonly href?: string
  readonly until?: Instant
  /** What a gate asks for and this move is about: the gate itself then adds nothing. */
  readonly settles: readonly FactName[]
}

/** Given by a later domain, joined in `joined.ts`: what it knows better than the gate. */
export type MoveProvider = {
  moves(read: Read, process: Process, now: Instant): Promise<readonly Move[]>
}

export const byRoles = (roles: readonly string[]): Mover => ({ kind: 'roles', roles })
