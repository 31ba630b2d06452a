/** Files that were made to hurt, or that broke on the way, are refused with what counts. */
import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { BLOCK_LENGTH_MAX, BLOCKS_MAX } from './block.ts'
import { aMeta, LABELS } from './documents.fixtures.ts'
import { writeDocx } from './docx-write.ts'
import { markdownOf } from './markdown.ts'
import { writeOdt } from './odt-write.ts'
import { readFile } from './read-file.ts'
import { DEPTH_MAX } from './xml.ts'
import { PARTS_MAX, PART_BYTES_MAX, readZip, writeZip, type Part } from './zip.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const ODF = 'urn:oasis:names:tc:opendocument:xmlns'

const FORMATS = [
  {
    name: 'DOCX',
    body: 'word/document.xml',
    root: (inner: string) => `<w:document xmlns:w="${W}"><w:body>${inner}</w:body></w:document>`,
    paragraph: (inner: string) => `<w:p><w:r><w:t>${inner}</w:t></w:r></w:p>`,
    deep: (count: number) => '<w:sdt>'.repeat(count) + '</w:sdt>'.repeat(count),
    around: [],
  },
  {
    name: 'ODT',
    body: 'content.xml',
    root: (inner: string) =>
      `<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:text="${ODF}:text:1.0">` +
      `<office:body><office:text>${inner}</office:text></office:body></office:document-content>`,
    paragraph: (inner: string) => `<text:p>${inner}</text:p>`,
    deep: (count: number) => '<text:section>'.repeat(count) + '</text:section>'.repeat(count),
    around: [{ name: 'META-INF/manifest.xml', body: '<manifest/>' }],
  },
] as const

const named = ({ name }: (typeof FORMATS)[number], bytes: Uint8Array) =>
  readFile(`a.${name.toLowerCase()}`, bytes)

/** A part whose bytes are packed already, whatever they hold. */
function packedPart(parts: readonly Part[], name: string, packed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(writeZip([...parts, { name, body: packed, stored: true }]))
  const central = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002'))
  const local = bytes.readUInt32LE(central + 42)
  bytes.writeUInt16LE(8, central + 10)
  bytes.writeUInt16LE(8, local + 8)
  return bytes
}

/** Ten gigabytes of one letter in some ten megabytes. */
function bomb(): Uint8Array {
  const megabytes = Buffer.alloc(10 * 1024 * 1024, 'a')
  const piece = deflateRawSync(megabytes, { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat(Array.from({ length: 1_000 }, () => piece))
}

describe.each(FORMATS)('$name', (format) => {
  const { body, root, paragraph, deep, around } = format
  const fileOf = (xml: string) => writeZip([...around, { name: body, body: xml }])
  const flawOf = (bytes: Uint8Array) => {
    const read = named(format, bytes)
    return read.ok ? read.value.blocks : read.refusal
  }

  test('a document type, and with it every entity, is refused', () => {
    const entities = [
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    ]
    for (const declared of entities)
      expect(flawOf(fileOf(declared + root(paragraph('&e;'))))).toEqual({ kind: 'declares' })
    expect(flawOf(fileOf(root(paragraph('&e;'))))).toEqual({ kind: 'damaged' })
  })

  test('a part that grows a thousand times stops at the bound', () => {
    const most = PART_BYTES_MAX / 1024 / 1024
    expect(flawOf(packedPart(around, body, bomb()))).toEqual({
      kind: 'too-large',
      megabytesMax: most,
    })
  })

  test('an archive in an archive is opened by nobody', () => {
    const inner = fileOf(root(paragraph('inside')))
    const parts = [...around, { name: 'inner.zip', body: inner }]
    expect(flawOf(writeZip(parts))).toEqual({ kind: 'no-document' })
    expect(flawOf(writeZip([...parts, { name: body, body: root(paragraph('outside')) }]))).toEqual([
      { kind: 'paragraph', text: 'outside' },
    ])
  })

  test('too many paragraphs, and one that is too long, are refused with the number', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => paragraph(`clause ${at}`)).join('')
    expect(flawOf(fileOf(root(many)))).toEqual({ kind: 'too-many-blocks', most: BLOCKS_MAX })
    const length = 1024 * 1024
    const long = paragraph('short') + paragraph('a'.repeat(length))
    const most = BLOCK_LENGTH_MAX
    expect(flawOf(fileOf(root(long)))).toEqual({ kind: 'block-too-long', block: 2, length, most })
  })

  test('what lies too deep, or in too many parts, is refused', () => {
    expect(flawOf(fileOf(root(deep(DEPTH_MAX))))).toEqual({ kind: 'too-deep', most: DEPTH_MAX })
    const parts = Array.from({ length: PARTS_MAX + 1 }, (_, at) => ({ name: `p${at}`, body: '' }))
    expect(flawOf(writeZip(parts))).toEqual({ kind: 'too-many-parts', most: PARTS_MAX })
  })

  test('a file without words, or of broken XML, is no text', () => {
    expect(flawOf(fileOf(root('')))).toEqual({ kind: 'empty' })
    expect(flawOf(fileOf(root(paragraph('a')).slice(0, -9)))).toEqual({ kind: 'damaged' })
    expect(flawOf(fileOf(''))).toEqual({ kind: 'damaged' })
  })

  test('markup in a field is words', () => {
    const words = '&lt;script&gt;alert(1)&lt;/script&gt; &lt;w:p/&gt; ]]&gt;'
    expect(flawOf(fileOf(root(paragraph(words) + paragraph('**b**'))))).toEqual([
      { kind: 'paragraph', text: '<script>alert(1)</script> <w:p/> ]]>' },
      { kind: 'paragraph', text: '\\*\\*b\\*\\*' },
    ])
  })
})

