/** A PDF file from its objects, numbered and listed; the same objects give the same bytes. */
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

export type PdfFile = {
  /** A place for an object that others name before it is known. */
  readonly reserve: () => number
  readonly put: (id: number, body: string) => void
  readonly add: (body: string) => number
  readonly addStream: (bytes: Uint8Array, dictionary?: string) => number
  readonly bytes: (root: number, info: number) => Uint8Array
}

/** Marks that say to old programs that bytes above 127 follow. Source: ISO 32000-2 §7.5.2. */
const HEAD = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')

export function pdfFile(): PdfFile {
  const objects: (Buffer | undefined)[] = []
  const reserve = () => objects.push(undefined)
  const set = (id: number, body: Buffer) => {
    objects[id - 1] = body
  }
  return {
    reserve,
    put: (id, body) => set(id, Buffer.from(body, 'latin1')),
    add: (body) => objects.push(Buffer.from(body, 'latin1')),
    addStream: (bytes, dictionary = '') => {
      const packed = deflateSync(bytes)
      const head = `<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
      const end = Buffer.from('\nendstream')
      return objects.push(Buffer.concat([Buffer.from(head, 'latin1'), packed, end]))
    },
    bytes: (root, info) => whole(objects, root, info),
  }
}

function whole(objects: readonly (Buffer | undefined)[], root: number, info: number): Uint8Array {
  const parts: Buffer[] = [HEAD]
  const places: number[] = []
  let at = HEAD.length
  for (const [index, body] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body ?? Buffer.from('null'),
      Buffer.from('\nendobj\n'),
    ])
    places.push(at)
    parts.push(part)
    at += part.length
  }
  const id = createHash('sha256').update(Buffer.concat(parts)).digest('hex').slice(0, 32)
  const list = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const tail =
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${list}` +
    `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R /Info ${info} 0 R ` +
    `/ID [<${id}> <${id}>] >>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(tail)])
}

/** Any words, as UTF-16 in hexadecimal signs. */
export const pdfWords = (words: string): string =>
  `<feff${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`

export const hex4 = (value: number): string => value.toString(16).padStart(4, '0')
