/**
 * Markdown as blocks with the lines they stand in, and blocks as Markdown: the one form in which
 * words are typed and kept. What is inside a block stays as it was written. Renders nothing.
 */
import MarkdownIt, { type Token } from 'markdown-it'
import { HARD_BREAK } from './write-markdown.ts'
import { ITEM_DEPTH_MAX, type Block, type Document } from './block.ts'

export { HARD_BREAK, INDENT, lineStart, markdownOf, markdownOfBlock } from './write-markdown.ts'

/** Lines of the source, counted from 0, half-open. */
export type PlacedBlock = { readonly block: Block; readonly from: number; readonly to: number }

/** Quotes and lists inside each other; the parser leaves out what lies deeper. */
const NESTING_MAX = 100

const parser = new MarkdownIt('commonmark', { html: false, maxNesting: NESTING_MAX })
parser.enable('table').disable('reference')
// What is inside a block is asked for by nobody here.
parser.core.ruler.enableOnly(['normalize', 'block'])

export const blocksOf = (markdown: string): Document => ({
  title: undefined,
  blocks: placedBlocks(markdown).map(({ block }) => block),
})

export function placedBlocks(markdown: string): readonly PlacedBlock[] {
  const nowhere = { item: undefined, quotes: 0, heading: undefined, table: undefined }
  const reading: Reading = { found: [], lists: [], ...nowhere }
  for (const token of parser.parse(markdown, {})) take(reading, token)
  return reading.found
}

type Item = { readonly depth: number; readonly number: number | undefined }

/** What has been read so far, and in which lists, quotes and tables the next token stands. */
type Reading = {
  readonly found: PlacedBlock[]
  /** From the outermost; `true` where the list is numbered. */
  readonly lists: boolean[]
  item: Item | undefined
  quotes: number
  heading: number | undefined
  table: { readonly from: number; readonly rows: string[][] } | undefined
}

function take(reading: Reading, token: Token): void {
  switch (token.type) {
    case 'bullet_list_open':
    case 'ordered_list_open':
      reading.lists.push(token.type === 'ordered_list_open')
      return
    case 'bullet_list_close':
    case 'ordered_list_close':
      reading.lists.pop()
      return
    case 'list_item_open':
      reading.item = itemOf(reading, token)
      return
    case 'list_item_close':
      reading.item = undefined
      return
    case 'blockquote_open':
      reading.quotes++
      return
    case 'blockquote_close':
      reading.quotes--
      return
    case 'heading_open':
      reading.heading = Number(token.tag.slice(1))
      return
    case 'heading_close':
      reading.heading = undefined
      return
    default:
      takeWords(reading, token)
  }
}

function takeWords(reading: Reading, token: Token): void {
  const [from, to] = token.map ?? [0, 0]
  switch (token.type) {
    case 'table_open':
      reading.table = { from, rows: [] }
      return
    case 'tr_open':
      reading.table?.rows.push([])
      return
    case 'table_close':
      endTable(reading)
      return
    case 'fence':
    case 'code_block':
      addText(reading, codeOf(token.content), [from, to])
      return
    case 'inline':
      takeInline(reading, token.content, [from, to])
      return
    default:
  }
}

type Lines = readonly [from: number, to: number]

function takeInline(reading: Reading, content: string, [from, to]: Lines): void {
  const { table, heading, item, quotes, found } = reading
  if (table) {
    table.rows.at(-1)?.push(content.trim())
    return
  }
  const lines = content.split('\n')
  if (heading !== undefined) {
    const text = oneLine(lines).replaceAll(HARD_BREAK, ' ')
    if (text !== '') found.push({ block: { kind: 'heading', level: heading, text }, from, to })
    return
  }
  if (item || quotes > 0) {
    addText(reading, oneLine(lines), [from, to])
    return
  }
  for (const piece of piecesOf(lines)) {
    found.push({ block: piece.block, from: from + piece.from, to: from + piece.to })
  }
}

function addText(reading: Reading, text: string, [from, to]: Lines): void {
  const { item, quotes, found } = reading
  if (text === '') return
  // What follows inside the same item is a paragraph of its own.
  reading.item = undefined
  if (item) found.push({ block: { kind: 'item', ...item, text }, from, to })
  else found.push({ block: { kind: quotes > 0 ? 'quote' : 'paragraph', text }, from, to })
}

function endTable(reading: Reading): void {
  const { table } = reading
  if (!table) return
  const { from, rows } = table
  // Its closing token names no lines: one for each row, one between head and body.
  reading.found.push({ block: { kind: 'table', rows }, from, to: from + rows.length + 1 })
  reading.table = undefined
}

function itemOf({ lists }: Reading, { info }: Token): Item {
  const depth = Math.min(lists.length - 1, ITEM_DEPTH_MAX)
  return { depth, number: lists.at(-1) ? Number(info) : undefined }
}

const FOOTNOTE = /^\[\^([^\]\s]{1,40})\]: *(.*)$/
const MEANING = /^: +(.*)$/

type Piece = { readonly block: Block; readonly from: number; readonly to: number }

/** Lines that the parser takes for one paragraph: footnotes and definitions are told apart. */
function piecesOf(lines: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  let open: ((text: string) => Block) | undefined
  let said: string[] = []
  const flush = (to: number) => {
    const text = oneLine(said)
    const block = open
      ? open(text.replaceAll(HARD_BREAK, ' '))
      : ({ kind: 'paragraph', text } as const)
    if (text !== '') pieces.push({ block, from, to })
    from = to
    open = undefined
    said = []
  }
  let term: string | undefined
  for (const [index, line] of lines.entries()) {
    const [, label, note] = FOOTNOTE.exec(line.trim()) ?? []
    const [, meaning] = MEANING.exec(line.trim()) ?? []
    if (label !== undefined && note !== undefined) {
      flush(index)
      open = (text) => ({ kind: 'footnote', label, text })
      said = [note]
    } else if (meaning !== undefined && (term !== undefined || (!open && said.length > 0))) {
      const before = open ? undefined : said.pop()
      const of = oneLine([before ?? term ?? ''])
      flush(open ? index : index - 1)
      term = of
      open = (text) => ({ kind: 'definition', term: of, text })
      said = [meaning]
    } else {
      if (!open) term = undefined
      said.push(line)
    }
  }
  flush(lines.length)
  return pieces
}

/** A new line in the source is a space, unless it was broken on purpose. */
function oneLine(lines: readonly string[]): string {
  const last = lines.length - 1
  return lines
    .map((line, index) => {
      if (index === last) return line.trim()
      const broken = / {2,}$/.test(line) || /(?:^|[^\\])(?:\\\\)*\\$/.test(line)
      const said = line.trim()
      return broken ? said.replace(/\\?$/, HARD_BREAK) : `${said} `
    })
    .join('')
    .trim()
}

/** Lines of code, each in its own marks. */
const codeOf = (content: string): string =>
  content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length))
      const mark = '`'.repeat(longest + 1)
      return longest > 0 ? `${mark} ${line} ${mark}` : `${mark}${line}${mark}`
    })
    .join(HARD_BREAK)
