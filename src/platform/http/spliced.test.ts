/** Whatever pieces a page is spliced of, a reader unpacks the page. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gunzipSync } from 'node:zlib'
import { bytesOf, type Pieces } from '../html/index.ts'
import { spliced } from './spliced.ts'

const look = (text: string) => ({ bytes: Buffer.from(text) })

const texts = fc.string({ unit: 'grapheme', maxLength: 40 })
const known = [look('0123456789'.repeat(90)), look('○—✓'.repeat(200)), look('short'), look('')]
const pieces = fc.array(fc.oneof(texts, fc.constantFrom(...known)), { maxLength: 20 })

test('a spliced page is unpacked to what its pieces say, in their order', () => {
  fc.assert(
    fc.property(pieces, (some) => {
      const page: Pieces = [look('<p>a part that is known</p>'.repeat(300)), ...some]
      const made = spliced(page)
      expect(made && gunzipSync(made).equals(bytesOf(page))).toBe(true)
    }),
  )
})

test('text that is longer than a block goes in several', () => {
  const page = [look('kept '.repeat(90_000)), 'ü'.repeat(40_000)]
  const made = spliced(page)
  expect(made && gunzipSync(made).equals(bytesOf(page))).toBe(true)
})

test('a page of which little is known is not spliced', () => {
  expect(spliced(['a page of its own '.repeat(100), look('known '.repeat(100))])).toBeUndefined()
})

test('what is known is made small once', () => {
  const page = [look('<p>a part that is known</p>'.repeat(300)), 'mine']
  expect(spliced(page)?.length).toBeLessThan(300)
  expect(spliced(page)).toEqual(spliced(page))
})
