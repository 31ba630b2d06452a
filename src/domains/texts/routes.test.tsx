/** Texts over HTTP on a real database: what a person reads and writes, and what is recorded. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { checkTables, redact } from '../../platform/record/index.ts'
import { after, days } from '../../platform/values.ts'
import { factsOf } from '../processes/index.ts'
import { textFacts } from './facts.ts'
import { hashOf } from './rules/hash.ts'
import { textSource } from './source.ts'
import { findVersion, versionWords } from './store.ts'
import { aTableAt, type Table } from './table.fixtures.ts'
import { clauseId, textId } from './text.ts'

const READ = { permanence: '1' }

const Twin = z.object({
  version: z.number(),
  hash: z.string(),
  brackets: z.number(),
  clauses: z.array(z.object({ id: z.string(), words: z.string() })),
})

type Place = { readonly world: World; readonly table: Table; readonly editor: Visitor }

async function atTheTable(): Promise<Place> {
  const world = await aWorld()
  const table = await aTableAt(world, 'plenary')
  return { world, table, editor: await world.as(table.people.editor) }
}

const first: Fields = {
  process: 'labels',
  title: 'The <label>',
  language: 'en',
  'words-new1': '# Support\n\nMakers say until which year.',
  'words-new2': 'Sellers [shall|should] show it.',
  'words-new3': '',
  reason: 'First draft',
  ...READ,
}

async function aText(): Promise<Place & { readonly path: string }> {
  const place = await atTheTable()
  const answer = await place.editor.post('/texts', first)
  expect(answer.status).toBe(303)
  return { ...place, path: answer.headers.get('location') ?? '' }
}

const twinOf = async ({ world }: Place, path: string) =>
  Twin.parse(await (await world.stranger.get(`${path}.json`)).json())

const next: Fields = {
  base: '1',
  'words-c1': '# Support\n\nMakers say until which month.',
  'place-c1': '2',
  'words-c2': 'Sellers should show it.',
  'place-c2': '1',
  'words-new1': 'Buyers may ask.',
  reason: 'As agreed in the plenary',
}

const faults = async ({ database }: World) =>
  (await checkTables(database.read, { tables: TABLES, acts: ACTS })).faults

test('an editor begins a text; anybody reads it, its brackets, and computes its hash', async () => {
  const place = await aText()
  const { world, path } = place
  const page = await world.stranger.text(path)
  expect(page).toContain('The &lt;label>')
  expect(page).toContain('version 1, the latest')
  expect(page).toContain('<mark class="bracket">[shall|should]</mark>')
  expect(page).toContain('Edda Editor')
  expect(page).not.toContain('<form')

  const twin = await twinOf(place, path)
  expect(twin).toMatchObject({ version: 1, brackets: 1 })
  const clauses = twin.clauses.flatMap(({ id, words }) => {
    const known = clauseId(id)
    return known ? [{ id: known, words }] : []
  })
  expect(hashOf(clauses)).toBe(twin.hash)
  const acts = (await world.acts()).map(({ entry }) => entry.act)
  expect(acts.slice(-4)).toEqual(['text.draft', 'clause.word', 'clause.word', 'text.publish'])
  expect((await world.acts('text.publish'))[0]?.entry).toMatchObject({
    cap: 'role:editor',
    clear: { version: 1, hash: twin.hash, clauses: ['c1', 'c2'], brackets: 1 },
  })
  expect(await faults(world)).toEqual([])
})

test('the next version shows by word what changed and what moved; the first stays', async () => {
  const place = await aText()
  const { world, path, editor } = place
  expect((await editor.post(`${path}/versions`, next)).status).toBe(303)

  const page = await world.stranger.text(path)
  expect(page).toContain('Compared with version 1')
  expect(page).toMatch(/<del>.*year<\/del>/)
  expect(page).toMatch(/<ins>.*month<\/ins>/)
  expect(page).toMatch(/moved from place [12]/)
  expect(page).toContain('new clause')
  const alone = await world.stranger.text(`${path}?against=0`)
  expect(alone).not.toContain('<ins>')
  const before = await world.stranger.text(`${path}/versions/1`)
  expect(before).toContain('version 1; the latest is 2')
  expect(before).toContain('which year')

  expect((await twinOf(place, path)).clauses.map(({ id }) => id)).toEqual(['c2', 'c1', 'c3'])
  const md = await (await world.stranger.get(`${path}.md`)).text()
  expect(md).toContain('## Support\n\nMakers say until which month. {#c1}')
  expect(await faults(world)).toEqual([])
})

test('a clause that says what it said keeps its commitment: its words are kept once', async () => {
  const { world, path, editor } = await aText()
  const asked = { ...next, 'place-c1': '1', 'place-c2': '2', 'words-c2': first['words-new2'] ?? '' }
  await editor.post(`${path}/versions`, asked)
  const id = textId(path.replace('/texts/', ''))
  if (!id) throw new Error('no text')
  const [one, two] = [
    await findVersion(world.database.read, id, 1),
    await findVersion(world.database.read, id),
  ]
  const words = (version: typeof one) => version?.clauses.at(1)?.words
  expect(words(two)).toBe(words(one))
  expect((await world.acts('clause.word')).length).toBe(4)
})

test('brackets that nobody can read come back as typed, with the place that is wrong', async () => {
  const { world, editor } = await atTheTable()
  const answer = await editor.post('/texts', { ...first, 'words-new2': 'Sellers [shall show it.' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('Clause 2, character 9: this bracket is not closed.')
  expect(page).toContain('Sellers [shall show it.')
  expect(page).toContain('value="First draft"')
  expect(await world.acts('text.draft')).toEqual([])
})

test('one more box keeps what was typed, and saves nothing', async () => {
  const { world, editor } = await atTheTable()
  const { reason: _, ...unfinished } = first
  const answer = await editor.post('/texts', { ...unfinished, add: '1' })
  expect(answer.status).toBe(200)
  const page = await answer.text()
  expect(page).toContain('Sellers [shall|should] show it.')
  expect(page).toContain('name="words-new4"')
  expect(page).not.toContain('class="problems"')
  expect(await world.acts('text.draft')).toEqual([])
})

test('who holds no pen publishes nothing, signed in or not', async () => {
  const { world, table, path } = await aText()
  for (const who of [table.people.member, table.people.stranger, undefined]) {
    const visitor = await world.as(who)
    expect((await visitor.post('/texts', first)).status).toBe(422)
    expect((await visitor.post(`${path}/versions`, { ...next, ...READ })).status).toBe(422)
    expect(await visitor.text(path)).not.toContain('Write the next version')
    expect(await visitor.text(`${path}/next`)).not.toContain('<textarea')
  }
  expect((await world.acts('text.publish')).length).toBe(1)
})

test('of two editors who began alike the second is told, and loses nothing', async () => {
  const { world, table, path, editor } = await aText()
  const chair = await world.as(table.people.chair)
  expect((await editor.post(`${path}/versions`, next)).status).toBe(303)
  const answer = await chair.post(`${path}/versions`, {
    ...next,
    'words-c2': 'The words of the chair.',
    ...READ,
  })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('somebody published version 2')
  expect(page).toContain('The words of the chair.')
})

test('while a call about the text is open it stands still, and says until when', async () => {
  const { world, table, path, editor } = await aText()
  const chair = await world.as(table.people.chair)
  const drafted = await chair.post('/calls', {
    process: 'labels',
    text: path.replace('/texts/', ''),
    kind: 'call',
    question: 'Can you live with it?',
    undertakings: '1',
    ...READ,
  })
  expect(drafted.status).toBe(303)
  const call = drafted.headers.get('location') ?? ''
  expect((await chair.post(`${call}/opening`, { undertakings: '1', ...READ })).status).toBe(303)

  const answer = await editor.post(`${path}/versions`, next)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('A call about the latest version is open until')
  expect(await editor.text(path)).toContain(`href="${call}"`)
  expect((await world.acts('text.publish')).length).toBe(1)
})

test('words that were removed leave their place, and the clauses around them', async () => {
  const place = await aText()
  const { world, path } = place
  const id = textId(path.replace('/texts/', ''))
  const version = id && (await findVersion(world.database.read, id))
  if (!version) throw new Error('no version')
  const word = (await world.acts('clause.word'))[1]
  if (!word) throw new Error('no wording')
  const removed = await world.database.transact((tx) =>
    redact(tx, {
      index: word.index,
      part: 'words',
      basis: 'own-words',
      by: 'role:operator',
      via: 'web',
      topics: [],
    }),
  )
  expect(removed).toMatchObject({ ok: true })
  expect(await versionWords(world.database.read, version)).toMatchObject([
    { id: 'c1', removed: undefined },
    { id: 'c2', words: '' },
  ])
  expect(await world.stranger.text(path)).not.toContain('[shall|should]')
})

test('a process lists its texts; its gate counts the days since the latest version', async () => {
  const { world, table, path } = await aText()
  expect(await world.stranger.text('/processes/labels')).toContain(`href="${path}"`)
  const { read } = world.database
  const now = world.clock.now()
  const at = (count: number) => factsOf(read, table.process, [textFacts], after(now, days(count)))
  expect((await at(13))['texts.days-on-table']).toEqual({ value: 13 })
  expect(await at(14)).toMatchObject({
    'texts.days-on-table': { value: 14 },
    'brackets.open': { value: 1 },
  })
  expect(await textSource.textsOf(read, table.process.id)).toMatchObject([
    { title: 'The <label>', version: 1, languages: ['en'] },
  ])
})

test('every page of a text speaks every language; what is not there is absent', async () => {
  const { world, path, editor } = await aText()
  await editor.post(`${path}/versions`, next)
  for (const language of LANGUAGES) {
    for (const place of [path, `${path}/versions/1`, `${path}/next`, '/texts/new?process=labels']) {
      const page = await (await editor.get(`/${language}${place}`)).text()
      expect(page).toContain(`<html lang="${language}"`)
      expect(page).not.toMatch(/texts\.[a-z]/)
    }
  }
  const missing = [`${path}/versions/3`, `${path}/versions/0`, '/texts/1', '/texts/new?process=x']
  for (const place of missing) expect((await world.stranger.get(place)).status).toBe(404)
})
