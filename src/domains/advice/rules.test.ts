/** Advice is answered item by item; against it only after talks, and by the rule for that. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, type Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { By } from '../processes/index.ts'
import { aProcess, inRole, noon, stranger } from '../processes/processes.fixtures.ts'
import type { DecisionRule } from '../templates/index.ts'
import { aTemplate, span, words } from '../templates/templates.fixtures.ts'
import { phaseOf, wasHeldLate, type Advice, type AdviceId, type Item } from './advice.ts'
import type { Letter, LetterId } from './letter.ts'
import { letterPhase } from './letter.ts'
import { answerDue, letterFactsOf, mayEnter, mayReply } from './rules-letters.ts'
import {
  adviceFactsOf,
  answered,
  consulted,
  mayAnswer,
  mayConsult,
  mayGive,
  officersOf,
  type Case,
} from './rules.ts'

const title = words
const override: DecisionRule = {
  id: 'reject',
  title,
  by: { roles: ['chair'] },
  rule: 'against-advice',
  subject: 'advice',
  outcomes: [
    { id: 'rejected', title, passes: true },
    { id: 'kept', title, passes: false },
  ],
}
const pair = { from: 'panel', to: 'board' }
const template = aTemplate([], {
  electorates: [
    {
      id: 'board',
      title,
      body: 'table',
      counts: 'seats',
      houses: [],
      parts: [],
      proxies: 0,
      alternates: false,
      source: 'a test',
      tag: 'D',
    },
  ],
  decisions: [override],
  advice: [
    {
      ...pair,
      answers: [
        { id: 'accept', title, consults: false },
        { id: 'defer', title, consults: false },
        { id: 'otherwise', title, consults: true },
      ],
      consultation: { within: span('P30D') },
      overrideRule: 'against-advice',
    },
  ],
})
const advice: Advice = {
  ...pair,
  id: '01J0000000000000000000ADVC' as string as AdviceId,
  process: aProcess().id,
  bodies: { from: 'panel', to: 'table' },
  title: 't=',
  givenBy: 'p_1' as PersonId,
  role: 'panel-chair',
  givenAt: noon,
}
const anItem = (part: Partial<Item> = {}): Item => ({
  advice: advice.id,
  number: 1,
  process: advice.process,
  words: 'w=',
  consensus: true,
  enteredAt: noon,
  state: { kind: 'unanswered' },
  ...part,
})
const aCase = (item: Item, decided: Case['decided'] = []): Case => ({
  process: aProcess(),
  template,
  advice,
  items: [item],
  answers: [],
  decided,
})
const at = (count: number): Instant => after(noon, days(count))
const asked = (answer: string) => ({ number: 1, answer })
const inConsultation = (): Item => {
  const opened = answered(aCase(anItem()), asked('otherwise'), noon)
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return anItem({ state: opened.value.state })
}
const afterTalks = (when: Instant): Item => anItem({ state: consulted(inConsultation(), when) })
const passedAbout = (item: string): Case['decided'] => [
  { decision: 'reject', item, outcome: 'rejected', pending: false },
]
const passed = passedAbout(`advice:${advice.id}/1`)

test('accepting an item answers it at once', () => {
  expect(answered(aCase(anItem()), asked('accept'), noon)).toEqual({
    ok: true,
    value: { step: 'final', state: { kind: 'answered', answer: 'accept', at: noon } },
  })
})

test('meaning otherwise opens a consultation, and is no final answer before it was held', () => {
  const item = inConsultation()
  expect(item.state).toMatchObject({ kind: 'consulting', answer: 'otherwise', since: noon })
  const again = answered(aCase(item, passed), asked('otherwise'), at(1))
  expect(again).toEqual({ ok: false, refusal: { kind: 'consult-first' } })
  expect(answered(aCase(item), asked('accept'), at(1)).ok).toBe(true)
})

test('a late consultation is missed in public, and when held is seen to be late', () => {
  const item = inConsultation()
  expect(phaseOf(item, at(29))).toBe('consulting')
  expect(phaseOf(item, at(32))).toBe('missed')
  expect(wasHeldLate(afterTalks(at(29)))).toBe(false)
  expect(wasHeldLate(afterTalks(at(32)))).toBe(true)
  expect(mayConsult(aCase(item), 1, inRole('chair'), at(32)).ok).toBe(true)
  const early = mayConsult(aCase(anItem()), 1, inRole('chair'), noon)
  expect(early).toEqual({ ok: false, refusal: { kind: 'item-not-now', phase: 'unanswered' } })
})

test('consensus advice is overridden only when the decision under the rule passed about it', () => {
  const item = afterTalks(at(5))
  const alone = answered(aCase(item), asked('otherwise'), at(6))
  expect(alone).toEqual({ ok: false, refusal: { kind: 'decision-missing', decision: 'reject' } })
  const lost = passed.map((one) => ({ ...one, outcome: 'kept' }))
  expect(answered(aCase(item, lost), asked('otherwise'), at(6)).ok).toBe(false)
  for (const other of [`advice:${advice.id}/2`, 'question']) {
    const elsewhere = aCase(item, passedAbout(other))
    expect(answered(elsewhere, asked('otherwise'), at(6)).ok).toBe(false)
  }
  expect(answered(aCase(item, passed), asked('otherwise'), at(6)).ok).toBe(true)
  const plain = { ...item, consensus: false }
  expect(answered(aCase(plain), asked('otherwise'), at(6)).ok).toBe(true)
})

test('only an answer of the template is taken, and not the same one twice', () => {
  expect(answered(aCase(anItem()), asked('shrug'), noon).ok).toBe(false)
  const item = anItem({ state: { kind: 'answered', answer: 'defer', at: noon } })
  expect(answered(aCase(item), asked('defer'), at(1)).ok).toBe(false)
  expect(answered(aCase(item), asked('accept'), at(1)).ok).toBe(true)
})

test('officers of the body that advises give it, officers of the other answer', () => {
  const chair = inRole('chair')
  expect(officersOf(template, 'panel')).toContain('panel-chair')
  expect(officersOf(template, 'board')).toContain('chair')
  expect(mayAnswer(aCase(anItem()), 1, chair).ok).toBe(true)
  expect(mayAnswer(aCase(anItem()), 1, stranger).ok).toBe(false)
  const ground = { process: aProcess(), template, given: 0 }
  expect(mayGive(ground, pair, chair).ok).toBe(false)
  const [body] = chair.kind === 'person' ? (chair.actor?.roles ?? []) : []
  if (!body || chair.kind !== 'person' || !chair.actor) throw new Error('no role')
  const elsewhere = { ...body, body: 'b_other' as typeof body.body, slug: 'panel' }
  const panel: By = { kind: 'person', actor: { ...chair.actor, roles: [elsewhere] } }
  expect(mayGive(ground, pair, panel).ok).toBe(true)
  expect(mayGive(ground, { from: 'board', to: 'panel' }, panel).ok).toBe(false)
  expect(mayAnswer(aCase(anItem()), 1, panel).ok).toBe(false)
})

test('whatever is not finally answered is counted, since the oldest of it', () => {
  const states = [
    anItem().state,
    inConsultation().state,
    afterTalks(at(3)).state,
    { kind: 'answered', answer: 'accept', at: noon },
  ] as const
  fc.assert(
    fc.property(fc.array(fc.nat({ max: states.length - 1 }), { maxLength: 20 }), (kinds) => {
      const items = kinds.flatMap((kind, index) => {
        const state = states[kind]
        return state ? [anItem({ number: index + 1, enteredAt: at(index), state })] : []
      })
      const fact = adviceFactsOf(items)['advice.unanswered']
      const owed = kinds.filter((kind) => kind !== 3)
      expect(fact?.value).toBe(owed.length)
      expect(fact?.of).toBe(items.length)
      const first = kinds.findIndex((kind) => kind !== 3)
      expect(fact?.since).toBe(first < 0 ? undefined : at(first))
    }),
  )
})

const letter: Letter = {
  id: '01J0000000000000000000LTTR' as string as LetterId,
  process: aProcess().id,
  kind: 'government',
  sender: 's=',
  dated: '2026-03-01',
  words: 'w=',
  link: undefined,
  enteredBy: 'p_1' as PersonId,
  role: 'secretary',
  enteredAt: noon,
  due: at(30),
  reply: undefined,
}

test('the secretary enters a letter, a chair answers it once, a stranger does neither', () => {
  const process = aProcess()
  expect(mayEnter(process, inRole('secretary'), 0).ok).toBe(true)
  expect(mayEnter(process, inRole('chair'), 0).ok).toBe(false)
  expect(mayEnter(process, stranger, 0).ok).toBe(false)
  expect(mayReply(process, letter, inRole('chair')).ok).toBe(true)
  expect(mayReply(process, letter, stranger).ok).toBe(false)
  const reply = { words: 'r=', by: letter.enteredBy, role: 'chair', at: at(31) }
  expect(mayReply(process, { ...letter, reply }, inRole('chair')).ok).toBe(false)
  expect(letterPhase({ ...letter, reply }, at(40))).toBe('late')
})

test('a letter waits thirty days, then is overdue, and is counted until it has an answer', () => {
  expect(answerDue('2026-03-03', noon).ok).toBe(false)
  const due = answerDue('2026-03-02', noon)
  expect(due.ok && due.value > at(30) && due.value < at(31)).toBe(true)
  expect(letterPhase(letter, at(29))).toBe('waiting')
  expect(letterPhase(letter, at(31))).toBe('overdue')
  const reply = { words: 'r=', by: letter.enteredBy, role: 'chair', at: at(3) }
  const facts = letterFactsOf([letter, { ...letter, reply }])
  expect(facts['letters.unanswered']).toEqual({ value: 1, of: 2, since: noon })
})
