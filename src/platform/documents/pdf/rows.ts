/** Blocks as rows of one line each, with what stands beside them. Knows no page. */
import type { Direction } from '../../languages/index.ts'
import type { Block, Document } from '../block.ts'
import { runsOf, type Look, type Run } from '../inline.ts'
import { directionOf, type FileMeta } from '../writing.ts'
import type { Faces, Letters } from './faces.ts'
import { linesOf, type Inked, type InkLine } from './lines.ts'
import { LABEL, type Role, type Tag } from './tags.ts'

/** Points. */
export const COLUMN_WIDTH = 440
const SIZE = 10.5
const HEADINGS = [17, 15, 13.5, 12, 11, 10.5] as const
const SMALL = 8.5
const LEADING = 1.45
const INDENT = 18
const CELL_GAP = 8

export type Cell = { readonly line: InkLine; readonly at: number; readonly width: number } & {
  readonly direction: Direction
  /** Of a table; `LABEL` for what stands before an item. */
  readonly column: number
}
export type Row = {
  readonly cells: readonly Cell[]
  /** The passage that it is a line of. */
  readonly passage: number
  readonly height: number
  readonly size: number
  /** Space above it, but at the top of a page. */
  readonly above: number
  /** The number of the clause that begins here. */
  readonly mark?: string | undefined
  /** A line above, as between the rows of a table. */
  readonly isRuled?: boolean
  /** Stays on the page of the next one, as a heading does. */
  readonly clings?: boolean
  /** For the contents that a reader shows beside. */
  readonly heading?: { readonly level: number; readonly title: string }
}

type Paragraph = {
  readonly inked: readonly Inked[]
  readonly direction: Direction
  readonly indent: number
  /** What stands before it, as the number of an item. */
  readonly label?: Inked | undefined
  readonly size: number
}

const REGULAR = { bold: false, italic: false } as const
const BOLD = { bold: true, italic: false } as const
const ITALIC = { bold: false, italic: true } as const
const BOTH = { bold: true, italic: true } as const

/** One of the four weights, each the same object, so that letters can be gathered by it. */
const weightOf = ({ bold, italic }: Pick<Look, 'bold' | 'italic'>) =>
  bold ? (italic ? BOTH : BOLD) : italic ? ITALIC : REGULAR

type Style = { readonly size: number; readonly bold?: boolean; readonly italic?: boolean }

const plainInk = (text: string, { size, bold = false, italic = false }: Style): Inked => ({
  ...{ text, size, weight: weightOf({ bold, italic }) },
  ...{ rise: 0, href: undefined, isCode: false },
})

function inkOf(run: Run, style: Style): Inked {
  const { size, bold = false, italic = false } = style
  if (run.kind === 'break') return plainInk('\n', style)
  if (run.kind === 'note')
    return { ...plainInk(run.label, { size: size * 0.65 }), rise: size * 0.35 }
  const weight = weightOf({ bold: bold || run.bold, italic: italic || run.italic })
  const { text, href, code } = run
  return { text, weight, size, rise: 0, href, isCode: code }
}

/** Everything that will be set, before any font is known. */
export type Setting = {
  readonly paragraphs: readonly {
    readonly columns: readonly Paragraph[]
    readonly mark: string | undefined
    readonly above: number
    readonly isRuled: boolean
    readonly heading: { readonly level: number; readonly title: string } | undefined
    readonly tag: Tag
  }[]
}

type Passage = Setting['paragraphs'][number]

export function settingOf({ title, blocks }: Document, meta: FileMeta): Setting {
  const labels = new Set(blocks.flatMap((one) => (one.kind === 'footnote' ? [one.label] : [])))
  const bare = { mark: undefined, isRuled: false, heading: undefined, tag: wordsAs('P') }
  const paragraph = (markdown: string, style: Style, more: Partial<Paragraph> = {}): Paragraph => ({
    inked: runsOf(markdown, labels).map((run) => inkOf(run, style)),
    direction: directionOf(markdown, meta.language),
    indent: 0,
    size: style.size,
    ...more,
  })
  const words = (text: string, style: Style): Paragraph => ({
    inked: [plainInk(text, style)],
    direction: directionOf(text, meta.language),
    indent: 0,
    size: style.size,
  })
  const head: readonly Passage[] = [
    ...(title === undefined ? [] : [words(title, { size: 20, bold: true })]),
    ...meta.about.map((line) => words(line, { size: SMALL })),
  ].map((one, at) => ({
    ...{ columns: [one], above: 0, ...bare },
    ...(at === 0 && title !== undefined ? { tag: wordsAs('Title') } : {}),
  }))
  const body = blocks.flatMap((block, at): readonly Passage[] => {
    const mark = meta.marks?.[at]
    const above = at === 0 ? SIZE * 1.5 : SIZE * 0.6
    return setsOf(block, paragraph).map((set, index) => ({
      ...bare,
      ...set,
      ...(index === 0 ? { mark, above: set.above ?? above } : { above: set.above ?? 2 }),
    }))
  })
  return { paragraphs: [...head, ...body] }
}

const wordsAs = (role: Role): Tag => ({ kind: 'words', role })

type Making = (markdown: string, style: Style, more?: Partial<Paragraph>) => Paragraph
type Made = Pick<Passage, 'columns'> & Partial<Passage>

