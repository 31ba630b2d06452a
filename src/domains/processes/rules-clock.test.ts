/** Duties with their triggers and escalation, and what the clock finds due. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import { dueAfter, type DutyRule, later } from '../templates/index.ts'
import { aTemplate, ends, span, third, words } from '../templates/templates.fixtures.ts'
import { reason, running } from './courses.fixtures.ts'
import { aDocument, aWindow, noon } from './processes.fixtures.ts'
import { nextEvent, steadyNow } from './rules-clock.ts'
import { dutiesOf, moveOf } from './rules-duties.ts'

describe('a duty', () => {
  const duty = (part: Partial<DutyRule>): DutyRule => ({
    id: 'report',
    owner: 'secretary',
    does: words,
    trigger: { window: 'comment', is: 'closed' },
    artefact: 'comment-report',
    within: span('P14D'),
    ...part,
  })
  const closed = aWindow({
    state: { kind: 'dated', opens: noon, closes: instant('2020-02-14T23:59Z') },
  })
  const stateOf = (rule: DutyRule, documents: string[], now: string) =>
    dutiesOf(
      running('intake'),
      aTemplate([], { duties: [rule] }),
      {
        windows: [closed],
        documents: documents.map((at) =>
          aDocument({ artefact: 'comment-report', at: instant(at) }),
        ),
      },
      instant(now),
    )

  test('of 14 days after 14 February 2020 is due on 28 February; the 25th meets it (T-18)', () => {
    const [owed] = stateOf(duty({}), ['2020-02-25T09:00Z'], '2020-03-01T00:00Z')
    expect(owed).toMatchObject({ due: instant('2020-02-28T23:59Z'), state: { kind: 'met' } })
    const [late] = stateOf(duty({}), ['2020-02-28T23:59Z'], '2020-03-01T00:00Z')
    expect(late?.state.kind).toBe('late')
  })

  test('of business days is as one counts them on a calendar with its holidays', () => {
    const counted = (from: Instant, count: number, free: ReadonlySet<string>) => {
      let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC')
      for (let left = count; left > 0;) {
        day = day.add({ days: 1 })
        if (day.dayOfWeek < 6 && !free.has(day.toPlainDate().toString())) left--
      }
      return day.epochMilliseconds
    }
    const free = new Set(['1969-12-31', '2026-12-25', '2027-01-01', '2027-01-04'])
    const near = fc.constantFrom('1969-12-20', '2026-12-20', '2027-01-02').map(instant)
    const minutes = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(near, minutes, fc.integer({ min: 1, max: 30 }), (start, minute, count) => {
        const from = (start + minute * 60_000) as Instant
        expect(later(from, `P${count}B`, free)).toBe(counted(from, count, free))
      }),
      { numRuns: 500 },
    )
  })

  test('of two business days from a Friday is due on Tuesday at 23:59 (T-19)', () => {
    expect(dueAfter(instant('2026-11-20T15:00Z'), 'P2B')).toBe(instant('2026-11-24T23:59Z'))
    const holidays = new Set(['2026-11-23'])
    const due = dueAfter(instant('2026-11-20T15:00Z'), 'P2B', holidays)
    expect(due).toBe(instant('2026-11-25T23:59Z'))
  })

  test('of two months from 1 July ends on 1 September, not after 60 days (T-20)', () => {
    const until = later(instant('2026-07-01T00:00Z'), 'P2M')
    expect(until).toBe(instant('2026-09-01T00:00Z'))
    expect(instant('2026-08-31T12:00Z')).toBeLessThan(until)
  })

  test('that was missed is the move of whoever it escalates to', () => {
    const [missed] = stateOf(duty({ escalatesTo: 'chair' }), [], '2020-03-01T00:00Z')
    expect(missed?.state.kind).toBe('missed')
    expect(missed && moveOf(missed)).toBe('chair')
    const [owed] = stateOf(duty({ escalatesTo: 'chair' }), [], '2020-02-20T00:00Z')
    expect(owed && moveOf(owed)).toBe('secretary')
  })

  test('that recurs asks for a document each time: one does not meet two', () => {
    const rule = duty({ trigger: { stage: 'intake', is: 'entered' }, repeats: span('P1M') })
    const states = stateOf(rule, ['2026-04-05T12:00Z'], '2026-05-20T12:00Z')
    expect(states.map(({ state }) => state.kind)).toEqual(['late', 'missed', 'missed'])
  })

  test('begins with a decision or a challenge that a later domain tells of', () => {
    const rule = duty({ trigger: { decision: 'adopt' } })
    const template = aTemplate([], { duties: [rule] })
    const happenings = [{ kind: 'decision', decision: 'adopt', outcome: 'yes', at: noon }] as const
    const holdings = { windows: [], documents: [], happenings }
    expect(dutiesOf(running('intake'), template, holdings, noon)).toHaveLength(1)
    expect(dutiesOf(running('intake'), template, { ...holdings, happenings: [] }, noon)).toEqual([])
  })

  test('begins with an appeal on its ladder, or with each answer to one', () => {
    const appeal = { kind: 'appeal', is: 'filed', ladder: 'conduct', at: noon } as const
    const happenings = [appeal, { ...appeal, is: 'answered' } as const]
    const arisen = (trigger: DutyRule['trigger']) => {
      const template = aTemplate([], { duties: [duty({ trigger })] })
      const holdings = { windows: [], documents: [], happenings }
      return dutiesOf(running('intake'), template, holdings, noon).length
    }
    expect(arisen({ appeal: 'filed' })).toBe(1)
    expect(arisen({ appeal: 'answered', ladder: 'conduct' })).toBe(1)
    expect(arisen({ appeal: 'filed', ladder: 'appeals' })).toBe(0)
  })
})

describe('the clock', () => {
  const template = aTemplate([
    { lasts: { max: span('P10D') }, exits: [{ ...ends, auto: 'on-expiry', to: third.id }] },
  ])
  const facts = (now: Instant, isSaid = false) => ({
    template: { ...template, duties: [] },
    holdings: { windows: [], documents: [] },
    isSaid: () => isSaid,
    stuck: false,
    now,
  })

  test('finds what is due, and set back finds nothing and undoes nothing', () => {
    expect(nextEvent(running('intake'), facts(after(noon, days(11))))?.kind).toBe('expire')
    expect(nextEvent(running('intake'), facts(noon))).toBeUndefined()
    const moved = running(third.id, { state: { kind: 'running', stage: third.id, since: noon } })
    expect(nextEvent(moved, facts(after(noon, days(-30) as never)))).toBeUndefined()
    expect(steadyNow(moved, (noon - days(30)) as Instant)).toBe(noon)
  })

  test('lets a parked process run on at its hour, and one without an hour never', () => {
    const state = { kind: 'suspended', stage: 'intake', since: noon, suspendedAt: noon } as const
    const parked = running('intake', { state: { ...state, reason, until: after(noon, days(2)) } })
    expect(nextEvent(parked, facts(after(noon, days(3))))).toMatchObject({ kind: 'resume' })
    const stopped = running('intake', { state: { ...state, reason } })
    expect(nextEvent(stopped, facts(after(noon, days(300))))).toBeUndefined()
  })
})
