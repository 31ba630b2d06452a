/** Gates: what is met, by how much it is not, and that nothing unknown ever opens one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Condition, findStage, type Gate } from '../templates/index.ts'
import { CONVENING } from '../templates/templates.fixtures.ts'
import { conditionVerdicts, judgeGate, unmetOf } from './rules-gates.ts'
import type { Facts } from './fact.ts'

const says = { en: '-', fr: '-', es: '-', ar: '-', zh: '-', ru: '-', pt: '-' }
const source = { source: 'test', tag: 'D' }
const fact = (part: object, name = 'objections.unanswered'): Condition =>
  ({ fact: name, says, ...source, ...part }) as Condition

for (const { part, value, met, short } of [
  { part: { atMost: 0 }, value: 0, met: true, short: 0 },
  { part: { atMost: 0 }, value: 1, met: false, short: 1 },
  { part: { atMost: 3 }, value: 3, met: true, short: 0 },
  { part: { atMost: 3 }, value: 5, met: false, short: 2 },
  { part: { atLeast: 14 }, value: 13, met: false, short: 1 },
  { part: { atLeast: 14 }, value: 14, met: true, short: 0 },
  { part: { atLeast: 1 }, value: 0, met: false, short: 1 },
  { part: { equals: 5 }, value: 4, met: false, short: 1 },
  { part: { equals: 5 }, value: 5, met: true, short: 0 },
  { part: { equals: 5 }, value: 7, met: false, short: 2 },
]) {
  test(`${JSON.stringify(part)} with ${value} is ${met ? 'met' : `short by ${short}`}`, () => {
    const verdict = judgeGate(fact(part), { 'objections.unanswered': { value } })
    expect(verdict).toMatchObject({ met, standing: { kind: 'known', short } })
  })
}

describe('windows', () => {
  const gate: Gate = { window: 'comment', is: 'closed', says }
  for (const { value, of, met, short } of [
    { value: 0, of: 0, met: false, short: 1 },
    { value: 0, of: 1, met: false, short: 1 },
    { value: 1, of: 1, met: true, short: 0 },
    { value: 1, of: 3, met: false, short: 2 },
  ]) {
    test(`${value} of ${of} closed: ${met ? 'met' : 'not met'}`, () => {
      const verdict = judgeGate(gate, { 'windows.comment.closed': { value, of } })
      expect(verdict).toMatchObject({ met, standing: { short } })
    })
  }
})

test('a fact that nobody gives, or that is no number, is unmet and says so', () => {
  for (const facts of [
    {},
    { 'objections.unanswered': { value: Number.NaN } },
    { 'objections.unanswered': { value: -0.5 } },
    { 'objections.open': { value: 0 } },
  ] satisfies Facts[]) {
    const verdict = judgeGate(fact({ atMost: 0 }), facts)
    expect(verdict).toMatchObject({ met: false, standing: { kind: 'unknown' } })
  }
})

test('heads do not matter, one unanswered objection does (T-12, T-13)', () => {
  const stage = findStage(CONVENING.template, 'plenary')
  if (!stage) throw new Error('no plenary')
  const rest: Facts = { 'texts.days-on-table': { value: 17 }, 'groups.unheard': { value: 0 } }
  const judged = (unanswered: number) =>
    judgeGate(stage.gate, { ...rest, 'objections.unanswered': { value: unanswered, of: 5 } })
  expect(judged(1).met).toBe(false)
  expect(unmetOf(judged(1))).toHaveLength(1)
  expect(judged(0).met).toBe(true)
})

test('of a choice that is met, no part is said to be missing', () => {
  const gate: Gate = { any: [fact({ atMost: 0 }), fact({ atLeast: 1 }, 'documents.gap-report')] }
  const verdict = judgeGate(gate, { 'documents.gap-report': { value: 1 } })
  expect(verdict.met).toBe(true)
  expect(unmetOf(verdict)).toEqual([])
  expect(conditionVerdicts(verdict)).toHaveLength(2)
})

const names = ['a.x', 'b.y', 'c.z'] as const
const leaf = fc
  .record({
    name: fc.constantFrom(...names),
    count: fc.nat(3),
    how: fc.constantFrom('atMost', 'atLeast', 'equals'),
  })
  .map(({ name, count, how }): Gate => fact({ [how]: count }, name))
const { gate: anyGate } = fc.letrec<{ gate: Gate }>((tie) => ({
  gate: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('gate'), { minLength: 1, maxLength: 3 }).map((all): Gate => ({ all })),
    fc.array(tie('gate'), { minLength: 1, maxLength: 3 }).map((any): Gate => ({ any })),
  ),
}))
const anyFacts = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.nat(4)), { selector: ([name]) => name })
  .map((pairs): Facts => Object.fromEntries(pairs.map(([name, value]) => [name, { value }])))

test('a gate is met exactly when nothing is said to keep it shut', () => {
  fc.assert(
    fc.property(anyGate, anyFacts, (gate, facts) => {
      const verdict = judgeGate(gate, facts)
      expect(unmetOf(verdict).length === 0).toBe(verdict.met)
    }),
  )
})

test('no gate opens on nothing known', () => {
  fc.assert(fc.property(anyGate, (gate) => !judgeGate(gate, {}).met))
})

test('taking a fact away never opens a gate', () => {
  fc.assert(
    fc.property(anyGate, anyFacts, fc.constantFrom(...names), (gate, facts, name) => {
      const { [name]: _, ...fewer } = facts
      if (judgeGate(gate, fewer).met) expect(judgeGate(gate, facts).met).toBe(true)
    }),
  )
})
