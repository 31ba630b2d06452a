/** What leaves as a file beside DOCX and ODT: redlines with tracked changes, and EPUB. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDocument, aMeta, LABELS } from './documents.fixtures.ts'
import { readDocx } from './docx-read.ts'
import { writeTrackedDocx, type TrackedBlock } from './docx-tracked.ts'
import { EPUB_TYPE, writeEpub } from './epub-write.ts'
import { readXml } from './xml.ts'
import { readZip, writeZip } from './zip.ts'

const paragraph = { kind: 'paragraph', text: '' } as const
const TRACKED: readonly TrackedBlock[] = [
  {
    kind: 'changed',
    like: paragraph,
    changes: [
      { change: 'kept', text: 'Makers ' },
      { change: 'removed', text: 'should' },
      { change: 'added', text: 'shall <b>' },
      { change: 'kept', text: ' say.\nAlways.' },
    ],
  },
  { kind: 'removed', like: paragraph, changes: [{ change: 'removed', text: 'Old clause.' }] },
  {
    kind: 'added',
    like: { kind: 'item', depth: 0, number: 2, text: '' },
    changes: [{ change: 'added', text: 'بند جديد' }],
  },
  { kind: 'kept', block: { kind: 'table', rows: [['a', 'b']] } },
]

function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = readZip(bytes)
  if (!archive.ok) throw new Error(archive.refusal.kind)
  return new Map(
    archive.value.names.map((name) => {
      const part = archive.value.read(name)
      return [name, part.ok ? Buffer.from(part.value ?? []).toString() : ''] as const
    }),
  )
}

/** The same file after every change in it was rejected: what was put in goes, what went stays. */
function rejected(bytes: Uint8Array): Uint8Array {
  const swapped = [...partsOf(bytes)].map(([name, body]) => ({
    name,
    body: body
      .replace(/(<\/?w:)(ins|del)([ >/])/g, (_, start, tag, end) => {
        return `${start}${tag === 'ins' ? 'del' : 'ins'}${end}`
      })
      .replaceAll('w:delText', 'w:t'),
  }))
  return writeZip(swapped)
}

const blocksOf = (bytes: Uint8Array) => {
  const read = readDocx(bytes)
  return read.ok ? read.value.blocks : read.refusal
}

test('tracked changes, all accepted, are the later words; all rejected, the earlier ones', () => {
  const bytes = writeTrackedDocx({ title: 'T', blocks: TRACKED, author: 'Edda "E" <&>' }, aMeta())
  const table = { kind: 'table', rows: [['a', 'b']] }
  expect(blocksOf(bytes)).toEqual([
    { kind: 'paragraph', text: 'Makers shall <b> say.\\\nAlways.' },
    { kind: 'item', depth: 0, number: 2, text: 'بند جديد' },
    table,
  ])
  expect(blocksOf(rejected(bytes))).toEqual([
    { kind: 'paragraph', text: 'Makers should say.\\\nAlways.' },
    { kind: 'paragraph', text: 'Old clause.' },
    table,
  ])
  const body = partsOf(bytes).get('word/document.xml') ?? ''
  expect(body).toContain(
    'w:author="Edda &quot;E&quot; &lt;&amp;&gt;" w:date="2026-11-21T18:00:00Z"',
  )
})

test('whoever reads a file with tracked changes is told that they were read as accepted', () => {
  const bytes = writeTrackedDocx({ title: 'T', blocks: TRACKED, author: 'E' }, aMeta())
  const read = readDocx(bytes)
  expect(read.ok && read.value.notes).toEqual([{ kind: 'changes-accepted', count: 6 }])
})

test('an EPUB says first what it is, and every part of it is sound XML, whatever it says', () => {
  fc.assert(
    fc.property(aDocument, (document) => {
      const bytes = writeEpub(document, aMeta({ language: 'ar' }))
      expect(Buffer.from(bytes).subarray(30, 58).toString()).toBe(`mimetype${EPUB_TYPE}`)
      for (const [name, body] of partsOf(bytes)) {
        if (!/\.(xhtml|opf|xml)$/.test(name)) continue
        const read = readXml(Buffer.from(body.replace('<!DOCTYPE html>\n', '')))
        expect(read.ok).toBe(true)
        expect(body).not.toMatch(/<script|javascript:/)
      }
    }),
    { numRuns: 30 },
  )
})

test('an EPUB has contents, language and direction, footnotes both ways, clause numbers', () => {
  const marks = LABELS.blocks.map((_, at) => String(at + 1))
  const parts = partsOf(writeEpub(LABELS, aMeta({ language: 'ar', marks })))
  expect(parts.get('text/nav.xhtml')).toContain('"part-1.xhtml#b8">النطاق</a>')
  expect(parts.get('text/package.opf')).toContain('page-progression-direction="rtl"')
  const page = parts.get('text/part-1.xhtml') ?? ''
  expect(page).toContain('lang="ar" xml:lang="ar" dir="rtl"')
  expect(page).toContain('<a epub:type="noteref" href="part-1.xhtml#b12">1</a>')
  expect(page).toContain('<aside epub:type="footnote" id="b12"')
  expect(page).toContain('<li id="b2" value="3" dir="auto"><span class="mark">3</span>')
})

test('a long text is cut into parts that small readers bear', () => {
  const blocks = Array.from({ length: 1_000 }, (_, at) => ({
    kind: 'paragraph' as const,
    text: `Clause ${at}`,
  }))
  const parts = partsOf(writeEpub({ title: 'Long', blocks }, aMeta()))
  expect([...parts.keys()].filter((name) => name.includes('part-'))).toHaveLength(4)
})
