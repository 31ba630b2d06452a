/** The rule of the outcome, the words of a mail, who may do what: at their edges. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, hours, instant, minutes, type Instant } from '../../platform/values.ts'
import { readAnswer } from './answer-words.ts'
import { ANSWERS, type AdoptionRule, type AnswerKind } from './draft.ts'
import { mayEnd, readColleagues } from './rules.ts'
import { outcomeOf, type Asked, type Question } from './rules-outcome.ts'
import type { Reach } from './rules-reach.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'

const start = instant('2026-11-21T12:00Z')
const deadline = after(start, hours(48))
const before = after(deadline, minutes(-1))
const REACHES = ['reached', 'on-the-way', 'bounced', 'late'] as const satisfies readonly Reach[]

const one = (answer?: AnswerKind, more: Partial<Asked> = {}): Asked => ({
  approver: false,
  reach: 'reached',
  left: false,
  answer: answer && { kind: answer, at: start },
  ...more,
})

const asks = (rule: AdoptionRule, asked: readonly Asked[], now: Instant = deadline) =>
  outcomeOf({ rule, deadline, now, asked })

const silence = { kind: 'silence' } as const
const approver = { kind: 'approver' } as const
const vote = (quorum: number) => ({ kind: 'vote', quorum }) as const

describe('silence', () => {
  test('adopts at the very end and not before, with those who were reached', () => {
    const asked = [one('approve'), one(), one(undefined, { reach: 'bounced' })]
    expect(asks(silence, asked, before).kind).toBe('open')
    const adopted = asks(silence, asked)
    expect(adopted).toMatchObject({ kind: 'adopted', at: deadline })
    expect(adopted).toMatchObject({ votes: { inFavour: 2, against: 0, abstaining: 0 } })
    expect(adopted.counts).toMatchObject({ silent: 1, unreached: 1 })
  })

  test('one objection stops it at once, also of one whose link was taken back since', () => {
    const objected = [one(), one('object', { left: true })]
    expect(asks(silence, objected, before)).toMatchObject({ why: 'objected' })
  })

  test('of nobody who was not reached means nothing', () => {
    for (const reach of ['on-the-way', 'bounced', 'late'] as const) {
      const asked = [one(undefined, { reach }), one('abstain')]
      expect(asks(silence, asked)).toMatchObject({ kind: 'not-adopted', why: 'nobody-for' })
    }
    expect(asks(silence, [one(undefined, { left: true })])).toMatchObject({ why: 'nobody-for' })
  })
})

describe('an approver', () => {
  const others = [one('object'), one('approve')]

  test('adopts with one yes, when it is said, whatever the others say', () => {
    const yes = one('approve', { approver: true })
    expect(asks(approver, [...others, yes], before)).toMatchObject({ kind: 'adopted', at: start })
  })

  test('is waited for until the end; no and silence adopt nothing', () => {
    expect(asks(approver, [...others, one(undefined, { approver: true })], before).kind).toBe(
      'open',
    )
    const silent = asks(approver, [...others, one(undefined, { approver: true })])
    expect(silent).toMatchObject({ why: 'approver-silent' })
    const no = asks(approver, [...others, one('object', { approver: true })], before)
    expect(no).toMatchObject({ why: 'approver-refused' })
    const late = one(undefined, { approver: true, answer: { kind: 'approve', at: deadline } })
    expect(asks(approver, [late])).toMatchObject({ why: 'approver-silent' })
  })
})

describe('a vote', () => {
  test('ends early once all have voted, else at its end', () => {
    const all = [one('approve'), one('approve'), one('object')]
    expect(asks(vote(3), all, before)).toMatchObject({
      kind: 'adopted',
      at: start,
      votes: { inFavour: 2, against: 1, abstaining: 0 },
    })
    expect(asks(vote(3), [...all, one()], before).kind).toBe('open')
    expect(asks(vote(3), [...all, one()])).toMatchObject({ kind: 'adopted', at: deadline })
  })

  test('needs its quorum, abstentions included, and more for than against', () => {
    expect(asks(vote(3), [one('approve'), one('approve'), one()])).toMatchObject({
      why: 'below-quorum',
    })
    expect(asks(vote(3), [one('approve'), one('abstain'), one('abstain')]).kind).toBe('adopted')
    expect(asks(vote(2), [one('approve'), one('object')])).toMatchObject({ why: 'not-passed' })
  })
})

const anAnswer = fc.option(
  fc.record({
    kind: fc.constantFrom(...ANSWERS),
    at: fc.integer({ min: -3, max: 3 }).map((step) => after(deadline, minutes(step))),
  }),
  { nil: undefined },
)
const anybody = fc.record({
  approver: fc.boolean(),
  reach: fc.constantFrom(...REACHES),
  left: fc.boolean(),
  answer: anAnswer,
})
const aQuestion: fc.Arbitrary<Question> = fc.record({
  rule: fc.oneof(
    fc.constant(silence),
    fc.constant(approver),
    fc.integer({ min: 1, max: 6 }).map(vote),
  ),
  deadline: fc.constant(deadline),
  now: fc.integer({ min: -5, max: 5 }).map((step) => after(deadline, minutes(step))),
  asked: fc.array(anybody, { maxLength: 6 }),
})

describe('whatever is asked and answered', () => {
  test('everybody is counted once, and what is adopted would pass as a vote', () => {
    fc.assert(
      fc.property(aQuestion, (question) => {
        const outcome = outcomeOf(question)
        const { yes, no, abstaining, silent, unreached } = outcome.counts
        const left = question.asked.filter(
          (person) => person.left && !(person.answer && person.answer.at < deadline),
        )
        const all = yes + no + abstaining + silent + unreached + left.length
        expect(all).toBe(question.asked.length)
        if (outcome.kind !== 'adopted') return
        expect(outcome.votes.inFavour).toBeGreaterThan(outcome.votes.against)
        expect(outcome.at).toBeLessThanOrEqual(deadline)
      }),
    )
  })

  test('after the end nothing is open, and nothing changes any more', () => {
    fc.assert(
      fc.property(aQuestion, fc.integer({ min: 0, max: 1_000 }), (question, more) => {
        const ended = { ...question, now: deadline }
        const later = { ...question, now: after(deadline, minutes(more)) }
        expect(outcomeOf(ended).kind).not.toBe('open')
        expect(outcomeOf(later)).toEqual(outcomeOf(ended))
      }),
    )
  })

  test('one who objects never helps it, and one who was not reached never counts as silent', () => {
    fc.assert(
      fc.property(aQuestion, (question) => {
        const against = { ...question, asked: [...question.asked, one('object')] }
        // In a vote one who objects may still help to reach the quorum.
        if (question.rule.kind !== 'vote' && outcomeOf(against).kind === 'adopted') {
          expect(outcomeOf(question).kind).toBe('adopted')
        }
        const lost = one(undefined, { reach: 'bounced' })
        const more = outcomeOf({ ...question, asked: [...question.asked, lost] })
        expect(more.counts.silent).toBe(outcomeOf(question).counts.silent)
      }),
    )
  })
})

describe('an answer by mail', () => {
  test('is a word of our own mail, alone in its line, in each of seven languages', () => {
    for (const [line, kind] of SAID) expect([line, readAnswer(line).answer]).toEqual([line, kind])
    expect(readAnswer('Object: the fee.\nIt is too high.')).toEqual({
      answer: 'object',
      words: 'the fee.\nIt is too high.',
    })
  })

  test('is nothing that is conditional, negated, asked or quoted', () => {
    for (const line of UNSAID) {
      expect([line, readAnswer(line).answer]).toEqual([line, undefined])
    }
  })

  test('is never read out of any other words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const { answer } = readAnswer(`Perhaps ${words}`)
        expect(answer).toBeUndefined()
      }),
    )
  })

  test('can be written as the mail says it, in every language', async () => {
    for (const language of LANGUAGES) {
      const { default: words } = (await import(`./words/${language}.json`, {
        with: { type: 'json' },
      })) as { default: Readonly<Record<string, string>> }
      const offered = (words['mail.words'] ?? '').split(/[:：]/).at(-1) ?? ''
      const kinds = offered.split(/[,،、]/).map((word) => readAnswer(word).answer)
      expect([language, kinds]).toEqual([language, [...ANSWERS]])
    }
  })
})

const SAID: readonly (readonly [string, AnswerKind])[] = [
  ['Approve', 'approve'],
  ['YES.', 'approve'],
  ['ＡＰＰＲＯＶＥ', 'approve'],
  ['J’approuve !', 'approve'],
  ['Apruebo', 'approve'],
  ['أوافق', 'approve'],
  ['同意。', 'approve'],
  ['Согласна', 'approve'],
  ['Aprovo', 'approve'],
  ['I object', 'object'],
  ['Je m’oppose', 'object'],
  ['Me opongo', 'object'],
  ['أعترض', 'object'],
  ['反对', 'object'],
  ['Против', 'object'],
  ['Não', 'object'],
  ['Abstain', 'abstain'],
  ['弃权', 'abstain'],
  ['Воздерживаюсь', 'abstain'],
]

const UNSAID = [
  '',
  'Approve, if the fee goes.',
  'approve: only the first part',
  'I do not approve',
  'Je n’approuve pas',
  'Approve?',
  '不批准',
  'لا أوافق',
  'не одобряю',
  '> approve',
  'No objection',
  'Thanks\nApprove',
]

describe('those who are asked', () => {
  test('are read with and without names, once each; anything else is named', () => {
    const read = readColleagues(
      'Ana Silva <ana@acme.example>, ben@acme.example <ben@acme.example>\nana@acme.example;',
    )
    expect(read).toEqual({
      ok: true,
      value: [
        { name: 'Ana Silva', address: 'ana@acme.example' },
        { name: undefined, address: 'ben@acme.example' },
      ],
    })
    expect(readColleagues('ana at acme')).toMatchObject({ refusal: { typed: 'ana at acme' } })
  })

  test('have an hour at least, and the place is still open when they have answered', () => {
    const ends = (at: Instant, closes?: Instant) => {
      const judged = mayEnd({ deadline: at, now: start, closes })
      return judged.ok ? 'ok' : judged.refusal.kind
    }
    expect(ends(after(start, minutes(59)))).toBe('ends-too-soon')
    expect(ends(after(start, minutes(60)))).toBe('ok')
    expect(ends(deadline, deadline)).toBe('ends-after-close')
    expect(ends(before, deadline)).toBe('ok')
    expect(ends(after(start, hours(24 * 180 + 1)))).toBe('ends-too-late')
  })
})
