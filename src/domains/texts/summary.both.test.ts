/** A summary in plain language over HTTP: by a pen, beside its version, replaced by none unseen. */
import { expect, test } from 'vitest'
import { aWorld, type Fields } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days } from '../../platform/values.ts'
import { aTableAt } from './table.fixtures.ts'

const consent = { permanence: '1', undertakings: '1' }
const long = 'Makers say until which year they mend a thing. '.repeat(150)

const first: Fields = {
  process: 'labels',
  title: 'The label',
  language: 'en',
  'words-new1': long,
  reason: 'First draft',
  ...consent,
}

async function aLongText() {
  const world = await aWorld()
  const { people } = await aTableAt(world, 'plenary')
  const editor = await world.as(people.editor)
  const chair = await world.as(people.chair)
  const mia = await world.as(people.member)
  const path = (await editor.post('/texts', first)).headers.get('location') ?? ''
  const send = (by: typeof editor, fields: Fields) =>
    by.post(`${path}/summaries`, {
      version: '1',
      language: 'en',
      seen: '',
      line: 'All of it',
      ...consent,
      ...fields,
    })
  return { world, editor, chair, mia, path, send }
}

const mixed = 'A maker says <b>how long</b>. سنة 2030 [or later].'

test('whoever holds the pen says it in plain words, and the text says of what', async () => {
  const { world, editor, mia, path, send } = await aLongText()
  expect(await editor.text(path)).toContain('Summarise in plain language')
  expect(await mia.text(path)).not.toContain('Summarise in plain language')
  expect((await send(mia, { words: mixed })).status).toBe(422)
  expect((await send(editor, { words: mixed })).status).toBe(303)
  const page = await world.stranger.text(path)
  expect(page).toContain('A maker says &lt;b>how long&lt;/b>. سنة 2030 [or later].')
  expect(page).toContain('of version 1')
  expect(page).toContain('Only the text itself counts.')
  expect(page.indexOf('A maker says')).toBeLessThan(page.indexOf('id="c1"'))

  const next = { base: '1', 'words-c1': `${long} More.`, 'place-c1': '1', reason: 'More' }
  expect((await editor.post(`${path}/versions`, next)).status).toBe(303)
  expect(await world.stranger.text(path)).toContain('of an earlier version: 1')
  expect(await world.stranger.text(`${path}/versions/1`)).not.toContain('of an earlier version')
  const [act] = await world.acts('text.summarise')
  expect(act?.entry.clear).toEqual({ version: 1, language: 'en' })
  const { read } = world.database
  expect((await checkTables(read, { tables: TABLES, acts: ACTS })).faults).toEqual([])
})

test('of two pens the second sees what the first wrote before it is replaced', async () => {
  const { world, editor, chair, path, send } = await aLongText()
  await send(editor, { words: 'Edda says.' })
  const late = await send(chair, { words: 'Chris says.', machine: 'Example <MT>' })
  expect(late.status).toBe(422)
  const page = await late.text()
  expect(page).toContain('Somebody else summarised this version')
  expect(page).toContain('Edda says.')
  expect(page).toContain('Chris says.')
  const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const again = await send(chair, { words: 'Chris says.', machine: 'Example <MT>', seen })
  expect(again.status).toBe(303)
  const text = await world.stranger.text(path)
  expect(text).toContain('machine text: Example &lt;MT>')
  expect(text).not.toContain('Edda says.')
  expect(await world.acts('text.summarise')).toHaveLength(2)
})

test('too many words, too short a text, no such version or language: nothing is kept', async () => {
  const { world, editor, path, send } = await aLongText()
  expect((await send(editor, { words: 'x'.repeat(4_001) })).status).toBe(400)
  expect((await send(editor, { words: 'x', language: 'tlh' })).status).toBe(400)
  expect((await send(editor, { words: 'x', version: '7' })).status).toBe(422)
  const brief = await editor.post('/texts', { ...first, 'words-new1': 'Brief.', title: 'Brief' })
  const there = brief.headers.get('location') ?? ''
  const words = { version: '1', language: 'en', words: 'Briefer.', line: 'All', ...consent }
  const refused = await editor.post(`${there}/summaries`, words)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('This version has 6 characters.')
  expect((await world.stranger.get(`${path}/summary`)).status).toBe(200)
  expect(await world.acts('text.summarise')).toEqual([])
})

test('a summary is objected to, and the clock of the answer stands beside it', async () => {
  const { world, editor, mia, path, send } = await aLongText()
  expect((await send(editor, { words: 'All makers agree.' })).status).toBe(303)
  const line = /href="(\/stewards\/[0-9A-Z]{26})#contests"/.exec(await mia.text(path))?.[1] ?? ''
  expect(await world.acts('steward.plain-words')).toHaveLength(1)
  const argument = 'Two makers <b>do not</b> agree.'
  expect((await editor.post(`${line}/contests`, { argument, ...consent })).status).toBe(422)
  expect((await mia.post(`${line}/contests`, { argument, ...consent })).status).toBe(303)
  expect(await world.stranger.text(path)).toMatch(/1 objection to this summary.*an answer is due/s)
  world.clock.set(after(world.clock.now(), days(7)))
  expect(await world.stranger.text(`${path}?against=0`)).toContain('an answer was due by')

  const id = /id="([0-9A-Z]{26})"/.exec(await world.stranger.text(line))?.[1] ?? ''
  const answer = { words: 'The summary says so now.', ...consent }
  expect((await editor.post(`/contests/${id}/answers`, answer)).status).toBe(303)
  expect(await world.stranger.text(`${path}?against=0`)).not.toContain('an answer was due by')
  expect((await mia.post(`/contests/${id}/words`, { word: 'satisfied' })).status).toBe(303)
  const [summary] = JSON.parse(await world.stranger.text(`${path}/summary.json`)).summaries
  expect(summary).toMatchObject({ objections: ['satisfied'] })
})
