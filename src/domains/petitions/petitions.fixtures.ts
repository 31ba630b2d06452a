/** A template with a petition and a ratification, and people, for tests of their rules. */
import { aProcess, noon, stranger } from '../processes/processes.fixtures.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor, PersonId } from '../people/index.ts'
import type { By, Process } from '../processes/index.ts'
import { type Gate, type Template, undertakingsOf } from '../templates/index.ts'
import { CONVENING, count, sourced, span, words } from '../templates/templates.fixtures.ts'

const { stages } = CONVENING.template
const [one, two, three] = stages.map(({ id }) => id)
if (one === undefined || two === undefined || three === undefined) throw new Error('stages')
export const [first, second, third] = [one, two, three]

const stalled: Gate = {
  fact: 'gate.held',
  atLeast: 1,
  says: words,
  waitsFor: 'secretary',
  ...sourced,
}
export const template: Template = {
  ...CONVENING.template,
  rules: { most: { share: 'yes', outOf: 'seats', moreThan: '1/2' } },
  petitions: [
    {
      id: 'promote',
      title: words,
      distinct: 'organisations',
      atLeast: count(15),
      within: span('P7D'),
      startedBy: ['participants'],
      when: stalled,
      moves: { to: third },
    },
  ],
  ratifications: [
    {
      id: 'chartering',
      title: words,
      bodies: [
        { body: 'alac', rule: 'most' },
        { body: 'gac', rule: 'most', silence: span('P30D') },
        { body: 'table', rule: 'most' },
      ],
      needs: { atLeast: count(2) },
    },
  ],
}

const undertakings = undertakingsOf(aProcess().pin)
export const personOf = (at: number) => `p_${at.toString(16).padStart(32, '0')}` as PersonId

/** Somebody who has read and agreed, and sits nowhere. */
export function participant(at: number): By & { readonly actor: Actor } {
  if (stranger.kind !== 'person' || !stranger.actor) throw new Error('nobody')
  const agreed = new Set(['permanence/1', `${undertakings.id}/${undertakings.version}`])
  return { kind: 'person', actor: { ...stranger.actor, person: personOf(at), agreed } }
}

export const running = (stage: string, since: Instant = noon): Process =>
  aProcess({ state: { kind: 'running', stage, since } })

export const kindOf = (asked: {
  readonly ok: boolean
  readonly refusal?: { readonly kind: string }
}) => asked.refusal?.kind
