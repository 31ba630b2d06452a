/** Who may remove the words of a message, and on what grounds. Pure; the record keeps the rest. */
import { BASES, isBasis, type Basis } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { isStaff, mayAct, type Actor } from '../people/index.ts'
import { isClosed, type Thread } from './message.ts'
import { hatsOf, type DiscussionRefusal, type Ground } from './rules.ts'

/** A few sentences, for everybody to read in the steward log. */
export const REASON_LENGTH_MAX = 1_000

/** Officers of a body who may: everybody else need not be asked thing by thing. */
export const MODERATORS: ReadonlySet<string> = new Set([
  'chair',
  'vice-chair',
  'facilitator',
  'secretary',
])

/** Law and conduct. That somebody takes back their own words is for their account. */
export const GROUNDS: readonly Basis[] = Object.keys(BASES)
  .filter(isBasis)
  .filter((basis) => BASES[basis] !== 'author')

export const groundOf = (raw: string): Basis | undefined => GROUNDS.find((basis) => basis === raw)

/**
 * Officers of the body whose thread it is, and the secretariat anywhere: whose name then stands in
 * the steward log. Closed talk is on no record, so nobody removes it from there.
 *
 * @returns the role in which it is done
 */
export function mayRemove(
  ground: Ground,
  actor: Actor | undefined,
  thread: Thread,
): Result<string, DiscussionRefusal> {
  const role = actor && roleIn(ground, actor)
  if (role === undefined || isClosed(thread)) return refuse({ kind: 'not-moderator' })
  const allowed = mayAct(actor, ground.undertakings)
  return allowed.ok ? ok(role) : allowed
}

/** Whether the form is shown at all. */
export const roleIn = (ground: Ground, actor: Actor): string | undefined =>
  hatsOf(ground, actor).find((hat) => MODERATORS.has(hat)) ??
  (isStaff(actor) ? 'secretary' : undefined)
