/** The kinds of act of translations, and what of each stands in clear. */
import { declareActs, type Act, type Prose, type Via } from '../../platform/record/index.ts'
import type { Actor } from '../people/index.ts'
import { type Process, topicsOf } from '../processes/index.ts'
import type { Translation } from './translation.ts'

export const TRANSLATION_ACTS = declareActs({
  'translation.write': {
    clause: 'text',
    language: 'text',
    /** Commitment of the wording that was translated. */
    original: 'text',
    machine: 'text?',
  },
  'translation.check': { clause: 'text', language: 'text', words: 'text' },
})

export type Doing = {
  readonly process: Process
  readonly actor: Actor
  readonly via: Via
}

const common = ({ text }: Translation, { process, actor, via }: Doing) =>
  ({
    actor: actor.person,
    cap: 'personal',
    obj: `text:${text}`,
    rules: process.pin.hash,
    via,
    topics: [`text:${text}`, ...topicsOf(process)],
  }) as const

export function writing(one: Translation, doing: Doing, words: Prose): Act {
  const { clause, language, source: original, made } = one
  const machine = made.kind === 'machine' ? { machine: made.machine } : {}
  return {
    act: 'translation.write',
    ...common(one, doing),
    clear: { clause, language, original, ...machine },
    parts: [words],
  }
}

export const checking = (one: Translation, doing: Doing): Act => ({
  act: 'translation.check',
  ...common(one, doing),
  clear: { clause: one.clause, language: one.language, words: one.words },
})
