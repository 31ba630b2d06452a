/** Who may remove an archived message. Pure: the same people who remove others' messages here. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { moderatorRole, type DiscussionRefusal, type Ground } from '../discussions/index.ts'
import { mayAct, type Actor } from '../people/index.ts'

/** @returns the role in which it is done */
export function mayRemoveArchived(
  ground: Ground,
  actor: Actor | undefined,
): Result<string, DiscussionRefusal> {
  const role = actor && moderatorRole(ground, actor)
  if (role === undefined) return refuse({ kind: 'not-moderator' })
  const allowed = mayAct(actor, ground.undertakings)
  return allowed.ok ? ok(role) : allowed
}
