/**
 * A call whose window was opened again takes input again: closed by its hour first, so that what
 * was sealed is open, then open once more. A level that was only proposed lapses with it.
 */
import type { Act } from '../../../platform/record/index.ts'
import type { Result } from '../../../platform/values.ts'
import type { Continuing, ServedRefusal } from '../../processes/index.ts'
import type { DecisionAct } from '../acts.ts'
import { phaseOf, type Call, type CallId } from '../call.ts'
import { carryOn } from '../rules/calls.ts'
import { lapse } from '../rules/designations.ts'
import { lockCall, saveCall } from '../store/calls.ts'
import { designationsOf, saveDesignation } from '../store/designations.ts'
import { POSITIONS_MAX } from '../store/tables.ts'
import { closeCall, SEALS_PER_STEP } from './calls.ts'
import { touchedBy } from './step.ts'

/** As many as the largest call has seals for. */
const CLOSINGS_MAX = POSITIONS_MAX / SEALS_PER_STEP + 1

export async function continueCall(
  continuing: Continuing,
  id: CallId,
): Promise<Result<Call, ServedRefusal>> {
  const { step, window } = continuing
  const held = await lockCall(step.tx, id)
  if (!held) throw new Error(`a window of no call: ${id}`)
  const open = carryOn(await closedFirst(continuing, held), window)
  if (!open.ok) return open
  await lapseProposed(continuing, held)
  const clear = { window: window.id, after: continuing.earlier.id }
  await saveCall(step.tx, open.value, actOf(continuing, held, { act: 'call.continue', clear }))
  return open
}

/** Where no job has said yet what the hour did. */
async function closedFirst({ step }: Continuing, held: Call): Promise<Call> {
  let call = held
  for (let left = CLOSINGS_MAX; left > 0 && call.state.kind === 'open'; left--) {
    if (phaseOf(call, step.now) !== 'closed') break
    const closed = await closeCall(step, call)
    if (!closed.ok) break
    call = closed.value
  }
  return call
}

async function lapseProposed(continuing: Continuing, call: Call): Promise<void> {
  const { step, window } = continuing
  for (const designation of await designationsOf(step.tx, call.id)) {
    const lapsed = lapse(designation, { now: step.now, window: window.id })
    if (!lapsed) continue
    const { level, round } = designation
    const clear = { call: call.id, level, round, window: window.id }
    const act = actOf(continuing, call, { act: 'designation.lapse', clear })
    await saveDesignation(step.tx, lapsed, act)
  }
}

const actOf = (
  { step, person, role }: Continuing,
  call: Call,
  { act, clear }: { readonly act: DecisionAct; readonly clear: NonNullable<Act['clear']> },
): Act => ({
  act,
  actor: person,
  cap: `role:${role}`,
  obj: `call:${call.id}`,
  rules: call.rules,
  via: step.via,
  clear,
  topics: touchedBy(act, call),
})
