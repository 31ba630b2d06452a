/** Markdown as blocks and back: what is said stays, and stays what it is. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, type Document } from './block.ts'
import { blocksOf, markdownOf, placedBlocks } from './markdown.ts'

const LETTERS = [...'aé漢ك #>-+*:|[]^1.)~`=_\\']

/** Words as a file might bring them, marks of Markdown among them. */
const words = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 12 })
  .map((letters) => `w${letters.join('')}w`.replaceAll('\\w', 'w').replace(/ {2,}/g, ' '))

const starts = fc.constantFrom('', '# ', '- ', '12. ', '> ', ': ', '[^1]: ', '--- ', '| ', '=== ')
const text = fc.tuple(starts, words).map(([start, said]) => start + said)
const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((said) => said.join('\\\n'))

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), level: fc.integer({ min: 1, max: 6 }), text: words }),
  fc.record({ kind: fc.constant('paragraph'), text: lines }),
  fc.record({
    kind: fc.constant('item'),
    depth: fc.integer({ min: 0, max: 3 }),
    number: fc.option(fc.integer({ min: 0, max: 1_200 }), { nil: undefined }),
    text: lines,
  }),
  fc.record({ kind: fc.constant('quote'), text: lines }),
  fc.record({ kind: fc.constant('definition'), term: words, text: words }),
  fc.record({ kind: fc.constant('footnote'), label: fc.constantFrom('1', 'note'), text: words }),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([width, height]) =>
      fc.record({
        kind: fc.constant('table'),
        rows: fc.array(fc.array(words, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      }),
    ),
)

/** An item lies at most one deeper than the item before it. */
function nested(blocks: readonly Block[]): readonly Block[] {
  let deepest = 0
  return blocks.map((one) => {
    if (one.kind !== 'item') {
      deepest = 0
      return one
    }
    const depth = Math.min(one.depth, deepest)
    deepest = depth + 1
    return { ...one, depth }
  })
}

const said = (markdown: string) => blocksOf(markdown).blocks

test('blocks written as Markdown read back as the same blocks, whatever they say', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }).map(nested), (blocks) => {
      // What a file says is guarded once; from then on nothing changes.
      const once = said(markdownOf({ blocks }))
      expect(once.map(({ kind }) => kind)).toEqual(blocks.map(({ kind }) => kind))
      expect(said(markdownOf({ blocks: once }))).toEqual(once)
      const shape = (one: Block) => ('depth' in one ? [one.depth, one.number] : undefined)
      expect(once.map(shape)).toEqual(blocks.map(shape))
    }),
    { numRuns: 500 },
  )
})

const TEXT = `# Labels

A device says
until which year.\\
It is *free*.

1. The maker
    - names a year [shall|should]
        - and a month
2. The seller

| what | who |
| --- | --- |
| year \\| month | maker |

Device
: A thing with a network.

> As the table said.

[^1]: See the report.
[^2]: And the next.
`

test('every kind of block is told apart, with the lines that it stands in', () => {
  const placed = placedBlocks(TEXT)
  expect(placed.map(({ block: { kind }, from, to }) => [kind, from, to])).toEqual([
    ['heading', 0, 1],
    ['paragraph', 2, 5],
    ['item', 6, 7],
    ['item', 7, 8],
    ['item', 8, 9],
    ['item', 9, 10],
    ['table', 11, 14],
    ['definition', 15, 17],
    ['quote', 18, 19],
    ['footnote', 20, 21],
    ['footnote', 21, 22],
  ])
  const document: Document = blocksOf(TEXT)
  expect(document.blocks[1]).toEqual({
    kind: 'paragraph',
    text: 'A device says until which year.\\\nIt is *free*.',
  })
  expect(document.blocks[3]).toMatchObject({ depth: 1, number: undefined })
  expect(document.blocks[6]).toEqual({
    kind: 'table',
    rows: [
      ['what', 'who'],
      ['year | month', 'maker'],
    ],
  })
  expect(document.blocks[7]).toEqual({
    kind: 'definition',
    term: 'Device',
    text: 'A thing with a network.',
  })
})

test('code becomes words in their marks, and what is HTML stays what was typed', () => {
  expect(said('```\nlet a = `b`\n```')).toEqual([{ kind: 'paragraph', text: '`` let a = `b` ``' }])
  expect(said('<script>alert(1)</script>')).toEqual([
    { kind: 'paragraph', text: '<script>alert(1)</script>' },
  ])
  expect(said('[words]: http://example.org')).toMatchObject([{ kind: 'paragraph' }])
})
