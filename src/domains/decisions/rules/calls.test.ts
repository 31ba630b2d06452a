/** Rules of calls and positions: no database, no HTTP, no clock. */
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../platform/values.ts'
import { CONVENING } from '../../templates/templates.fixtures.ts'
import { phaseOf } from '../call.ts'
import {
  aCall,
  affiliation,
  ann,
  aRule,
  as,
  CALLS,
  closing,
  cy,
  dayAfter,
  dora,
  justBefore,
  noon,
  roll,
  theChair,
  window,
} from '../fixtures.ts'
import type { Stance } from '../position.ts'
import { close, mayPut, open, withdraw } from './calls.ts'
import { state, unseal, type Statement } from './positions.ts'
import { callRuleOf } from './rule-of.ts'

const rule = aRule()
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind
const say = (stance: Stance, changes: Partial<Statement> = {}): Statement => ({
  stance,
  capacity: 'personal',
  reason: undefined,
  seal: 'c-seal',
  objects: false,
  ownGroup: undefined,
  ...changes,
})
const support: Stance = { kind: 'support' }

describe('the window of a call', () => {
  test('a call whose window waits for a language, or lies ahead, takes no position yet', () => {
    const ahead = { kind: 'dated', opens: closing, closes: dayAfter(closing) } as const
    for (const state_ of [{ kind: 'waiting', notBefore: noon, days: 14 } as const, ahead]) {
      const call = aCall({ window: { ...window, state: state_ } })
      expect(phaseOf(call, noon)).toBe('ahead')
      const taken = state(call, as(ann), rule, { now: noon, statement: say(support) })
      expect(kindOf(taken)).toBe('not-open')
    }
  })

  test('positions are taken from opening up to, and not at, closing', () => {
    const at = (now: Instant) =>
      kindOf(state(CALLS.open, as(ann), rule, { now, statement: say(support) }))
    expect(at(noon)).toBe('ok')
    expect(at(justBefore(closing))).toBe('ok')
    expect(at(closing)).toBe('not-open')
  })

  test('the hour closes a call before any job says so, and the job cannot close it earlier', () => {
    expect(phaseOf(CALLS.open, closing)).toBe('closed')
    expect(kindOf(close(CALLS.open, justBefore(closing)))).toBe('not-ended')
    expect(close(CALLS.open, closing)).toMatchObject({ value: { state: { kind: 'closed' } } })
  })

  test('opening freezes the roll, one seat a person, whatever order it came in', () => {
    const doubled = [...roll.toReversed(), { person: cy, group: 'business' }]
    const opened = open(CALLS.draft, theChair, rule, { window, roll: doubled })
    expect(opened).toMatchObject({ value: { roll } })
  })

  test('a call is withdrawn by whoever may open one, never after its designation', () => {
    const facts = { now: noon, reason: 'c-why' }
    expect(withdraw(CALLS.open, theChair, rule, facts)).toMatchObject({
      value: { roll, state: { kind: 'withdrawn' } },
    })
    expect(kindOf(withdraw(CALLS.open, as(ann), rule, facts))).toBe('not-your-role')
    expect(kindOf(withdraw(CALLS.designated, theChair, rule, facts))).toBe('already-designated')
  })
})

test('rules are put to the group in their window, other texts in the others', () => {
  const { template, pin } = CONVENING
  const put = (windowKind: string, changed: Partial<typeof template> = {}) => {
    const asked = callRuleOf({ ...template, ...changed }, pin, windowKind)
    return [mayPut(asked, true), mayPut(asked, false)].map(kindOf)
  }
  expect(put('rules')).toEqual(['ok', 'rules-only'])
  expect(put('call')).toEqual(['rules-elsewhere', 'ok'])
  expect(put('call', { changes: undefined })).toEqual(['ok', 'ok'])
  const only = template.windows.filter(({ kind }) => kind === 'rules')
  expect(put('rules', { windows: only })).toEqual(['ok', 'ok'])
})

describe('a position', () => {
  test('a member is counted in the group of the frozen seat, whatever they chose since', () => {
    const statement = say(support, { ownGroup: 'business' })
    const taken = state(CALLS.open, as(ann), rule, { now: noon, statement })
    expect(taken).toMatchObject({ value: { counted: true, group: 'academia' } })
  })

  test('a participant is heard and not counted, in the group they chose if it is here', () => {
    const heard = (ownGroup: string) =>
      state(CALLS.open, as(dora), rule, { now: noon, statement: say(support, { ownGroup }) })
    expect(heard('business')).toMatchObject({ value: { counted: false, group: 'business' } })
    expect(heard('martians')).toMatchObject({ value: { counted: false, group: '' } })
  })

  for (const [until, outcome] of [
    [noon, 'reserve-in-past'],
    [(noon + 1) as Instant, 'ok'],
  ] as const) {
    test(`a reservation until ${until - noon} ms from now is ${outcome}`, () => {
      const statement = say({ kind: 'reserve', until })
      expect(kindOf(state(CALLS.open, as(ann), rule, { now: noon, statement }))).toBe(outcome)
    })
  }

  test('nobody objects without an objection that can be answered', () => {
    const object = (objects: boolean) =>
      kindOf(
        state(CALLS.open, as(ann), rule, {
          now: noon,
          statement: say({ kind: 'object' }, { objects }),
        }),
      )
    expect(object(false)).toBe('object-without-objection')
    expect(object(true)).toBe('ok')
  })

  test('one speaks for an affiliation of one’s own, under the name it has then', () => {
    const spoken = (capacity: Statement['capacity']) =>
      state(CALLS.open, as(ann), rule, { now: noon, statement: say(support, { capacity }) })
    expect(spoken(`org:${affiliation}`)).toMatchObject({ value: { spokeFor: 'c-coop' } })
    expect(kindOf(spoken('org:elsewhere' as Statement['capacity']))).toBe('not-affiliated')
  })

  for (const [visibility, stance, sealed] of [
    ['at-once', 'support', false],
    ['at-close', 'support', true],
    ['at-close', 'object', true],
    ['objections-only', 'accept', true],
    ['objections-only', 'object', false],
  ] as const) {
    test(`${stance} in a call shown ${visibility} is ${sealed ? 'sealed' : 'shown'}`, () => {
      const call = aCall({ visibility })
      const statement = say({ kind: stance }, { objects: true, reason: 'c-why' })
      const taken = state(call, as(ann), rule, { now: noon, statement })
      expect(taken).toMatchObject({ value: { shown: { kind: sealed ? 'sealed' : stance } } })
      expect(taken).toMatchObject({ value: { reason: sealed ? undefined : 'c-why' } })
    })
  }

  test('a seal is opened after the close, by its own commitment and no other', () => {
    const call = aCall({ visibility: 'at-close' })
    const taken = state(call, as(ann), rule, { now: noon, statement: say(support) })
    if (!taken.ok) throw new Error(taken.refusal.kind)
    const facts = { stance: support, seal: 'c-seal', reason: undefined }
    expect(kindOf(unseal(call, taken.value, { ...facts, now: noon }))).toBe('not-open')
    expect(unseal(call, taken.value, { ...facts, now: closing })).toMatchObject({
      value: { shown: support, statedAt: noon },
    })
    expect(() => unseal(call, taken.value, { ...facts, now: closing, seal: 'other' })).toThrow()
  })
})
