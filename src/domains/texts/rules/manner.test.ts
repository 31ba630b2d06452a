/** What a form with a text in it is read as. */
import { expect, test } from 'vitest'
import { mannerOf, returnsWhole } from './manner.ts'

const box = { 'words-c1': 'One.' }

test.for([
  ['boxes alone', box, 0, 'boxes'],
  ['a whole text alone', { whole: 'One.' }, 0, 'whole'],
  ['an empty box for the whole', { whole: '' }, 0, 'whole'],
  ['a file where the form has no box for the whole', {}, 1, 'whole'],
  ['a file beside boxes that nobody filled', { 'words-new1': ' ' }, 1, 'whole'],
  ['a file beside the whole, whose place it takes', { whole: 'One.' }, 1, 'whole'],
  ['boxes beside an empty whole', { ...box, whole: ' ' }, 0, 'boxes'],
  ['nothing at all', {}, 0, 'boxes'],
] as const)('%s is read by what is there', ([, typed, files, manner]) => {
  expect(mannerOf({ typed, files: Array.from({ length: files }) })).toEqual({
    ok: true,
    value: manner,
  })
})

test('what could be read in two ways is read in none', () => {
  const both = { ok: false, refusal: { kind: 'both-manners' } }
  expect(mannerOf({ typed: box, files: ['label.md'] })).toEqual(both)
  expect(mannerOf({ typed: { ...box, whole: 'One.' }, files: [] })).toEqual(both)
  expect(returnsWhole({ typed: box, files: ['label.md'] })).toBe(false)
  const two = { typed: { whole: '' }, files: ['one.md', 'two.md'] }
  expect(mannerOf(two)).toEqual({ ok: false, refusal: { kind: 'several-files', sent: 2 } })
  expect(returnsWhole(two)).toBe(true)
})
