/** Designation and minority statements: what opens the gate, and what stays beside the result. */
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../platform/values.ts'
import {
  aDesignation,
  ann,
  anAnswer,
  anObjection,
  aRule,
  as,
  aSupporter,
  behind,
  ben,
  CALLS,
  closing,
  cy,
  dayAfter,
  justBefore,
  OBJECTION_STATES,
  person,
  stranger,
  theChair,
} from '../fixtures.ts'
import type { Objection } from '../objection.ts'
import { conclude, propose, react, warningsFor, type Standings } from './designations.ts'
import { mayWrite, write } from './minority.ts'
import { tally } from './tally.ts'

const rule = aRule()
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind
const later = dayAfter(closing, 8)
const latest = aDesignation()

const stands = (kind: 'support' | 'object', from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    person: person(from + index),
    counted: false,
    group: '',
    shown: { kind },
  }))

/** Heads for and against, and what became of the objections: only the latter is looked at. */
const room = (
  support: number,
  object: number,
  objections: readonly Objection['state'][],
): Standings => ({
  objections: objections.map((state) => anObjection({ state })),
  lines: tally([...stands('support', 1, support), ...stands('object', 500, object)], [], []),
})

const end = (standings: Standings, overrideReason?: string) =>
  conclude(CALLS.closed, theChair, rule, { now: later, latest, standings, overrideReason })

describe('the gate', () => {
  const { open, answered, satisfied, maintained, withdrawn } = OBJECTION_STATES

  test('waits for the word on an answer while its time runs, and no longer', () => {
    const answer = { ...anAnswer, wordUntil: dayAfter(later) }
    const standings = room(1, 1, [{ kind: 'answered', answer }])
    expect(end(standings, 'c-why')).toMatchObject({
      refusal: { kind: 'awaits-words', count: 1, until: answer.wordUntil },
    })
    const over = { ...anAnswer, wordUntil: later }
    expect(kindOf(end(room(1, 1, [{ kind: 'answered', answer: over }])))).toBe('ok')
  })

  test('100 for and 5 against, one of five issues unanswered: it stays shut (T-12)', () => {
    const standings = room(100, 5, [answered, satisfied, maintained, withdrawn, open])
    expect(end(standings)).toMatchObject({ refusal: { kind: 'over-objections', unanswered: 1 } })
  })

  test('5 for and 100 against, the one issue addressed with a reason: it may open (T-13)', () => {
    expect(kindOf(end(room(5, 100, [maintained])))).toBe('ok')
  })

  test('over an unanswered objection only with a reason that stays at the result (T6)', () => {
    const concluded = end(room(100, 5, [open]), 'c-why')
    expect(concluded).toMatchObject({
      value: {
        call: { state: { kind: 'designated', designation: latest.id } },
        designation: {
          state: { kind: 'final', override: { reason: 'c-why', unanswered: [anObjection().id] } },
        },
      },
    })
  })

  test('a reason given where nothing was overridden is no override', () => {
    const concluded = end(room(5, 0, [answered]), 'c-why')
    expect(concluded).toMatchObject({ value: { designation: { state: { override: undefined } } } })
  })

  test('a facilitator who may designate may not override, where the template says so', () => {
    const facilitator = as(ben, 'facilitator')
    const facts = { now: later, latest, overrideReason: 'c-why' }
    const over = { ...facts, standings: room(1, 1, [open]) }
    expect(kindOf(conclude(CALLS.closed, facilitator, rule, over))).toBe('not-your-role')
    const clear = { ...facts, standings: room(1, 1, [answered]) }
    expect(kindOf(conclude(CALLS.closed, facilitator, rule, clear))).toBe('ok')
  })
})

