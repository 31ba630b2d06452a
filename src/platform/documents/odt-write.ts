/** Writes a document as ODT: the same document gives the same bytes. Reads nothing. */
import type { Block, Document } from './block.ts'
import { runsOf, type Run } from './inline.ts'
import { automaticStyles, manifest, metaXml, ODT_TYPE, rooted, RTL, styles } from './odt-parts.ts'
import { plain } from './docx-write.ts'
import { bookmarkOf, directionOf, notesOf, OWN, type FileMeta, type Footnote } from './writing.ts'
import { escaped } from './xml.ts'
import { writeZip } from './zip.ts'

export function writeOdt(document: Document, meta: FileMeta): Uint8Array {
  const title = document.title ?? ''
  const { at, language } = meta
  return writeZip([
    { name: 'mimetype', body: ODT_TYPE, stored: true },
    { name: 'META-INF/manifest.xml', body: manifest() },
    { name: 'content.xml', body: contentXml(document, meta) },
    { name: 'styles.xml', body: styles(language) },
    { name: 'meta.xml', body: metaXml(title, at, language) },
  ])
}

type Writing = {
  readonly meta: FileMeta
  readonly notes: ReadonlyMap<string, Footnote>
  readonly labels: ReadonlySet<string>
  /** Ids of footnotes, by their order in the document. */
  readonly ids: ReadonlyMap<string, number>
  readonly named: Set<string>
  /** Of footnotes that stand before the next paragraph. */
  places: string
}

function contentXml({ title, blocks }: Document, meta: FileMeta): string {
  const notes = notesOf(blocks)
  const labels = new Set(notes.keys())
  const ids = new Map([...labels].map((label, at) => [label, at + 1]))
  const writing: Writing = { meta, notes, labels, ids, named: new Set(), places: '' }
  const body = [
    ...(title === undefined ? [] : [paragraph(writing, 'Title', plain(title))]),
    ...meta.about.map((line) => paragraph(writing, OWN.about, plain(line))),
    ...groupsOf(blocks).map((group) => groupXml(writing, group)),
  ].join('')
  return rooted(
    'document-content',
    `${automaticStyles()}<office:body><office:text>${body}</office:text></office:body>`,
  )
}

type Item = Extract<Block, { readonly kind: 'item' }>
type Group = readonly Item[] | Exclude<Block, Item>

/** Items that follow each other are one list. */
function groupsOf(blocks: readonly Block[]): readonly Group[] {
  const groups: Group[] = []
  let items: Item[] = []
  for (const block of blocks) {
    if (block.kind === 'item') items.push(block)
    else {
      if (items.length > 0) groups.push(items)
      items = []
      groups.push(block)
    }
  }
  return items.length > 0 ? [...groups, items] : groups
}

const isList = (group: Group): group is readonly Item[] => Array.isArray(group)

function groupXml(writing: Writing, group: Group): string {
  if (isList(group)) return listsXml(writing, group, 0)
  const said = (text: string) => runsOf(text, writing.labels)
  switch (group.kind) {
    case 'heading': {
      const { level, text } = group
      const style = `Heading_20_${level}`
      return paragraph(writing, style, said(text), ` text:outline-level="${level}"`)
    }
    case 'paragraph':
      return paragraph(writing, 'Text_20_body', said(group.text))
    case 'quote':
      return paragraph(writing, 'Quotations', said(group.text))
    case 'definition':
      return (
        paragraph(writing, 'List_20_Heading', said(group.term)) +
        paragraph(writing, 'List_20_Contents', said(group.text))
      )
    case 'table':
      return tableXml(writing, group.rows)
    case 'footnote':
      return placeOf(writing, group)
  }
}

/** A footnote stands where it is referred to; that its clause stands here is kept by a bookmark. */
function placeOf(writing: Writing, block: Footnote): string {
  const isReferred = writing.notes.get(block.label) === block
  const name = bookmarkOf(isReferred ? OWN.place : OWN.note, block.label)
  if (name !== undefined) writing.places += `<text:bookmark text:name="${name}"/>`
  return isReferred ? '' : paragraph(writing, OWN.looseNote, runsOf(block.text))
}

