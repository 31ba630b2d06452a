/**
 * Reads an ODT file: headings, paragraphs, lists, tables, quotes, definitions, footnotes. Changes
 * that are tracked are read as accepted; comments and pictures are left out, and counted.
 */
import { ok, refuse, type Result } from '../values.ts'
import { bounded, type DocumentFlaw, type Reading } from './flaw.ts'
import { odtBlocks } from './odt-blocks.ts'
import { odtStyles } from './odt-styles.ts'
import { childrenOf, readXml, within, type Element } from './xml.ts'
import { readZip, type Archive } from './zip.ts'

const CONTENT = 'content.xml'
const MANIFEST = 'META-INF/manifest.xml'

export const isOdt = ({ names }: Archive): boolean =>
  names.includes(CONTENT) && names.includes(MANIFEST)

export function readOdt(bytes: Uint8Array): Result<Reading, DocumentFlaw> {
  const archive = readZip(bytes)
  return archive.ok ? readOdtParts(archive.value) : archive
}

export function readOdtParts(archive: Archive): Result<Reading, DocumentFlaw> {
  if (!isOdt(archive)) return refuse({ kind: 'no-document' })
  const listed = partOf(archive, MANIFEST)
  if (!listed.ok) return listed
  const isLocked = childrenOf(listed.value, 'manifest:file-entry').some(
    (entry) => childrenOf(entry, 'manifest:encryption-data').length > 0,
  )
  if (isLocked) return refuse({ kind: 'locked-or-old' })
  const content = partOf(archive, CONTENT)
  if (!content.ok) return content
  const styles = partOf(archive, 'styles.xml')
  if (!styles.ok) return styles
  const body = within(content.value, 'office:body', 'office:text')
  if (!body) return refuse({ kind: 'no-document' })
  return bounded(odtBlocks(body, odtStyles([styles.value, content.value])))
}

/** Absent where the archive has no such part. */
function partOf(archive: Archive, name: string): Result<Element | undefined, DocumentFlaw> {
  const read = archive.read(name)
  if (!read.ok) return read
  return read.value ? readXml(read.value) : ok(undefined)
}
