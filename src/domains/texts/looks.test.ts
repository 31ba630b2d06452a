/** What was rendered of a text is kept until somebody says something, and of few texts. */
import { expect, test } from 'vitest'
import { looksOf } from './looks.ts'
import { textId } from './text.ts'

const text = (letter: string) => {
  const id = textId(letter.padStart(26, '0'))
  if (!id) throw new Error(`no text is ${letter}`)
  return id
}

test('looks stand for as long as what is said does, and no longer', () => {
  const said = {}
  const first = looksOf(text('0'), said)
  expect(looksOf(text('0'), said)).toBe(first)
  expect(looksOf(text('0'), {})).not.toBe(first)
})

test('the text that nobody read for longest gives room to the next', () => {
  const said = {}
  const first = looksOf(text('1'), said)
  for (const letter of '2345678') looksOf(text(letter), said)
  expect(looksOf(text('1'), said)).toBe(first)
  const second = looksOf(text('2'), said)
  for (const letter of '9ABCDEFG') looksOf(text(letter), said)
  expect(looksOf(text('2'), said)).not.toBe(second)
})
