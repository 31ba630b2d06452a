/** Rules of objections: who answers, whose word settles them, what passes to whom. */
import { describe, expect, test } from 'vitest'
import type { Ulid } from '../../../platform/clock.ts'
import type { Instant } from '../../../platform/values.ts'
import {
  anAnswer,
  ann,
  anObjection,
  aRule,
  as,
  aSupporter,
  behind,
  ben,
  CALLS,
  chair,
  cy,
  dayAfter,
  dora,
  justBefore,
  noon,
  OBJECTION_STATES,
  theChair,
} from '../fixtures.ts'
import type { CallId } from '../call.ts'
import type { Objection, ObjectionId, ObjectionState } from '../objection.ts'
import { standing } from './behind.ts'
import { answer, join, mayAnswer, raise } from './objections.ts'
import { leave, sayWord } from './settling.ts'

const rule = aRule()
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind
describe('an objection', () => {
  const raising = {
    id: anObjection().id,
    title: 'c-t',
    argument: 'c-a',
    remedy: 'c-r',
    clause: '3',
    capacity: 'personal',
    ownGroup: undefined,
    inCall: 0,
    before: 0,
  } as const
  const word = (said: 'satisfied' | 'maintained', round = 1) => ({ now: noon, word: said, round })
  const how = { kind: 'addressed' } as const
  const facts = { now: noon, how, reason: 'c-why', latestVersion: 3 }

  test('begins open, and one person raises only so many', () => {
    expect(raise(CALLS.open, as(ann), rule, { now: noon, raising })).toMatchObject({
      value: { owner: ann, group: 'academia', state: { kind: 'open' } },
    })
    const many = { ...raising, before: 20 }
    const refused = raise(CALLS.open, as(ann), rule, { now: noon, raising: many })
    expect(kindOf(refused)).toBe('too-many-objections')
    const full = { ...raising, inCall: 400 }
    const late = raise(CALLS.open, as(ann), rule, { now: noon, raising: full })
    expect(kindOf(late)).toBe('call-full')
  })

  test('is answered by the chair, never by one who stands behind it', () => {
    const call = CALLS.open
    expect(kindOf(answer({ call, behind: behind() }, theChair, rule, facts))).toBe('ok')
    const own = behind({ owner: chair })
    expect(kindOf(answer({ call, behind: own }, theChair, rule, facts))).toBe('own-objection')
    const passedOn = behind({ raisedBy: chair })
    const refused = answer({ call, behind: passedOn }, theChair, rule, facts)
    expect(kindOf(refused)).toBe('own-objection')
    const shared = behind({}, aSupporter(chair))
    expect(kindOf(answer({ call, behind: shared }, theChair, rule, facts))).toBe('own-objection')
    expect(kindOf(answer({ call, behind: behind() }, as(ben), rule, facts))).toBe('not-your-role')
  })

  test('is answered by those whom the template names, within the time it sets for a word', () => {
    const named = aRule({
      answerers: ['secretary'],
      wordWithin: { span: 'P7D', holidays: new Set() },
    })
    const call = CALLS.open
    expect(kindOf(answer({ call, behind: behind() }, theChair, named, facts))).toBe('not-your-role')
    const given = answer({ call, behind: behind() }, as(dora, 'secretary'), named, facts)
    if (!given.ok) throw new Error(given.refusal.kind)
    const { state } = given.value
    const until = state.kind === 'answered' ? state.answer.wordUntil : undefined
    if (until === undefined) throw new Error('no time for a word')
    const at = (now: Instant) =>
      kindOf(sayWord({ call, behind: behind({ state }) }, as(ann), { ...word('satisfied'), now }))
    expect(at(justBefore(until))).toBe('ok')
    expect(at(until)).toBe('word-over')
    const again = (now: Instant) =>
      kindOf(mayAnswer({ call, behind: behind({ state }) }, as(dora, 'secretary'), named, now))
    expect(again(justBefore(until))).toBe('awaits-word')
    expect(again(until)).toBe('ok')
  })

  test('repeats only an earlier one of the same call that has an answer of its own', () => {
    const id = (nth: number) => `1E${nth}`.padEnd(26, '0') as Ulid as string as ObjectionId
    const said = (part: Partial<Objection>) => {
      const repeats = anObjection({
        id: id(1),
        raisedAt: justBefore(noon),
        state: OBJECTION_STATES.maintained,
        ...part,
      })
      const how = { kind: 'repetition', of: id(1) } as const
      const given = { ...facts, how, repeats }
      return kindOf(answer({ call: CALLS.open, behind: behind() }, theChair, rule, given))
    }
    expect(said({})).toBe('ok')
    for (const part of [
      { id: id(2) },
      { call: id(3) as string as CallId },
      { raisedAt: dayAfter(noon) },
      { state: OBJECTION_STATES.open },
      { state: OBJECTION_STATES.withdrawn },
      { state: { kind: 'answered', answer: { ...anAnswer, kind: 'repetition', of: id(4) } } },
    ] as const) {
      expect(said(part)).toBe('no-earlier-objection')
    }
    const of = anObjection().id
    const itself = { ...facts, how: { kind: 'repetition', of } as const, repeats: anObjection() }
    const own = answer({ call: CALLS.open, behind: behind() }, theChair, rule, itself)
    expect(kindOf(own)).toBe('no-earlier-objection')
  })

  for (const [version, latestVersion, outcome] of [
    [3, 4, 'no-new-version'],
    [4, 4, 'ok'],
    [5, 4, 'no-new-version'],
  ] as const) {
    test(`accommodated by version ${version} of ${latestVersion} is ${outcome}`, () => {
      const accommodated = { kind: 'accommodated', version } as const
      const given = { ...facts, how: accommodated, latestVersion }
      const answered = answer({ call: CALLS.open, behind: behind() }, theChair, rule, given)
      expect(kindOf(answered)).toBe(outcome)
    })
  }

  test('is answered again while maintained; the word is on the answer that was read', () => {
    const maintained = { call: CALLS.open, behind: behind({ state: OBJECTION_STATES.maintained }) }
    const again = answer(maintained, theChair, rule, facts)
    expect(again).toMatchObject({ value: { state: { kind: 'answered', answer: { round: 2 } } } })
    if (!again.ok) return
    const now = { call: CALLS.open, behind: { objection: again.value, supporters: [] } }
    expect(kindOf(sayWord(now, as(ann), word('satisfied', 1)))).toBe('other-answer')
    expect(kindOf(sayWord(now, as(ann), word('satisfied', 2)))).toBe('ok')
  })

  test('the owner’s word settles it while nobody behind it maintains', () => {
    const silent = behind({ state: OBJECTION_STATES.answered }, aSupporter(ben))
    const settled = sayWord({ call: CALLS.open, behind: silent }, as(ann), word('satisfied'))
    expect(settled).toMatchObject({ value: [{ act: 'word', objection: { owner: ann } }] })
    expect(settled).toMatchObject({ value: [{ objection: { state: { kind: 'satisfied' } } }] })
  })

  test('an owner who is content hands on what another maintains, to the earliest of them', () => {
    const said = { kind: 'said', word: 'maintained', round: 1 } as const
    const late = aSupporter(ben, said, dayAfter(noon))
    const shared = behind({ state: OBJECTION_STATES.answered }, late, aSupporter(cy, said))
    const passed = sayWord({ call: CALLS.open, behind: shared }, as(ann), word('satisfied'))
    expect(passed).toMatchObject({
      value: [{ act: 'pass', objection: { owner: cy, state: { kind: 'maintained' } } }],
    })
  })

  test('a word on an earlier answer hands nothing on', () => {
    const answered = { kind: 'answered', answer: { ...anAnswer, round: 2 } } as const
    const aged = aSupporter(cy, { kind: 'said', word: 'maintained', round: 1 })
    const case_ = { call: CALLS.open, behind: behind({ state: answered }, aged) }
    const settled = sayWord(case_, as(ann), word('satisfied', 2))
    expect(settled).toMatchObject({ value: [{ act: 'word', objection: { owner: ann } }] })
  })

  test('one who shares it takes it over when the owner was content before', () => {
    const settled = behind({ state: OBJECTION_STATES.satisfied }, aSupporter(ben))
    const revived = sayWord({ call: CALLS.open, behind: settled }, as(ben), word('maintained'))
    expect(revived).toMatchObject({
      value: [
        { act: 'concur', supporter: { person: ben } },
        { act: 'pass', objection: { owner: ben, state: { kind: 'maintained' } } },
      ],
    })
  })

  test('a sharer’s word does not end what its owner has not settled', () => {
    const answered = behind({ state: OBJECTION_STATES.answered }, aSupporter(ben))
    const said = sayWord({ call: CALLS.open, behind: answered }, as(ben), word('satisfied'))
    expect(said).toMatchObject({ value: [{ act: 'concur' }] })
    expect(said.ok && said.value).toHaveLength(1)
  })

  test('an owner who leaves passes it on; it is withdrawn only when nobody is left', () => {
    const shared = { call: CALLS.open, behind: behind({}, aSupporter(ben)) }
    expect(leave(shared, as(ann), noon)).toMatchObject({
      value: [{ act: 'pass', objection: { owner: ben, state: { kind: 'open' } } }],
    })
    const alone = { call: CALLS.open, behind: behind() }
    expect(leave(alone, as(ann), noon)).toMatchObject({
      value: [{ act: 'withdraw', objection: { state: { kind: 'withdrawn' } } }],
    })
  })

  test('an heir who leaves in turn stands behind it no longer', () => {
    const heir = behind({ owner: ben }, aSupporter(ben), aSupporter(cy))
    const left = leave({ call: CALLS.open, behind: heir }, as(ben), noon)
    expect(left).toMatchObject({
      value: [
        { act: 'leave', supporter: { person: ben, state: { kind: 'left' } } },
        { act: 'pass', objection: { owner: cy } },
      ],
    })
  })

  test('who stands behind it: the owner first, nobody twice, nobody who left or is content', () => {
    const content = aSupporter(cy, { kind: 'said', word: 'satisfied', round: 1 })
    const all = behind(
      { state: OBJECTION_STATES.maintained },
      aSupporter(ann),
      content,
      aSupporter(dora, { kind: 'left' }),
      aSupporter(ben),
    )
    expect(standing(all)).toEqual([ann, ben])
  })

  test('one joins once, and only what still stands', () => {
    const joining = { now: noon, capacity: 'personal', ownGroup: undefined } as const
    const joined = (state: ObjectionState, who = dora) =>
      kindOf(join({ call: CALLS.open, behind: behind({ state }) }, as(who), rule, joining))
    expect(joined(OBJECTION_STATES.open)).toBe('ok')
    expect(joined(OBJECTION_STATES.open, ann)).toBe('already-behind')
    expect(joined(OBJECTION_STATES.satisfied)).toBe('already-ended')
  })
})
