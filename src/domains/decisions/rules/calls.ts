/** What may happen to a consensus call, and who may make it happen. Pure: no clock, no store. */
import { ok, refuse, unreachable, type Instant, type Result } from '../../../platform/values.ts'
import type { Commitment, PersonId } from '../../people/index.ts'
import { datesOf, phaseOf, type Call, type Roll } from '../call.ts'
import type { ServedRefusal, Window } from '../../processes/index.ts'
import type { CallRule, Party } from '../call-rule.ts'
import { mayServe, type Refusal } from './refusal.ts'

/** More seats than any table has; the roll is read whole with each call. */
export const ROLL_SEATS_MAX = 5_000

export const mayDraft = (party: Party, rule: CallRule): Result<PersonId, Refusal> =>
  mayServe(party, rule.chairs)

/** Whether a text is put to the group in the window of this rule: one about the rules, or not. */
export function mayPut({ takes }: CallRule, isOfRules: boolean): Result<true, Refusal> {
  if (takes === 'any' || (takes === 'rules') === isOfRules) return ok(true)
  return refuse({ kind: isOfRules ? 'rules-elsewhere' : 'rules-only' })
}

export function mayOpen(call: Call, party: Party, rule: CallRule): Result<PersonId, Refusal> {
  if (call.state.kind !== 'draft') return refuse({ kind: 'not-draft' })
  return mayServe(party, rule.chairs)
}

/**
 * Opens a draft and freezes who is counted. The window's own dates are judged by `processes`: they
 * are half-open, and may still wait for a language.
 */
export function open(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: { readonly window: Window; readonly roll: Roll },
): Result<Call, Refusal> {
  const allowed = mayOpen(call, party, rule)
  if (!allowed.ok) return allowed
  const { window, roll } = facts
  if (roll.length > ROLL_SEATS_MAX) return refuse({ kind: 'roll-too-long', most: ROLL_SEATS_MAX })
  return ok({ ...call, window, roll: inOrder(roll), state: { kind: 'open' } })
}

/** One seat a person, in the order of their pseudonyms: the same roll gives the same entries. */
function inOrder(roll: Roll): Roll {
  const seats = new Map(roll.toReversed().map((seat) => [seat.person, seat]))
  return [...seats.values()].sort((a, b) => (a.person < b.person ? -1 : 1))
}

/** The clock's own act: says what the hour has already decided. */
export function close(call: Call, now: Instant): Result<Call, Refusal> {
  if (call.state.kind !== 'open') return refuse({ kind: 'not-open', phase: call.state.kind })
  if (phaseOf(call, now) !== 'closed') {
    return refuse({ kind: 'not-ended', closesAt: datesOf(call)?.closes })
  }
  return ok({ ...call, state: { kind: 'closed', closedAt: now } })
}

export function mayWithdraw(call: Call, party: Party, rule: CallRule): Result<PersonId, Refusal> {
  if (call.state.kind === 'designated') return refuse({ kind: 'already-designated' })
  if (call.state.kind === 'withdrawn') return refuse({ kind: 'not-open', phase: 'withdrawn' })
  return mayServe(party, rule.chairs)
}

/** Takes a call back, for a reason all can read. What was said in it stays. */
export function withdraw(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: { readonly now: Instant; readonly reason: Commitment },
): Result<Call, Refusal> {
  const allowed = mayWithdraw(call, party, rule)
  if (!allowed.ok) return allowed
  const { now: withdrawnAt, reason } = facts
  return ok({ ...call, state: { kind: 'withdrawn', withdrawnAt, reason } })
}

/**
 * Whether a call takes input again when its window is opened again: until its level is final. A
 * final one is found anew only where a challenge says so, and then the call stands as closed.
 */
export function mayContinue({ id, state }: Call): Result<true, ServedRefusal> {
  switch (state.kind) {
    case 'open':
    case 'closed':
      return ok(true)
    case 'designated':
      return refuse({ kind: 'served-decided' })
    case 'withdrawn':
      return refuse({ kind: 'served-withdrawn' })
    case 'draft':
      throw new Error(`a window of a call that never opened: ${id}`)
    default:
      return unreachable(state)
  }
}

/** Open until the close of the new window, with the roll that was frozen. */
export function carryOn(call: Call, window: Window): Result<Call, ServedRefusal> {
  const may = mayContinue(call)
  return may.ok ? ok({ ...call, window, state: { kind: 'open' } }) : may
}

/** Ended, and to be designated anew: what was designated before stays in view. */
export function reopen(call: Call): Result<Call, Refusal> {
  const { state } = call
  if (state.kind !== 'designated') return refuse({ kind: 'not-open', phase: state.kind })
  const closedAt = datesOf(call)?.closes ?? state.designatedAt
  return ok({ ...call, state: { kind: 'closed', closedAt } })
}
