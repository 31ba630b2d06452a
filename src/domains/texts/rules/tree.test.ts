/** What a clause is by its words, and how clauses lie inside each other. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf } from '../../../platform/documents/markdown.ts'
import { clauseId, type ClauseId } from '../text.ts'
import { bracketsOf } from './brackets.ts'
import { kindOf, treeOf } from './tree.ts'

const c = (number: number) => `c${number}` as ClauseId

const KINDS: readonly (readonly [words: string, kind: string])[] = [
  ['## Scope', 'heading'],
  ['# Scope\n\nAll devices.', 'heading'],
  ['#1 is first', 'paragraph'],
  ['A device says.', 'paragraph'],
  ['- A device', 'item'],
  ['    12. A device', 'item'],
  ['12.5 per cent', 'paragraph'],
  ['*stress* first', 'paragraph'],
  ['| a | b |\n| --- | --- |\n| c | d |', 'table'],
  ['a | b', 'paragraph'],
  ['Device\n: A thing.', 'definition'],
  ['[^1]: See there.', 'footnote'],
  ['[^1] is the note', 'paragraph'],
  ['> Said before.', 'quote'],
]

test.each(KINDS)('%j is a %s, as the reader of Markdown says too', (words, kind) => {
  expect(kindOf(words).kind).toBe(kind)
  expect(blocksOf(kind === 'item' ? words.trim() : words).blocks[0]?.kind).toBe(kind)
})

test('a heading keeps its level, an item its depth and number, a definition its term', () => {
  expect(kindOf('### Who sells ###')).toEqual({
    kind: 'heading',
    level: 3,
    title: 'Who sells',
    body: '',
  })
  expect(kindOf('        7. say so')).toEqual({ kind: 'item', depth: 2, number: 7 })
  expect(kindOf('Device\n: A thing.')).toEqual({ kind: 'definition', term: 'Device' })
})

test('headings nest by level, items by depth, and what is said lies under its heading', () => {
  const said = ['# A', 'one', '- x', '    - y', '- z', 'two', '### B', '- q', '## C', '# D']
  const tree = treeOf(said.map((words, index) => ({ id: c(index + 1), words })))
  expect(tree.map(({ depth, parent }) => [depth, parent])).toEqual([
    [0, undefined],
    [1, 'c1'],
    [1, 'c1'],
    [2, 'c3'],
    [1, 'c1'],
    [1, 'c1'],
    [1, 'c1'],
    [2, 'c7'],
    [1, 'c1'],
    [0, undefined],
  ])
})

test('whatever the order, a parent comes before what lies in it and is one less deep', () => {
  const line = fc.constantFrom('# A', '## B', '###### C', 'words', '- i', '    - j', '        - k')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const tree = treeOf(lines.map((words, index) => ({ id: c(index + 1), words })))
      for (const [index, { depth, parent }] of tree.entries()) {
        const at = tree.findIndex(({ id }) => id === parent)
        if (parent === undefined) expect(depth).toBe(0)
        else expect([at < index, tree[at]?.depth]).toEqual([true, depth - 1])
      }
    }),
  )
})

test('links, footnotes and escaped brackets are not open questions; other brackets are', () => {
  const count = (words: string) => {
    const found = bracketsOf(words)
    return found.ok ? found.value.length : found.refusal.flaw
  }
  expect(count('See [the report](https://example.org/a) and[^1], \\[sic\\]')).toBe(0)
  expect(count('[see [the report](http://example.org)]')).toBe(1)
  expect(count('[A](should) [B]')).toBe(2)
  expect(count('[A [B]]')).toBe('nested')
  expect(count('[A[^1]')).toBe('unclosed')
  expect(clauseId('c12')).toBe('c12')
})
