/** Documents for tests: generated ones of every kind of block, and one that people might write. */
import * as fc from 'fast-check'
import { instant } from '../values.ts'
import type { Block, Document } from './block.ts'
import { markdownOfRuns, type Run } from './inline.ts'
import type { FileMeta } from './writing.ts'

export const aMeta = (more: Partial<FileMeta> = {}): FileMeta => ({
  language: 'en',
  about: ['Version 3, 21 November 2026', 'SHA-256 q83vEjRWeJA='],
  at: instant('2026-11-21T18:00:00Z'),
  identifier: 'urn:uuid:0b0e2f0a-0000-4000-8000-000000000001',
  ...more,
})

const WORDS = [
  ...['makers', 'say', 'until', 'which', '[year|month]', 'a*b', '<b>bold</b>', '&amp;', '1.'],
  ...['# no heading', 'المنتجون', 'يذكرون', '各方同意', 'согласие', 'é', '`', '\\', '_x_', '"'],
  ...['a & b', '🙂', ']]>', '[^9]', '|'],
]

const said = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
const plainRun: fc.Arbitrary<Run> = fc.record({
  kind: fc.constant('words'),
  text: said.map((words) => words.join(' ')),
  bold: fc.boolean(),
  italic: fc.boolean(),
  code: fc.constant(false),
  href: fc.constantFrom(undefined, undefined, 'https://example.org/a?b=c&d=(e)'),
})
const codeRun: fc.Arbitrary<Run> = fc.record({
  kind: fc.constant('words'),
  text: fc.constantFrom('let x', 'a`b', '<p>'),
  bold: fc.constant(false),
  italic: fc.constant(false),
  code: fc.constant(true),
  href: fc.constant(undefined),
})
const note = fc.constantFrom<Run>({ kind: 'note', label: '1' }, { kind: 'note', label: 'nb' })
const BREAK: Run = { kind: 'break' }
const space: Run = {
  ...{ kind: 'words', text: ' ', bold: false },
  ...{ italic: false, code: false, href: undefined },
}

const words = fc
  .array(fc.oneof({ arbitrary: plainRun, weight: 5 }, codeRun, note), {
    minLength: 1,
    maxLength: 4,
  })
  .map((runs) => runs.flatMap((run) => [run, space]))
const line = words.map(markdownOfRuns)
const text = fc
  .tuple(words, fc.option(words))
  .map(([first, second]) => markdownOfRuns(second ? [...first, BREAK, ...second] : first))

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), level: fc.integer({ min: 1, max: 6 }), text: line }),
  fc.record({ kind: fc.constant('paragraph'), text }),
  fc.record({
    kind: fc.constant('item'),
    depth: fc.integer({ min: 0, max: 3 }),
    number: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    text,
  }),
  fc.record({ kind: fc.constant('quote'), text }),
  fc.record({ kind: fc.constant('definition'), term: line, text: line }),
  fc.record({
    kind: fc.constant('footnote'),
    label: fc.constantFrom('1', 'nb', 'unused'),
    text: line,
  }),
  fc.integer({ min: 1, max: 3 }).chain((width) =>
    fc.record({
      kind: fc.constant('table'),
      rows: fc.array(fc.array(line, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 3,
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

export const aDocument: fc.Arbitrary<Document> = fc.record({
  title: fc.constantFrom('The label', 'وسم', '<标签>'),
  blocks: fc.array(block, { minLength: 1, maxLength: 30 }).map(nested),
})

/** What people write, in the scripts that print differently. */
export const LABELS: Document = {
  title: 'Labels & support',
  blocks: [
    { kind: 'heading', level: 1, text: 'Scope' },
    { kind: 'paragraph', text: 'This text says *until when* a **device** is supported.[^1]' },
    { kind: 'item', depth: 0, number: 3, text: 'Makers name a year [shall|should].' },
    { kind: 'item', depth: 1, number: undefined, text: 'and a month, see [rules](https://a.org).' },
    { kind: 'item', depth: 0, number: 4, text: 'Sellers show it.\\\nBuyers may ask.' },
    {
      kind: 'table',
      rows: [
        ['What', 'Who'],
        ['year', 'maker'],
      ],
    },
    { kind: 'definition', term: 'Device', text: 'A thing with a network.' },
    { kind: 'quote', text: 'As long as it `works`.' },
    { kind: 'heading', level: 2, text: 'النطاق' },
    { kind: 'paragraph', text: 'يذكر المنتجون السنة 2030 (RFC 9110) ثم **الشهر**.' },
    { kind: 'paragraph', text: '各方同意标签应注明支持期限。' },
    { kind: 'paragraph', text: 'Согласие сторон: «да».' },
    { kind: 'footnote', label: '1', text: 'Since *2026*.' },
  ],
}
