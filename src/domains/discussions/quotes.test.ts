/** Quotes as plain mail marks them: set apart, in order, and nothing lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoted } from './message.ts'
import { runsOf } from './quotes.ts'

test('what is quoted stands apart from what is said about it, in order', () => {
  const words = 'Ann wrote:\n> One\n> two\n\nNo.\n>\n> Three\n>> Four\nYes.'
  expect(runsOf(words)).toEqual([
    { isQuoted: false, text: 'Ann wrote:' },
    { isQuoted: true, text: 'One\ntwo' },
    { isQuoted: false, text: 'No.' },
    { isQuoted: true, text: 'Three\n> Four' },
    { isQuoted: false, text: 'Yes.' },
  ])
})

test('words that quote nothing are one run, however many lines they have', () => {
  const line = fc.string().map((text) => `a${text.replaceAll('\n', ' ')}`)
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = lines.join('\n').trim()
      expect(runsOf(lines.join('\n'))).toEqual([{ isQuoted: false, text }])
    }),
  )
})

test('whoever quotes a message has its words back when they are read', () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const said = words.trim().replace(/^>.*$/gm, 'x').trim()
      fc.pre(said !== '')
      expect(runsOf(quoted(said))).toEqual([{ isQuoted: true, text: said }])
    }),
  )
})
