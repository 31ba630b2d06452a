/** A message is what the whole parser makes of it, also where the parser is not asked. */
import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { compile } from './message.ts'

const letters = fc.constantFrom("'", '"', '#', '|', '>', '\\', ' ', '\n', 'a', 'é', '话', 'ع', '%')

test('a source without arguments gives the text that the parser gives', () => {
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 12 }), (source) => {
      const parsed = new IntlMessageFormat(source, 'en').format()
      expect(compile(source, 'en').text()).toBe(parsed)
      expect(compile(source, 'en').rich({}).join('')).toBe(parsed)
    }),
  )
})

test('a quoted brace is no argument', () => {
  expect(compile("say '{'name'}'", 'en').text()).toBe('say {name}')
})
