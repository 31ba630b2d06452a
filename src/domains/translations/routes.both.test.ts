/** A text in another language over HTTP: read, written, checked, stale; what may not happen too. */
import { expect, test } from 'vitest'
import { aWorld, type Fields } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { aTableAt } from '../texts/table.fixtures.ts'
import { factsOf } from '../processes/index.ts'
import { translationFacts } from './facts.ts'

const consent = { permanence: '1', undertakings: '1' }

const first: Fields = {
  process: 'labels',
  title: 'The label',
  language: 'en',
  'words-new1': 'Makers say until which year.',
  'words-new2': 'Sellers show it.',
  reason: 'First draft',
  ...consent,
}

const next: Fields = {
  base: '1',
  'words-c1': 'Makers say until which month.',
  'place-c1': '1',
  'words-c2': 'Sellers show it.',
  'place-c2': '2',
  reason: 'Months',
}

async function aText() {
  const world = await aWorld()
  const { process, people } = await aTableAt(world, 'plenary')
  const editor = await world.as(people.editor)
  const path = (await editor.post('/texts', first)).headers.get('location') ?? ''
  const mia = await world.as(people.member)
  const stan = await world.as(people.stranger)
  const facts = () => factsOf(world.database.read, process, [translationFacts], world.clock.now())
  return { world, path, editor, mia, stan, facts }
}

/** What stands beside the boxes of a translator's form, as it was loaded. */
function carried(page: string): Fields {
  const hidden = /<input type="hidden" name="((?:source|was)-c\d+)" value(?:="([^"]*)")?/g
  const boxes = [...page.matchAll(hidden)]
  return Object.fromEntries(boxes.map(([, name = '', value = '']) => [name, value]))
}

test('a person translates, another checks, and each clause says how far it has come', async () => {
  const { world, path, mia, stan, facts } = await aText()
  const french = `${path}/in/fr`
  const form = carried(await mia.text(`${french}/work`))
  const words = { 'words-c1': 'Les fabricants disent jusqu’à quelle année.', 'words-c2': '' }
  expect((await mia.post(french, { ...form, ...words, ...consent })).status).toBe(303)
  const page = await world.stranger.text(french)
  expect(page).toContain('jusqu’à quelle année')
  expect(page).toContain('translated, not checked')
  expect(page).toContain('not translated: the original')
  expect(page).toContain('Only the words in English count.')
  expect(await facts()).toMatchObject({ 'texts.languages': { value: 1 } })

  const check = carried(await stan.text(`${french}/work`))
  const rest = { 'words-c2': 'Les vendeurs l’affichent.', 'check-c1': '1' }
  expect((await stan.post(french, { ...check, ...words, ...rest, ...consent })).status).toBe(303)
  expect(await world.stranger.text(french)).toContain('checked by')
  expect(await facts()).toMatchObject({ 'texts.languages': { value: 2 } })
  expect((await world.acts('translation.check'))[0]?.entry.clear).toMatchObject({
    clause: 'c1',
    language: 'fr',
  })
  const { read } = world.database
  expect((await checkTables(read, { tables: TABLES, acts: ACTS })).faults).toEqual([])
})

test('what was translated goes stale with its clause, and says what changed since', async () => {
  const { world, path, editor, mia, stan, facts } = await aText()
  const arabic = `${path}/in/ar`
  const form = carried(await mia.text(`${arabic}/work`))
  const words = { 'words-c1': 'يذكر الصانعون حتى أي سنة.', 'words-c2': 'يعرضها البائعون.' }
  await mia.post(arabic, { ...form, ...words, ...consent })
  expect((await editor.post(`${path}/versions`, next)).status).toBe(303)
  expect(await facts()).toMatchObject({
    'texts.languages': { value: 1 },
    'translations.stale': { value: 1 },
  })
  const work = await stan.text(`${arabic}/work`)
  expect(work).toContain('the original has changed since')
  expect(work).toMatch(/<del>.*year/)
  expect(work.indexOf('words-c1')).toBeLessThan(work.indexOf('words-c2'))

  // Words of a form that was loaded before come back as typed: they translate what is gone.
  const late = { ...form, 'words-c1': 'جديد', 'words-c2': '', ...consent }
  const answer = await stan.post(arabic, late)
  expect(answer.status).toBe(422)
  const returned = await answer.text()
  expect(returned).toContain('جديد')
  expect(returned).toContain('says something else by now')

  const again = carried(await stan.text(`${arabic}/work`))
  const same = { ...words, 'check-c1': '1', ...consent }
  expect((await stan.post(arabic, { ...again, ...same })).status).toBe(303)
  expect(await facts()).toMatchObject({ 'translations.stale': { value: 0 } })
  expect(await world.stranger.text(`${path}.json`)).toContain('which month')
})

