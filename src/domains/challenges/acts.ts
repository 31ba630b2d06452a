/** The kinds of act in a challenge, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Actor, Capacity } from '../people/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { Challenge } from './challenge.ts'

export const CHALLENGE_ACTS = declareActs({
  'challenge.raise': { call: 'text', designation: 'text', interest: 'whole?' },
  'challenge.join': { interest: 'whole?' },
  'challenge.leave': {},
  'challenge.file': { rung: 'whole', forum: 'text' },
  'challenge.rule': { rung: 'whole', forum: 'text', finding: 'text' },
  'challenge.carry': { rung: 'whole', forum: 'text' },
  /** What an answer, or the last one's leaving, made of it. */
  'challenge.settle': { state: 'text' },
})

export type ChallengeAct = keyof typeof CHALLENGE_ACTS

const SPOKEN: readonly ChallengeAct[] = ['challenge.raise', 'challenge.join']

export type Told = {
  readonly act: ChallengeAct
  readonly actor: Actor
  readonly via: Via
  readonly process: Process
  readonly cap: Capacity | `role:${string}`
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

export function actOf(challenge: Challenge, told: Told): Act {
  const { act, actor, via, process, cap, clear = {}, parts = [] } = told
  const { interest } = actor
  const known = interest !== undefined && SPOKEN.includes(act) ? { interest } : {}
  return {
    act,
    actor: actor.person,
    cap,
    obj: `challenge:${challenge.id}`,
    rules: process.pin.hash,
    via,
    clear: { ...clear, ...known },
    topics: [...topicsOf(process), `call:${challenge.call}`, `challenge:${challenge.id}`],
    ...(parts.length > 0 ? { parts } : {}),
  }
}
