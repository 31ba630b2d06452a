/** Writes a document as DOCX: the same document gives the same bytes. Reads nothing. */
import { direction } from '../languages/index.ts'
import type { Block, Document } from './block.ts'
import { runsOf, type Run } from './inline.ts'
import {
  contentTypes,
  core,
  documentRelations,
  linkRelations,
  numbering,
  packageRelations,
  rooted,
  section,
  settings,
  styles,
  type Numbering,
} from './docx-parts.ts'
import { bookmarkOf, directionOf, notesOf, OWN, type FileMeta, type Footnote } from './writing.ts'
import { escaped } from './xml.ts'
import { writeZip } from './zip.ts'

export function writeDocx(document: Document, meta: FileMeta): Uint8Array {
  const writing = begin(document.blocks, meta)
  const { title } = document
  const body = [
    ...(title === undefined ? [] : [paragraph(writing, { style: 'Title', runs: plain(title) })]),
    ...meta.about.map((line) => paragraph(writing, { style: OWN.about, runs: plain(line) })),
    ...document.blocks.map((block, at) => blockXml(writing, block, document.blocks[at + 1])),
  ].join('')
  return docxOf({ body, writing, title: title ?? '', meta })
}

/** What the parts of one file share while it is written. */
export type Writing = {
  readonly meta: FileMeta
  readonly notes: ReadonlyMap<string, Footnote>
  readonly labels: ReadonlySet<string>
  readonly noteIds: ReadonlyMap<string, number>
  readonly named: Set<string>
  readonly links: Map<string, string>
  readonly numberings: Numbering[]
  /** By depth: the numbering that an item there goes on with, and its last number. */
  lists: ({ readonly id: number; readonly last: number | undefined } | undefined)[]
  bookmarks: number
  /** Of footnotes that stand before the next block. */
  places: string
}

export function begin(blocks: readonly Block[], meta: FileMeta): Writing {
  const notes = notesOf(blocks)
  const labels = new Set(notes.keys())
  const noteIds = new Map([...notes.keys()].map((label, at) => [label, at + 1]))
  const empty = { named: new Set<string>(), links: new Map<string, string>() }
  return {
    meta,
    notes,
    labels,
    noteIds,
    ...empty,
    numberings: [],
    lists: [],
    bookmarks: 0,
    places: '',
  }
}

type File = {
  readonly body: string
  readonly writing: Writing
  readonly title: string
  readonly meta: FileMeta
}

export function docxOf({ body, writing, title, meta }: File): Uint8Array {
  const { language, at } = meta
  const footnotes = footnotesXml(writing)
  return writeZip([
    { name: '[Content_Types].xml', body: contentTypes() },
    { name: '_rels/.rels', body: packageRelations() },
    { name: 'docProps/core.xml', body: core({ title, at, language }) },
    {
      name: 'word/document.xml',
      body: rooted('document', `<w:body>${body}${section(language)}</w:body>`),
    },
    { name: 'word/_rels/document.xml.rels', body: documentRelations(writing.links) },
    { name: 'word/_rels/footnotes.xml.rels', body: linkRelations(writing.links) },
    { name: 'word/styles.xml', body: styles(language) },
    { name: 'word/numbering.xml', body: numbering(writing.numberings) },
    { name: 'word/settings.xml', body: settings() },
    { name: 'word/footnotes.xml', body: footnotes },
  ])
}

export const plain = (text: string): readonly Run[] => [
  { kind: 'words', text, bold: false, italic: false, code: false, href: undefined },
]

export function blockXml(writing: Writing, block: Block, next: Block | undefined): string {
  if (block.kind !== 'item') writing.lists = []
  const { labels } = writing
  const said = (style: string, text: string, numbering = '') =>
    paragraph(writing, { style, runs: runsOf(text, labels), numbering })
  switch (block.kind) {
    case 'heading':
      return said(`Heading${block.level}`, block.text)
    case 'paragraph':
      return said('Normal', block.text)
    case 'quote':
      return said('Quote', block.text)
    case 'item':
      return said('ListParagraph', block.text, numberOf(writing, block))
    case 'definition':
      return said('DefinitionTerm', block.term) + said('Definition', block.text)
    case 'table':
      return tableXml(writing, block.rows) + (next?.kind === 'table' || !next ? '<w:p/>' : '')
    case 'footnote':
      return placeOf(writing, block)
  }
}

/** A footnote stands where it is referred to; that its clause stands here is kept by a bookmark. */
function placeOf(writing: Writing, block: Footnote): string {
  if (writing.notes.get(block.label) === block) {
    const name = bookmarkOf(OWN.place, block.label)
    if (name !== undefined) writing.places += bookmark(writing, name, '')
    return ''
  }
  const name = bookmarkOf(OWN.note, block.label)
  const before = name === undefined ? '' : bookmark(writing, name, '')
  return paragraph(writing, { style: OWN.looseNote, runs: runsOf(block.text), before })
}

function bookmark(writing: Writing, name: string, inner: string): string {
  const id = (writing.bookmarks += 1)
  const start = `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`
  return `${start}${inner}<w:bookmarkEnd w:id="${id}"/>`
}

type Item = Extract<Block, { readonly kind: 'item' }>

