/** What officers may find, by the rules alone: reasons, windows, and what the rule bears. */
import { describe, expect, test } from 'vitest'
import type { CallId } from '../decisions/index.ts'
import { anActor } from '../people/fixtures.ts'
import { aProcess, inRole, inStage, noon, stranger } from '../processes/processes.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import type { Template } from '../templates/index.ts'
import { CONVENING } from '../templates/templates.fixtures.ts'
import {
  heardIn,
  judge,
  judgementFactsOf,
  mayJudge,
  type Before,
  type Heard,
  type Judging,
} from './rules.ts'
import type { TextId } from '../texts/index.ts'
import type { Judgement, JudgementId } from './judgement.ts'

const words = CONVENING.template.title
const template: Template = {
  ...CONVENING.template,
  decisions: [
    {
      id: 'rough',
      title: words,
      by: { roles: ['chair'] },
      rule: { disposed: 'all' },
      subject: 'text',
      outcomes: [
        { id: 'reached', title: words, passes: true },
        { id: 'not-reached', title: words, passes: false },
      ],
    },
  ],
}
const chair = inRole('chair')
const before = (part: Partial<Before> = {}): Before => ({
  process: inStage('plenary'),
  template,
  windows: [],
  objections: [],
  calls: [],
  made: 0,
  now: noon,
  ...part,
})
const QUESTION = { kind: 'question' } as const
const asked = {
  id: 'j1' as string as JudgementId,
  decision: 'rough',
  about: QUESTION,
  reasons: 'because',
}
const found = (outcome: string, part: Partial<Before> = {}) =>
  judge(before(part), { ...asked, outcome }, chair)

describe('rough consensus is a gate on answers and not on heads', () => {
  const open = { sustained: true, disposed: false }
  const answered = { sustained: true, disposed: true }

  test('one issue without an answer keeps it shut, whoever is for it (T-12)', () => {
    const four = [answered, answered, answered, answered]
    expect(found('reached', { objections: [...four, open] })).toMatchObject({
      ok: false,
      refusal: { kind: 'rule-not-met' },
    })
  })

  test('with all of them answered it may open, although they are maintained (T-13)', () => {
    const objections = Array.from({ length: 100 }, () => answered)
    expect(found('reached', { objections }).ok).toBe(true)
  })

  test('that it was not reached can be found at any time', () => {
    expect(found('not-reached', { objections: [open] }).ok).toBe(true)
  })
})

describe('what is judged', () => {
  const id = (name: string) => name as string as CallId
  const text = (name: string) => name as string as TextId
  const people = ['p_1', 'p_2', 'p_3'] as string[] as PersonId[]
  const heard = (name: string, of: string, part: Partial<Heard> = {}): Heard => ({
    ...heardIn(
      {
        id: id(name),
        subject: { text: text(of), version: 1, hash: 'h' },
        roll: people.map((person) => ({ person, group: '' })),
      },
      [],
      [],
    ),
    ...part,
  })
  const open = [{ sustained: true, disposed: false }]
  const calls = [heard('second', 'B'), heard('first', 'A', { objections: open })]
  const about = (call: string) => ({ kind: 'call', call: id(call) }) as const

  test('an objection without an answer holds up its own recommendation, and no other', () => {
    const made = (call: string) =>
      judge(
        before({ calls, objections: open }),
        { ...asked, outcome: 'reached', about: about(call) },
        chair,
      )
    expect(made('first')).toMatchObject({ refusal: { kind: 'rule-not-met' } })
    expect(made('second')).toMatchObject({ ok: true, value: { about: about('second') } })
    const ofText = { kind: 'text', text: text('B'), version: 1, hash: 'h' } as const
    const onText = { ...asked, outcome: 'reached', about: ofText }
    expect(judge(before({ calls, objections: open }), onText, chair).ok).toBe(true)
  })

  test('a rule that asks for voices counts the positions of the call that is named', () => {
    const [decision] = template.decisions
    if (!decision) throw new Error('no decision')
    const rule = { share: 'support', outOf: 'seats', atLeast: '2/3' } as const
    const counting: Template = { ...template, decisions: [{ ...decision, rule }] }
    const said = people.slice(0, 2).map((voice) => ({ voice, choice: 'support' }))
    const found = (votes: Heard['said'], named: Judging['about']) => {
      const held = before({ template: counting, calls: [heard('first', 'A', { said: votes })] })
      return judge(held, { ...asked, outcome: 'reached', about: named }, chair)
    }
    expect(found(said, about('first')).ok).toBe(true)
    expect(found(said.slice(0, 1), about('first'))).toMatchObject({
      refusal: { kind: 'rule-not-met', verdict: { measure: { have: 1, short: 1 } } },
    })
    expect(found(said, QUESTION)).toMatchObject({ refusal: { kind: 'call-not-named' } })
    expect(found(said, about('other'))).toMatchObject({ refusal: { kind: 'call-not-named' } })
  })

  test('gates are told how many items were found so, each by its last judgement', () => {
    const process = inStage('plenary')
    const one = (outcome: string, call: string) => {
      const held = before({ calls: [heard(call, call)] })
      const made = judge(held, { ...asked, outcome, about: about(call) }, chair)
      if (!made.ok) throw new Error(made.refusal.kind)
      return made.value
    }
    const newestFirst = [one('not-reached', 'a'), one('reached', 'b'), one('reached', 'a')]
    expect(judgementFactsOf(newestFirst, process, template)).toEqual({
      'decisions.rough.reached': { value: 1, of: 2 },
      'decisions.rough.not-reached': { value: 1, of: 2 },
    })
  })
})

test('reasons are always given, and only by whom the template names', () => {
  const bare = { ...asked, outcome: 'reached', reasons: undefined }
  expect(judge(before(), bare, chair)).toMatchObject({ refusal: { kind: 'reason-missing' } })
  expect(mayJudge(before(), 'rough', stranger)).toMatchObject({ refusal: { kind: 'not-in-role' } })
  const ended = aProcess({ state: { kind: 'concluded', concludedAt: noon } })
  expect(found('reached', { process: ended })).toMatchObject({ refusal: { kind: 'not-running' } })
})

test('only the newest judgement of the present stage speaks to a gate', () => {
  const process = inStage('plenary')
  const one = (outcome: string, part: Partial<Judgement> = {}): Judgement => ({
    id: asked.id,
    process: process.id,
    decision: 'rough',
    stage: 'plenary',
    outcome,
    about: QUESTION,
    by: anActor().person,
    role: 'chair',
    reasons: 'because',
    at: noon,
    ...part,
  })
  const newestFirst = [one('reached'), one('not-reached')]
  expect(judgementFactsOf(newestFirst, process, template)).toEqual({
    'decisions.rough.reached': { value: 1 },
    'decisions.rough.not-reached': { value: 0 },
  })
  expect(judgementFactsOf([one('reached', { stage: 'outcome' })], process, template)).toEqual({})
})