const WRITTEN = [
  { name: 'DOCX', bytes: writeDocx(LABELS, aMeta()) },
  { name: 'ODT', bytes: writeOdt(LABELS, aMeta()) },
] as const

describe.each(WRITTEN)('a whole $name', ({ bytes }) => {
  test('is known by what it holds, whatever it is called', () => {
    for (const name of ['a.docx', 'a.odt', 'a.txt', 'a', '']) {
      const read = readFile(name, bytes)
      expect(read.ok && read.value.title).toBe(LABELS.title)
    }
  })

  test('that was cut off anywhere is refused, and never read in part', () => {
    for (let length = 0; length < bytes.length; length += 97) {
      const read = readFile('a.docx', bytes.slice(0, length))
      expect(read.ok).toBe(false)
    }
  })

  test('of which one byte changed is refused, or says the same', () => {
    const whole = readFile('', bytes)
    for (let at = 0; at < bytes.length; at += 41) {
      const spoilt = Uint8Array.from(bytes)
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55
      const read = readFile('', spoilt)
      if (read.ok && whole.ok) expect(markdownOf(read.value)).toBe(markdownOf(whole.value))
    }
  })
})

test('a password, and the format of before 2003, are told', () => {
  const old = Buffer.from('d0cf11e0a1b11ae1'.padEnd(1_024, '0'), 'hex')
  expect(readFile('a.docx', old)).toEqual({ ok: false, refusal: { kind: 'locked-or-old' } })

  const flagged = Buffer.from(writeZip([{ name: 'word/document.xml', body: 'x' }]))
  flagged.writeUInt16LE(1, flagged.lastIndexOf(Buffer.from('PK\u0001\u0002')) + 8)
  expect(readFile('a.docx', flagged)).toEqual({ ok: false, refusal: { kind: 'locked-or-old' } })

  const manifest =
    `<m:manifest xmlns:m="${ODF}:manifest:1.0"><m:file-entry m:full-path="content.xml">` +
    '<m:encryption-data/></m:file-entry></m:manifest>'
  const parts = [
    { name: 'META-INF/manifest.xml', body: manifest },
    { name: 'content.xml', body: new Uint8Array([1, 2, 3]) },
  ]
  expect(readFile('a.odt', writeZip(parts))).toEqual({
    ok: false,
    refusal: { kind: 'locked-or-old' },
  })
})

test('names that lead out of an archive, or stand twice, are refused', () => {
  for (const name of ['../a', '/a', 'a\\b', 'C:a', 'a/../b', 'a\u0000b', 'x'.repeat(600)]) {
    const archive = readZip(writeZip([{ name, body: 'a' }]))
    expect(archive).toEqual({ ok: false, refusal: { kind: 'damaged' } })
  }
  const twice = readZip(writeZip(['a', 'a'].map((name) => ({ name, body: name }))))
  expect(twice).toEqual({ ok: false, refusal: { kind: 'damaged' } })
})

test('other bytes are no document, and plain words are one', () => {
  const noDocument = { ok: false, refusal: { kind: 'no-document' } }
  expect(readFile('a.md', Uint8Array.from([0xff, 0xfe, 0x00, 0x41]))).toEqual(noDocument)
  expect(readFile('a.png', Buffer.from('\u0089PNG\r\n\u001a\n\u0000'))).toEqual(noDocument)
  expect(readFile('a.docx', Buffer.from('%PDF-1.7\n\u0000'))).toEqual(noDocument)
  expect(readFile('a.md', Buffer.from('# Scope\n\nAll.'))).toMatchObject({
    value: { blocks: [{ kind: 'heading' }, { kind: 'paragraph' }] },
  })
  expect(readFile('a.txt', Buffer.from('# Scope\r\n*all*\r\n\r\n- two'))).toMatchObject({
    value: { blocks: [{ text: '# Scope \\*all\\*' }, { text: '- two' }] },
  })
})
