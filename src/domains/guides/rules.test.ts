/** A newcomer is found a guide who speaks their language and has time, and never the same twice. */
import { expect, test } from 'vitest'
import { instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import { MESSAGES_MAX, type Guide, type Pair, type PairId } from './guide.ts'
import { match, mayWrite, type Asking } from './rules.ts'

const noon = instant('2026-11-21T12:00Z')
const person = (name: string) => `p_${name}` as PersonId
const guide = (name: string, more: Partial<Guide> = {}): Guide => ({
  person: person(name),
  languages: ['fr'],
  group: undefined,
  region: undefined,
  hours: '',
  places: 2,
  since: noon,
  endedAt: undefined,
  ...more,
})
const asking: Asking = {
  newcomer: { person: person('new'), codes: new Map([['regions', 'africa']]) },
  language: 'fr',
  wish: 'region',
  chosen: undefined,
}
const pair = (of: string, ended: boolean): Pair => ({
  id: '' as PairId,
  guide: person(of),
  newcomer: person('new'),
  language: 'fr',
  begunAt: noon,
  ended: ended ? { at: noon, by: person(of) } : undefined,
})
const none = { load: new Map<PersonId, number>(), pairs: [] }
const found = (guides: readonly Guide[], more = {}) => {
  const done = match(asking, { guides, ...none, ...more })
  return done.ok ? done.value.person : done.refusal.kind
}

test('the wish comes first, then who has fewest, then who offered first', () => {
  const near = guide('near', { region: 'africa' })
  const far = guide('far')
  expect(found([far, near], { load: new Map([[person('near'), 1]]) })).toBe('p_near')
  expect(found([guide('busy'), far], { load: new Map([[person('busy'), 1]]) })).toBe('p_far')
})

test('nobody guides in a language they did not offer, beyond their places, or themselves', () => {
  expect(found([guide('a', { languages: ['en'] })])).toBe('nobody-free')
  expect(found([guide('a')], { load: new Map([[person('a'), 2]]) })).toBe('nobody-free')
  expect(found([guide('new')])).toBe('nobody-free')
  expect(found([guide('a', { endedAt: noon })])).toBe('nobody-free')
})

test('whoever has a guide gets no second one, and never the same one again', () => {
  expect(found([guide('a'), guide('b')], { pairs: [pair('a', false)] })).toBe('has-guide')
  expect(found([guide('a'), guide('b')], { pairs: [pair('a', true)] })).toBe('p_b')
  expect(found([guide('a')], { pairs: [pair('a', true)] })).toBe('nobody-free')
})

test('what has ended takes no more words, and what goes on ends somewhere', () => {
  expect(mayWrite(pair('a', false), MESSAGES_MAX - 1).ok).toBe(true)
  expect(mayWrite(pair('a', false), MESSAGES_MAX)).toMatchObject({ refusal: { kind: 'enough' } })
  expect(mayWrite(pair('a', true), 0)).toMatchObject({ refusal: { kind: 'ended' } })
})
