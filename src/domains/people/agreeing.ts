/** Agreements that somebody gives on the way to an act: saved with it, or not at all. */
import type { Tx } from '../../platform/db/index.ts'
import type { Via } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { agreementKey, PERMANENCE, type Actor, type PersonId } from './person.ts'
import { agree, hasAgreed } from './rules.ts'
import { agreementsOf, lockPerson, saveAgreement } from './store.ts'

export type Given = {
  /** The box under the notice of what is permanent was ticked. */
  readonly permanence: boolean
  /** The undertakings whose box was ticked. */
  readonly undertakings?: { readonly id: string; readonly version: number } | undefined
  readonly via: Via
  /**
   * On the way to an act that names nobody. It counts for that act and is written nowhere: beside
   * the act, in one transaction, it would say whose act that is.
   */
  readonly isUnsaid?: boolean
}

/**
 * Records what was newly agreed to.
 *
 * @returns the actor as rules now see them
 */
export async function agreeOnTheWay<Who extends Pick<Actor, 'person' | 'agreed'>>(
  tx: Tx,
  actor: Who,
  given: Given,
  now: Instant,
): Promise<Who> {
  const { undertakings, via } = given
  const unread = [
    ...(given.permanence ? [PERMANENCE] : []),
    ...(undertakings ? [{ undertakings: undertakings.id, version: undertakings.version }] : []),
  ].filter((one) => !hasAgreed(actor, one.undertakings, one.version))
  if (unread.length === 0) return actor
  const keysOf = (all: readonly (typeof unread)[number][]) =>
    all.map((one) => agreementKey(one.undertakings, one.version))
  if (given.isUnsaid) return { ...actor, agreed: new Set([...actor.agreed, ...keysOf(unread)]) }
  // The actor was read before the transaction: a form sent twice at once agrees once.
  await lockPerson(tx, actor.person)
  const agreed = await agreementsOf(tx, actor.person)
  const asked = unread.filter((one) => !agreed.has(agreementKey(one.undertakings, one.version)))
  for (const one of asked) await saveAgreed(tx, actor.person, { ...one, via }, now)
  return { ...actor, agreed: new Set([...actor.agreed, ...agreed, ...keysOf(asked)]) }
}

/** Somebody who joins reads what stays on the way in, and agrees with their first act. */
export const agreeOnJoining = (tx: Tx, person: PersonId, via: Via, now: Instant) =>
  saveAgreed(tx, person, { ...PERMANENCE, via }, now)

type Agreed = { readonly undertakings: string; readonly version: number; readonly via: Via }

async function saveAgreed(
  tx: Tx,
  person: PersonId,
  { undertakings, version, via }: Agreed,
  now: Instant,
): Promise<void> {
  await saveAgreement(tx, agree(person, undertakings, version, now), {
    act: 'undertakings.agree',
    actor: person,
    cap: 'personal',
    obj: person,
    via,
    clear: { undertakings, version },
    topics: [`person:${person}`],
  })
}
