/** Words of a block as runs and back: what is bold stays bold, and odd words cost little. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdownOfRuns, plainOf, runsOf, type Run } from './inline.ts'

const words = (text: string, look: Partial<Extract<Run, { kind: 'words' }>> = {}): Run => ({
  ...{ kind: 'words', text, bold: false, italic: false },
  ...{ code: false, href: undefined, ...look },
})

test('looks, links, breaks and references are written so that they are read again', () => {
  const runs: readonly Run[] = [
    words('Makers '),
    words('say', { bold: true }),
    words(' until', { bold: true, italic: true }),
    words(' '),
    words('a`b', { code: true }),
    { kind: 'break' },
    words('see'),
    { kind: 'note', label: 'n1' },
    words(' '),
    words('here', { href: 'https://example.org/a_(b)' }),
  ]
  const markdown = markdownOfRuns(runs)
  expect(markdown).toBe(
    'Makers **say** ***until*** ``a`b``\\\nsee[^n1] [here](<https://example.org/a_(b)>)',
  )
  expect(markdownOfRuns(runsOf(markdown, new Set(['n1'])))).toBe(markdown)
})

test('nothing is escaped that need not be', () => {
  for (const plain of ['a * b', '[shall|should]', 'x_y & z', '1 < 2', 'A [^9] note'])
    expect(markdownOfRuns([words(plain)])).toBe(plain)
  for (const [plain, escaped] of [
    ['*a*', '\\*a\\*'],
    ['[a](https://b.org)', '\\[a\\](https://b.org)'],
    ['&amp;', '\\&amp;'],
  ] as const)
    expect(markdownOfRuns([words(plain)])).toBe(escaped)
})

test('a link to a script is words', () => {
  for (const href of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//a.org'])
    expect(runsOf(`[a](${href})`).every((run) => run.kind !== 'words' || !run.href)).toBe(true)
})

test('any words are read again as the same words, however many marks they hold', () => {
  const odd = fc.array(fc.constantFrom(...'[]()*_`\\&<>!a é漢'), { maxLength: 60 })
  fc.assert(
    fc.property(odd, fc.constantFrom(1, 1, 1, 40), (letters, times) => {
      const plain = letters.join('').repeat(times).replace(/ +/g, ' ').trim()
      expect(plainOf(runsOf(markdownOfRuns([words(plain)])))).toBe(plain)
    }),
    { numRuns: 300 },
  )
})
