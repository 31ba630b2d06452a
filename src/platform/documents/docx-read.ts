/**
 * Reads a DOCX file: headings, paragraphs, lists, tables, quotes, definitions, footnotes. Changes
 * that are tracked are read as accepted; comments and pictures are left out, and counted.
 */
import { ok, refuse, type Result } from '../values.ts'
import { bounded, type DocumentFlaw, type Reading } from './flaw.ts'
import { docxBlocks } from './docx-blocks.ts'
import { countingOf, stylesFrom } from './docx-styles.ts'
import { childrenOf, readXml, type Element } from './xml.ts'
import { readZip, type Archive } from './zip.ts'

const BODY = 'word/document.xml'

export const isDocx = ({ names }: Archive): boolean => names.includes(BODY)

export function readDocx(bytes: Uint8Array): Result<Reading, DocumentFlaw> {
  const archive = readZip(bytes)
  return archive.ok ? readDocxParts(archive.value) : archive
}

export function readDocxParts(archive: Archive): Result<Reading, DocumentFlaw> {
  if (!isDocx(archive)) return refuse({ kind: 'no-document' })
  const parts = new Map<string, Element>()
  for (const name of ['document', 'styles', 'numbering', 'footnotes', 'endnotes']) {
    const part = partOf(archive, `word/${name}.xml`)
    if (!part.ok) return part
    if (part.value) parts.set(name, part.value)
  }
  const links = new Map<string, string>()
  for (const name of ['document', 'footnotes', 'endnotes']) {
    const part = partOf(archive, `word/_rels/${name}.xml.rels`)
    if (!part.ok) return part
    for (const one of childrenOf(part.value, 'rel:Relationship')) {
      if (one.attributes.get('TargetMode') !== 'External') continue
      links.set(`${name} ${one.attributes.get('Id') ?? ''}`, one.attributes.get('Target') ?? '')
    }
  }
  const document = parts.get('document')
  if (!document) return refuse({ kind: 'damaged' })
  return bounded(
    docxBlocks({
      document,
      links,
      styleOf: stylesFrom(parts.get('styles')),
      count: countingOf(parts.get('numbering')),
      notes: { footnotes: parts.get('footnotes'), endnotes: parts.get('endnotes') },
    }),
  )
}

/** Absent where the archive has no such part. */
function partOf(archive: Archive, name: string): Result<Element | undefined, DocumentFlaw> {
  const read = archive.read(name)
  if (!read.ok) return read
  return read.value ? readXml(read.value) : ok(undefined)
}
