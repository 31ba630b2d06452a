/** Kinds of fields: what counts as a number, and what never becomes one. */
import { expect, test } from 'vitest'
import { whole } from './fields.ts'

const votes = whole({ max: 100 })

test('digits are a number, with blanks around them too, and so is a number of a program', () => {
  expect(votes.parse('0')).toBe(0)
  expect(votes.parse(' 12 ')).toBe(12)
  expect(votes.parse(100)).toBe(100)
})

test('nothing, a blank, and what only looks like a number are no zero', () => {
  for (const sent of [
    undefined,
    '',
    ' ',
    '\t',
    '1e2',
    '0x10',
    '-1',
    '1.5',
    '101',
    null,
    true,
    [],
  ]) {
    expect([sent, votes.safeParse(sent).success]).toEqual([sent, false])
  }
})