/** Goes on with the numbering of its depth, or begins one where the number says so. */
export function numberOf(writing: Writing, { depth, number }: Item): string {
  const before = writing.lists[depth]
  const goesOn =
    before &&
    (number === undefined
      ? before.last === undefined
      : before.last !== undefined && number === before.last + 1)
  const id = goesOn ? before.id : writing.numberings.push({ depth, start: number })
  writing.lists = [...writing.lists.slice(0, depth), { id, last: number }]
  return `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`
}

export type Paragraph = {
  readonly style: string
  readonly runs: readonly Run[]
  readonly numbering?: string
  /** What stands before the words. */
  readonly before?: string
}

export function paragraph(writing: Writing, { style, runs, ...more }: Paragraph): string {
  const text = runs.map((run) => (run.kind === 'words' ? run.text : '')).join('')
  const isRtl = directionOf(text, writing.meta.language) === 'rtl'
  const inner = (more.before ?? '') + runs.map((run) => runXml(writing, run, isRtl)).join('')
  return paragraphXml(writing, { style, isRtl, inner, numbering: more.numbering })
}

export type Shaped = {
  readonly style: string
  readonly isRtl: boolean
  readonly inner: string
  readonly numbering?: string | undefined
  /** Properties of the mark at its end. */
  readonly mark?: string
}

export function paragraphXml(writing: Writing, shaped: Shaped): string {
  const { style, isRtl, inner, numbering = '', mark = '' } = shaped
  const { places } = writing
  writing.places = ''
  const bidi = isRtl ? '<w:bidi/>' : ''
  const properties = `<w:pStyle w:val="${style}"/>${numbering}${bidi}${mark}`
  return `<w:p><w:pPr>${properties}</w:pPr>${places}${inner}</w:p>`
}

export function runXml(writing: Writing, run: Run, isRtl: boolean): string {
  switch (run.kind) {
    case 'break':
      return '<w:r><w:br/></w:r>'
    case 'note':
      return referenceXml(writing, run.label)
    case 'words': {
      const { bold, italic, code, href, text } = run
      const linked = href !== undefined
      const style = code ? 'Code' : linked ? 'Hyperlink' : ''
      const look =
        (style && `<w:rStyle w:val="${style}"/>`) +
        (bold ? '<w:b/><w:bCs/>' : '') +
        (italic ? '<w:i/><w:iCs/>' : '') +
        (isRtl ? '<w:rtl/>' : '')
      const inner = `<w:t xml:space="preserve">${escaped(text)}</w:t>`
      const xml = `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${inner}</w:r>`
      return linked ? `<w:hyperlink r:id="${linkId(writing, href)}">${xml}</w:hyperlink>` : xml
    }
  }
}

function linkId({ links }: Writing, href: string): string {
  const known = links.get(href)
  if (known !== undefined) return known
  const id = `link-${links.size + 1}`
  links.set(href, id)
  return id
}

const REFERENCE_LOOK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'

/** A second reference to one footnote points to the first: a footnote itself stands once. */
function referenceXml(writing: Writing, label: string): string {
  const id = writing.noteIds.get(label) ?? 0
  const name = bookmarkOf(OWN.note, label)
  const run = `<w:r>${REFERENCE_LOOK}<w:footnoteReference w:id="${id}"/></w:r>`
  if (!writing.named.has(label)) {
    writing.named.add(label)
    return name === undefined ? run : bookmark(writing, name, run)
  }
  if (name === undefined) return ''
  const shown = `<w:r>${REFERENCE_LOOK}<w:t>${escaped(label)}</w:t></w:r>`
  return `<w:fldSimple w:instr=" NOTEREF ${name} \\f \\h ">${shown}</w:fldSimple>`
}

const MARK =
  `<w:r>${REFERENCE_LOOK}<w:footnoteRef/></w:r>` + '<w:r><w:t xml:space="preserve"> </w:t></w:r>'

function footnotesXml(writing: Writing): string {
  // A footnote at the end has its place without a mark.
  writing.places = ''
  const separator = (id: number, kind: string, mark: string) =>
    `<w:footnote w:type="${kind}" w:id="${id}"><w:p><w:r><w:${mark}/></w:r></w:p></w:footnote>`
  const notes = [...writing.notes.values()].map(({ label, text }) => {
    const inner = paragraph(writing, { style: 'FootnoteText', runs: runsOf(text), before: MARK })
    return `<w:footnote w:id="${writing.noteIds.get(label) ?? 0}">${inner}</w:footnote>`
  })
  const rules =
    separator(-1, 'separator', 'separator') +
    separator(0, 'continuationSeparator', 'continuationSeparator')
  return rooted('footnotes', rules + notes.join(''))
}

/** Text width of A4 within its margins, in twentieths of a point. */
const WIDTH = 9_638

function tableXml(writing: Writing, rows: readonly (readonly string[])[]): string {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const width = Math.floor(WIDTH / columns)
  const { labels } = writing
  const lines = rows.map((row, at) => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const style = at === 0 ? 'TableHead' : 'Normal'
      const inner = paragraph(writing, { style, runs: runsOf(row[column] ?? '', labels) })
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inner}</w:tc>`
    })
    return `<w:tr>${at === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`
  })
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
    `${direction(writing.meta.language) === 'rtl' ? '<w:bidiVisual/>' : ''}` +
    `<w:tblW w:w="${width * columns}" w:type="dxa"/></w:tblPr><w:tblGrid>` +
    `${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>${lines.join('')}</w:tbl>`
  )
}
