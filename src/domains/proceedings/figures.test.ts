/** Numbers of meetings: what is counted once, what adds up, who was not heard. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../../platform/values.ts'
import type { Action } from '../actions/index.ts'
import { carriedOver, clockText, tallied, unheardOf } from './figures.ts'
import { hostedBy } from './figures-cycle.ts'

const at = (day: string) => instant(`2027-03-${day}T12:00Z`)

/** All that is asked of an action here is its state. */
const action = (state: Action['state']): Action => ({
  id: 'a' as Action['id'],
  host: { kind: 'body', body: 'b' as Extract<Action['host'], { kind: 'body' }>['body'] },
  what: '',
  owner: { kind: 'role', role: 'chair' },
  due: at('10'),
  source: undefined,
  madeBy: 'p_a' as Action['madeBy'],
  madeAt: at('01'),
  state,
})

test('what is tallied adds up to all there is, and what nobody said comes last', () => {
  const said = fc.array(fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }))
  fc.assert(
    fc.property(said, (all) => {
      const tallies = tallied(all)
      expect(tallies.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      expect(new Set(tallies.map(({ of }) => of)).size).toBe(tallies.length)
      const unsaid = tallies.findIndex(({ of }) => of === undefined)
      expect([-1, tallies.length - 1]).toContain(unsaid)
    }),
  )
})

test('an action is carried over to each later meeting that began while it was still to do', () => {
  const later = ['05', '12', '19'].map((day) => ({ starts: at(day) }))
  expect(carriedOver(action({ kind: 'open', since: at('01') }), later)).toBe(3)
  const done = {
    kind: 'done',
    by: 'p_a' as Action['madeBy'],
    evidence: 'e',
    href: undefined,
  } as const
  expect(carriedOver(action({ ...done, at: at('12') }), later)).toBe(1)
  expect(carriedOver(action({ ...done, at: at('13') }), later)).toBe(2)
  expect(carriedOver(action({ ...done, at: at('02') }), later)).toBe(0)
})

test('whoever took a hand back was not left unheard, and whoever spoke was heard', () => {
  const hands = ['a', 'b', 'c'].map((id) => ({
    id,
    withdrawnAt: id === 'b' ? at('01') : undefined,
  }))
  expect(unheardOf(hands, [{ hand: 'a' }]).map(({ id }) => id)).toEqual(['c'])
})

test('a region that never hosted stands there with nothing', () => {
  expect(hostedBy(['Africa', 'Europe'], [{ host: 'Europe' }, { host: 'Europe' }])).toEqual([
    { of: 'Africa', count: 0 },
    { of: 'Europe', count: 2 },
  ])
})

test('time is told in minutes and seconds', () => {
  expect([0, 5_000, 65_400, 3_600_000].map(clockText)).toEqual(['0:00', '0:05', '1:05', '60:00'])
})
