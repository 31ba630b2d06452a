/** The kinds of act about an action, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Actor } from '../people/index.ts'
import { topicsOf } from '../processes/index.ts'
import { hostKey } from '../processes/index.ts'
import { ownerKey, type Action } from './action.ts'
import type { Ground } from './rules.ts'

export const ACTION_ACTS = declareActs({
  /** `due`: whole seconds. `owner`: a pseudonym, `role:chair`, `body:01J…`, `organisation`. */
  'action.make': { host: 'text', owner: 'text', due: 'whole', grewFrom: 'text?' },
  'action.accept': { owner: 'text' },
  'action.decline': {},
  'action.finish': { href: 'text?' },
  'action.drop': {},
  'action.hand': { to: 'text' },
})

export type ActionAct = keyof typeof ACTION_ACTS

/** Pages that list what is to be done anywhere. */
export const EVERYWHERE = 'actions'

export type Told = {
  readonly act: ActionAct
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

export type Doing = { readonly ground: Ground; readonly actor: Actor; readonly via: Via }

export function actOf(
  action: Action,
  { ground: { process }, actor, via }: Doing,
  { act, clear = {}, parts = [] }: Told,
): Act {
  const { source, host } = action
  return {
    act,
    actor: actor.person,
    cap: 'personal',
    obj: `action:${action.id}`,
    via,
    clear,
    topics: [
      `action:${action.id}`,
      EVERYWHERE,
      ...(process ? topicsOf(process) : [hostKey(host)]),
      ...(source === undefined ? [] : [source]),
    ],
    ...(process ? { rules: process.pin.hash } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  }
}

const SECOND = 1_000

export const madeClear = (action: Action): Clear => ({
  host: hostKey(action.host),
  owner: ownerKey(action.owner),
  due: Math.floor(action.due / SECOND),
  ...(action.source === undefined ? {} : { grewFrom: action.source }),
})
