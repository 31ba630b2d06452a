/** The kinds of act in petitions and ratifications, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor, Capacity } from '../people/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { Petition } from './petition.ts'
import type { Ratification } from './ratification.ts'

export const PETITION_ACTS = declareActs({
  'petition.start': { process: 'text', rule: 'text', stage: 'text', closes: 'seconds' },
  'petition.sign': { organisation: 'text?', interest: 'whole?' },
  'petition.leave': {},
  /** The last signature was taken back. */
  'petition.withdraw': {},
  'petition.close': { finding: 'text', counted: 'whole', needed: 'whole' },
  /** Whether the process was moved by it, or had gone on. */
  'petition.carry-out': { moves: 'text' },
  'ratification.ask': { process: 'text', rule: 'text', stage: 'text', href: 'text?' },
  'ratification.answer': {
    body: 'text',
    finding: 'text',
    yes: 'whole',
    no: 'whole',
    abstain: 'whole',
    seats: 'whole',
    ballot: 'text?',
  },
})

export type PetitionAct = keyof typeof PETITION_ACTS

const CLOCK = 'role:clock'

export const seconds = (at: Instant) => Math.floor(at / 1_000)

export type Told = {
  readonly act: PetitionAct
  readonly actor: Actor
  readonly via: Via
  readonly process: Process
  readonly cap: Capacity | `role:${string}`
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

type Thing =
  | { readonly noun: 'petition'; readonly one: Petition }
  | { readonly noun: 'ratification'; readonly one: Ratification }

/** Lists of the body and of needs-me change with any of them. */
const topicsOfThing = (process: Process, { noun, one }: Thing): readonly string[] => [
  ...topicsOf(process),
  `${noun}:${one.id}`,
  `${noun}s`,
]

export function actOf(thing: Thing, told: Told): Act {
  const { act, actor, via, process, cap, clear = {}, parts = [] } = told
  const { interest } = actor
  const known = interest !== undefined && act === 'petition.sign' ? { interest } : {}
  return {
    act,
    actor: actor.person,
    cap,
    obj: `${thing.noun}:${thing.one.id}`,
    rules: process.pin.hash,
    via,
    clear: { ...clear, ...known },
    topics: topicsOfThing(process, thing),
    ...(parts.length > 0 ? { parts } : {}),
  }
}

/** What the hour alone brings about. */
export const clocked = (
  petition: Petition,
  process: Process,
  act: 'petition.close' | 'petition.carry-out',
  clear: Clear,
): Act => ({
  act,
  actor: CLOCK,
  obj: `petition:${petition.id}`,
  rules: process.pin.hash,
  via: 'api',
  clear,
  topics: topicsOfThing(process, { noun: 'petition', one: petition }),
})