test('nobody checks their own words, overwrites unseen, or alters what was checked', async () => {
  const { path, editor, mia, stan } = await aText()
  const french = `${path}/in/fr`
  const empty = carried(await mia.text(`${french}/work`))
  await mia.post(french, { ...empty, 'words-c2': 'Les vendeurs.', ...consent })
  const own = carried(await mia.text(`${french}/work`))
  const mine = { ...own, 'words-c2': 'Les vendeurs.', 'check-c2': '1', ...consent }
  expect(await (await mia.post(french, mine)).text()).toContain('somebody else checks it')

  const unseen = await stan.post(french, { ...empty, 'words-c2': 'Autre.', ...consent })
  expect(unseen.status).toBe(422)
  expect(await unseen.text()).toContain('Somebody else translated clause c2 meanwhile')

  await stan.post(french, { ...own, 'words-c2': 'Les vendeurs.', 'check-c2': '1', ...consent })
  const held = await stan.post(french, { ...own, 'words-c2': 'Rien.', ...consent })
  expect(held.status).toBe(422)
  expect(await held.text()).toContain('was checked and its original has not changed')
  const better = { ...own, 'words-c2': 'Les vendeurs l’affichent.', ...consent }
  const pen = await editor.post(french, better)
  expect(pen.status).toBe(303)
})

test('machine text names its machine; strangers and unknown clauses are refused', async () => {
  const { world, path, mia } = await aText()
  const chinese = `${path}/in/zh`
  const form = carried(await mia.text(`${chinese}/work`))
  const machine = {
    ...form,
    'words-c1': '制造商说明到哪一年。',
    machine: 'Example <MT>',
    ...consent,
  }
  expect((await mia.post(chinese, machine)).status).toBe(303)
  const page = await world.stranger.text(chinese)
  expect(page).toContain('machine translation, not checked')
  expect(page).toContain('Example &lt;MT>')

  expect((await world.stranger.post(chinese, machine)).status).toBe(422)
  expect((await mia.post(chinese, { ...consent })).status).toBe(422)
  const gone = { 'words-c9': 'Nichts', 'source-c9': 'x', 'was-c9': '', ...consent }
  expect((await mia.post(chinese, gone)).status).toBe(422)
  const long = { ...form, 'words-c1': 'x'.repeat(16_001), ...consent }
  const tooLong = await mia.post(chinese, long)
  expect(tooLong.status).toBe(400)
  expect((await world.stranger.get(`${path}/in/en`)).status).toBe(404)
  expect((await world.stranger.get(`${path}/in/xx`)).status).toBe(404)
  expect(await world.stranger.text(`${chinese}?part=2`)).toContain('id="c1"')
  expect((await world.acts('translation.write')).length).toBe(1)
})

test('of two who translate at once one is kept, the other has their words back', async () => {
  const { world, path, mia, stan } = await aText()
  const french = `${path}/in/fr`
  const form = carried(await mia.text(`${french}/work`))
  const send = (by: typeof mia, words: string) =>
    by.post(french, { ...form, 'words-c1': words, ...consent })
  const answers = await Promise.all([send(mia, 'L’une.'), send(stan, 'L’autre.')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
  const late = answers.find(({ status }) => status === 422)
  expect(await late?.text()).toMatch(/L’une\.|L’autre\./)
  expect(await world.acts('translation.write')).toHaveLength(1)
})

test('a clause that left is translated by nobody; mixed directions stay as they are', async () => {
  const { world, path, editor, mia } = await aText()
  const arabic = `${path}/in/ar`
  const form = carried(await mia.text(`${arabic}/work`))
  await editor.post(`${path}/versions`, { ...next, 'words-c2': '' })
  const words = 'بائع <b>Acme</b> [حتى 2030] **ثم**'
  const answer = await mia.post(arabic, { ...form, 'words-c2': words, ...consent })
  expect(answer.status).toBe(422)
  expect(await world.acts('translation.write')).toEqual([])

  const now = carried(await mia.text(`${arabic}/work`))
  const mixed = { ...now, 'words-c1': words, ...consent }
  expect((await mia.post(arabic, mixed)).status).toBe(303)
  const page = await world.stranger.text(arabic)
  expect(page).toContain('&lt;b&gt;Acme&lt;/b&gt;')
  expect(page).toContain('<mark class="bracket">[حتى 2030]</mark> <strong>ثم</strong>')
  expect(page).toMatch(/<p lang="ar" dir="auto">بائع/)
})
