/** Groups that stop the clock, and those who walk out. */
import { describe, expect, test } from 'vitest'
import { after, days, instant } from '../../platform/values.ts'
import type { Actor, BodyId, PersonId, SeatHeld } from '../people/index.ts'
import { aTemplate, count, span, words } from '../templates/templates.fixtures.ts'
import { reason, running, setting } from './courses.fixtures.ts'
import type { StopId, StopRequest, WalkOutId } from './pause.ts'
import type { By } from './process.ts'
import { facilitator, noon, stranger } from './processes.fixtures.ts'
import { askToStop, groupsLeft, mayStop, walkOut, walkOutFacts } from './rules-pauses.ts'

describe('groups that stop the clock', () => {
  const template = aTemplate([], {
    grouping: {
      kind: 'scheme',
      scheme: 'stakeholders',
      groups: ['business', 'academia', 'civil'].map((id) => ({ id, label: words })),
    },
    stopTheClock: {
      groups: count(2),
      within: span('P7D'),
      lasts: span('P14D'),
      times: count(1),
    },
    walkOut: { means: words, groupsAtLeast: count(2) },
  })
  const seat = {
    body: 'b_table' as string as BodyId,
    slug: 'table',
    seat: 's_1' as string as SeatHeld['seat'],
    group: null,
  }
  const member = (digit: string, group?: string): By => ({
    kind: 'person',
    actor: {
      ...(facilitator.kind === 'person' ? (facilitator.actor as Actor) : ({} as Actor)),
      person: `p_${digit.repeat(32)}` as PersonId,
      codes: new Map(group ? [['stakeholders', group]] : []),
      seats: [seat],
    },
  })
  const ask = (by: By, stops: readonly StopRequest[], now = noon) =>
    askToStop(
      running('intake'),
      { id: `s${stops.length}` as string as StopId, reason },
      { stops, walkOuts: [] },
      setting(template, by, now),
    )
  const one = ask(member('1', 'business'), [])
  if (!one.ok) throw new Error(one.refusal.kind)

  test('do it with the last that is needed, for the span that the rule has', () => {
    expect(one.value.process.state.kind).toBe('running')
    const two = ask(member('2', 'academia'), [one.value.request])
    expect(two).toMatchObject({ ok: true, value: { process: { state: { kind: 'suspended' } } } })
    expect(two.ok && two.value.process.state).toMatchObject({
      until: instant('2026-03-16T23:59Z'),
    })
  })

  test('are counted once each, within the span, and no oftener than the rule allows', () => {
    const kind = (result: ReturnType<typeof ask>) => (result.ok ? 'asked' : result.refusal.kind)
    expect(kind(ask(member('3', 'business'), [one.value.request]))).toBe('asked-already')
    const late = ask(member('2', 'academia'), [one.value.request], after(noon, days(8)))
    expect(late.ok && late.value.request.stopped).toBe(false)
    const before = [{ ...one.value.request, stopped: true }]
    expect(kind(ask(member('2', 'academia'), before))).toBe('stopped-enough')
    expect(kind(ask(stranger, []))).toBe('not-seated')
    expect(kind(ask(member('4'), []))).toBe('no-group')
  })

  test('walk out once, with a statement; those who left ask for nothing any more', () => {
    const asked = { id: 'w' as string as WalkOutId, statement: 'gone=' }
    const by = setting(template, member('1', 'business'))
    const left = walkOut(running('intake'), asked, { stops: [], walkOuts: [] }, by)
    if (!left.ok) throw new Error(left.refusal.kind)
    const voiced = { stops: [], walkOuts: [left.value] }
    expect(walkOut(running('intake'), asked, voiced, by)).toMatchObject({
      refusal: { kind: 'walked-out' },
    })
    expect(mayStop(running('intake'), voiced, by)).toMatchObject({ ok: false })
    expect(walkOutFacts([left.value])['exits.groups']).toEqual({ value: 1 })
    const members = [
      { person: left.value.person, group: 'business' },
      { person: `p_${'2'.repeat(32)}` as PersonId, group: 'academia' },
    ]
    expect(groupsLeft(template, members, [left.value])).toMatchObject({ here: 1, short: 1 })
  })

  test('cannot do it where the rule has no such thing', () => {
    const without = aTemplate([])
    expect(
      mayStop(running('intake'), { stops: [], walkOuts: [] }, setting(without, member('1', 'x'))),
    ).toMatchObject({ refusal: { kind: 'no-stop-the-clock' } })
  })
})
