/** Which actions are somebody's own: by name, by a role they hold, by a body they sit in. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { ROLES, type Actor } from '../people/index.ts'
import { hostKey } from '../processes/index.ts'
import { askedOf, type Action } from './action.ts'
import { placeOf, type Place } from './ground.ts'
import { isOfficer, standsFor, type Ground } from './rules.ts'
import { actionsWhere, type ActionsAsked } from './store.ts'

/** Looked at for one person. */
const MINE_MAX = 500

/** By which owners in the rows theirs may be found; a role counts in its own place alone. */
export const keysOf = ({ person, roles, seats, lent = [] }: Actor): readonly string[] => {
  const held = [...roles, ...lent].map(({ role }) => role)
  const bodies = [...roles, ...seats].map(({ body }) => body)
  return [
    person,
    ...ROLES.filter((role) => held.includes(role)).map((role) => `role:${role}`),
    ...[...new Set(bodies)].map((body) => `body:${body}`),
  ]
}

/** Theirs to do, or, where its owner declined, theirs to find another for. */
export const isMine = (ground: Ground, { owner, state, madeBy }: Action, actor: Actor): boolean =>
  state.kind === 'declined'
    ? madeBy === actor.person || isOfficer(ground, actor)
    : standsFor(ground, owner, actor)

export const isAsked = (ground: Ground, action: Action, actor: Actor): boolean => {
  const asked = askedOf(action)
  return asked !== undefined && standsFor(ground, asked, actor)
}

export type Mine = { readonly action: Action; readonly ground: Place }

export async function mineOf(
  db: Read | Tx,
  actor: Actor,
  asked: Pick<ActionsAsked, 'which' | 'dueBy'> = { which: 'open' },
): Promise<readonly Mine[]> {
  const owners = keysOf(actor)
  const own = await actionsWhere(db, { ...asked, owners, limit: MINE_MAX })
  const made = await actionsWhere(db, { ...asked, declinedOf: actor.person, limit: MINE_MAX })
  const all = new Map([...own, ...made].map((action) => [action.id, action]))
  const places = new Map<string, Place>()
  const mine: Mine[] = []
  for (const action of [...all.values()].toSorted((one, other) => one.due - other.due)) {
    const key = hostKey(action.host)
    const ground = places.get(key) ?? (await placeOf(db, action.host))
    places.set(key, ground)
    if (isMine(ground, action, actor) || isAsked(ground, action, actor))
      mine.push({ action, ground })
  }
  return mine
}
