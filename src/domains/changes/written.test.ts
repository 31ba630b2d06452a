/** Whatever differs in two sets of rules is listed: a value that no sentence says, first of all. */
import { expect, test } from 'vitest'
import type { Json } from '../../platform/values.ts'
import { shippedTemplate } from '../templates/index.ts'
import { writtenChanges } from './written.ts'

const rulesOf = (stem: string): Json => JSON.parse(shippedTemplate(stem).canonical)

/** Changes the value at a path, and says what is told of it. */
function told(stem: string, path: readonly (string | number)[], change: (was: unknown) => unknown) {
  const after: Json = rulesOf(stem)
  let part: unknown = after
  for (const step of path.slice(0, -1)) part = Reflect.get(Object(part), step)
  const last = path.at(-1) ?? ''
  Reflect.set(Object(part), last, change(Reflect.get(Object(part), last)))
  return writtenChanges(rulesOf(stem), after).lines.map(({ kind, text }) => `${kind} ${text}`)
}

test('an outcome that passes now, and did not', () => {
  const lines = told('gnso-pdp', ['decisions', 0, 'outcomes', 1, 'passes'], (was) => was !== true)
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^removed decisions\.[a-z-]+\.outcomes\.[a-z-]+\.passes: false$/)
  expect(lines[1]).toMatch(/passes: true$/)
})

test('a body whose votes count now, who may move on, a forum that is recused no more', () => {
  expect(told('gnso-pdp', ['electorates', 0, 'body'], () => 'friends').join()).toContain(
    '.body: friends',
  )
  expect(told('convening', ['moves', 'by'], () => ['participants'])).toContain(
    'added moves.by: participants',
  )
  const recused = told('afrinic-pdp', ['appealLadders', 0, 'rungs', 0, 'recuse'], (was) => !was)
  expect(recused.join()).toMatch(/appealLadders\.[a-z-]+\.rungs\.\S+\.recuse/)
})

test('one translation that says something else, after all that is no words', () => {
  const lines = told('convening', ['consensus', 'definition', 'fr'], () => 'Le bureau décide.')
  expect(lines.at(-1)).toBe('added consensus.definition.fr: Le bureau décide.')
  const after: Json = rulesOf('convening')
  Reflect.set(Object(Reflect.get(Object(after), 'purpose')), 'fr', 'Autre chose.')
  Reflect.set(Object(Reflect.get(Object(after), 'moves')), 'by', ['participants'])
  const both = writtenChanges(rulesOf('convening'), after).lines.map(({ text }) => text)
  expect(both.findIndex((line) => line.startsWith('moves.by'))).toBe(0)
})

test('the order in which stages stand', () => {
  const lines = told('convening', ['stages'], (was) =>
    Array.isArray(was) ? was.toReversed() : was,
  )
  expect(lines).toHaveLength(2)
})

test('nothing where only the name differs, and no end of another template', () => {
  expect(told('convening', ['version'], () => '99')).toEqual([])
  const { lines, more } = writtenChanges(rulesOf('convening'), rulesOf('gnso-pdp'))
  expect(lines).toHaveLength(1_000)
  expect(more).toBeGreaterThan(0)
})
