/** A call whose window is opened again: which take input, what lapses. No database, no clock. */
import { describe, expect, test } from 'vitest'
import type { WindowId } from '../../processes/index.ts'
import { phaseOf, type Call } from '../call.ts'
import type { Designation, DesignationId, DesignationState } from '../designation.ts'
import { aCall, ann, aRule, as, CALLS, closing, dayAfter, noon, roll, window } from '../fixtures.ts'
import { carryOn } from './calls.ts'
import { lapse, react } from './designations.ts'
import { state } from './positions.ts'

const again = {
  ...window,
  id: '01J00000000000000000AGA1N0' as string as WindowId,
  continues: window.id,
  state: { kind: 'dated', opens: dayAfter(closing), closes: dayAfter(dayAfter(closing)) },
} as const
const withdrawn = aCall({ state: { kind: 'withdrawn', withdrawnAt: noon, reason: 'c-why' } })
const closed = aCall({ state: { kind: 'closed', closedAt: closing } })

describe('a call whose window is opened again', () => {
  const cases: readonly (readonly [string, Call, string])[] = [
    ['that is open still', CALLS.open, 'open'],
    ['that has closed', closed, 'open'],
    ['with a level that is final', CALLS.designated, 'served-decided'],
    ['that was withdrawn', withdrawn, 'served-withdrawn'],
  ]
  test.each(cases)('%s', (_, call, outcome) => {
    const carried = carryOn(call, again)
    expect(carried.ok ? carried.value.state.kind : carried.refusal.kind).toBe(outcome)
  })

  test('takes positions until the new hour and no longer, with the roll that was frozen', () => {
    const carried = carryOn(closed, again)
    if (!carried.ok) throw new Error(carried.refusal.kind)
    const call = carried.value
    expect(call.roll).toEqual(roll)
    expect(phaseOf(call, again.state.opens)).toBe('open')
    expect(phaseOf(call, again.state.closes)).toBe('closed')
    const statement = {
      stance: { kind: 'support' },
      capacity: 'personal',
      reason: undefined,
      seal: 'c-seal',
      objects: false,
      ownGroup: undefined,
    } as const
    const at = (now: typeof noon) => state(call, as(ann), aRule(), { now, statement }).ok
    expect(at(again.state.opens)).toBe(true)
    expect(at(again.state.closes)).toBe(false)
  })
})

describe('a level', () => {
  const at = { now: again.state.opens, window: again.id }
  const designation = (state_: DesignationState): Designation => ({
    id: 'd-1' as string as DesignationId,
    call: CALLS.open.id,
    round: 1,
    level: 'consensus',
    polarity: 'for',
    reasons: 'c-reasons',
    by: ann,
    proposedAt: closing,
    state: state_,
  })

  test('that was only proposed lapses, and nobody reacts to it any longer', () => {
    const lapsed = lapse(designation({ kind: 'proposed', reactUntil: again.state.closes }), at)
    expect(lapsed?.state).toEqual({ kind: 'lapsed', lapsedAt: at.now, window: again.id })
    if (!lapsed) throw new Error('stands')
    const reacted = react(lapsed, as(ann), aRule(), {
      now: at.now,
      kind: 'accept',
      reason: undefined,
    })
    expect(reacted).toMatchObject({ refusal: { kind: 'proposal-lapsed' } })
    expect(lapse(lapsed, at)).toBeUndefined()
  })

  test('that was final, and challenged since, stays as it was', () => {
    const final = { kind: 'final', finalAt: closing, unmet: [], override: undefined } as const
    expect(lapse(designation(final), at)).toBeUndefined()
  })
})
