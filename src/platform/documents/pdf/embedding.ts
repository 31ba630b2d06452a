/** A font as objects of a PDF file: its bytes, widths, and what its glyphs stand for. */
import type { Face } from './faces.ts'
import { hex4, type PdfFile } from './objects.ts'

/** Symbolic, as fonts with glyphs of their own numbering are. Source: ISO 32000-2 table 121. */
const SYMBOLIC = 4
const STEM = 80
/** Lines of one table of meanings. Source: Adobe TN 5014, CMap and CIDFont Files. */
const MEANINGS_MAX = 100

export function embed(file: PdfFile, face: Face): number {
  const { ascent, descent, box, widths } = face.metrics
  const name = `/${face.name.padStart(6, 'A').replace(/\d/g, letterOf)}+Parley${face.name}`
  const program = file.addStream(face.bytes, `/Length1 ${face.bytes.length}`)
  const descriptor = file.add(
    `<< /Type /FontDescriptor /FontName ${name} /Flags ${SYMBOLIC} /FontBBox [${box.join(' ')}] ` +
      `/ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight ${ascent} /StemV ${STEM} ` +
      `/FontFile2 ${program} 0 R >>`,
  )
  const last = widths.at(-1) ?? 0
  const descendant = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDToGIDMap /Identity ` +
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ' +
      `/FontDescriptor ${descriptor} 0 R /DW ${last} /W [0 [${widths.join(' ')}]] >>`,
  )
  const meanings = file.addStream(Buffer.from(meaningsOf(face)))
  return file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H ` +
      `/DescendantFonts [${descendant} 0 R] /ToUnicode ${meanings} 0 R >>`,
  )
}

/** Names of cut fonts begin with six capitals. */
const letterOf = (digit: string): string => String.fromCharCode(65 + Number(digit))

function meaningsOf({ meant }: Face): string {
  const lines = [...meant]
    .toSorted(([one], [other]) => one - other)
    .map(
      ([id, words]) => `<${hex4(id)}> <${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`,
    )
  const tables = Array.from({ length: Math.ceil(lines.length / MEANINGS_MAX) }, (_, at) => {
    const part = lines.slice(at * MEANINGS_MAX, (at + 1) * MEANINGS_MAX)
    return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`
  })
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n' +
    `${tables.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
  )
}
