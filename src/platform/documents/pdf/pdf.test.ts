/** PDF files: sound, the same twice, in every script of our languages, and honest about letters. */
import { inflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '../block.ts'
import { aDocument, aMeta, LABELS } from '../documents.fixtures.ts'
import { PRINTED_CHARACTERS_MAX, writePdfBeside } from './beside.ts'
import { writePdf } from './write.ts'

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** What is packed in the streams of a file. */
const streamsOf = (bytes: Uint8Array): readonly string[] =>
  [...latin(bytes).matchAll(/\/Length (\d+) >>\nstream\n/g)].map((found) => {
    const start = found.index + found[0].length
    const packed = Buffer.from(bytes).subarray(start, start + Number(found[1]))
    return inflateSync(packed).toString('latin1')
  })

/** The words that glyphs stand for, as a reader copies them. */
const meantIn = (bytes: Uint8Array): string =>
  streamsOf(bytes)
    .flatMap((stream) => [...stream.matchAll(/(?:^<....> <|ActualText <feff)([0-9a-f]+)>/gm)])
    .map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le'))
    .join('')

const of = (...texts: readonly string[]): Document => ({
  title: 'T',
  blocks: texts.map((text) => ({ kind: 'paragraph', text })),
})

test('every object stands where the list says, and one document is one file', async () => {
  const bytes = await writePdf(LABELS, aMeta())
  expect(await writePdf(LABELS, aMeta())).toEqual(bytes)
  const text = latin(bytes)
  expect(text.startsWith('%PDF-1.7\n')).toBe(true)
  const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  expect(text.slice(at, at + 5)).toBe('xref\n')
  const places = [...text.slice(at).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => place)
  for (const [index, place] of places.entries())
    expect(text.slice(Number(place)).startsWith(`${index + 1} 0 obj\n`)).toBe(true)
  expect(text).toContain('/Lang (en)')
  expect(text).toContain('/CreationDate (D:20261121180000Z)')
})

test('Latin, Cyrillic, Arabic and Chinese are set in fonts that have them', async () => {
  const meant = meantIn(await writePdf(LABELS, aMeta()))
  for (const letter of 'LиСي各方期限') expect(meant).toContain(letter)
})

test('Arabic letters are joined: within a word they are other glyphs than alone', async () => {
  const count = async (text: string) => {
    const bytes = await writePdf({ title: undefined, blocks: of(text).blocks }, bare)
    return [...meantIn(bytes)].filter((letter) => letter === 'ه').length
  }
  const bare = aMeta({ about: [], language: 'ar' })
  expect(await count('ه')).toBe(1)
  expect(await count('ه ههه')).toBe(4)
})

test('where a letter has no font, the file says so; else it does not', async () => {
  const lacking = 'Zzz'
  const meant = async (text: string) => meantIn(await writePdf(of(text), aMeta({ lacking })))
  const shown = await meant('ไทย 🙂 text')
  // Words of one line are told as the letters that it has.
  for (const sign of '\uFFFDZU+') expect(shown).toContain(sign)
  expect(shown).not.toContain('ไ')
  expect(await meant('plain text')).not.toMatch(/[Z\uFFFD]/u)
})

test('what is a heading, a list or a table is told to who hears the file', async () => {
  const document: Document = {
    title: 'T',
    blocks: [
      { kind: 'heading', level: 2, text: 'Scope' },
      { kind: 'item', depth: 0, number: 1, text: 'one' },
      { kind: 'item', depth: 0, number: 2, text: 'two' },
      { kind: 'paragraph', text: 'Between.' },
      { kind: 'item', depth: 0, number: undefined, text: 'three' },
      {
        kind: 'table',
        rows: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
      { kind: 'table', rows: [['e'], ['f']] },
      { kind: 'footnote', label: '1', text: 'See there.' },
    ],
  }
  const file = latin(await writePdf(document, aMeta({ about: [] })))
  const roles = Map.groupBy(
    [...file.matchAll(/StructElem \/S \/([A-Z][A-Za-z1-6]*)/g)].map(([, role = '']) => role),
    (role) => role,
  )
  const counts = [...roles].map(([role, all]) => `${role} ${all.length}`)
  expect(counts.toSorted()).toEqual([
    ...['Document 1', 'H2 1', 'L 2', 'LBody 3', 'LI 3', 'Lbl 3', 'Note 1', 'P 1'],
    ...['TD 3', 'TH 3', 'TR 4', 'Table 2', 'Title 1'],
  ])
  // Every line belongs to something, once.
  const marks = streamsOf(await writePdf(document, aMeta({ about: [] })))
    .flatMap((stream) => [...stream.matchAll(/MCID (\d+)/g)])
    .map(([, mark]) => Number(mark))
  const owned = /\/Nums \[0 \[([^\]]*)\]/.exec(file)?.[1]?.match(/\d+ 0 R/g) ?? []
  expect(marks).toEqual(owned.map((_, mark) => mark))
})

test('whatever a document says, it becomes a file', async () => {
  await fc.assert(
    fc.asyncProperty(aDocument, async (document) => {
      const marks = document.blocks.map((_, at) => String(at + 1))
      const bytes = await writePdf(document, aMeta({ language: 'ar', marks }))
      expect(latin(bytes)).not.toContain('/JavaScript')
      expect(latin(bytes)).not.toMatch(/NaN|undefined/)
    }),
    { numRuns: 8 },
  )
})

test('every fifth line of a page has its number beside it', async () => {
  const bytes = await writePdf(of(...Array.from({ length: 200 }, () => 'line')), aMeta())
  const pages = streamsOf(bytes).filter((stream) => stream.startsWith('/P << /MCID 0 >> BDC'))
  expect(pages.length).toBe(latin(bytes).match(/\/Type \/Page /g)?.length)
  const timesAt = (page: string, x: string) => page.split(`1 0 0 1 ${x} `).length - 1
  for (const page of pages) {
    // The words at the foot begin where lines begin.
    const lines = timesAt(page, '77.64') - 1
    expect(timesAt(page, '529.64')).toBe(Math.floor(lines / 5))
  }
})

test('a thread beside writes the same file; what is too long for print is refused', async () => {
  const meta = aMeta()
  const beside = await writePdfBeside({ document: LABELS, meta })
  expect(beside.ok && Buffer.from(beside.value).equals(await writePdf(LABELS, meta))).toBe(true)
  const long = of('a'.repeat(PRINTED_CHARACTERS_MAX + 1))
  expect(await writePdfBeside({ document: long, meta })).toEqual({
    ok: false,
    refusal: { kind: 'too-long', most: PRINTED_CHARACTERS_MAX },
  })
})