function setsOf(block: Block, paragraph: Making): readonly Made[] {
  switch (block.kind) {
    case 'heading': {
      const { level, text } = block
      const size = HEADINGS[level - 1] ?? SIZE
      const one = paragraph(text, { size, bold: true })
      const heading = { level, title: one.inked.map((ink) => ink.text).join('') }
      return [{ columns: [one], heading, above: size, tag: wordsAs(headingRole(level)) }]
    }
    case 'paragraph':
      return [{ columns: [paragraph(block.text, { size: SIZE })] }]
    case 'item': {
      const { depth, number, text } = block
      const label = plainInk(number === undefined ? '•' : `${number}.`, { size: SIZE })
      const indent = INDENT * (depth + 1)
      const columns = [paragraph(text, { size: SIZE }, { indent, label })]
      return [{ columns, above: 3, tag: { kind: 'item' } }]
    }
    case 'quote':
      return [
        {
          columns: [paragraph(block.text, { size: SIZE, italic: true }, { indent: INDENT })],
          tag: wordsAs('BlockQuote'),
        },
      ]
    case 'definition':
      return [
        { columns: [paragraph(block.term, { size: SIZE, bold: true })] },
        { columns: [paragraph(block.text, { size: SIZE }, { indent: INDENT })] },
      ]
    case 'footnote': {
      const label = plainInk(block.label, { size: SMALL })
      const columns = [paragraph(block.text, { size: SMALL }, { indent: INDENT, label })]
      return [{ columns, tag: wordsAs('Note') }]
    }
    case 'table':
      return block.rows.map((row, at) => ({
        columns: row.map((cell) => paragraph(cell, { size: SIZE - 1, bold: at === 0 })),
        isRuled: true,
        tag: { kind: 'row', isHead: at === 0 },
        ...(at === 0 ? {} : { above: 0 }),
      }))
  }
}

const headingRole = (level: number): Role => HEADING_ROLES[level - 1] ?? 'H6'

const HEADING_ROLES = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const

/** Signs that pages themselves add. */
const OWN_SIGNS = '0123456789/.…•'

export function lettersOf({ paragraphs }: Setting, more: string): Letters {
  const letters = new Map<(typeof WEIGHTS)[number], Set<string>>()
  const take = (weight: Inked['weight'], text: string) => {
    const set = letters.get(weight) ?? new Set<string>()
    for (const letter of text) set.add(letter)
    letters.set(weight, set)
  }
  take(REGULAR, OWN_SIGNS + more)
  for (const { columns } of paragraphs)
    for (const { inked, label } of columns)
      for (const ink of label ? [label, ...inked] : inked) take(ink.weight, ink.text)
  return letters
}

const WEIGHTS = [REGULAR, BOLD, ITALIC, BOTH] as const

/** Words without marks, for the foot of a page. */
export const footInk = (text: string): Inked => plainInk(text, { size: SMALL })

export function rowsOf(faces: Faces, { paragraphs }: Setting, language: Direction): readonly Row[] {
  return paragraphs.flatMap(({ columns, mark, above, isRuled, heading }, passage) => {
    const each = (COLUMN_WIDTH - CELL_GAP * (columns.length - 1)) / columns.length
    const set = columns.map((one, at) => {
      const place = language === 'rtl' ? columns.length - 1 - at : at
      return cellsOf(faces, one, { at: place * (each + CELL_GAP), width: each, column: at })
    })
    const count = Math.max(0, ...set.map((cells) => cells.length))
    const size = Math.max(0, ...columns.map((one) => one.size))
    return Array.from({ length: count }, (_, index): Row => ({
      cells: set.flatMap((cells) => cells[index] ?? []),
      size,
      passage,
      height: size * LEADING,
      above: index === 0 ? above : 0,
      ...(index === 0 ? { mark, isRuled, ...(heading ? { heading } : {}) } : {}),
      clings: heading !== undefined,
    }))
  })
}

type Place = { readonly at: number; readonly width: number; readonly column: number }

/** The lines of one column; what stands before the first is set into its indent. */
function cellsOf(
  faces: Faces,
  one: Paragraph,
  { at, width, column: place }: Place,
): readonly (readonly Cell[])[] {
  const { inked, direction, indent, label } = one
  const from = direction === 'rtl' ? at : at + indent
  const column = { width: width - indent, direction }
  const lines = parted(inked).flatMap((part) => linesOf(faces, part, column))
  const cells = lines.map((line): Cell[] => [
    { line, at: from, width: width - indent, direction, column: place },
  ])
  const labels = label ? linesOf(faces, [label], { width: indent, direction }) : []
  const before = direction === 'rtl' ? at + width - indent : at + indent - INDENT
  const marked = labels.map((line): Cell => {
    return { line, at: before, width: INDENT - 4, direction, column: LABEL }
  })
  return cells.length === 0
    ? [marked]
    : cells.map((cell, n) => (n === 0 ? [...marked, ...cell] : cell))
}

/** Between breaks. */
function parted(inked: readonly Inked[]): readonly (readonly Inked[])[] {
  const parts: Inked[][] = [[]]
  for (const ink of inked) {
    if (ink.text === '\n') parts.push([])
    else parts.at(-1)?.push(ink)
  }
  return parts
}
