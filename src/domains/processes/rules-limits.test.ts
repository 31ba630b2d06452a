/** Time for several stages together: when it is kept, what a pause adds, what the clock does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days, type Instant } from '../../platform/values.ts'
import { dueAfter, type LimitRule, type Template } from '../templates/index.ts'
import { aTemplate, span, words } from '../templates/templates.fixtures.ts'
import { reason, running } from './courses.fixtures.ts'
import { noon } from './processes.fixtures.ts'
import type { PastStage, Process } from './process.ts'
import { nextEvent } from './rules-clock.ts'
import { dutiesOf, type Holdings } from './rules-duties.ts'
import { lapse, lapsing, limitsAhead, limitsOf } from './rules-limits.ts'

const stages = aTemplate([]).stages
const [first = '', second = '', third = ''] = stages.map(({ id }) => id)
const track = (part: Partial<LimitRule> = {}): LimitRule => ({
  id: 'track',
  title: words,
  entering: first,
  leaving: second,
  within: span('P10D'),
  ...part,
})
const under = (rule: LimitRule): Template => aTemplate([], { limits: [rule], duties: [] })
const day = (count: number) => after(noon, days(count)) as Instant
const spell = (stage: string, from: number, until: number, part: Partial<PastStage> = {}) => ({
  stage,
  since: day(from),
  until: day(until),
  way: 'gate' as const,
  ...part,
})
const inStage = (stage: string, from: number, past: readonly PastStage[] = []): Process =>
  running(stage, { past, state: { kind: 'running', stage, since: day(from) } })
const none: Holdings = { windows: [], documents: [] }
const kinds = (process: Process, at: number, rule = track()) =>
  limitsOf(process, under(rule), none, day(at)).map(({ state }) => state.kind)

describe('a limit', () => {
  test('runs from the first of its stages to the last, and is kept, or left late', () => {
    expect(kinds(inStage(first, 0), 3)).toEqual(['runs'])
    expect(kinds(inStage(second, 3, [spell(first, 0, 3)]), 12)).toEqual(['passed'])
    const left = (until: number) => [spell(first, 0, 3), spell(second, 3, until)]
    expect(kinds(inStage(third, 9, left(9)), 40)).toEqual(['kept'])
    expect(kinds(inStage(third, 20, left(20)), 40)).toEqual(['late'])
    expect(kinds(inStage(third, 0), 40)).toEqual([])
  })

  test('is not begun anew by a loop, and is once its stages were left and entered again', () => {
    const looped = [spell(first, 0, 3), spell(second, 3, 5, { way: 'back' })]
    expect(limitsOf(inStage(first, 5, looped), under(track()), none, day(6))).toMatchObject([
      { from: day(0), state: { kind: 'runs' } },
    ])
    const again = [spell(first, 0, 3), spell(second, 3, 5), spell(third, 5, 6, { way: 'back' })]
    expect(kinds(inStage(first, 6, again), 7)).toEqual(['kept', 'runs'])
  })

  test('ends with the process, without a word of blame', () => {
    const state = { kind: 'terminated', stage: first, terminatedAt: day(2), reason } as const
    expect(kinds({ ...inStage(first, 0), state }, 40)).toEqual(['ended'])
  })

  test('of a track holds only where the last decision chose it', () => {
    const rule = track({ when: { decision: 'pace', outcome: 'fast' } })
    const told = (outcome: string) => ({
      ...none,
      happenings: [{ kind: 'decision', decision: 'pace', outcome, at: day(0) }] as const,
    })
    const of = (outcome: string) =>
      limitsOf(inStage(first, 0), under(rule), told(outcome), day(1)).length
    expect([of('fast'), of('slow'), kinds(inStage(first, 0), 1, rule).length]).toEqual([1, 0, 0])
  })

  test('is as long as it says, and longer by every pause, to the day', () => {
    const count = fc.integer({ min: 1, max: 400 })
    const paused = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(count, paused, paused, (long, before, here) => {
        const rule = track({ within: span(`P${long}D`) })
        const past = [spell(first, 0, before + 1, { pausedMs: days(before) })]
        const state = {
          kind: 'suspended',
          stage: second,
          since: day(before + 1),
          suspendedAt: day(before + 1),
          reason,
        } as const
        const process = running(second, { past, state })
        const now = day(before + 1 + here)
        const [limit] = limitsOf(process, under(rule), none, now)
        expect(limit?.due).toBe(dueAfter(day(before + here), `P${long}D`))
        expect((limit?.due ?? 0) - day(before + here)).toBeGreaterThanOrEqual(days(long))
      }),
    )
  })

  test('left before its hour is kept, and after it is not, whatever the hours are', () => {
    const hour = fc.integer({ min: 1, max: 24 * 30 })
    fc.assert(
      fc.property(hour, (hours) => {
        const until = (noon + hours * 3_600_000) as Instant
        const past = [spell(first, 0, 0), { ...spell(second, 0, 0), until }]
        const [limit] = limitsOf(inStage(third, 40, past), under(track()), none, day(50))
        expect(limit?.state.kind).toBe(until < dueAfter(noon, 'P10D') ? 'kept' : 'late')
      }),
    )
  })
})

describe('the clock', () => {
  const rule = track({ exit: { to: 'terminated' } })
  const template = under(rule)
  const facts = { template, holdings: none, isSaid: () => false, stuck: false }
  const process = inStage(second, 3, [spell(first, 0, 3)])

  test('takes the process out at the hour, once, and says before that it will', () => {
    expect(nextEvent(process, { ...facts, now: day(9) })).toBeUndefined()
    const ahead = limitsAhead(limitsOf(process, template, none, day(9)))
    expect(ahead).toMatchObject([{ id: 'track', to: 'terminated', by: [] }])
    const event = nextEvent(process, { ...facts, now: day(60) })
    expect(event).toMatchObject({ kind: 'lapse', at: ahead[0]?.clockAt })
    const [limit] = lapsing(limitsOf(process, template, none, day(60)))
    const gone = limit && lapse(process, limit, reason, limit.due)
    if (!gone) throw new Error('it has not lapsed')
    expect(gone.state).toMatchObject({ kind: 'terminated', terminatedAt: limit.due })
    expect(nextEvent(gone, { ...facts, now: day(90) })).toBeUndefined()
  })

  test('leads on to a stage, and finds nothing to do there', () => {
    const on = under(track({ exit: { to: third } }))
    const [limit] = lapsing(limitsOf(process, on, none, day(60)))
    const gone = limit && lapse(process, limit, reason, limit.due)
    if (!gone) throw new Error('it has not lapsed')
    expect(gone.state).toMatchObject({ kind: 'running', stage: third })
    expect(limitsOf(gone, on, none, day(60))).toMatchObject([{ state: { kind: 'lapsed' } }])
    expect(nextEvent(gone, { ...facts, template: on, now: day(60) })).toBeUndefined()
  })

  test('does nothing where the template only has it said; a duty may begin with it', () => {
    const said = under(track())
    expect(nextEvent(process, { ...facts, template: said, now: day(60) })).toBeUndefined()
    const duty = {
      id: 'report',
      owner: 'secretary',
      does: words,
      trigger: { limit: 'track', is: 'passed' } as const,
      artefact: 'report',
      within: span('P7D'),
    }
    const owing = { ...said, duties: [duty] }
    expect(dutiesOf(process, owing, none, day(9))).toEqual([])
    expect(dutiesOf(process, owing, none, day(12))).toMatchObject([{ state: { kind: 'owed' } }])
  })
})
