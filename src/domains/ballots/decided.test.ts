/** What gates are told of decisions: numbers of items, each by its last decision in the stage. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days, type Instant } from '../../platform/values.ts'
import { inStage, noon } from '../processes/processes.fixtures.ts'
import { CONVENING } from '../templates/templates.fixtures.ts'
import type { Ballot, BallotId, BallotState } from './ballot.ts'
import { hasPassedAbout, keyOf, outcomeFacts, putIn, undecidedFacts } from './decided.ts'

const process = inStage('plenary')
const title = CONVENING.template.title
const decision = {
  id: 'board',
  title,
  by: { electorate: 'board' },
  subject: 'text',
  outcomes: [
    { id: 'adopted', title, passes: true },
    { id: 'rejected', title, passes: false },
  ],
} as const
const template = { decisions: [decision] }
const at = (day: number): Instant => after(noon, days(day))

const item = (number: number) => ({ kind: 'advice', advice: 'A', number }) as const
const closed = (outcome: string | undefined): BallotState => {
  return { kind: 'closed', closedAt: at(3), outcome, met: outcome === 'adopted' }
}
const OPEN: BallotState = { kind: 'open' }
const CALLED_OFF: BallotState = { kind: 'withdrawn', withdrawnAt: at(2), reason: 'r=' }

const ballot = (number: number, state: BallotState, part: Partial<Ballot> = {}): Ballot => ({
  id: `b${number}` as string as BallotId,
  process: process.id,
  decision: 'board',
  stage: 'plenary',
  question: 'q=',
  subject: item(number),
  rules: 'r=',
  hidden: false,
  round: 1,
  earlier: undefined,
  body: 'b_1' as Ballot['body'],
  window: 'w1' as Ballot['window'],
  openedBy: 'p_1' as Ballot['openedBy'],
  openedAt: at(1),
  state,
  ...part,
})
const factsOf = (ballots: readonly Ballot[]) => {
  const put = putIn(ballots, process)
  return { ...outcomeFacts(put, template), ...undecidedFacts(put) }
}

describe('three recommendations before a board', () => {
  test('are kept apart: two adopted and one rejected are two and one', () => {
    const three = [ballot(3, closed('rejected')), ballot(2, closed('adopted'))]
    expect(factsOf([...three, ballot(1, closed('adopted'))])).toEqual({
      'decisions.board.adopted': { value: 2, of: 3 },
      'decisions.board.rejected': { value: 1, of: 3 },
      'decisions.board.undecided': { value: 0, of: 3 },
    })
  })

  test('what still is voted on, or has another round before it, is undecided', () => {
    const two = [ballot(3, OPEN), ballot(2, closed(undefined)), ballot(1, closed('adopted'))]
    expect(factsOf(two)).toMatchObject({
      'decisions.board.adopted': { value: 1 },
      'decisions.board.undecided': { value: 2, of: 3 },
    })
  })

  test('the last decision on one takes the place of the earlier, of none of the others', () => {
    const again = [ballot(1, closed('rejected')), ballot(2, closed('adopted'))]
    expect(factsOf([...again, ballot(1, closed('adopted'))])).toMatchObject({
      'decisions.board.adopted': { value: 1 },
      'decisions.board.rejected': { value: 1 },
    })
  })

  test('a vote that is held anew undoes nothing until it closes', () => {
    expect(factsOf([ballot(1, OPEN), ballot(1, closed('adopted'))])).toMatchObject({
      'decisions.board.adopted': { value: 1 },
      'decisions.board.undecided': { value: 1 },
    })
  })
})

describe('a recommendation that was never put', () => {
  const recommended = new Map([1, 2, 3].map((number) => [keyOf(item(number)), number < 3]))
  const undecided = (...ballots: readonly Ballot[]) =>
    undecidedFacts(putIn(ballots, process), ballots, recommended)['decisions.board.undecided']
  const first = ballot(1, closed('adopted'))

  test('is undecided once others are decided on; one not agreed on is not', () => {
    expect(undecided(first)).toEqual({ value: 1, of: 2 })
    expect(undecided(first, ballot(2, OPEN))).toEqual({ value: 1, of: 2 })
    expect(undecided(first, ballot(2, closed('rejected')))).toEqual({ value: 0, of: 2 })
  })

  test('stays so where its ballot was called off, or another decision took it up', () => {
    expect(undecided(first, ballot(2, CALLED_OFF))).toEqual({ value: 1, of: 2 })
    const elsewhere = ballot(2, closed('adopted'), { decision: 'council' })
    expect(undecided(first, elsewhere)).toEqual({ value: 1, of: 2 })
  })

  test('is not asked for again where it was decided when the process was here before', () => {
    const before = ballot(2, closed('adopted'), { openedAt: at(-400) })
    expect(undecided(first, before)).toEqual({ value: 0, of: 1 })
  })

  test('is part of a vote on the whole', () => {
    const whole = ballot(4, closed('adopted'), { subject: { kind: 'question' } })
    expect(undecided(whole)).toEqual({ value: 0, of: 1 })
  })
})

test('what was called off, or belongs to another stage, says nothing', () => {
  const others = [ballot(1, CALLED_OFF), ballot(2, closed('adopted'), { stage: 'outcome' })]
  expect(factsOf([...others, ballot(3, closed('adopted'), { openedAt: at(-400) })])).toEqual({})
})

test('a later version of a text is the same recommendation', () => {
  const text = '01J0000000000000000000TEXT' as string as (Ballot['subject'] & {
    kind: 'text'
  })['text']
  const version = (number: number) => ({ kind: 'text', text, version: number, hash: 'h' }) as const
  expect(keyOf(version(1))).toBe(keyOf(version(2)))
})

test('a vote on one item of advice overrides no other item', () => {
  const put = putIn([ballot(1, closed('adopted')), ballot(2, closed('rejected'))], process)
  expect(hasPassedAbout(put, decision, 'advice:A/1')).toBe(true)
  expect(hasPassedAbout(put, decision, 'advice:A/2')).toBe(false)
  expect(hasPassedAbout(put, decision, 'advice:A/3')).toBe(false)
})

test('however ballots fall, outcomes and what is undecided cover every item that was put', () => {
  const states = [OPEN, closed('adopted'), closed('rejected'), closed(undefined)] as const
  const some = fc.array(
    fc.record({ number: fc.nat({ max: 5 }), state: fc.constantFrom(...states) }),
  )
  fc.assert(
    fc.property(some, (drawn) => {
      const ballots = drawn.map(({ number, state }) => ballot(number, state))
      const items = new Set(drawn.map(({ number }) => number)).size
      const facts = factsOf(ballots)
      const value = (name: string) => facts[`decisions.board.${name}`]?.value ?? 0
      expect(value('adopted') + value('rejected')).toBeLessThanOrEqual(items)
      expect(value('adopted') + value('rejected') + value('undecided')).toBeGreaterThanOrEqual(
        items,
      )
    }),
  )
})
