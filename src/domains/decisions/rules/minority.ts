/**
 * Minority statements: the right of whoever stood behind an objection to its end. Pure.
 * There is no rule here that changes or removes one, because nobody may.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import {
  mayAct,
  speakAs,
  type Capacity,
  type Commitment,
  type PersonId,
} from '../../people/index.ts'
import { datesOf, phaseOf } from '../call.ts'
import type { Party } from '../call-rule.ts'
import type { MinorityStatement } from '../designation.ts'
import { isStanding } from '../objection.ts'
import { standsBehind, type Case } from './behind.ts'
import { nameOf } from './positions.ts'
import type { Refusal } from './refusal.ts'

/** By right: whoever still stands behind an objection once the window is over. */
export function mayWrite(
  { call, behind }: Case,
  party: Party,
  facts: { readonly now: Instant; readonly written: readonly MinorityStatement[] },
): Result<PersonId, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  const phase = phaseOf(call, facts.now)
  if (phase === 'withdrawn') return refuse({ kind: 'not-open', phase })
  if (phase !== 'closed' && phase !== 'designated') {
    return refuse({ kind: 'not-ended', closesAt: datesOf(call)?.closes })
  }
  const { person } = actor.value
  if (!standsBehind(behind, person)) return refuse({ kind: 'not-behind' })
  if (!isStanding(behind.objection)) return refuse({ kind: 'already-ended' })
  const has = facts.written.some(({ author }) => author === person)
  return has ? refuse({ kind: 'already-written' }) : ok(person)
}

/** Attached to the result for good. There is no act that changes or removes it. */
export function write(
  { call, behind }: Case,
  party: Party,
  facts: {
    readonly now: Instant
    readonly written: readonly MinorityStatement[]
    readonly text: Commitment
    readonly capacity: Capacity
    readonly hat?: string | undefined
  },
): Result<MinorityStatement, Refusal> {
  const author = mayWrite({ call, behind }, party, facts)
  if (!author.ok) return author
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  const capacity = speakAs(actor.value, facts.capacity)
  if (!capacity.ok) return capacity
  return ok({
    objection: behind.objection.id,
    call: call.id,
    author: author.value,
    text: facts.text,
    capacity: capacity.value,
    spokeFor: nameOf(actor.value, capacity.value),
    hat: facts.hat,
    writtenAt: facts.now,
  })
}
