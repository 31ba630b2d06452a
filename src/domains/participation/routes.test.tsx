/** The table and the audit over HTTP, on a real database: what one sees, what is recorded. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { findBody, saveBody } from '../bodies/index.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { beginProcess, findProcess } from '../processes/index.ts'
import type { By } from '../processes/index.ts'
import { findPins, latestOf } from '../templates/index.ts'
import { answerAudit, auditLines, participationFacts } from './index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const said = {
  question: 'consensus',
  verdict: 'yes',
  line: 'the table found full consensus',
  evidence: 'All objections were answered.',
}

async function aPlace() {
  const world = await aWorld()
  const table = await aTable(world)
  const found = await findProcess(world.database.read, { id: table.process })
  if (!found?.body) throw new Error('no process')
  const path = `/processes/${found.slug}`
  return {
    world,
    table,
    process: found,
    body: found.body,
    path,
    chair: await world.as(table.chair),
  }
}

test('the table shows who is missing against the target, and whom to ask', async () => {
  const { world, body, process, path } = await aPlace()
  const { read } = world.database
  const facts = () => participationFacts.provide(read, process, world.clock.now())
  expect((await facts())['seats.unfilled']).toBeUndefined()
  expect(await world.stranger.text(`${path}/participation`)).toContain('set itself no target')

  await world.database.transact(async (tx, now) => {
    const found = await findBody(tx, { id: body })
    if (!found) throw new Error('no body')
    const seats = { academia: 3, business: 2, government: 1 }
    const target = { setAt: now, setBy: 'members', seats }
    await saveBody(
      tx,
      { ...found, target },
      {
        act: 'body.target',
        actor: 'role:operator',
        obj: `body:${body}`,
        via: 'import',
        clear: { setBy: 'members', seats: ['academia=3', 'business=2', 'government=1'] },
        topics: [`body:${body}`],
      },
    )
  })
  expect((await facts())['seats.unfilled']).toEqual({ value: 3, of: 6 })
  const page = await world.stranger.text(`${path}/participation`)
  expect(page).toContain('2 seats are wanted and empty')
  expect(page).toContain('Ann Academic')
  expect(page).toContain('Nobody of this group is here yet')
  expect(page).toContain('Chris Chair')
  const twin = await (await world.stranger.get(`${path}/participation.json`)).json()
  expect(twin).toMatchObject({
    groups: expect.arrayContaining([{ group: 'academia', filled: 1, target: 3 }]),
  })
  const csv = await (await world.stranger.get(`${path}/participation.csv`)).text()
  expect(csv).toContain('government,0,1')
  const aside = await world.stranger.text(path)
  expect(aside).toContain('Who is missing, and whom to ask')
})

test('an answer stands with its evidence, is contested, and answered again beside it', async () => {
  const { world, table, path, chair } = await aPlace()
  const bare = await chair.post(`${path}/audit-answers`, { ...said, evidence: '' })
  expect(bare.status).toBe(422)
  expect(await bare.text()).toContain('value="the table found full consensus"')
  expect((await chair.post(`${path}/audit-answers`, said)).status).toBe(303)

  const page = await world.stranger.text(`${path}/audit`)
  expect(page).toContain('By consensus: yes,')
  expect(page).toContain('All objections were answered.')
  expect(page).toContain('Chris Chair')
  expect(page).not.toContain('<form')
  const id = /id="([0-9A-Z]{26})"/.exec(page)?.[1] ?? ''
  const contests = `/audit-answers/${id}/contests`
  const own = await chair.post(contests, { reason: 'Not so.', ...consent })
  expect(own.status).toBe(422)
  const dora = await world.as(table.dora)
  const unread = await dora.post(contests, { reason: 'I was not asked.' })
  expect(unread.status).toBe(422)
  expect(await unread.text()).toContain('I was not asked.')
  const done = await dora.post(contests, { reason: 'I was not asked.', ...consent })
  expect(done.status).toBe(303)
  expect(await world.stranger.text(path)).toContain('contested')
  const [line] = await auditLines(world.database.read)
  expect(line).toMatchObject({ answered: 1, of: 11, contested: 1 })

  await chair.post(`${path}/audit-answers`, { ...said, verdict: 'partly', line: 'one objects' })
  const again = await world.stranger.text(`${path}/audit`)
  expect(again).toContain('By consensus: partly,')
  expect(again).toContain('1 earlier answer')
  expect(again).toContain('I was not asked.')
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('who holds no role cannot answer, and nothing is recorded', async () => {
  const { world, table, path } = await aPlace()
  const dora = await world.as(table.dora)
  const refused = await dora.post(`${path}/audit-answers`, { ...said, ...consent })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('All objections were answered.')
  const foreign = { ...said, question: 'no-such-question' }
  const chair = await world.as(table.chair)
  expect((await chair.post(`${path}/audit-answers`, foreign)).status).toBe(422)
  expect((await chair.post(`${path}/audit-answers`, { ...said, verdict: '11' })).status).toBe(400)
  expect((await world.stranger.post(`${path}/audit-answers`, said)).status).toBe(422)
  expect((await dora.post('/audit-answers/01J0000000000000000000000X/contests')).status).toBe(404)
  expect((await world.stranger.get('/processes/none/audit')).status).toBe(404)
  expect((await world.stranger.get('/processes/none/participation')).status).toBe(404)
  expect(await world.acts('audit.answer')).toEqual([])
})

test('it can say of a reported programme: by consensus, no, the board decided', async () => {
  const { world } = await aPlace()
  const reported = { source: 'https://example.org/board', on: '2020-10-14' }
  const by: By = { kind: 'importer', reported }
  await world.database.transact(async (tx, now) => {
    const pin = latestOf(await findPins(tx), 'issue-programme')
    if (!pin) throw new Error('no template')
    const step = { tx, clock: world.clock, now, by, via: 'import' } as const
    const asked = { slug: 'programme', title: 'A programme', question: 'Which?', pin }
    const process = await beginProcess(step, { ...asked, practice: false })
    if (!process.ok) throw new Error(process.refusal.kind)
    const answered = await answerAudit(step, process.value, {
      question: 'consensus',
      verdict: 'no',
      line: 'the board decided',
      href: reported.source,
    })
    expect(answered.ok).toBe(true)
  })
  const aside = await world.stranger.text('/processes/programme')
  expect(aside).toContain('By consensus: no,')
  expect(aside).toContain('the board decided')
  const page = await world.stranger.text('/processes/programme/audit')
  expect(page).toContain('from what sources report')
  for (const language of LANGUAGES) {
    const text = await world.stranger.text(`/${language}/processes/programme/audit`)
    expect(text).toContain('the board decided')
    expect(text).not.toMatch(/participation\.[a-z]+/)
  }
  const [entry] = await world.acts('audit.answer')
  expect(entry?.entry).toMatchObject({ actor: 'role:importer', via: 'import' })
})
