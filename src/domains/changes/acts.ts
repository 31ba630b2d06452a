/** The kinds of act about changes of rules, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { RuleChange } from './change.ts'
import type { Standing } from './rules.ts'

export const CHANGE_ACTS = declareActs({
  'change.propose': {
    text: 'text',
    version: 'text',
    template: 'text',
    rulesHash: 'text',
    under: 'text',
  },
  'change.withdraw': {},
  'change.enact': { by: 'text' },
})

export type Told = {
  readonly act: 'change.propose' | 'change.withdraw' | 'change.enact'
  readonly process: Process
  readonly standing: Pick<Standing, 'actor' | 'role'>
  readonly via: Via
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

export const actOf = (change: Pick<RuleChange, 'id'>, told: Told): Act => ({
  act: told.act,
  actor: told.standing.actor.person,
  cap: `role:${told.standing.role}`,
  obj: `change:${change.id}`,
  rules: told.process.pin.hash,
  via: told.via,
  topics: [...topicsOf(told.process), `change:${change.id}`],
  clear: told.clear ?? {},
  ...(told.parts && told.parts.length > 0 ? { parts: told.parts } : {}),
})
