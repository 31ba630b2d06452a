/** Blocks as Markdown that reads back as the same blocks. Reads nothing. */
import { unreachable } from '../values.ts'
import { ITEM_DEPTH_MAX, type Block, type Document } from './block.ts'

/** A backslash at the end of a line: the only line break inside a block. */
export const HARD_BREAK = '\\\n'

/** Columns that an item is set in under the one that it belongs to. */
export const INDENT = 4

/** More digits are no number of an item in Markdown. Source: CommonMark 0.31, section 5.2. */
const NUMBER_MAX = 999_999_999

type Item = Extract<Block, { readonly kind: 'item' }>

export function markdownOf({ blocks }: Pick<Document, 'blocks'>): string {
  const parts: string[] = []
  let before: Block | undefined
  /** Where the words of the items above begin, from the outermost. */
  let margins: number[] = []
  for (const block of blocks) {
    if (before) parts.push(sameList(before, block) ? '\n' : '\n\n')
    if (block.kind === 'item') {
      const depth = Math.min(Math.max(block.depth, 0), margins.length, ITEM_DEPTH_MAX)
      const indent = depth === 0 ? 0 : Math.max(depth * INDENT, margins[depth - 1] ?? 0)
      parts.push(itemAt(block, indent))
      margins = [...margins.slice(0, depth), indent + markOf(block).length]
    } else {
      parts.push(markdownOfBlock(block))
      margins = []
    }
    before = block
  }
  return parts.join('')
}

/** Items that follow each other without a blank line: of one depth and one manner. */
const sameList = (before: Block, now: Block): boolean =>
  before.kind === 'item' &&
  now.kind === 'item' &&
  before.depth === now.depth &&
  (before.number === undefined) === (now.number === undefined)

/** One block alone; an item keeps its depth by its indent. */
export function markdownOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${onOneLine(block.text).replace(/(^| )(#+)$/, '$1\\$2')}`
    case 'paragraph':
      return guarded(block.text).join(HARD_BREAK)
    case 'item':
      return itemAt(block, block.depth * INDENT)
    case 'quote':
      return guarded(block.text)
        .map((line) => `> ${line}`)
        .join(HARD_BREAK)
    case 'definition':
      return `${lineStart(onOneLine(block.term))}\n: ${onOneLine(block.text)}`
    case 'footnote':
      return `[^${block.label}]: ${onOneLine(block.text)}`
    case 'table':
      return tableOf(block.rows)
    default:
      return unreachable(block)
  }
}

const markOf = ({ number }: Item): string =>
  number === undefined ? '- ' : `${Math.min(number, NUMBER_MAX)}. `

function itemAt(item: Item, indent: number): string {
  const mark = markOf(item)
  const margin = ' '.repeat(indent + mark.length)
  return `${' '.repeat(indent)}${mark}${guarded(item.text).join(`${HARD_BREAK}${margin}`)}`
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const lines = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, at) => cellOf(row[at] ?? ''))
    return `| ${cells.join(' | ')} |`
  })
  const [head = `|${'  |'.repeat(width)}`, ...body] = lines
  return [head, `|${' --- |'.repeat(width)}`, ...body].join('\n')
}

const cellOf = (text: string) => onOneLine(text).replaceAll('|', '\\|')

const onOneLine = (text: string) => text.replaceAll(HARD_BREAK, ' ').replaceAll('\n', ' ').trim()

const guarded = (text: string): readonly string[] =>
  text.split(HARD_BREAK).map((line) => lineStart(onOneLine(line)))

const MARKS = [
  /^#{1,6}(?= |$)/,
  /^[-+*](?= |$)/,
  /^>/,
  /^`{3,}[^`]*$/,
  /^~{3}/,
  /^:(?= |$)/,
  /^\[\^[^\]\s]+\]:/,
  /^=+ *$/,
  /^(?:[-*_] *){3,}$/,
  /^[|: -]*-[|: -]*$/,
  /^\|/,
] as const

/** Words that would begin a heading, a list or the like, so that they begin none. */
export function lineStart(line: string): string {
  const number = /^(\d{1,9})([.)])(?= |$)(.*)$/.exec(line)
  if (number) return `${number[1]}\\${number[2]}${number[3]}`
  return MARKS.some((mark) => mark.test(line)) ? `\\${line}` : line
}
