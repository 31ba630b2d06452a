/** The kinds of act in an appeal, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Actor, Capacity } from '../people/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import { PLAIN_LADDER } from '../templates/index.ts'
import type { Appeal } from './appeal.ts'

export const APPEAL_ACTS = declareActs({
  /** `seal` is the commitment of grounds that only the forum reads. */
  'appeal.file': {
    process: 'text',
    against: 'text',
    thing: 'text',
    entry: 'whole?',
    sought: 'text',
    ladder: 'text?',
    seal: 'text?',
    interest: 'whole?',
  },
  'appeal.sign': { interest: 'whole?' },
  'appeal.step-back': {},
  /** As many have signed as the rung asks for: its forum has to answer. */
  'appeal.reach': { rung: 'whole', forum: 'text' },
  'appeal.rule': { rung: 'whole', forum: 'text', finding: 'text' },
  'appeal.carry': { rung: 'whole', forum: 'text' },
  'appeal.withdraw': {},
  /** What a ruling made of it. */
  'appeal.settle': { state: 'text' },
  'appeal.repeat': { href: 'text' },
})

export type AppealAct = keyof typeof APPEAL_ACTS

const SPOKEN: readonly AppealAct[] = ['appeal.file', 'appeal.sign']

export type Told = {
  readonly act: AppealAct
  readonly actor: Actor
  readonly via: Via
  readonly process: Process
  readonly cap: Capacity | `role:${string}`
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

export function actOf(appeal: Appeal, told: Told): Act {
  const { act, actor, via, process, cap, clear = {}, parts = [] } = told
  const { interest } = actor
  const known = interest !== undefined && SPOKEN.includes(act) ? { interest } : {}
  return {
    act,
    actor: actor.person,
    cap,
    obj: `appeal:${appeal.id}`,
    rules: process.pin.hash,
    via,
    clear: { ...clear, ...known },
    topics: [...topicsOf(process), `appeal:${appeal.id}`],
    ...(parts.length > 0 ? { parts } : {}),
  }
}

export const filedClear = ({
  process,
  ladder,
  subject,
  sought,
  confidential,
  grounds,
}: Appeal): Clear => ({
  process,
  against: subject.act,
  thing: subject.thing,
  ...(subject.entry === undefined ? {} : { entry: subject.entry }),
  sought,
  ...(ladder === PLAIN_LADDER ? {} : { ladder }),
  ...(confidential ? { seal: grounds } : {}),
})
