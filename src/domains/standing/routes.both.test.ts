/** Where a process stands, what is new there, and how it got there: as people read and write it. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, hours } from '../../platform/values.ts'
import { anOpenCall, consent, later, objection } from '../decisions/opened.fixtures.ts'
import { findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function aPlace() {
  const place = await anOpenCall()
  const found = await findProcess(place.world.database.read, { id: place.table.process })
  if (!found) throw new Error('no process')
  return { ...place, path: `/processes/${found.slug}` }
}

const objecting = { ...consent, ...objection, choice: 'object' }

test('what happened while somebody was away is told by kind until they have read it', async () => {
  const { world, table, call, path } = await aPlace()
  const cy = await world.as(table.cy)
  expect(await cy.text(`${path}/since`)).toContain('From now on this page tells')
  expect(await world.stranger.text(`${path}/since`)).toContain('/sign-in')

  const ann = await world.as(table.ann)
  world.clock.set(after(world.clock.now(), hours(9)))
  expect((await ann.post(`/calls/${call}/positions`, objecting)).status).toBe(303)
  expect(await cy.text(path)).toContain(`${path}/since`)
  const since = await cy.text(`${path}/since`)
  expect(since).toContain('2 acts since you were here last')
  expect(since).toContain('Decided, or on the way there')
  expect(since).toContain('Ann Academic')
  // Still new in the afternoon; nobody else's visit changes it.
  world.clock.set(after(world.clock.now(), hours(2)))
  expect(await cy.text(`${path}/since`)).toContain('2 acts since you were here last')

  const upTo = /name="upTo" value="(\d+)"/.exec(since)?.[1] ?? ''
  const before = (await world.acts()).length
  expect((await cy.post(`${path}/readings`, { upTo })).status).toBe(303)
  expect(await cy.text(`${path}/since`)).toContain('Nothing has happened here since')
  // A bookmark is no act.
  expect(await world.acts()).toHaveLength(before)
  expect((await cy.post(`${path}/readings`, { upTo: 'x' })).status).toBe(400)
  const exported = await (await cy.get('/account/export.json')).text()
  expect(exported).toContain(`visit:${table.process}`)
})

test('the state of play writes itself: what is open, and where each line leads', async () => {
  const { world, table, call, path } = await aPlace()
  const ann = await world.as(table.ann)
  await ann.post(`/calls/${call}/positions`, objecting)
  const page = await world.stranger.text(`${path}/state`)
  for (const said of [
    'What this stage waits for',
    `href="/calls/${call}"`,
    'A test that nobody pays for',
    'waits for an answer',
    'Next dates',
  ]) {
    expect(page).toContain(said)
  }
  const twin = await (await world.stranger.get(`${path}/state.json`)).json()
  expect(twin).toMatchObject({ parts: { calls: [{ href: `/calls/${call}` }] } })
  const paper = await world.stranger.text(`${path}/state.md`)
  expect(paper).toContain('## Objections that stand')
  expect(paper).toContain(`/calls/${call})`)
  expect(await world.stranger.text(`/ar${path}/state`)).toContain('dir="rtl"')
  later(world, 400)
  expect(await world.stranger.text(`${path}/state`)).not.toContain('Calls open now')
})

test('a steward tells how the group got here, and whoever is concerned objects to it', async () => {
  const { world, table, path, chair } = await aPlace()
  const told = { ...consent, words: 'It began with a recall.', line: 'First telling', seen: '0' }
  const cy = await world.as(table.cy)
  const refused = await cy.post(`${path}/histories`, told)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('It began with a recall.')
  expect(await world.stranger.text(`${path}/state`)).not.toContain('Publish this version')

  expect((await chair.post(`${path}/histories`, told)).status).toBe(303)
  const again = await chair.post(`${path}/histories`, { ...told, words: 'Another <b>story</b>.' })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('Somebody else published version 1 meanwhile')
  expect((await chair.post(`${path}/histories`, { ...told, line: '' })).status).toBe(400)

  const page = await world.stranger.text(`${path}/state`)
  expect(page).toContain('It began with a recall.')
  const line =
    /href="(\/stewards\/[^"?]+)"/.exec(page.slice(page.indexOf('id="history"')))?.[1] ?? ''
  expect((await cy.post(`${line}/contests`, { ...consent, argument: 'It did not.' })).status).toBe(
    303,
  )
  expect(await world.stranger.text(`${path}/state`)).toContain('1 objection is not settled')
  const staff = await world.as(await world.add({ role: 'secretary' }))
  expect(await staff.text('/desk')).toContain('It did not.')
  const { faults } = await checkTables(world.database.read, { acts: ACTS, tables: TABLES })
  expect(faults).toEqual([])
})
