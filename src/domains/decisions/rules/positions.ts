/** Who may take which position, and what the public sees of it. Pure: no clock, no store. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import {
  speakAs,
  type Actor,
  type Capacity,
  type Commitment,
  type PersonId,
} from '../../people/index.ts'
import { NO_GROUP, phaseOf, seatOf, type Call, type Visibility } from '../call.ts'
import { officeIn, type CallRule, type Party } from '../call-rule.ts'
import type { Position, Shown, Stance } from '../position.ts'
import { maySpeak, type Refusal } from './refusal.ts'

/** What the page asks before it shows the form. */
export function mayState(
  call: Call,
  party: Party,
  rule: CallRule,
  now: Instant,
): Result<Actor, Refusal> {
  const phase = phaseOf(call, now)
  if (phase !== 'open') return refuse({ kind: 'not-open', phase })
  return maySpeak(party, rule)
}

export type Statement = {
  readonly stance: Stance
  readonly capacity: Capacity
  readonly reason: Commitment | undefined
  /** Made for every statement; used only while stances are sealed. */
  readonly seal: Commitment
  /** Whether they stand behind an objection in this call, or raise one in the same step. */
  readonly objects: boolean
  /** The group they chose for themselves, for those who have no seat. */
  readonly ownGroup: string | undefined
}

/** Takes or changes a position. The last one before the close counts; all of them stay. */
export function state(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: { readonly now: Instant; readonly statement: Statement },
): Result<Position, Refusal> {
  const { now, statement } = facts
  const actor = mayState(call, party, rule, now)
  if (!actor.ok) return actor
  const capacity = speakAs(actor.value, statement.capacity)
  if (!capacity.ok) return capacity
  const { stance } = statement
  if (stance.kind === 'reserve' && stance.until <= now) return refuse({ kind: 'reserve-in-past' })
  if (stance.kind === 'object' && !statement.objects) {
    return refuse({ kind: 'object-without-objection' })
  }
  return ok({
    call: call.id,
    person: actor.value.person,
    ...countedAs(call, actor.value.person, rule, statement.ownGroup),
    shown: shownNow(call.visibility, stance, statement.seal),
    reason: isSealed(call.visibility, stance) ? undefined : statement.reason,
    capacity: capacity.value,
    spokeFor: nameOf(actor.value, capacity.value),
    hat: officeIn(party, rule),
    statedAt: now,
  })
}

/** A member's group is that of the frozen seat; a participant's is the one they chose. */
export function countedAs(
  call: Call,
  person: PersonId,
  rule: CallRule,
  ownGroup: string | undefined,
): { readonly counted: boolean; readonly group: string } {
  const seat = seatOf(call, person)
  if (seat) return { counted: true, group: seat.group }
  const known = ownGroup !== undefined && rule.groups.includes(ownGroup)
  return { counted: false, group: known ? ownGroup : NO_GROUP }
}

/** The name of the affiliation as it is when they speak; nothing when they speak for themselves. */
export const nameOf = (actor: Actor, capacity: Capacity): Commitment | undefined =>
  actor.capacities.find((standing) => standing.capacity === capacity)?.organisation

/** An objection is public at once wherever it must be answered; so is standing behind one. */
export function isSealed(visibility: Visibility, stance: Stance): boolean {
  if (visibility === 'at-once') return false
  return visibility === 'at-close' || stance.kind !== 'object'
}

const shownNow = (visibility: Visibility, stance: Stance, seal: Commitment): Shown =>
  isSealed(visibility, stance) ? { kind: 'sealed', seal } : stance

/** Breaks a seal once the window has ended. Whoever opens it cannot change what is inside. */
export function unseal(
  call: Call,
  position: Position,
  facts: {
    readonly now: Instant
    readonly stance: Stance
    readonly seal: Commitment
    readonly reason: Commitment | undefined
  },
): Result<Position, Refusal> {
  const phase = phaseOf(call, facts.now)
  if (phase !== 'closed') return refuse({ kind: 'not-open', phase })
  if (position.shown.kind !== 'sealed' || position.shown.seal !== facts.seal) {
    throw new Error(`the seal of ${position.person} in ${call.id} does not fit`)
  }
  return ok({ ...position, shown: facts.stance, reason: facts.reason })
}
