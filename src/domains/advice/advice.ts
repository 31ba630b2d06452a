/**
 * Numbered advice of one body to another in a process, and what was answered to each item.
 * Nouns only. Source: GAC advice to the ICANN Board, Bylaws 12.2(a)(x)-(xi) (processes.md 2.7).
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type AdviceId = Brand<string, 'AdviceId'>

export const TITLE_LENGTH_MAX = 200
export const WORDS_LENGTH_MAX = 5_000
/** Of one process; items of one advice; answers to one item. */
export const ADVICE_MAX = 200
export const ITEMS_MAX = 100
export const ANSWERS_MAX = 20

export type Advice = {
  readonly id: AdviceId
  readonly process: ProcessId
  /** The parties as the template names them. */
  readonly from: string
  readonly to: string
  /** The slugs of their bodies, by which a body finds what it gave and was given. */
  readonly bodies: { readonly from: string; readonly to: string }
  readonly title: Commitment
  readonly givenBy: PersonId
  readonly role: string
  readonly givenAt: Instant
}

export type Item = {
  readonly advice: AdviceId
  /** 1, 2, 3: by this it is cited for ever. */
  readonly number: number
  readonly process: ProcessId
  readonly words: Commitment
  /** Agreed by the whole advising body, none objecting formally. */
  readonly consensus: boolean
  readonly enteredAt: Instant
  readonly state: ItemState
}

export type ItemState =
  | { readonly kind: 'unanswered' }
  /** They intend otherwise: both bodies have to meet first, until `due` where a clock is set. */
  | {
      readonly kind: 'consulting'
      readonly answer: string
      readonly since: Instant
      readonly due?: Instant
    }
  /** They met; the final answer is owed. */
  | {
      readonly kind: 'consulted'
      readonly answer: string
      readonly since: Instant
      readonly heldAt: Instant
      readonly due?: Instant
    }
  | { readonly kind: 'answered'; readonly answer: string; readonly at: Instant }

/** What the hour makes of it: no job calls a consultation missed. */
export type Phase = 'unanswered' | 'consulting' | 'missed' | 'consulted' | 'answered'

export function phaseOf({ state }: Pick<Item, 'state'>, now: Instant): Phase {
  if (state.kind !== 'consulting') return state.kind
  return state.due === undefined || now < state.due ? 'consulting' : 'missed'
}

/** It was held, and after its time. */
export const wasHeldLate = ({ state }: Pick<Item, 'state'>): boolean =>
  state.kind === 'consulted' && state.due !== undefined && state.heldAt >= state.due

/** One step of the answer: what they intend, what came of the consultation, what they decided. */
export const STEPS = ['intended', 'consulted', 'final'] as const
export type AnswerStep = (typeof STEPS)[number]

export type Answer = {
  readonly advice: AdviceId
  readonly number: number
  /** The first is 0; none is ever replaced. */
  readonly place: number
  readonly step: AnswerStep
  /** The template's id of the answer; of a consultation, the answer that it was about. */
  readonly answer: string
  readonly reasons: Commitment
  readonly by: PersonId
  readonly role: string
  readonly madeAt: Instant
}

export const adviceId = (raw: string): AdviceId | undefined =>
  isUlid(raw) ? (raw as string as AdviceId) : undefined
