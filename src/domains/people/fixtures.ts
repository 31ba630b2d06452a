/** People for tests: one believable actor, changed only where a test needs it. */
import { prose, type Prose } from '../../platform/record/index.ts'
import { seededRandom } from '../../platform/clock.ts'
import { agreementKey, PERMANENCE, type Actor, type PersonId } from './person.ts'

const random = seededRandom('people')

export const someProse = (name: string, text: string): Prose => prose(name, text, { random })

export const somePerson = (digit: string): PersonId => `p_${digit.repeat(32)}` as PersonId

/** Has read what is permanent, speaks for herself, holds nothing. */
export function anActor(with_: Partial<Actor> = {}): Actor {
  return {
    person: somePerson('a'),
    handle: 'ama',
    name: 'Ama',
    capacities: [{ capacity: 'personal' }],
    codes: new Map(),
    interest: undefined,
    agreed: new Set([agreementKey(PERMANENCE.undertakings, PERMANENCE.version)]),
    roles: [],
    seats: [],
    ...with_,
  }
}
