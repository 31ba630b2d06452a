/** A text as a file over HTTP: what it holds, what it is called; what is removed is gone. */
import { expect, test } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { readFile } from '../../platform/documents/read-file.ts'
import { readZip } from '../../platform/documents/zip.ts'
import { redact } from '../../platform/record/index.ts'
import { aTableAt } from './table.fixtures.ts'

const TITLE = 'Labels: "the" <year>'

async function aText(): Promise<{ readonly world: World; readonly path: string }> {
  const world = await aWorld()
  const { people } = await aTableAt(world, 'plenary')
  const editor = await world.as(people.editor)
  const begun = await editor.post('/texts', {
    ...{ process: 'labels', title: TITLE, language: 'en', reason: 'First', permanence: '1' },
    'words-new1': 'Makers say **until which year**.',
    'words-new2': 'Sellers [shall|should] show it.',
  })
  const path = begun.headers.get('location') ?? ''
  const next = await editor.post(`${path}/versions`, {
    ...{ base: '1', reason: 'Agreed' },
    'words-c1': 'Makers say until which month.',
    'place-c1': '1',
    'words-c2': 'Sellers [shall|should] show it.',
    'place-c2': '2',
  })
  expect([begun.status, next.status]).toEqual([303, 303])
  return { world, path }
}

async function fileAt(world: World, path: string) {
  const answer = await world.stranger.get(path)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { answer, bytes, read: readFile('', bytes) }
}

const words = ({ read }: Awaited<ReturnType<typeof fileAt>>) =>
  read.ok ? read.value.blocks.map((block) => ('text' in block ? block.text : '')) : read.refusal

test('a text leaves in each format, under its title and version, the same twice', async () => {
  const { world, path } = await aText()
  for (const format of ['docx', 'odt', 'epub', 'pdf']) {
    const file = await fileAt(world, `${path}.${format}`)
    expect(file.answer.status).toBe(200)
    expect(file.answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Labels_ _the_ _year__ Version 2.${format}"; ` +
        `filename*=UTF-8''Labels_%20_the_%20_year_%2C%20Version%202.${format}`,
    )
    const etag = file.answer.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await world.stranger.get(`${path}.${format}`)
    expect(again.headers.get('etag')).toBe(etag)
    const start = Buffer.from(file.bytes).toString('latin1', 0, 5)
    expect(start).toBe(format === 'pdf' ? '%PDF-' : `PK\u0003\u0004${start.slice(4)}`)
  }
  for (const format of ['docx', 'odt']) {
    expect(words(await fileAt(world, `${path}.${format}`))).toEqual([
      'Makers say until which month.',
      'Sellers [shall|should] show it.',
    ])
    const first = await fileAt(world, `${path}/versions/1.${format}`)
    expect(first.read.ok && first.read.value.title).toBe(TITLE)
    expect(words(first)).toContain('Makers say **until which year**.')
  }
})

test('compared with an earlier version the file has tracked changes', async () => {
  const { world, path } = await aText()
  const file = await fileAt(world, `${path}.docx?against=1`)
  expect(file.read.ok && file.read.value.notes).toEqual([{ kind: 'changes-accepted', count: 2 }])
  expect(words(file)).toEqual(['Makers say until which month.', 'Sellers [shall|should] show it.'])
  const archive = readZip(file.bytes)
  const part = archive.ok ? archive.value.read('word/document.xml') : archive
  const xml = part.ok ? Buffer.from(part.value ?? []).toString() : ''
  expect(xml).toMatch(/<w:del [^>]*w:author="Edda Editor"[^>]*>.*year/)
  expect(xml).toMatch(/<w:ins [^>]*w:author="Edda Editor"[^>]*>.*month/)
  expect(await world.stranger.text(path)).toContain(`${path}.docx?against=1`)
})

test('words that were removed are in no file from then on', async () => {
  const { world, path } = await aText()
  const before = await fileAt(world, `${path}.docx`)
  const worded = (await world.acts('clause.word')).at(-1)
  if (!worded) throw new Error('no wording')
  const removed = await world.database.transact((tx) =>
    redact(tx, {
      ...{ index: worded.index, part: 'words', basis: 'own-words', by: 'role:operator' },
      ...{ via: 'web', topics: [] },
    }),
  )
  expect(removed).toMatchObject({ ok: true })
  const after = await fileAt(world, `${path}.docx`)
  expect(words(before)).toContain('Makers say until which month.')
  expect(JSON.stringify(words(after))).not.toContain('month')
})

test('there is no file of what is not there', async () => {
  const { world, path } = await aText()
  for (const absent of [
    `${path}/versions/3.docx`,
    `${path}/versions/0.odt`,
    `${path}/versions/x.epub`,
    `${path}.docx?against=9`,
    `${path}.exe`,
    '/texts/new.docx',
    `/texts/${'0'.repeat(26)}.odt`,
  ])
    expect([absent, (await world.stranger.get(absent)).status]).toEqual([absent, 404])
})
