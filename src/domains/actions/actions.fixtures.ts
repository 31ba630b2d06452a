/** A body's process with people of all standings, and one action in it, for tests of rules. */
import type { Instant } from '../../platform/values.ts'
import { anActor, somePerson } from '../people/fixtures.ts'
import type { Actor, BodyId } from '../people/index.ts'
import { aProcess } from '../processes/processes.fixtures.ts'
import { undertakingsOf } from '../templates/index.ts'
import type { Action, ActionId, Owner } from './action.ts'
import { make, type Case, type Ground, type Making } from './rules.ts'

const process = aProcess()
const undertakings = undertakingsOf(process.pin)
export const body = process.body ?? ('none' as string as BodyId)

export const ground: Ground = {
  host: { kind: 'process', process: process.id },
  process,
  body,
  undertakings,
}

const agreed = new Set([...anActor().agreed, `${undertakings.id}/${undertakings.version}`])

export const person = (digit: string, role?: 'chair' | 'secretary' | 'rapporteur' | 'editor') =>
  anActor({
    person: somePerson(digit),
    agreed,
    roles: role ? [{ body, slug: 'table', role }] : [],
  })

export const ama = person('a')
export const ben = person('b')
export const chair = person('c', 'chair')
export const secretary = person('d', 'secretary')
export const editor = person('e', 'editor')
export const stranger = anActor({ person: somePerson('f') })

export const at = (day: string, hour = '12:00') => Date.parse(`${day}T${hour}:00Z`) as Instant
export const NOW = at('2026-11-21')
export const DUE = at('2026-12-01', '23:59')

export const owned = ({ person: id }: Actor): Owner => ({ kind: 'person', person: id })

export const making = (owner: Owner, more: Partial<Pick<Making, 'open' | 'own' | 'due'>> = {}) => ({
  id: 'action' as string as ActionId,
  what: 'w=',
  owner,
  due: DUE,
  source: undefined,
  open: 0,
  own: 0,
  ...more,
})

export function made(by: Actor, owner: Owner): Case {
  const result = make(ground, by, making(owner), NOW)
  if (!result.ok) throw new Error(result.refusal.kind)
  return { ground, action: result.value }
}

/** What a step made of it. */
export function after(
  result: { readonly ok: true; readonly value: Action } | { readonly ok: false; refusal: unknown },
): Case {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return { ground, action: result.value }
}

export const kindOf = (
  result: { readonly ok: true } | { readonly ok: false; readonly refusal: { kind: string } },
) => (result.ok ? 'ok' : result.refusal.kind)
