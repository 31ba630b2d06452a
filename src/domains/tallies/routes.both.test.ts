/** The numbers over HTTP: what a chair sees, what a machine gets, and what is told once. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables, recordAct } from '../../platform/record/index.ts'
import { after, days } from '../../platform/values.ts'
import {
  aText,
  decide,
  done,
  MONTH,
  propose,
  publish,
  replacing,
  type OnTable,
} from '../amendments/text.fixtures.ts'
import { chooseCodeFor, type PersonId } from '../people/index.ts'
import { telling } from './acts.ts'
import { readCsv } from './naive.fixtures.ts'
import { quarterOf } from './rules/releases.ts'
import { tellLanguages } from './telling.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const HALF_A_YEAR = days(183)

const choose = ({ world }: OnTable, person: PersonId, code: string) =>
  world.database.transact((tx, now) => chooseCodeFor(tx, person, { scheme: 'regions', code }, now))

const ask = (place: OnTable, subject: string) =>
  done(place.stan, '/discussions', {
    about: `text:${place.path.slice('/texts/'.length)}`,
    subject,
    words: `${subject}, said at some length.`,
    anchor: 'c1.1',
  })

/** Two messages from Africa without an answer, one amendment from Europe that is taken. */
async function aTable(): Promise<OnTable> {
  const place = await aText()
  await choose(place, place.table.people.stranger, 'africa')
  await choose(place, place.table.people.member, 'europe')
  await ask(place, 'Which month')
  await ask(place, 'Which maker')
  const amendment = await propose(place, place.mia, replacing(1, MONTH))
  await decide(place, place.editor, amendment, { decision: 'take' })
  await publish(place, place.editor, 1)
  return place
}

test('a chair sees from where nothing was taken up, and what has no answer', async () => {
  const place = await aTable()
  const { chair, path } = place
  for (const address of ['/processes/labels/uptake', `${path}/uptake`]) {
    const page = await (await chair.get(address)).text()
    expect(page).toContain('3 contributions: 1 taken up, 0 in part; 2 wait for an answer.')
    expect(page).toContain('Africa: nothing taken up of 2 contributions')
    expect(page).not.toContain('Europe: nothing')
    expect(page).toContain('href="#unanswered"')
    expect(page.match(/href="\/messages\/[0-9A-Z]{26}"/g)?.length).toBe(2)
    // Regions that nobody came from are seen too; a list of which nobody chose anything is not.
    expect(page).toContain('Latin America and the Caribbean')
    expect(page).not.toContain('250 people and more')
    expect(Buffer.byteLength(page)).toBeLessThan(40 * 1024)
  }
  const process = await (await chair.get('/processes/labels')).text()
  expect(process).toContain('href="/processes/labels/uptake"')
  const text = await (await chair.get(path)).text()
  expect(text).toContain(`href="${path}/uptake"`)
  const arabic = await (await chair.get('/ar/processes/labels/uptake')).text()
  expect(arabic).toContain('dir="rtl"')
  expect(arabic).toContain('ما آل إليه أمر المساهمات')
})

test('the table has every contribution, and neither a person nor a language', async () => {
  const place = await aTable()
  const csv = await (await place.chair.get('/processes/labels/uptake.csv')).text()
  const lines = readCsv(csv)
  const said = lines.map(({ region, outcome, door }) => `${region} ${outcome} ${door}`)
  expect(said.toSorted()).toEqual(['africa none web', 'africa none web', 'europe taken-up web'])
  const json = await (await place.chair.get(`${place.path}/uptake.json`)).text()
  expect(JSON.parse(json)).toMatchObject({
    numbers: { all: { made: 3, counts: { 'taken-up': 1, none: 2 } } },
    languages: [],
  })
  for (const person of Object.values(place.table.people)) {
    expect(csv).not.toContain(person)
    expect(json).not.toContain(person)
  }
})

test('a process without contributions says so, and what is nowhere is absent', async () => {
  const place = await aText()
  const page = await (await place.chair.get('/processes/labels/uptake')).text()
  expect(page).toContain('Nobody has contributed to a text here yet.')
  expect((await place.chair.get('/processes/nothing/uptake')).status).toBe(404)
  expect((await place.chair.get('/texts/nothing/uptake')).status).toBe(404)
})

test('what is private is told once when a quarter has passed, and of few nothing is', async () => {
  const place = await aTable()
  const { world, table } = place
  const told = () => world.acts('tally.tell')
  await tellLanguages(world.database)
  expect(await told()).toEqual([])
  const quarter = quarterOf(world.clock.now())
  world.clock.set(after(world.clock.now(), HALF_A_YEAR))
  await tellLanguages(world.database)
  await tellLanguages(world.database)
  const acts = await told()
  expect(acts.map(({ entry }) => [entry.obj, entry.actor, entry.clear])).toEqual([
    [`process:${table.process.id}`, 'role:clock', { quarter, groups: [] }],
  ])
  const page = await world.stranger.text('/processes/labels/uptake')
  expect(page).toContain('Too few to be told without telling of somebody.')
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('what was told by language is read back from the record as it was told', async () => {
  const { world, table } = await aText()
  const groups = [
    { language: 'fr', counts: { taken: 12, 'not-taken': 7 } },
    { language: undefined, counts: { taken: 5, 'not-taken': 31 } },
  ]
  const release = { quarter: '2026-Q2', groups }
  await world.database.transact((tx) => recordAct(tx, telling(table.process, release)))
  const page = await world.stranger.text('/processes/labels/uptake')
  expect(page).toContain('Those who first contributed in 2026-Q2')
  expect(page).toMatch(/français.*12.*7.*all other languages.*5.*31/is)
  const json = await world.stranger.text('/processes/labels/uptake.json')
  expect(JSON.parse(json)).toMatchObject({ languages: [{ quarter: '2026-Q2' }] })
})
