/** Terms of a text over HTTP: linked where they are used, gathered on a page, each text its own. */
import { expect, test } from 'vitest'
import { aWorld, type Fields } from '../../../test/world.ts'
import { aTableAt } from './table.fixtures.ts'

const consent = { permanence: '1', undertakings: '1' }

const label: Fields = {
  process: 'labels',
  title: 'The label',
  language: 'en',
  'words-new1': 'Owner\n: whoever *bought* the thing & "holds" it <b>now</b>',
  'words-new2': 'The owner may ask. `owner` and [owner](https://example.org/) stay; an Owner too.',
  'words-new3': 'Sellers show it to each OWNER.',
  reason: 'First draft',
  ...consent,
}

const links = (page: string) => page.match(/<a class="term"[^>]*>[^<]*<\/a>/g) ?? []

async function texts() {
  const world = await aWorld()
  const { people } = await aTableAt(world, 'plenary')
  const editor = await world.as(people.editor)
  const begin = async (fields: Fields) =>
    (await editor.post('/texts', fields)).headers.get('location') ?? ''
  return { world, editor, begin, path: await begin(label) }
}

test('a term leads to its definition once in each clause, never from code or a link', async () => {
  const { world, path } = await texts()
  const title = 'whoever bought the thing &amp; &quot;holds&quot; it &lt;b&gt;now&lt;/b&gt;'
  const page = await world.stranger.text(path)
  expect(links(page)).toEqual([
    `<a class="term" href="#c1" title="${title}">owner</a>`,
    `<a class="term" href="#c1" title="${title}">OWNER</a>`,
  ])
  expect(page).toContain('<code>owner</code>')
  expect(page).toContain(`${path}/terms?version=1`)
})

test('the glossary says what each term means and which clauses use it', async () => {
  const { world, path } = await texts()
  const page = await world.stranger.text(`${path}/terms`)
  expect(page).toContain('whoever <em>bought</em> the thing &amp; "holds" it &lt;b&gt;now')
  expect(page).toContain('used in 2 clauses')
  expect(await (await world.stranger.get(`${path}/terms.json`)).json()).toMatchObject({
    version: 1,
    terms: [{ term: 'Owner', clause: 'c1', usedIn: ['c2', 'c3'] }],
  })
})

test('each version and each text has its own terms', async () => {
  const { world, editor, begin, path } = await texts()
  const other = await begin({ ...label, title: 'Other', 'words-new1': 'No owner is defined.' })
  expect(links(await world.stranger.text(other))).toEqual([])
  expect(await world.stranger.text(`${other}/terms`)).toContain('defines no terms')
  const next = { base: '1', 'words-c1': '', 'words-c2': 'The owner.', 'words-c3': 'Sellers.' }
  const published = await editor.post(`${path}/versions`, { ...next, reason: 'Shorter' })
  expect(published.status).toBe(303)
  expect(links(await world.stranger.text(path))).toEqual([])
  expect(links(await world.stranger.text(`${path}/versions/1`))).toHaveLength(2)
  expect(await world.stranger.text(`${path}/terms?version=1`)).toContain('used in 2 clauses')
  for (const odd of ['3', '0', 'x']) {
    expect((await world.stranger.get(`${path}/terms?version=${odd}`)).status).toBe(404)
  }
})
