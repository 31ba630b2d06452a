/** Words of one block as HTML: what is meant is shown, and no HTML of others gets through. */
import { expect, test } from 'vitest'
import { inlineHtml } from './inline-markdown.ts'

test('stress, links and breaks are shown; brackets are marked, with what they hold', () => {
  expect(inlineHtml('A *year* [shall|**should**] stand.\\\nNext')).toBe(
    'A <em>year</em> <mark class="bracket">[shall|<strong>should</strong>]</mark> stand.<br />Next',
  )
  expect(inlineHtml('[the report](https://example.org/a)')).toBe(
    '<a href="https://example.org/a" rel="nofollow noopener ugc">the report</a>',
  )
  expect(inlineHtml('[shall](should)')).toBe('<mark class="bracket">[shall]</mark>(should)')
  expect(inlineHtml('\\[sic\\]')).toBe('[sic]')
})

test('a footnote leads to its words, and stays as typed where it has none', () => {
  const footnotes = new Map([['1', '#c7']])
  expect(inlineHtml('Said[^1]', footnotes)).toContain('<sup><a href="#c7"')
  expect(inlineHtml('Said[^2]', footnotes)).toContain('Said[^2]')
  expect(inlineHtml('Said[^1]')).not.toContain('#c7')
})

test('nothing that could act gets through', () => {
  for (const words of [
    '<script>alert(1)</script>',
    '[a](javascript:alert(1))',
    '[<img src=x onerror=alert(1)>]',
    '![a](https://example.org/x.png)',
    '[a](https://example.org" onclick="alert(1))',
    '`<b onmouseover=x>`',
    '[a](//example.org)',
  ]) {
    const html = inlineHtml(words)
    expect(html).not.toMatch(/<(?!\/?(?:a|code|mark|em|strong|br)\b)/)
    expect(html).not.toMatch(/<[^>]*(?:javascript:|on\w+=)/i)
  }
})
