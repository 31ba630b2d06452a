/** Exits, loops, skips, variance and expiry, and what must not happen. */
import { describe, expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import type { Exit } from '../templates/index.ts'
import {
  aTemplate,
  count,
  ends,
  sourced,
  span,
  third,
  words,
} from '../templates/templates.fixtures.ts'
import { open, reason, running } from './courses.fixtures.ts'
import { setting } from './courses.fixtures.ts'
import type { By, Process } from './process.ts'
import { facilitator, noon, stranger } from './processes.fixtures.ts'
import { resumed } from './rules.ts'
import { expire, expiryOf, skipStage, takeExit, takeVariance } from './rules-exits.ts'
import { previewOf } from './rules-preview.ts'
import type { Facts } from './fact.ts'

describe('an exit', () => {
  const exit: Exit = {
    ...ends,
    when: { fact: 'rounds.intake', atLeast: 3, says: words, waitsFor: 'chair', ...sourced },
  }
  const template = aTemplate([{ exits: [exit] }])

  test('is taken when its condition holds, with a reason, and ends the process', () => {
    const facts = { 'rounds.intake': { value: 3 } }
    const taken = takeExit(running('intake'), { exit: 'give-up', reason }, facts, setting(template))
    expect(taken).toMatchObject({ ok: true, value: { state: { kind: 'concluded' } } })
    expect(taken.ok && taken.value.past.at(-1)).toMatchObject({ way: 'exit', reason })
  })

  test('stays shut while its condition does not hold, and says by how much', () => {
    const facts = { 'rounds.intake': { value: 1 } }
    const taken = takeExit(running('intake'), { exit: 'give-up', reason }, facts, setting(template))
    expect(taken).toMatchObject({ ok: false, refusal: { kind: 'gate-shut' } })
    const [, ahead] = previewOf(running('intake'), template, facts)
    expect(ahead).toMatchObject({ kind: 'exit', to: 'concluded', waitsFor: ['chair'] })
    expect(ahead?.unmet[0]?.standing).toMatchObject({ short: 2 })
  })

  test('needs somebody who may, a reason, and a stage that has it', () => {
    const facts = { 'rounds.intake': { value: 3 } }
    const asked = (by: By, why: string | undefined, stage = 'intake') => {
      const taken = takeExit(
        running(stage),
        { exit: 'give-up', reason: why },
        facts,
        setting(template, by),
      )
      return taken.ok ? 'taken' : taken.refusal.kind
    }
    expect(asked(stranger, reason)).toBe('not-in-role')
    expect(asked(facilitator, undefined)).toBe('reason-missing')
    expect(asked(facilitator, reason, 'screening')).toBe('no-such-exit')
  })

  test('of the clock alone is taken by nobody else', () => {
    const byClock = aTemplate([
      { lasts: { max: span('P10D') }, exits: [{ ...ends, auto: 'on-expiry' }] },
    ])
    const taken = takeExit(running('intake'), { exit: 'give-up', reason }, {}, setting(byClock))
    expect(taken).toMatchObject({ ok: false, refusal: { kind: 'clock-only' } })
  })

  test('to a pause parks the process until its hour, and no stage is left', () => {
    const parks = aTemplate([{ exits: [{ ...ends, to: 'suspended', parksFor: span('P1M') }] }])
    const taken = takeExit(running('intake'), { exit: 'give-up', reason }, {}, setting(parks))
    const until = instant('2026-04-02T23:59Z')
    expect(taken).toMatchObject({ ok: true, value: { state: { kind: 'suspended', until } } })
    expect(taken.ok && taken.value.past).toEqual([])
  })

  test('that loops back is refused once the stage was entered as often as the rule allows', () => {
    const loop = aTemplate([
      { repeats: { atMost: count(2) } },
      { exits: [{ ...ends, to: 'intake' }] },
    ])
    const spell = { stage: 'intake', since: noon, until: noon, way: 'gate' } as const
    const back = (times: number) =>
      takeExit(
        running('screening', { past: Array.from({ length: times }, () => spell) }),
        { exit: 'give-up', reason },
        {},
        setting(loop),
      )
    expect(back(1).ok).toBe(true)
    expect(back(2)).toMatchObject({ refusal: { kind: 'enough-rounds', stage: 'intake', most: 2 } })
  })
})

describe('a stage that may be skipped', () => {
  const template = aTemplate([{}, { optional: { skippedBy: ['facilitator'] } }])

  test('is left out through the gate before it, and the record shows that it never began', () => {
    const gone = skipStage(running('intake'), reason, open, setting(template))
    expect(gone).toMatchObject({ ok: true, value: { state: { stage: third.id } } })
    expect(gone.ok && gone.value.past.map(({ way }) => way)).toEqual(['gate', 'skip'])
  })

  test('is not skipped through a shut gate, by a stranger, or without a reason', () => {
    const kind = (by: By, facts: Facts, why: string | undefined) => {
      const gone = skipStage(running('intake'), why, facts, setting(template, by))
      return gone.ok ? 'skipped' : gone.refusal.kind
    }
    expect(kind(facilitator, {}, reason)).toBe('gate-shut')
    expect(kind(stranger, open, reason)).toBe('not-in-role')
    expect(kind(facilitator, open, undefined)).toBe('reason-missing')
    expect(skipStage(running('screening'), reason, open, setting(template))).toMatchObject({
      refusal: { kind: 'not-optional' },
    })
  })
})

test('a variance leaves without the gate only after its notice has closed', () => {
  const template = aTemplate([{ variance: { by: ['facilitator'], window: 'comment' } }])
  const gone = (facts: Facts) => takeVariance(running('intake'), reason, facts, setting(template))
  expect(gone({})).toMatchObject({ refusal: { kind: 'variance-not-noticed' } })
  expect(gone({ 'windows.comment.closed': { value: 1, of: 2 } }).ok).toBe(false)
  expect(gone({ 'windows.comment.closed': { value: 1, of: 1 } })).toMatchObject({ ok: true })
})

describe('the longest time of a stage', () => {
  const template = aTemplate([
    { lasts: { max: span('P10D') }, exits: [{ ...ends, auto: 'on-expiry', to: third.id }] },
  ])
  const end = instant('2026-03-12T23:59Z')
  const expired = (process: Process, now: Instant) =>
    expire(process, { template, facts: {}, reason, now })

  test('ends at its minute, and the stage ends then, however late the clock comes by', () => {
    expect(expiryOf(running('intake'), template)).toBe(end)
    expect(expired(running('intake'), (end - 1) as Instant)).toBeUndefined()
    const late = expired(running('intake'), after(end, days(7)))
    expect(late).toMatchObject({ state: { kind: 'running', stage: third.id, since: end } })
    expect(late?.past.at(-1)).toMatchObject({ way: 'expired', until: end })
  })

  test('does not run while the process stands still', () => {
    const stopped = running('intake', {
      state: { kind: 'suspended', stage: 'intake', since: noon, suspendedAt: noon, reason },
    })
    expect(expired(stopped, after(end, days(70)))).toBeUndefined()
    const again = resumed(stopped, after(noon, days(30)))
    expect(expiryOf(again, template)).toBe(after(end, days(30)))
  })

  test('without an exit that holds leaves the stage as it is, for its officers', () => {
    const held = { fact: 'gate.held', atLeast: 1, says: words, ...sourced } as const
    const shut = aTemplate([
      { lasts: { max: span('P10D') }, exits: [{ ...ends, auto: 'on-expiry', when: held }] },
    ])
    const now = after(end, days(1))
    expect(expire(running('intake'), { template: shut, facts: {}, reason, now })).toBeUndefined()
  })
})
