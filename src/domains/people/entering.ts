/**
 * What somebody says of themselves by mail, or an operator or the demo enters for them. Forms on
 * pages are in the routes.
 */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, type Act, type Via } from '../../platform/record/index.ts'
import type { Instant, Result } from '../../platform/values.ts'
import {
  INTEREST_FIELDS,
  type Actor,
  type Affiliation,
  type AffiliationId,
  type Interest,
  type InterestField,
} from './person.ts'
import { affiliate, stateInterest, type PersonRefusal } from './rules.ts'
import { affiliationsOf, lockInterestVersion, saveAffiliation, saveInterest } from './store.ts'

export type Entering = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly actor: Actor
  /** `import` where it is entered for them. */
  readonly via?: Via
}

const entered = (
  { actor, via = 'import' }: Entering,
  act: Act['act'],
  said: Pick<Act, 'clear' | 'parts'>,
): Act => ({
  act,
  actor: actor.person,
  cap: 'personal',
  obj: actor.person,
  via,
  topics: [`person:${actor.person}`],
  ...said,
})

export async function affiliateFor(
  entering: Entering,
  name: string,
): Promise<Result<Affiliation, PersonRefusal>> {
  const { tx, clock, now, actor } = entering
  const organisation = prose('organisation', name, clock, actor.person)
  const id = newUlid(clock) as AffiliationId
  const current = await affiliationsOf(tx, actor.person)
  const begun = affiliate(id, actor.person, organisation, { current, now })
  if (!begun.ok) return begun
  const clear = { affiliation: id }
  const act = entered(entering, 'affiliation.begin', { clear, parts: [organisation] })
  await saveAffiliation(tx, begun.value, act)
  return begun
}

export async function stateInterestFor(
  entering: Entering,
  typed: Readonly<Partial<Record<InterestField, string>>>,
  undisclosed = false,
): Promise<Result<Interest, PersonRefusal>> {
  const { tx, clock, now, actor } = entering
  const given = INTEREST_FIELDS.flatMap((name) => {
    const text = typed[name]
    return text === undefined ? [] : [prose(name, text, clock, actor.person)]
  })
  const draft = {
    fields: Object.fromEntries(given.map((one) => [one.name, one])),
    undisclosed,
  }
  const facts = { latestVersion: await lockInterestVersion(tx, actor.person), now }
  const stated = stateInterest(actor.person, draft, facts)
  if (!stated.ok) return stated
  const { version } = stated.value
  const act = entered(entering, 'interest.state', { clear: { version, undisclosed }, parts: given })
  await saveInterest(tx, stated.value, act)
  return stated
}
