/** Reads a file that somebody sent, by what it holds: DOCX, ODT, Markdown, plain text. */
import { refuse, type Result } from '../values.ts'
import { BLOCKS_MAX, type Block } from './block.ts'
import { isDocx, readDocxParts } from './docx-read.ts'
import { bounded, type DocumentFlaw, type Reading } from './flaw.ts'
import { markdownOfRuns } from './inline.ts'
import { blocksOf } from './markdown.ts'
import { isOdt, readOdtParts } from './odt-read.ts'
import { isZip, readZip } from './zip.ts'

/** Words alone, without pictures or a format around them. */
export const PLAIN_BYTES_MAX = 4 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/** `name` decides only what bytes cannot: whether words are Markdown or plain. */
export function readFile(name: string, bytes: Uint8Array): Result<Reading, DocumentFlaw> {
  if (isZip(bytes)) return readArchive(bytes)
  if (startsAs(bytes, OLD_OFFICE)) return refuse({ kind: 'locked-or-old' })
  if (bytes.length > PLAIN_BYTES_MAX)
    return refuse({ kind: 'too-large', megabytesMax: PLAIN_BYTES_MAX / MEGABYTE })
  const words = wordsOf(bytes)
  if (words === undefined) return refuse({ kind: 'no-document' })
  const isPlain = /\.te?xt$/i.test(name)
  const blocks = isPlain ? paragraphsOf(words) : blocksOf(words).blocks
  return bounded({ title: undefined, blocks, notes: [] })
}

function readArchive(bytes: Uint8Array): Result<Reading, DocumentFlaw> {
  const archive = readZip(bytes)
  if (!archive.ok) return archive
  if (isDocx(archive.value)) return readDocxParts(archive.value)
  if (isOdt(archive.value)) return readOdtParts(archive.value)
  return refuse({ kind: 'no-document' })
}

/** Word until 2003, and newer files under a password. Source: MS-CFB 2.2. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const

const startsAs = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

/** Absent for what is no text: bytes that are no UTF-8, or controls that no text has. */
function wordsOf(bytes: Uint8Array): string | undefined {
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
    return /[^\P{Cc}\t\n\r\f]/u.test(words) ? undefined : words
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Paragraphs stand apart by an empty line; no sign in them is a mark. */
function paragraphsOf(words: string): readonly Block[] {
  return words
    .split(/\n[ \t\f]*\n\s*/, BLOCKS_MAX + 1)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .map((text) => ({
      kind: 'paragraph',
      text: markdownOfRuns([
        { kind: 'words', text, bold: false, italic: false, code: false, href: undefined },
      ]),
    }))
}
