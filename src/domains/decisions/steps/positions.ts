/** Taking or changing a position, and raising the objection that goes with it. */
import { prose } from '../../../platform/record/index.ts'
import { ok, type Result } from '../../../platform/values.ts'
import type { Capacity } from '../../people/index.ts'
import { positionClear } from '../acts.ts'
import type { Call } from '../call.ts'
import type { Position, Stance } from '../position.ts'
import { objectsIn } from '../rules/behind.ts'
import { state } from '../rules/positions.ts'
import type { Refusal } from '../rules/refusal.ts'
import { objectionsOf } from '../store/objections.ts'
import { breakSeal, savePosition, saveSealed } from '../store/positions.ts'
import { raiseObjection, type ObjectionWords } from './objections.ts'
import { actOf, optionalWords, type Step } from './step.ts'

export type PositionTyped = {
  readonly stance: Stance
  readonly capacity: Capacity
  readonly reason: string | undefined
  /** The group they chose for themselves, where they have no seat. */
  readonly ownGroup: string | undefined
  /** With `object`: what they object to, unless they stand behind an objection already. */
  readonly objection: ObjectionWords | undefined
}

/** An objection and the stance that goes with it are two acts of one step: both or neither. */
export async function takePosition(
  step: Step,
  call: Call,
  typed: PositionTyped,
): Promise<Result<Position, Refusal>> {
  const { stance, objection } = typed
  if (stance.kind !== 'object') return statePosition(step, call, typed, false)
  const behind = await objectionsOf(step.tx, [call.id])
  const person = step.party.actor?.person
  const objects = person !== undefined && objectsIn(behind, person)
  if (objects || !objection) return statePosition(step, call, typed, objects)
  const { capacity, ownGroup } = typed
  const raised = await raiseObjection(step, call, { ...objection, capacity, ownGroup })
  return raised.ok ? statePosition(step, call, typed, true) : raised
}

export async function statePosition(
  step: Step,
  call: Call,
  typed: Omit<PositionTyped, 'objection'>,
  objects: boolean,
): Promise<Result<Position, Refusal>> {
  const { tx, clock, now, party, rule } = step
  const { stance, capacity, ownGroup } = typed
  const reason = optionalWords(step, 'reason', typed.reason)
  const inside = JSON.stringify({ choice: stance.kind, ...untilOf(stance) })
  const seal = prose('position', inside, clock, party.actor?.person, 'application/json')
  const statement = { stance, capacity, ownGroup, objects }
  const taken = state(call, party, rule, {
    now,
    statement: { ...statement, reason: reason?.commitment, seal: seal.commitment },
  })
  if (!taken.ok) return taken
  const position = taken.value
  const isSealed = position.shown.kind === 'sealed'
  await savePosition(
    tx,
    position,
    actOf(step, call, {
      act: 'position.state',
      cap: capacity,
      clear: positionClear(position),
      parts: isSealed ? [] : [reason],
    }),
  )
  if (isSealed) {
    await saveSealed(tx, call.id, { person: position.person, stance, opening: seal, reason })
  } else await breakSeal(tx, call.id, position.person)
  return ok(position)
}

const untilOf = (stance: Stance) => (stance.kind === 'reserve' ? { until: stance.until } : {})
