/** How a process moves, stops and ends; who may do it; what is refused. */
import { describe, expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import { CONVENING } from '../templates/templates.fixtures.ts'
import type { By, Process } from './process.ts'
import {
  aDocument,
  aProcess,
  aWindow,
  facilitator,
  importer,
  inRole,
  inStage,
  noon,
  signedOut,
  stranger,
} from './processes.fixtures.ts'
import {
  begin,
  CONCLUSION,
  mayMove,
  mayOverride,
  moveStage,
  overrideGate,
  publishDocument,
  recordReported,
  resume,
  suspend,
  terminate,
} from './rules.ts'
import { dutiesOf } from './rules-duties.ts'
import { ownFacts } from './rules-facts.ts'
import type { Facts } from './fact.ts'

const { template, pin } = CONVENING
const reason = 'reason='
const later = after(noon, days(1))
const at = (by: By = facilitator, now: Instant = later) => ({ template, by, now })
const kindOf = (done: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  done.ok ? 'done' : done.refusal.kind

const held: Facts = {
  'texts.days-on-table': { value: 14 },
  'objections.unanswered': { value: 0, of: 5 },
  'groups.unheard': { value: 0, of: 5 },
}
const onward = { to: 'public-consultation', reason: undefined }

test('a process begins in the first stage, pinned to the template as it is', () => {
  expect(aProcess()).toMatchObject({
    pin,
    past: [],
    earlier: [],
    state: { kind: 'running', stage: 'intake', since: noon },
  })
  expect(begin(aProcess(), CONVENING, later).begunAt).toBe(later)
})

describe('moving on', () => {
  const plenary = inStage('plenary')

  test('the gate holds: the stage ends and the next begins at once', () => {
    const moved = moveStage(plenary, onward, held, at())
    expect(moved).toMatchObject({
      ok: true,
      value: {
        past: [{ stage: 'plenary', since: noon, until: later, way: 'gate' }],
        state: { kind: 'running', stage: 'public-consultation', since: later },
      },
    })
  })

  test('the gate is shut: refused with what is missing and by how much', () => {
    const facts = { ...held, 'texts.days-on-table': { value: 13 } }
    const moved = moveStage(plenary, onward, facts, at())
    expect(moved).toMatchObject({ ok: false, refusal: { kind: 'gate-shut' } })
    if (moved.ok || moved.refusal.kind !== 'gate-shut') throw new Error('opened')
    expect(moved.refusal.unmet).toHaveLength(1)
    expect(moved.refusal.unmet[0]?.standing).toMatchObject({ kind: 'known', short: 1 })
  })

  for (const { to, facts, result } of [
    { to: 'outcome', facts: held, result: 'not-next' },
    { to: 'intake', facts: held, result: 'not-next' },
    { to: 'plenary', facts: held, result: 'not-next' },
    { to: 'nowhere', facts: held, result: 'not-next' },
    { to: CONCLUSION, facts: held, result: 'not-next' },
    { to: 'intersessional', facts: {}, result: 'done' },
  ]) {
    test(`from the plenary to ${to}: ${result}`, () => {
      expect(kindOf(moveStage(plenary, { to, reason }, facts, at()))).toBe(result)
    })
  }

  test('going back asks for a reason, and for no gate', () => {
    const back = { to: 'intersessional', reason: undefined }
    expect(kindOf(moveStage(plenary, back, {}, at()))).toBe('reason-missing')
    const moved = moveStage(plenary, { ...back, reason }, {}, at())
    expect(moved.ok && moved.value.past.at(-1)).toMatchObject({ way: 'back', reason })
  })

  test('from the last stage the gate leads to the conclusion', () => {
    const facts = {
      'documents.implementation-report': { value: 1 },
      'commitments.open': { value: 0 },
    }
    const ended = moveStage(inStage('follow-up'), { to: CONCLUSION, reason }, facts, at())
    expect(ended.ok && ended.value.state).toEqual({ kind: 'concluded', concludedAt: later })
  })
})

describe('without the gate', () => {
  const plenary = inStage('plenary')

  test('whom the template names may go on with a public reason', () => {
    const moved = overrideGate(plenary, reason, {}, at())
    expect(moved).toMatchObject({
      ok: true,
      value: {
        past: [{ stage: 'plenary', way: 'override', reason }],
        state: { kind: 'running', stage: 'public-consultation' },
      },
    })
  })

  test('others may not, and nobody needs to where the gate holds', () => {
    expect(kindOf(overrideGate(plenary, reason, {}, at(inRole('secretary'))))).toBe('not-in-role')
    expect(kindOf(overrideGate(plenary, reason, {}, at(stranger)))).toBe('not-in-role')
    expect(kindOf(overrideGate(plenary, reason, held, at()))).toBe('gate-holds')
  })
})

describe('who may, in every state', () => {
  const elsewhere = inRole('facilitator', 'b_other' as never)
  const actors: Readonly<Record<string, By>> = {
    facilitator,
    chair: inRole('chair'),
    secretary: inRole('secretary'),
    editor: inRole('editor'),
    stranger,
    signedOut,
    elsewhere,
    importer,
  }
  const states: Readonly<Record<string, Process['state']>> = {
    running: { kind: 'running', stage: 'plenary', since: noon },
    suspended: { kind: 'suspended', stage: 'plenary', since: noon, suspendedAt: noon, reason },
    concluded: { kind: 'concluded', concludedAt: noon },
    terminated: { kind: 'terminated', stage: 'plenary', terminatedAt: noon, reason },
  }
  const movers = ['facilitator', 'chair', 'secretary']
  const overriders = ['facilitator', 'chair']
  for (const [who, by] of Object.entries(actors))
    for (const [kind, state] of Object.entries(states)) {
      const running = kind === 'running'
      test(`${who} at a ${kind} process`, () => {
        const process = aProcess({ state })
        expect(mayMove(process, at(by)).ok).toBe(running && movers.includes(who))
        expect(mayOverride(process, at(by)).ok).toBe(running && overriders.includes(who))
        expect(suspend(process, reason, at(by)).ok).toBe(running && overriders.includes(who))
        expect(resume(process, at(by)).ok).toBe(kind === 'suspended' && overriders.includes(who))
        const ends = (running || kind === 'suspended') && overriders.includes(who)
        expect(terminate(process, reason, at(by)).ok).toBe(ends)
      })
    }
})

test('a suspended process goes on in the stage and since the day it had', () => {
  const stopped = suspend(inStage('plenary'), reason, at())
  if (!stopped.ok) throw new Error(stopped.refusal.kind)
  const going = resume(stopped.value, at(facilitator, after(later, days(9))))
  expect(going.ok && going.value.state).toMatchObject({
    kind: 'running',
    stage: 'plenary',
    since: noon,
  })
  expect(going.ok && going.value.state).toMatchObject({ pausedMs: days(9) })
})

describe('what sources report', () => {
  const reported = { source: 'https://example.org/report', on: '2019-06-13' }
  const real = inStage('plenary', { reported, practice: false })

  for (const { source, on, result } of [
    { source: 'MSM-6', on: '2026-03-02', result: 'done' },
    { source: 'MSM-6', on: '2026-03-03', result: 'not-yet-reported' },
    { source: ' ', on: '2026-03-02', result: 'source-missing' },
    { source: 'MSM-6', on: 'June 2019', result: 'no-such-day' },
  ]) {
    test(`from "${source}" of ${on}, on 2 March 2026: ${result}`, () => {
      expect(kindOf(recordReported({ source, on }, noon))).toBe(result)
    })
  }

  test('a reported process moves as its sources say, and by nobody else', () => {
    const moved = moveStage(real, { to: 'outcome', reason: undefined }, {}, at(importer))
    expect(moved.ok && moved.value.past.at(-1)).toMatchObject({ way: 'reported' })
    expect(kindOf(moveStage(real, onward, held, at(facilitator)))).toBe('reported-only')
    expect(kindOf(moveStage(inStage('plenary'), onward, held, at(importer)))).toBe('not-reported')
  })
})

describe('documents', () => {
  const document = { id: aDocument().id, artefact: 'draft', title: 'title=', href: '/texts/1' }
  for (const { part, by, result } of [
    { part: {}, by: inRole('editor'), result: 'done' },
    { part: { href: 'https://example.org/draft.pdf' }, by: inRole('editor'), result: 'done' },
    { part: {}, by: stranger, result: 'not-in-role' },
    { part: { artefact: 'memo' }, by: inRole('editor'), result: 'no-such-artefact' },
    { part: { href: 'javascript:alert(1)' }, by: inRole('editor'), result: 'no-such-place' },
    { part: { href: '//example.org/' }, by: inRole('editor'), result: 'no-such-place' },
    { part: { href: '/a\nb' }, by: inRole('editor'), result: 'no-such-place' },
  ]) {
    test(`${JSON.stringify(part)}: ${result}`, () => {
      const done = publishDocument(inStage('plenary'), { ...document, ...part }, at(by))
      expect(kindOf(done)).toBe(result)
    })
  }
})

describe('facts of the process itself', () => {
  const process = inStage('public-consultation')
  const closed = aWindow()

  test('a window and a document of an earlier stage do not count in this one', () => {
    const early = (noon - 1) as Instant
    const facts = ownFacts(
      process,
      template,
      {
        windows: [aWindow({ state: { kind: 'dated', opens: 0 as Instant, closes: noon } }), closed],
        documents: [aDocument({ artefact: 'comment-report', at: early })],
      },
      after(noon, days(60)),
    )
    expect(facts['windows.comment.closed']).toEqual({ value: 1, of: 1 })
    expect(facts['documents.comment-report']).toEqual({ value: 0 })
  })

  test('an open window counts as opened, not as closed', () => {
    const facts = ownFacts(process, template, { windows: [closed], documents: [] }, noon)
    expect(facts['windows.comment.closed']).toEqual({ value: 0, of: 1 })
  })
})

describe('duties', () => {
  const window = aWindow({
    state: { kind: 'dated', opens: noon, closes: instant('2020-02-14T23:59Z') },
  })
  const state = (now: string, delivered?: string) => {
    const documents = delivered
      ? [aDocument({ artefact: 'comment-report', at: instant(delivered) })]
      : []
    const [duty] = dutiesOf(
      inStage('public-consultation'),
      template,
      { windows: [window], documents },
      instant(now),
    )
    return duty && { due: duty.due, kind: duty.state.kind }
  }
  const due = instant('2020-02-28T23:59Z')

  test('T-18: a report 14 days after 14 February is due on the 28th', () => {
    expect(state('2020-02-26T00:00Z', '2020-02-25T12:00Z')).toEqual({ due, kind: 'met' })
  })

  test('until the due minute it is owed, from then on missed, and afterwards late', () => {
    expect(state('2020-02-28T23:58:59.999Z')).toEqual({ due, kind: 'owed' })
    expect(state('2020-02-28T23:59Z')).toEqual({ due, kind: 'missed' })
    expect(state('2020-03-05T00:00Z', '2020-02-28T23:59Z')).toEqual({ due, kind: 'late' })
    expect(state('2020-03-05T00:00Z', '2020-02-28T23:58:59.999Z')).toEqual({ due, kind: 'met' })
  })

  test('nothing is owed while the window is open', () => {
    expect(state('2020-02-14T23:58Z')).toBeUndefined()
  })
})
