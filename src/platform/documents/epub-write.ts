/** Writes a document as EPUB 3, in parts that small readers can bear. Reads nothing. */
import { direction } from '../languages/index.ts'
import type { Block, Document } from './block.ts'
import { xhtmlOf, type Place } from './epub-blocks.ts'
import { plainOf, runsOf } from './inline.ts'
import type { FileMeta } from './writing.ts'
import { escaped, XML_HEAD } from './xml.ts'
import { writeZip } from './zip.ts'

export const EPUB_TYPE = 'application/epub+zip'

/** Blocks of one part. Readers lay out a part at a time, and some give up on large ones. */
const PART_BLOCKS_MAX = 250
/** Headings that the contents name. */
const CONTENTS_LEVEL_MAX = 3

export function writeEpub(document: Document, meta: FileMeta): Uint8Array {
  const title = document.title ?? ''
  const parts = partsOf(document.blocks)
  const notes = placesOf(parts)
  const labels = new Set(notes.keys())
  const pages = parts.map(({ blocks, from }, at) => {
    const head = at === 0 ? titleXhtml(title, meta) : ''
    const inner = xhtmlOf({ blocks, from, meta, notes, labels })
    return { name: `part-${at + 1}.xhtml`, body: pageXhtml(title, head + inner, meta) }
  })
  return writeZip([
    { name: 'mimetype', body: EPUB_TYPE, stored: true },
    { name: 'META-INF/container.xml', body: CONTAINER },
    { name: 'text/package.opf', body: packageXml(title, pages, meta) },
    { name: 'text/nav.xhtml', body: navXhtml(title, parts, meta) },
    { name: 'text/style.css', body: STYLE },
    ...pages.map(({ name, body }) => ({ name: `text/${name}`, body })),
  ])
}

const CONTAINER =
  `${XML_HEAD}<container version="1.0" ` +
  'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>' +
  '<rootfile full-path="text/package.opf" media-type="application/oebps-package+xml"/>' +
  '</rootfiles></container>'

const STYLE = `body { line-height: 1.5 }
.about, .mark { color: #595959; font-size: 0.8em }
table { border-collapse: collapse } th, td { border: 1px solid #808080; padding: 0.3em }
aside { font-size: 0.9em }
`

type Part = {
  readonly blocks: readonly Block[]
  /** The place of its first block among all. */
  readonly from: number
}

/** A part begins with a heading of the first level, or where it would grow too long. */
function partsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: Part[] = []
  let from = 0
  for (const [at, block] of blocks.entries()) {
    const isChapter = block.kind === 'heading' && block.level === 1
    // A list or a definition list that goes on is not torn apart.
    const mayEnd = block.kind !== 'item' && block.kind !== 'definition'
    const isLong = at - from >= PART_BLOCKS_MAX && (mayEnd || at - from >= 2 * PART_BLOCKS_MAX)
    if (at > from && (isChapter || isLong)) {
      parts.push({ blocks: blocks.slice(from, at), from })
      from = at
    }
  }
  return [...parts, { blocks: blocks.slice(from), from }]
}

/** In which part each footnote stands, by its label; of two the first. */
function placesOf(parts: readonly Part[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const [part, { blocks, from }] of parts.entries())
    for (const [at, block] of blocks.entries())
      if (block.kind === 'footnote' && !places.has(block.label))
        places.set(block.label, { file: `part-${part + 1}.xhtml`, block: from + at })
  return places
}

const rooted = (inner: string, { language }: FileMeta) =>
  `${XML_HEAD}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" ` +
  'xmlns:epub="http://www.idpf.org/2007/ops" ' +
  `lang="${language}" xml:lang="${language}" dir="${direction(language)}">${inner}</html>`

const pageXhtml = (title: string, inner: string, meta: FileMeta): string =>
  rooted(
    `<head><title>${escaped(title)}</title>` +
      '<link rel="stylesheet" type="text/css" href="style.css"/></head>' +
      `<body>${inner}</body>`,
    meta,
  )

const titleXhtml = (title: string, { about }: FileMeta): string =>
  `<h1 dir="auto">${escaped(title)}</h1>` +
  about.map((line) => `<p class="about" dir="auto">${escaped(line)}</p>`).join('')

function navXhtml(title: string, parts: readonly Part[], meta: FileMeta): string {
  const lines = parts.flatMap(({ blocks, from }, part) =>
    blocks.flatMap((block, at) =>
      block.kind === 'heading' && block.level <= CONTENTS_LEVEL_MAX
        ? [{ href: `part-${part + 1}.xhtml#b${from + at}`, text: plainOf(runsOf(block.text)) }]
        : [],
    ),
  )
  const all = [{ href: 'part-1.xhtml', text: title }, ...lines]
  const items = all.map(
    ({ href, text }) => `<li><a href="${href}">${escaped(text) || '…'}</a></li>`,
  )
  return rooted(
    `<head><title>${escaped(title)}</title></head><body><nav epub:type="toc" id="toc">` +
      `<h1 dir="auto">${escaped(title)}</h1><ol>${items.join('')}</ol></nav></body>`,
    meta,
  )
}

function packageXml(
  title: string,
  pages: readonly { readonly name: string }[],
  { language, identifier, at }: FileMeta,
): string {
  const when = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  const items = pages.map(
    ({ name }, part) =>
      `<item id="p${part + 1}" href="${name}" media-type="application/xhtml+xml"/>`,
  )
  const order = pages.map((_, part) => `<itemref idref="p${part + 1}"/>`)
  return (
    `${XML_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" ` +
    `unique-identifier="id" xml:lang="${language}" dir="${direction(language)}">` +
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:identifier id="id">${escaped(identifier)}</dc:identifier>` +
    `<dc:title>${escaped(title)}</dc:title><dc:language>${language}</dc:language>` +
    `<meta property="dcterms:modified">${when}</meta></metadata><manifest>` +
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>' +
    '<item id="css" href="style.css" media-type="text/css"/>' +
    `${items.join('')}</manifest>` +
    `<spine page-progression-direction="${direction(language)}">${order.join('')}</spine></package>`
  )
}
