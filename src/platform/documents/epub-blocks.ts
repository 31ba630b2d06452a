/** Blocks as XHTML for one part of an EPUB. Writes no file. */
import type { Block } from './block.ts'
import { leadsOut, runsOf, type Run } from './inline.ts'
import type { FileMeta } from './writing.ts'
import { escaped } from './xml.ts'

/** Where a footnote stands: its file, and which block of the whole it is. */
export type Place = { readonly file: string; readonly block: number }

export type PartOfText = {
  readonly blocks: readonly Block[]
  /** The place of the first of them among all. */
  readonly from: number
  readonly meta: FileMeta
  readonly notes: ReadonlyMap<string, Place>
  readonly labels: ReadonlySet<string>
}

type Item = Extract<Block, { readonly kind: 'item' }>
type Placed = { readonly block: Block; readonly at: number }

export function xhtmlOf(part: PartOfText): string {
  const placed = part.blocks.map((block, at) => ({ block, at: part.from + at }))
  const parts: string[] = []
  for (let at = 0; at < placed.length;) {
    const one = placed[at]
    if (!one) break
    let end = at + 1
    const { kind } = one.block
    if (kind === 'item' || kind === 'definition') while (placed[end]?.block.kind === kind) end += 1
    parts.push(groupOf(part, placed.slice(at, end)))
    at = end
  }
  return parts.join('')
}

function groupOf(part: PartOfText, group: readonly Placed[]): string {
  const items = group.flatMap(({ block, at }) => (block.kind === 'item' ? [{ block, at }] : []))
  if (items.length > 0) return listXhtml(part, items, 0)
  const [first] = group
  if (!first) return ''
  if (first.block.kind !== 'definition') return blockXhtml(part, first)
  return `<dl>${group.map((one) => blockXhtml(part, one)).join('')}</dl>`
}

function blockXhtml(part: PartOfText, { block, at }: Placed): string {
  const said = (text: string) => inlineXhtml(part, text)
  const id = `id="b${at}" dir="auto"`
  const mark = markOf(part, at)
  switch (block.kind) {
    case 'heading': {
      // The title of the whole is the only one of the first level.
      const tag = `h${Math.min(6, block.level + 1)}`
      return `<${tag} ${id}>${mark}${said(block.text)}</${tag}>`
    }
    case 'paragraph':
      return `<p ${id}>${mark}${said(block.text)}</p>`
    case 'quote':
      return `<blockquote ${id}><p>${mark}${said(block.text)}</p></blockquote>`
    case 'definition':
      return `<dt ${id}>${mark}${said(block.term)}</dt><dd dir="auto">${said(block.text)}</dd>`
    case 'footnote':
      return (
        `<aside epub:type="footnote" ${id}><p>${mark}${escaped(block.label)}. ` +
        `${said(block.text)}</p></aside>`
      )
    case 'table':
      return `${mark}${tableXhtml(part, block.rows, id)}`
    case 'item':
      return listXhtml(part, [{ block, at }], block.depth)
  }
}

const markOf = ({ meta }: PartOfText, at: number): string => {
  const mark = meta.marks?.[at]
  return mark === undefined ? '' : `<span class="mark">${escaped(mark)}</span> `
}

type PlacedItem = { readonly block: Item; readonly at: number }

/** Items of `depth` as lists, one for each change between numbers and bullets. */
function listXhtml(part: PartOfText, items: readonly PlacedItem[], depth: number): string {
  const parts: string[] = []
  let open: 'ol' | 'ul' | undefined
  for (let at = 0; at < items.length;) {
    const item = items[at]
    if (!item) break
    const isOwn = item.block.depth <= depth
    const { number } = item.block
    const tag = isOwn && number !== undefined ? 'ol' : 'ul'
    if (open !== tag) parts.push(`${open ? `</${open}>` : ''}<${tag}>`)
    open = tag
    const start = isOwn ? at + 1 : at
    let end = start
    while ((items[end]?.block.depth ?? -1) > depth) end += 1
    const inner = end > start ? listXhtml(part, items.slice(start, end), depth + 1) : ''
    const own = isOwn ? `${markOf(part, item.at)}${inlineXhtml(part, item.block.text)}` : ''
    const value = tag === 'ol' ? ` value="${number ?? 1}"` : ''
    const id = isOwn ? ` id="b${item.at}"` : ''
    parts.push(`<li${id}${value} dir="auto">${own}${inner}</li>`)
    at = end
  }
  return `${parts.join('')}${open ? `</${open}>` : ''}`
}

function tableXhtml(part: PartOfText, rows: readonly (readonly string[])[], id: string): string {
  const [head = [], ...body] = rows
  const cell = (text: string, tag: 'th' | 'td') =>
    `<${tag} dir="auto">${inlineXhtml(part, text)}</${tag}>`
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((text) => cell(text, tag)).join('')}</tr>`
  const rest =
    body.length === 0 ? '' : `<tbody>${body.map((one) => row(one, 'td')).join('')}</tbody>`
  return `<table ${id}><thead>${row(head, 'th')}</thead>${rest}</table>`
}

const inlineXhtml = (part: PartOfText, markdown: string): string =>
  runsOf(markdown, part.labels)
    .map((run) => runXhtml(part, run))
    .join('')

function runXhtml({ notes }: PartOfText, run: Run): string {
  if (run.kind === 'break') return '<br/>'
  if (run.kind === 'note') {
    const place = notes.get(run.label)
    const href = place ? `${place.file}#b${place.block}` : '#'
    return `<sup><a epub:type="noteref" href="${href}">${escaped(run.label)}</a></sup>`
  }
  const words = escaped(run.text)
  const code = run.code ? `<code>${words}</code>` : words
  const slanted = run.italic ? `<em>${code}</em>` : code
  const strong = run.bold ? `<strong>${slanted}</strong>` : slanted
  return leadsOut(run.href) ? `<a href="${escaped(run.href)}">${strong}</a>` : strong
}
