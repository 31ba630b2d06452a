/** What may stand in typed text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTyping, reversesText } from './typing.ts'

test.each([
  ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['e\u0301', '\u00e9'],
  ['tab\there', 'tab\there'],
  ['\u2067عربي\u2069', '\u2067عربي\u2069'],
  ['👩‍👩‍👧', '👩‍👩‍👧'],
])('%j is kept as %j', (raw, text) => {
  expect(readTyping(raw)).toEqual({ kind: 'clean', text })
})

test.each([
  ['nul\u0000', 'nul'],
  ['bell\u0007 and escape\u001b', 'bell and escape'],
  ['next\u0085line', 'nextline'],
  ['lone \ud800', 'lone \ufffd'],
])('%j is refused, and what is left can be shown', (raw, text) => {
  expect(readTyping(raw)).toEqual({ kind: 'control-characters', text })
})

/** Lone surrogates too. */
const codeUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))

test('what was read once reads the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: codeUnit }), (raw) => {
      const { text } = readTyping(raw)
      expect(readTyping(text)).toEqual({ kind: 'clean', text })
    }),
  )
})

test('overrides and embeddings turn text; isolates and marks do not', () => {
  expect(reversesText('safe \u202Egnp.exe')).toBe(true)
  expect(reversesText('\u2067x\u2069 \u200f')).toBe(false)
})
