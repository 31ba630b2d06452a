/** Words that are explained elsewhere lead there, and nothing else of them changes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inlineHtml } from './inline-markdown.ts'
import { withTerms, type TermsIn } from './term-links.ts'

const owners: TermsIn = (words) =>
  [...words.matchAll(/owner/g)].map(({ index }) => ({
    from: index,
    to: index + 5,
    href: '#c1',
    title: 'who "holds" <it>',
  }))

const shown = (words: string) => withTerms(inlineHtml(words), owners)

test('a term leads to what it means, in stress and in brackets too', () => {
  const link = '<a class="term" href="#c1" title="who &quot;holds&quot; &lt;it&gt;">owner</a>'
  expect(shown('the owner & co')).toBe(`the ${link} &amp; co`)
  expect(shown('*owner* [owner|maker]')).toBe(
    `<em>${link}</em> <mark class="bracket">[${link}|maker]</mark>`,
  )
})

test('within a link or code nothing leads elsewhere, and after them it does again', () => {
  for (const words of ['`owner`', '[the *owner*](https://example.org/owner)']) {
    expect(shown(words)).toBe(inlineHtml(words))
  }
  expect(shown('`owner` owner')).toContain('</code> <a class="term"')
})

test('without its links the HTML is what it was, whatever was typed', () => {
  const piece = fc.constantFrom('owner', '<b>', '&amp;', '"', '`', '*', '[', ']', '(https://a.b)')
  const typed = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
  fc.assert(
    fc.property(typed, (pieces) => {
      const html = inlineHtml(pieces.join(' '))
      const plain = withTerms(html, owners).replace(/<a class="term"[^>]*>(owner)<\/a>/g, '$1')
      expect(plain).toBe(html)
    }),
  )
})
