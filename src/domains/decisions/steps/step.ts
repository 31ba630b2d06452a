/**
 * What every step in a call shares: where it is saved, when, by whom, under which rule, by which
 * door. A step decides by a rule and saves in one transaction; form, mail and demo call the same.
 */
import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import {
  prose,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Capacity, PersonId } from '../../people/index.ts'
import { isSpoken, type DecisionAct } from '../acts.ts'
import type { Call } from '../call.ts'
import { holdsOneOf, officeIn, type CallRule, type Party } from '../call-rule.ts'

export type Step = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly party: Party
  readonly rule: CallRule
  readonly via: Via
}

export type Told = {
  readonly act: DecisionAct
  readonly clear: Clear
  readonly obj?: `${string}:${string}`
  readonly cap?: Capacity | `role:${string}`
  readonly parts?: readonly (Prose | undefined)[]
}

/** The pages that an act in a call changes. */
export const topicsOf = (call: Call): readonly string[] => [
  `call:${call.id}`,
  `process:${call.process}`,
  `text:${call.subject.text}`,
  'calls',
]

/** Opening and ending a call also changes what the front page says can be done. */
export const touchedBy = (act: DecisionAct, call: Call): readonly string[] =>
  act.startsWith('call.') ? [...topicsOf(call), 'front'] : topicsOf(call)

/** The act as the record takes it. Throws without an actor: a rule has let nobody through. */
export function actOf({ party, rule, via }: Step, call: Call, told: Told): Act {
  if (!party.actor) throw new Error(`${String(told.act)} by nobody`)
  const { person } = party.actor
  const parts = (told.parts ?? []).filter((part) => part !== undefined)
  const { interest } = party.actor
  const office = officeIn(party, rule)
  const known = isSpoken(told.act)
    ? {
        ...(interest === undefined ? {} : { interest }),
        ...(office === undefined ? {} : { hat: office }),
      }
    : {}
  return {
    act: told.act,
    actor: person,
    cap: told.cap ?? 'personal',
    obj: told.obj ?? `call:${call.id}`,
    rules: call.rules,
    via,
    clear: { ...told.clear, ...known },
    topics: touchedBy(told.act, call),
    ...(parts.length > 0 ? { parts } : {}),
  }
}

/** In which of the roles that may do it somebody serves. */
export function roleOf(party: Party, roles: readonly string[]): `role:${string}` {
  const role = party.roles.find((held) => roles.includes(held))
  if (!role || !holdsOneOf(party, roles)) throw new Error('a role that a rule did not ask for')
  return `role:${role}`
}

/** Somebody's words, ready to be committed to. */
export function wordsBy({ clock, party }: Step, name: string, text: string): Prose {
  const author: PersonId | undefined = party.actor?.person
  return prose(name, text, clock, author)
}

export const optionalWords = (step: Step, name: string, text: string | undefined) =>
  text === undefined || text.trim() === '' ? undefined : wordsBy(step, name, text)
