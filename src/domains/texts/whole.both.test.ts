/** A whole text by one box or a file, over HTTP: understood, shown, published as it was shown. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aWorld, type Fields, type World } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { aTableAt } from './table.fixtures.ts'

const READ = { permanence: '1' }

const Twin = z.object({
  clauses: z.array(
    z.object({ id: z.string(), words: z.string(), kind: z.string(), depth: z.number() }),
  ),
})

async function atTheTable() {
  const world = await aWorld()
  const table = await aTableAt(world, 'plenary')
  return { world, editor: await world.as(table.people.editor) }
}

const twinOf = async (world: World, path: string) =>
  Twin.parse(await (await world.stranger.get(`${path}.json`)).json())

const WHOLE = `# Label

A maker says on the box until which year a device gets updates.

- The year stands on the front.
- The seller shows it before the sale.

| who | what |
| --- | --- |
| maker | year |

Device
: A thing with a network.`

const closing = { reason: 'The whole text', ...READ }

/** What a form holds after the whole text was understood. */
function filledIn(html: string): Fields {
  const value = (pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  return {
    whole: plain(value(/<textarea[^>]*name="whole"[^>]*>\n?([^<]*)<\/textarea>/)),
    seen: value(/name="seen" value="([^"]*)"/),
  }
}

test('a whole text is shown as it was understood, and published only as it was shown', async () => {
  const { world, editor } = await atTheTable()
  const asked = { process: 'labels', title: 'Whole', language: 'en', ...closing }
  const looked = await editor.post('/texts', { ...asked, whole: WHOLE, look: '1' })
  expect(looked.status).toBe(200)
  const preview = await looked.text()
  expect(preview).toContain('6 clauses')
  expect(preview).toContain('Nothing is published yet')
  expect(await world.acts('text.draft')).toEqual([])

  const filled = filledIn(preview)
  const other = await editor.post('/texts', { ...asked, ...filled, whole: `${WHOLE}\n\nMore.` })
  expect(other.status).toBe(200)
  expect(await other.text()).toContain('7 clauses')
  const done = await editor.post('/texts', { ...asked, ...filled })
  expect(done.status).toBe(303)
  const path = done.headers.get('location') ?? ''
  const { clauses } = await twinOf(world, path)
  expect(clauses.map(({ words }) => words)).toEqual([
    '# Label',
    'A maker says on the box until which year a device gets updates.',
    '- The year stands on the front.',
    '- The seller shows it before the sale.',
    '| who | what |\n| --- | --- |\n| maker | year |',
    'Device\n: A thing with a network.',
  ])

  expect(clauses.map(({ kind, depth }) => `${kind} ${depth}`)).toEqual([
    'heading 0',
    'paragraph 1',
    'item 1',
    'item 1',
    'table 1',
    'definition 1',
  ])
  const page = await world.stranger.text(path)
  expect(page).toContain('<th scope="col" lang="en" dir="auto">who</th>')
  expect(page).toContain('<dfn lang="en" dir="auto">Device</dfn>')
  expect(page).toContain('<a class="clause-number" href="#c3">3</a>')

  const form = filledIn(await editor.text(`${path}/next?as=whole`))
  expect(form['whole']).toContain('the front. {#c3}\n- The seller shows it before the sale. {#c4}')
  // Split the second clause and move the definition up, without any id.
  const bare = String(form['whole']).replace(/ ?\{#c\d+\}/g, '')
  const edited = bare
    .replace(
      'on the box until which year a device gets updates.',
      'on the box until which year.\n\nUntil then a device gets updates from its maker.',
    )
    .replace('\n\nDevice\n: A thing with a network.', '')
    .replace('# Label', '# Label\n\nDevice\n: A thing with a network.')
  const next = { base: '1', ...closing }
  const shown = await editor.post(`${path}/versions`, { ...next, whole: edited })
  expect(shown.status).toBe(200)
  const said = filledIn(await shown.text())
  expect((await editor.post(`${path}/versions`, { ...next, ...said })).status).toBe(303)
  const ids = (await twinOf(world, path)).clauses.map(({ id }) => id)
  expect(ids).toEqual(['c1', 'c6', 'c2', 'c7', 'c3', 'c4', 'c5'])
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('a file takes the place of words', async () => {
  const { editor, world } = await atTheTable()
  const send = async (
    name: string,
    words: string,
    boxes: Record<string, string> = { whole: '' },
  ) => {
    const body = new FormData()
    const fields = { process: 'labels', title: 'File', language: 'en', ...boxes, ...closing }
    for (const [field, said] of Object.entries(fields)) body.append(field, said)
    body.append('key', `file-${name.replace('.', '-')}`)
    body.append('file', new File([words], name))
    const packed = new Request('http://localhost:3000/', { method: 'POST', body })
    const type = packed.headers.get('content-type') ?? ''
    const bytes = new Uint8Array(await packed.arrayBuffer())
    const headers = { origin: 'http://localhost:3000', 'content-type': type }
    return editor.send('/texts', { method: 'POST', headers, body: bytes })
  }
  const read = await send('label.md', WHOLE)
  expect(read.status).toBe(200)
  expect(filledIn(await read.text())['whole']).toContain('- The year stands on the front.')
  const broken = await send('label.docx', 'PK\u0003\u0004 and no more')
  expect(broken.status).toBe(422)
  expect(await broken.text()).toContain('This is no document that can be read here')
  // A form without the box for a whole text: the file is read, or the form comes back.
  const bare = await send('bare.md', WHOLE, {})
  expect(bare.status).toBe(200)
  expect(filledIn(await bare.text())['whole']).toContain('- The year stands on the front.')
  const both = await send('both.md', WHOLE, { 'words-new1': 'A clause of its own.' })
  expect(both.status).toBe(422)
  const returned = await both.text()
  expect(returned).toContain('which counts cannot be guessed')
  expect(returned).toContain('A clause of its own.')
  expect(await world.acts('text.draft')).toEqual([])
})
