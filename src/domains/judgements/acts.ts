/** The one kind of act here, and what of it stands in clear. */
import { declareActs, type Act, type Prose, type Via } from '../../platform/record/index.ts'
import { aboutText } from '../ballots/index.ts'
import type { Actor } from '../people/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { Judgement } from './judgement.ts'

export const JUDGEMENT_ACTS = declareActs({
  'judgement.make': {
    process: 'text',
    decision: 'text',
    stage: 'text',
    outcome: 'text',
    about: 'text?',
    hash: 'text?',
    interest: 'whole?',
  },
})

export type Making = {
  readonly process: Process
  readonly actor: Actor
  readonly via: Via
  readonly reasons: Prose
}

export function making(judgement: Judgement, { process, actor, via, reasons }: Making): Act {
  const { decision, stage, outcome, role, about } = judgement
  const { interest } = actor
  return {
    act: 'judgement.make',
    actor: actor.person,
    cap: `role:${role}`,
    obj: `judgement:${judgement.id}`,
    rules: process.pin.hash,
    via,
    clear: {
      process: process.id,
      decision,
      stage,
      outcome,
      ...(about.kind === 'question' ? {} : { about: aboutText(about) }),
      ...(about.kind === 'text' ? { hash: about.hash } : {}),
      ...(interest === undefined ? {} : { interest }),
    },
    topics: topicsOf(process),
    parts: [reasons],
  }
}
