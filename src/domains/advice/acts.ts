/** The kinds of act about advice and letters, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { Standing } from './rules.ts'

export const ADVICE_ACTS = declareActs({
  'advice.give': { from: 'text', to: 'text' },
  'advice.item': { number: 'whole', consensus: 'yes-no' },
  'advice.answer': { number: 'whole', step: 'text', answer: 'text' },
  /** What an answer or a consultation made of the item. */
  'advice.settle': { number: 'whole', state: 'text' },
  'letter.enter': { kind: 'text', day: 'text' },
  'letter.answer': {},
})

export type AdviceAct =
  | 'advice.give'
  | 'advice.item'
  | 'advice.answer'
  | 'advice.settle'
  | 'letter.enter'
  | 'letter.answer'

export type Told = {
  readonly act: AdviceAct
  /** `advice:01…` or `letter:01…`. */
  readonly obj: `${'advice' | 'letter'}:${string}`
  readonly via: Via
  readonly process: Process
  readonly standing: Standing
  readonly clear?: Clear
  readonly parts?: readonly Prose[]
}

export const actOf = ({ act, obj, via, process, standing, clear, parts }: Told): Act => ({
  act,
  actor: standing.actor.person,
  cap: `role:${standing.role}`,
  obj,
  rules: process.pin.hash,
  via,
  topics: [...topicsOf(process), obj, ...(obj.startsWith('letter:') ? ['letters'] : [])],
  ...(clear ? { clear } : {}),
  ...(parts ? { parts } : {}),
})