describe('a designation', () => {
  const facts = {
    now: closing,
    id: latest.id,
    level: 'consensus',
    polarity: 'against',
    reasons: 'c-reasons',
    reactUntil: dayAfter(closing, 7),
    before: 0,
  } as const

  test('is proposed with one of the template’s own labels, for the text or against it', () => {
    const proposed = propose(CALLS.closed, theChair, rule, facts)
    expect(proposed).toMatchObject({
      value: { round: 1, polarity: 'against', state: { reactUntil: dayAfter(closing, 7) } },
    })
    const made = propose(CALLS.closed, theChair, rule, { ...facts, level: 'made-up' })
    expect(kindOf(made)).toBe('unknown-level')
  })

  test('is proposed on what its officer has read: another proposal meanwhile is said', () => {
    const at = (seen: number | undefined) =>
      propose(CALLS.closed, theChair, rule, { ...facts, before: 1, seen })
    expect(at(0)).toMatchObject({ refusal: { kind: 'other-proposal', round: 1 } })
    expect(at(2)).toMatchObject({ refusal: { kind: 'other-proposal' } })
    expect(at(1)).toMatchObject({ value: { round: 2 } })
    expect(at(undefined)).toMatchObject({ value: { round: 2 } })
  })

  test('waits for the end of the call, and for the end of the time to react', () => {
    const early = propose(CALLS.open, theChair, rule, { ...facts, now: justBefore(closing) })
    expect(kindOf(early)).toBe('not-ended')
    const at = (now: Instant) =>
      kindOf(
        conclude(CALLS.closed, theChair, rule, {
          now,
          latest,
          standings: room(1, 0, []),
          overrideReason: undefined,
        }),
      )
    expect(at(justBefore(dayAfter(closing, 7)))).toBe('reaction-runs')
    expect(at(dayAfter(closing, 7))).toBe('ok')
  })

  test('is not made final twice, nor without a proposal', () => {
    const standings = room(1, 0, [])
    const at = { now: later, standings, overrideReason: undefined }
    const none = conclude(CALLS.closed, theChair, rule, { ...at, latest: undefined })
    expect(kindOf(none)).toBe('no-proposal')
    const again = conclude(CALLS.designated, theChair, rule, { ...at, latest })
    expect(kindOf(again)).toBe('already-designated')
  })

  test('keeps what its label asks for and the call does not show (T-23)', () => {
    const full = aDesignation({ level: 'full-consensus' })
    const standings = room(10, 1, [OBJECTION_STATES.maintained])
    const at = { now: later, latest: full, standings, overrideReason: undefined }
    expect(conclude(CALLS.closed, theChair, rule, at)).toMatchObject({
      value: { designation: { state: { unmet: ['nobody-objects'] } } },
    })
    expect(warningsFor(rule, 'divergence', standings)).toEqual([])
  })

  for (const [now, kind, reason, outcome] of [
    [closing, 'accept', undefined, 'ok'],
    [closing, 'contest', undefined, 'contest-without-reason'],
    [closing, 'contest', 'c-why', 'ok'],
    [dayAfter(closing, 7), 'accept', undefined, 'reaction-over'],
  ] as const) {
    test(`${kind} ${reason ? 'with' : 'without'} a reason at ${now} is ${outcome}`, () => {
      expect(kindOf(react(latest, as(cy), rule, { now, kind, reason }))).toBe(outcome)
    })
  }

  for (const phase of ['draft', 'open', 'closed', 'designated', 'withdrawn'] as const) {
    for (const [name, party] of [
      ['stranger', stranger],
      ['member', as(ann)],
      ['chair', theChair],
    ] as const) {
      test(`proposing by the ${name} in a call that is ${phase}`, () => {
        const at = { ...facts, now: phase === 'open' ? justBefore(closing) : closing }
        const proposed = propose(CALLS[phase], party, rule, at)
        expect(proposed.ok).toBe(name === 'chair' && phase === 'closed')
      })
    }
  }
})

describe('a minority statement', () => {
  const text = { text: 'c-text', capacity: 'personal' } as const
  const may = (phase: keyof typeof CALLS, state: Objection['state'], who = ann) =>
    kindOf(
      mayWrite({ call: CALLS[phase], behind: behind({ state }) }, as(who), {
        now: later,
        written: [],
      }),
    )

  for (const [kind, outcome] of [
    ['open', 'ok'],
    ['answered', 'ok'],
    ['maintained', 'ok'],
    ['satisfied', 'already-ended'],
    ['withdrawn', 'already-ended'],
  ] as const) {
    test(`on an objection that is ${kind}: ${outcome}`, () => {
      expect(may('closed', OBJECTION_STATES[kind])).toBe(outcome)
      expect(may('designated', OBJECTION_STATES[kind])).toBe(outcome)
    })
  }

  test('is the right of each who stands behind the objection, and not of the chair', () => {
    const shared = {
      call: CALLS.designated,
      behind: behind({ state: OBJECTION_STATES.maintained }, aSupporter(ben)),
    }
    const facts = { ...text, now: later, written: [] }
    expect(write(shared, as(ann), facts)).toMatchObject({ value: { author: ann, text: 'c-text' } })
    expect(kindOf(write(shared, as(ben), facts))).toBe('ok')
    expect(kindOf(write(shared, as(cy), facts))).toBe('not-behind')
    expect(kindOf(write(shared, theChair, facts))).toBe('not-behind')
    expect(kindOf(write(shared, stranger, facts))).toBe('signed-out')
  })

  test('is written once', () => {
    const case_ = { call: CALLS.closed, behind: behind() }
    const first = write(case_, as(ann), { ...text, now: later, written: [] })
    if (!first.ok) throw new Error(first.refusal.kind)
    const again = write(case_, as(ann), { ...text, now: later, written: [first.value] })
    expect(kindOf(again)).toBe('already-written')
  })

  test('waits for the end of the call', () => {
    expect(may('withdrawn', OBJECTION_STATES.open)).toBe('not-open')
    const case_ = { call: CALLS.open, behind: behind() }
    const early = mayWrite(case_, as(ann), { now: justBefore(closing), written: [] })
    expect(kindOf(early)).toBe('not-ended')
  })
})
