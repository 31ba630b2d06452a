/** A meeting that was cancelled: its pages say so, with why, and none of them falls over. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

test('notes and proceedings of a cancelled meeting say that it was, and why', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const called = await (
    await world.as(table.chair)
  ).post('/meetings', {
    ...{ host: `process:${slug}`, kind: 'call', title: 'The call', from: '2026-12-01' },
    ...{ time1: '15:00', zone1: 'UTC', minutes: '60', repeats: 'once', fold: 'earlier' },
    ...{ ...consent, step: 'announce' },
  })
  const path = (called.headers.get('location') ?? '').replace(/[#?].*/, '')
  world.clock.set(instant('2026-12-01T15:10Z'))
  const chair = await world.as(table.chair)
  const noted = { ...consent, kind: 'decision', words: 'We publish.' }
  expect((await chair.post(`${path}/notes`, noted)).status).toBe(303)
  const cancel = { ...consent, revision: '0', reason: 'Nobody could dial in.' }
  expect((await chair.post(`${path}/cancellation`, cancel)).status).toBe(303)
  for (const page of ['', '/notes', '/proceedings']) {
    const said = await world.stranger.text(`${path}${page}`)
    expect(said).toContain('Nobody could dial in.')
    expect(said).not.toContain('Notes are open')
    expect((await world.stranger.get(`${path}${page}.json`)).status).toBe(200)
  }
  expect(await world.stranger.text(`${path}/notes`)).toContain('We publish.')
  expect((await world.stranger.get(`${path}/proceedings.md`)).status).toBe(200)
})
