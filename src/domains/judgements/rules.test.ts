/** What officers may find, by the rules alone: reasons, windows, and what the rule bears. */
import { describe, expect, test } from 'vitest'
import { anActor } from '../people/fixtures.ts'
import {
  CONVENING,
  aProcess,
  inStage,
  inRole,
  noon,
  stranger,
} from '../processes/processes.fixtures.ts'
import type { Template } from '../processes/index.ts'
import { judge, judgementFactsOf, mayJudge, type Before } from './rules.ts'
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
