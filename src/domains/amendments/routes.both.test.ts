/** Amendments over HTTP: what people propose, say of it, and read; and what is on the record. */
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ACTS, TABLES } from '../../joined.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { factsOf } from '../processes/index.ts'
import { amendmentFacts } from './facts.ts'
import { aText, DAY, done, MONTH, propose, refused, replacing } from './text.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const Twin = z.object({
  number: z.number(),
  stranded: z.string().nullable(),
  conflicts: z.array(z.number()),
  state: z.object({ kind: z.string() }),
})

test('whoever takes part proposes a change; anybody reads it as a redline', async () => {
  const place = await aText()
  const { world, stan, path, registry } = place
  expect(await world.stranger.text(path)).toContain(`${path}/amendments/new?clause=c1`)
  const form = await stan.text(`${path}/amendments/new?clause=c2`)
  expect(form).toContain('Sellers show that year on request.</textarea>')
  const words = 'Sellers show that year before the sale.<br>'
  const amendment = await propose(place, stan, replacing(2, words, { as: registry }))

  const page = await world.stranger.text(amendment)
  expect(page).toMatch(/<del>.*on request/s)
  expect(page).toMatch(/<ins>.*before the sale/s)
  expect(page).toContain('&lt;br>')
  expect(page).toContain('for <bdi>A Registry')
  expect(page).toContain(`/discussions?about=text:${path.slice('/texts/'.length)}&amp;clause=c2`)
  const text = await world.stranger.text(path)
  expect(text).toContain('1 open amendment')
  expect(text).toContain('1 is open, none is decided')
  expect(text).toContain(amendment)
  expect(await world.stranger.text(`${path}/amendments?clause=c2`)).toContain(amendment)
  expect(await world.stranger.text(`${path}/amendments?clause=c3`)).not.toContain(amendment)
  expect((await world.acts('amendment.propose'))[0]?.entry).toMatchObject({
    cap: registry,
    clear: { number: 1, version: 1, changes: ['replace:c2'] },
  })
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('what no text could take comes back as typed, with the number of the change', async () => {
  const place = await aText()
  const { world, stan, path } = place
  const to = `${path}/amendments`
  const said = async (fields: Parameters<typeof replacing>[2], words = 'Other words.') =>
    refused(stan, to, replacing(2, words, fields))
  expect(await said({}, 'Sellers [show it.')).toContain('Change 1, character 9: this bracket')
  expect(await said({}, 'Sellers [show it.')).toContain('Sellers [show it.</textarea>')
  expect(await said({}, 'Sellers show that year on request.')).toContain('words that stand there')
  expect(await said({ 'clause-1': 'c9' })).toContain('version 1 has no such clause')
  expect(await said({ 'kind-1': 'move', 'after-1': 'c2' })).toContain('would stay where it is')
  expect(await said({ 'kind-1': 'move', 'after-1': 'c1' })).toContain('would stay where it is')
  expect(await said({ 'kind-1': 'move' })).toContain('choose what should happen')
  expect(await said({ 'kind-2': 'delete', 'clause-2': 'c2' })).toContain('Change 2: another change')
  expect(await said({}, 'x'.repeat(8_001))).toContain('at most 8,000 characters')
  const row = await stan.post(to, { ...replacing(2, 'Half a sent'), reason: '', add: '1' })
  expect(row.status).toBe(200)
  const page = await row.text()
  expect(page).toContain('Half a sent</textarea>')
  expect(page).toContain('name="words-2"')
  expect(page).not.toContain('class="problems"')
  expect((await world.stranger.post(to, replacing(2, 'x'))).status).not.toBe(303)
  expect(await world.acts('amendment.propose')).toEqual([])
})

test('those in conflict are shown with each other, and gates count them', async () => {
  const place = await aText()
  const { world, table, mia, stan } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  const day = await propose(place, mia, replacing(1, DAY))
  const beside = await propose(place, mia, replacing(3, 'The label has a code and a year.'))
  const twin = async (path: string) =>
    Twin.parse(await (await world.stranger.get(`${path}.json`)).json())
  expect(await twin(month)).toMatchObject({ number: 1, conflicts: [2], stranded: null })
  expect(await twin(beside)).toMatchObject({ number: 3, conflicts: [] })
  expect(await world.stranger.text(day)).toContain('Another amendment wants something else here')
  const facts = await factsOf(
    world.database.read,
    table.process,
    [amendmentFacts],
    world.clock.now(),
  )
  expect(facts).toMatchObject({
    'amendments.open': { value: 3 },
    'amendments.undecided': { value: 0 },
    'amendments.conflicts': { value: 2 },
  })
})

test('the last word of a person counts, by their group; objecting needs a reason', async () => {
  const place = await aText()
  const { world, mia, stan, path } = place
  const amendment = await propose(place, stan, replacing(1, MONTH))
  const stances = `${amendment}/stances`
  expect(await refused(stan, stances, { stance: 'support' })).toContain('You proposed it')
  expect(await refused(mia, stances, { stance: 'object' })).toContain('needs a reason')
  expect(await refused(mia, stances, { stance: 'none' })).toContain('nothing to take back')
  await done(mia, stances, { stance: 'support' })
  await done(mia, stances, { stance: 'object', reason: 'A month is too short.' })
  const page = await world.stranger.text(amendment)
  expect(page).toContain('A month is too short.')
  expect(page).not.toContain('I support it')
  expect(await world.stranger.text(`${path}/amendments`)).toContain(
    'Cannot live with it: Business 1',
  )
  await done(mia, stances, { stance: 'none' })
  expect(await world.stranger.text(amendment)).not.toContain('A month is too short.')
  expect((await world.acts()).map(({ entry }) => entry.act).slice(-3)).toEqual([
    'amendment.support',
    'amendment.object',
    'amendment.unsay',
  ])
})

test('organisations propose it too, each by its own word, until it is withdrawn', async () => {
  const place = await aText()
  const { world, mia, stan, registry } = place
  const amendment = await propose(place, mia, replacing(1, MONTH))
  const join = `${amendment}/sponsors`
  expect(await refused(stan, join, { as: 'personal' })).toContain('for an organisation')
  await done(stan, join, { as: registry })
  expect(await refused(stan, join, { as: registry })).toContain('propose it already')
  expect(await world.stranger.text(amendment)).toContain('A Registry')
  await done(stan, `${amendment}/departures`)
  expect(await refused(stan, `${amendment}/departures`)).toContain('do not propose it')

  expect(await refused(stan, `${amendment}/withdrawals`)).toContain('Only its proposer')
  await done(mia, `${amendment}/withdrawals`)
  expect(await refused(mia, `${amendment}/withdrawals`)).toContain('open no more')
  expect(await refused(stan, join, { as: registry })).toContain('open no more')
  expect(await world.stranger.text(`${place.path}/amendments?state=withdrawn`)).toContain(amendment)
  expect(await world.stranger.text(place.path)).not.toContain('open amendment')
})

test('what a version changed elsewhere carries over; what lost its ground is told', async () => {
  const place = await aText()
  const { world, table, editor, mia, stan, path } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  const shown = await propose(place, mia, replacing(2, 'Sellers show that year before the sale.'))
  const page = await propose(place, mia, replacing(5, 'The page is kept for five years.'))
  await done(editor, `${path}/versions`, {
    base: '1',
    'words-c1': '# Support\n\nAll makers say until which year they mend it.',
    'words-c2': 'Shops and sellers show that year if asked.',
    'words-c3': 'The label has a code.',
    'words-c4': 'The code leads to a page.',
    'words-c5': '',
    reason: 'By hand',
  })
  expect(await world.stranger.text(month)).not.toContain('has lost its ground')
  expect(await world.stranger.text(shown)).toContain('The same words were changed since')
  expect(await world.stranger.text(page)).toContain('A clause that it names is no longer there')
  expect((await world.told(table.people.member)).toSorted()).toEqual([
    'Amendment 2 to “The label” has lost its ground',
    'Amendment 3 to “The label” has lost its ground',
  ])
  expect(await world.told(table.people.stranger)).toEqual([])
  const gone = await refused(stan, `${path}/amendments`, replacing(5, 'Too late.'))
  expect(gone).toContain('Meanwhile version 2')
  expect(gone).toContain('Too late.</textarea>')

  expect(await mia.text('/needs-me')).toContain(
    'Your amendment 2 to “The label” has lost its ground',
  )
  expect(await stan.text('/needs-me')).not.toContain('has lost its ground')
  expect(await editor.text('/needs-me')).toContain('3 amendments to “The label” wait')

  const form = await mia.text(`${shown}/renew`)
  expect(form).toContain('Sellers show that year before the sale.</textarea>')
  const again = { base: '2', 'kind-1': 'replace', 'clause-1': 'c2' }
  expect(await refused(stan, `${shown}/renewals`, { ...again, 'words-1': 'x' })).toContain(
    'Only its proposer',
  )
  await done(mia, `${shown}/renewals`, { ...again, 'words-1': 'Shops show that year unasked.' })
  expect(await world.stranger.text(shown)).not.toContain('has lost its ground')
  expect(await world.stranger.text(shown)).toContain('Proposed against version 2')
})

test('every page speaks every language; what is not there is absent', async () => {
  const place = await aText()
  const { world, editor, stan, path } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  await propose(place, stan, replacing(1, DAY))
  const pages = [
    `${path}/amendments`,
    `${path}/amendments/new`,
    month,
    `${month}/renew`,
    `${path}/merge`,
  ]
  for (const language of LANGUAGES) {
    for (const at of pages) {
      const page = await (await editor.get(`/${language}${at}`)).text()
      expect(page).toContain(`<html lang="${language}"`)
      expect(page).not.toMatch(/amendments\.[a-z]+[.<"]/)
    }
  }
  for (const missing of ['/amendments/1', '/texts/1/amendments', '/texts/1/merge']) {
    expect((await world.stranger.get(missing)).status).toBe(404)
  }
})

test('what an amendment changes is shown as prose, not as its Markdown', async () => {
  const place = await aText()
  const { editor, mia, world, path } = place
  const words = 'Sellers show the **last** year, [as agreed](https://example.org/year).'
  const amendment = await propose(place, mia, replacing(2, words))
  expect(await world.stranger.text(amendment)).toContain('<a ')
  for (const page of [amendment, `${path}/merge`]) {
    const shown = (await editor.text(page)).replace(/<textarea.*?<\/textarea>/gs, '')
    expect([page, shown.includes('**'), shown.includes('](https')]).toEqual([page, false, false])
  }
})
