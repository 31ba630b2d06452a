/** The life of a text over HTTP and in steps: draft, on the table, superseded, errata. */
import { expect, test } from 'vitest'
import { aWorld, type Fields } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { factsOf } from '../processes/index.ts'
import { textFacts } from './facts.ts'
import { textSource } from './source.ts'
import { correctText } from './steps-life.ts'
import { errataOf } from './store-errata.ts'
import { findText } from './store.ts'
import { aTableAt, stepBy, value } from './table.fixtures.ts'
import { clauseId, textId } from './text.ts'

const READ = { permanence: '1', undertakings: '1' }

async function atTheTable() {
  const world = await aWorld()
  const table = await aTableAt(world, 'plenary')
  const editor = await world.as(table.people.editor)
  const begin = async (fields: Fields): Promise<string> => {
    const common = { process: 'labels', language: 'en', reason: 'First', ...READ }
    const answer = await editor.post('/texts', { ...common, ...fields })
    expect(answer.status).toBe(303)
    return answer.headers.get('location') ?? ''
  }
  return { world, table, editor, begin }
}

test('nobody is asked about a draft until the pen puts it on the table', async () => {
  const { world, table, editor, begin } = await atTheTable()
  const { read } = world.database
  const path = await begin({ title: 'A first try', 'words-new1': 'One [thing].', draft: '1' })
  expect(await world.stranger.text(path)).toContain('nobody is asked about it yet')
  expect(await textSource.textsOf(read, table.process.id)).toEqual([])
  const facts = () => factsOf(read, table.process, [textFacts], world.clock.now())
  expect((await facts())['texts.clauses']).toEqual({ value: 0 })

  const member = await world.as(table.people.member)
  expect((await member.post(`${path}/tabling`, READ)).status).toBe(422)
  expect(await member.text(`${path}/stages`)).not.toContain('<form')
  expect(await editor.text(`${path}/stages`)).toContain('Put on the table')
  expect((await editor.post(`${path}/tabling`, READ)).status).toBe(303)
  expect((await editor.post(`${path}/tabling`, READ)).status).toBe(422)
  expect(await world.stranger.text(path)).not.toContain('nobody is asked about it yet')
  expect((await textSource.textsOf(read, table.process.id)).length).toBe(1)
  expect((await facts())['brackets.open']).toEqual({ value: 1 })
  expect((await world.acts('text.table')).length).toBe(1)
})

test('a text that was superseded names its successor, and gets no further version', async () => {
  const { world, editor, begin } = await atTheTable()
  const old = await begin({ title: 'The old one', 'words-new1': 'Old words.' })
  const young = await begin({ title: 'The new one', 'words-new1': 'New words.' })
  const by = (path: string) => ({ by: path.replace('/texts/', ''), ...READ })
  expect((await editor.post(`${old}/successor`, by(old))).status).toBe(422)
  expect((await editor.post(`${old}/successor`, by(young))).status).toBe(303)
  expect(await world.stranger.text(old)).toContain(`href="${young}"`)
  expect(await world.stranger.text(young)).toContain(`href="${old}"`)
  // No circle, and no version after the last.
  expect((await editor.post(`${young}/successor`, by(old))).status).toBe(422)
  const next = { base: '1', 'words-c1': 'More.', reason: 'More', ...READ }
  const answer = await editor.post(`${old}/versions`, next)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Another text took the place of this one')
  expect((await world.acts('text.publish')).length).toBe(2)
})

test('an erratum stands beside an adopted version, which stays as it is', async () => {
  const { world, table, editor, begin } = await atTheTable()
  const path = await begin({ title: 'The label', 'words-new1': 'A maker say the year.' })
  const { database } = world
  const id = textId(path.replace('/texts/', ''))
  const text = id && (await findText(database.read, id))
  if (!text) throw new Error('no text')
  const asked = { version: 1, clause: clauseId('c1'), stands: 'say', shouldStand: 'says' }
  const correct = (adopted: readonly number[], more: object = {}) =>
    database.transact(async (tx, at) => {
      const step = await stepBy(world, tx, table.people.editor)
      const adoptions = adopted.map((version) => ({ version, href: '/outcomes/1', at }))
      const of = { process: table.process, text, adoptions }
      return correctText(step, of, { ...asked, reason: 'A slip', ...more })
    })
  expect(await correct([])).toMatchObject({ refusal: { kind: 'not-adopted', version: 1 } })
  expect(await correct([1], { stands: 'a' })).toMatchObject({ refusal: { times: 3 } })
  expect(await correct([1], { shouldStand: 'say' })).toMatchObject({
    refusal: { kind: 'same-words' },
  })
  expect(await correct([1], { clause: clauseId('c9') })).toMatchObject({
    refusal: { kind: 'no-such-clause' },
  })
  expect(value(await correct([1])).number).toBe(1)
  const page = await world.stranger.text(path)
  expect(page).toContain('A maker say the year.')
  expect(page).toContain('Erratum 1')
  expect((await errataOf(database.read, text.id)).length).toBe(1)
  expect((await world.acts('text.correct'))[0]?.entry.clear).toEqual({
    erratum: 1,
    version: 1,
    clause: 'c1',
  })
  // Over HTTP nothing was adopted here, whatever a form says.
  const sent = { version: '1', clause: 'c1', stands: 'say', should: 'says', reason: 'Slip' }
  const answer = await editor.post(`${path}/errata`, { ...sent, ...READ })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Version 1 was not adopted here')
  const { faults } = await checkTables(database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})
