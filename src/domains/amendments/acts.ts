/** The kinds of act about amendments, what of each stands in clear, how a step becomes one. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Actor, Capacity } from '../people/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import { clauseOf, type Amendment, type Change } from './amendment.ts'

const SIGNED = { version: 'whole', hash: 'text', group: 'text?', editorGroup: 'text?' } as const
const changes = { version: 'whole', changes: 'texts' } as const

export const AMENDMENT_ACTS = declareActs({
  'amendment.propose': { text: 'text', number: 'whole', interest: 'whole?', ...changes },
  'amendment.renew': changes,
  'amendment.withdraw': {},
  'amendment.join': { interest: 'whole?' },
  'amendment.leave': {},
  'amendment.support': { group: 'text?', interest: 'whole?' },
  'amendment.object': { group: 'text?', interest: 'whole?' },
  /** What was said before does not stand any more. */
  'amendment.unsay': {},
  /** `clauses`: what it changed, and the ids of what it put in. */
  'amendment.take': { version: 'whole', extent: 'text', clauses: 'texts?' },
  'amendment.merge': { version: 'whole', into: 'text' },
  'amendment.decline': { version: 'whole' },
  /** A rapporteur signs a version beside its editor: the groups of both, as they stood. */
  'assembly.countersign': SIGNED,
  'assembly.decline': SIGNED,
})

export type AmendmentAct = keyof typeof AMENDMENT_ACTS

export type Told = {
  readonly act: AmendmentAct
  readonly actor: Actor
  readonly via: Via
  readonly process: Process
  readonly cap: Capacity | `role:${string}`
  readonly clear?: Clear
  readonly parts?: readonly (Prose | undefined)[]
}

/** `replace:c3`, `insert:c4`, `move:c3:c7`: enough to recount which clauses were fought over. */
export const clearChanges = (all: readonly Change[]): readonly string[] =>
  all.map((change) => {
    const clause = clauseOf(change)
    return change.kind === 'move' ? `move:${clause}:${change.after}` : `${change.kind}:${clause}`
  })

const SPEAKING: ReadonlySet<AmendmentAct> = new Set([
  'amendment.propose',
  'amendment.join',
  'amendment.support',
  'amendment.object',
])

/** The page of the text shows how many there are, and so does that of the process. */
export function actOf(amendment: Amendment, told: Told): Act {
  const { act, actor, via, process, cap, clear = {}, parts = [] } = told
  const { interest } = actor
  const known = interest !== undefined && SPEAKING.has(act) ? { interest } : {}
  const words = parts.filter((part) => part !== undefined)
  return {
    act,
    actor: actor.person,
    cap,
    obj: `amendment:${amendment.id}`,
    rules: process.pin.hash,
    via,
    clear: { ...clear, ...known },
    topics: [...topicsOf(process), `text:${amendment.text}`, `amendment:${amendment.id}`],
    ...(words.length > 0 ? { parts: words } : {}),
  }
}
