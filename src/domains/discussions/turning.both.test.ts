/** What a message is turned into and by whom; neither is kept without the link to the other. */
import { expect, test, vi } from 'vitest'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { anOpenCall, objection } from '../decisions/opened.fixtures.ts'
import { anOpenDocket } from '../dockets/place.test.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { aThread, done, idOf, later, refused } from './threads.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const proposal = {
  title: 'Who pays for interpretation',
  problem: 'Who pays?',
  affected: 'Everybody who speaks no English.',
  outcome: 'Somebody does.',
  implementers: 'The host.',
  timing: 'Now.',
  capacity: 'personal',
}

test('a message becomes an issue by its author, and both lead to each other', async () => {
  const { world, ann, dora, first } = await aThread()
  const from = `message:${idOf(first)}`
  const form = await ann.text(`/issues?from=${from}`)
  expect(form).toContain('Who pays for interpretation?')
  expect(await dora.text(`/issues?from=${from}`)).not.toContain('Who pays for interpretation?')
  expect(await ann.text(first)).toContain(`/issues?from=${from}#propose`)

  const before = (await world.acts()).length
  expect((await refused(dora, '/issues', { ...proposal, from })).status).toBe(404)
  expect((await refused(ann, '/issues', { ...proposal, from: 'message:x' })).status).toBe(404)
  expect((await world.acts()).length).toBe(before)

  const issue = await done(ann, '/issues', { ...proposal, from })
  expect(await world.stranger.text(first)).toContain(issue)
  expect(await world.stranger.text(issue)).toContain(first)
  expect((await world.acts('message.turn')).length).toBe(1)
})

test('another makes something of a message with the author’s word, and not before', async () => {
  const { world, ann, dora, first, table } = await aThread()
  const from = `message:${idOf(first)}`
  await done(dora, `${first}/requests`)
  expect(await ann.text('/needs-me')).toContain('asks to turn your message into something')
  expect((await refused(dora, '/issues', { ...proposal, from })).status).toBe(404)
  expect((await refused(dora, `${first}/permissions`, { person: table.dora })).status).toBe(422)
  await done(ann, `${first}/permissions`, { person: table.dora })
  expect(await ann.text('/needs-me')).not.toContain('asks to turn your message into something')
  await done(dora, '/issues', { ...proposal, from })
  expect((await world.acts('message.turn')).length).toBe(1)
})

test('an editor puts a message into the next version, and readers learn that it did', async () => {
  const { world, table, slug } = await aThread()
  const [chair, dora] = [await world.as(table.chair), await world.as(table.dora)]
  await done(dora, '/discussions/marks')
  later(world, 1)
  const about = `text:${table.text.id}`
  const message = await done(chair, '/discussions', { ...beginning, about })
  const from = `message:${idOf(message)}`
  const next = `/texts/${table.text.id}/next?from=${from}`
  expect(await chair.text(message)).toContain(next)
  expect(await chair.text(next)).toContain('Nobody will pay for &lt;it>.')
  const fields = { base: '2', 'words-new1': 'Somebody pays.', reason: 'From the list', from }
  const path = `/texts/${table.text.id}`
  await done(chair, `${path}/versions`, fields)
  expect(await world.stranger.text(message)).toContain('Became a change of a text')
  expect(await world.stranger.text(path)).toContain(message)
  expect(await world.stranger.text(path)).toContain('1 message')
  expect(await dora.text(`/processes/${slug}/discussion`)).toContain('1 of them changes a text')
})

test('a message becomes an amendment by its author, and both lead to each other', async () => {
  const { world, table } = await aThread()
  const dora = await world.as(table.dora)
  const text = `/texts/${table.text.id}`
  const message = await done(dora, '/discussions', { ...beginning, about: `text:${table.text.id}` })
  const from = `message:${idOf(message)}`
  expect(await dora.text(message)).toContain(`${text}/amendments/new?from=${from}`)
  expect(await dora.text(`${text}/amendments/new?from=${from}`)).toContain('pay for &lt;it>.')
  const change = { 'kind-1': 'insert', 'after-1': 'start', 'words-1': 'Somebody pays.' }
  const fields = { base: '1', ...change, reason: 'Somebody must.', as: 'personal', from }
  const amendment = await done(dora, `${text}/amendments`, fields)
  expect(await world.stranger.text(message)).toContain('Became an amendment')
  expect(await world.stranger.text(message)).toContain(amendment)
  expect(await world.stranger.text(amendment)).toContain(message)
})

const beginning = { subject: 'Who pays', words: 'Nobody will pay for <it>.' }

test('a message becomes an objection in an open call, and both lead to each other', async () => {
  const { world, table, call } = await anOpenCall()
  const process = await findProcess(world.database.read, { id: table.process })
  const ann = await world.as(table.ann)
  const about = `process:${process?.id}`
  const message = await done(ann, '/discussions', { ...beginning, about })
  const from = `message:${idOf(message)}`
  expect(await ann.text(message)).toContain(`/calls/${call}?from=${from}#objections`)
  expect(await ann.text(`/calls/${call}?from=${from}`)).toContain('Nobody will pay for &lt;it>.')
  const fields = { ...objection, as: 'personal', from }
  const bea = await world.as(table.bea)
  expect((await refused(bea, `/calls/${call}/objections`, fields)).status).toBe(404)
  expect((await world.acts('objection.raise')).length).toBe(0)
  await done(ann, `/calls/${call}/objections`, fields)
  const [raised] = await world.acts('objection.raise')
  const path = `/objections/${raised?.entry.obj.split(':')[1]}`
  expect(await world.stranger.text(message)).toContain(path)
  expect(await world.stranger.text(path)).toContain(message)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('a message becomes a submission in an open docket, whose page tells of its talk', async () => {
  const { world, member, path } = await anOpenDocket()
  const about = `docket:${idOf(path)}`
  const message = await done(member, '/discussions', { ...beginning, about })
  const from = `message:${idOf(message)}`
  expect(await member.text(message)).toContain(`${path}?from=${from}#comment`)
  expect(await member.text(`${path}?from=${from}`)).toContain('Nobody will pay for &lt;it>.')
  const fields = { words: 'Nobody will pay.', as: 'personal', from }
  const submission = await done(member, `${path}/submissions`, fields)
  expect(await world.stranger.text(message)).toContain(submission)
  expect(await world.stranger.text(path)).toContain('1 message')
  expect(await world.stranger.text(`/discussions?about=${about}`)).toContain('Who pays')
})