/** Items of `depth` as lists, one for each change between numbers and bullets. */
function listsXml(writing: Writing, items: readonly Item[], depth: number): string {
  const parts: string[] = []
  let open: { readonly isNumbered: boolean; last: number } | undefined
  for (let at = 0; at < items.length;) {
    const item = items[at]
    if (!item) break
    const isOwn = item.depth <= depth
    const isNumbered = isOwn && item.number !== undefined
    if (open && open.isNumbered !== isNumbered) {
      parts.push('</text:list>')
      open = undefined
    }
    if (!open) {
      parts.push(`<text:list text:style-name="${isNumbered ? 'Numbers' : 'Bullets'}">`)
      open = { isNumbered, last: 0 }
    }
    const start = isOwn ? at + 1 : at
    let end = start
    while ((items[end]?.depth ?? -1) > depth) end += 1
    const number = item.number ?? 0
    const isNext = number === open.last + 1
    const from = isNumbered && !isNext ? ` text:start-value="${number}"` : ''
    if (isOwn) open.last = number
    const words = isOwn ? paragraph(writing, 'Text_20_body', runsOf(item.text, writing.labels)) : ''
    const inner = end > start ? listsXml(writing, items.slice(start, end), depth + 1) : ''
    parts.push(`<text:list-item${from}>${words}${inner}</text:list-item>`)
    at = end
  }
  return `${parts.join('')}${open ? '</text:list>' : ''}`
}

function paragraph(writing: Writing, style: string, runs: readonly Run[], outline = ''): string {
  const { places, meta } = writing
  writing.places = ''
  const text = runs.map((run) => (run.kind === 'words' ? run.text : '')).join('')
  const turned = directionOf(text, meta.language) === 'rtl' ? RTL : ''
  const tag = outline === '' ? 'p' : 'h'
  const inner = runs.map((run) => runXml(writing, run)).join('')
  const named = `text:style-name="${style}${turned}"${outline}`
  return `<text:${tag} ${named}>${places}${inner}</text:${tag}>`
}

function runXml(writing: Writing, run: Run): string {
  if (run.kind === 'break') return '<text:line-break/>'
  if (run.kind === 'note') return noteXml(writing, run.label)
  const { bold, italic, code, href } = run
  const words = escaped(run.text)
  const style = code
    ? 'Source_20_Text'
    : bold && italic
      ? 'Strong_20_and_20_slanted'
      : bold
        ? 'Strong_20_Emphasis'
        : italic
          ? 'Emphasis'
          : undefined
  const look = style ? `<text:span text:style-name="${style}">${words}</text:span>` : words
  if (href === undefined) return look
  return `<text:a xlink:type="simple" xlink:href="${escaped(href)}">${look}</text:a>`
}

/** A second reference to one footnote points to the first: a footnote itself stands once. */
function noteXml(writing: Writing, label: string): string {
  const id = `ftn${writing.ids.get(label) ?? 0}`
  const shown = escaped(label)
  if (writing.named.has(label))
    return (
      '<text:note-ref text:note-class="footnote" text:reference-format="text" ' +
      `text:ref-name="${id}">${shown}</text:note-ref>`
    )
  writing.named.add(label)
  // Word processors number footnotes themselves; a label of its own is said.
  const own = label === String(writing.named.size) ? '' : ` text:label="${shown}"`
  const places = writing.places
  const words = writing.notes.get(label)?.text ?? ''
  const body = paragraph(writing, 'Footnote', runsOf(words))
  writing.places = places
  return (
    `<text:note text:id="${id}" text:note-class="footnote">` +
    `<text:note-citation${own}>${shown}</text:note-citation>` +
    `<text:note-body>${body}</text:note-body></text:note>`
  )
}

function tableXml(writing: Writing, rows: readonly (readonly string[])[]): string {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const rowXml = (row: readonly string[], style: string) => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const inner = paragraph(writing, style, runsOf(row[column] ?? '', writing.labels))
      return (
        '<table:table-cell table:style-name="Cell" office:value-type="string">' +
        `${inner}</table:table-cell>`
      )
    })
    return `<table:table-row>${cells.join('')}</table:table-row>`
  }
  const [head, ...body] = rows
  return (
    `<table:table><table:table-column table:number-columns-repeated="${columns}"/>` +
    (head
      ? `<table:table-header-rows>${rowXml(head, 'Table_20_Heading')}</table:table-header-rows>`
      : '') +
    `${body.map((row) => rowXml(row, 'Table_20_Contents')).join('')}</table:table>`
  )
}
