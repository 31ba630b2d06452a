/** A meeting that was cancelled: its pages say so, with why, and none of them falls over. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

async function aCall(title: string) {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const called = await (
    await world.as(table.chair)
  ).post('/meetings', {
    ...{ host: `process:${slug}`, kind: 'call', title, from: '2026-12-01' },
    ...{ time1: '15:00', zone1: 'UTC', minutes: '60', repeats: 'once', fold: 'earlier' },
    ...{ ...consent, step: 'announce' },
  })
  const path = (called.headers.get('location') ?? '').replace(/[#?].*/, '')
  /** Something is decided, and the meeting cancelled, at this time. */
  const cancelAt = async (time: string) => {
    world.clock.set(instant(`2026-12-01T${time}Z`))
    const chair = await world.as(table.chair)
    const noted = { ...consent, kind: 'decision', words: 'We publish.' }
    expect((await chair.post(`${path}/notes`, noted)).status).toBe(303)
    const cancel = { ...consent, revision: '0', reason: 'Nobody could dial in.' }
    expect((await chair.post(`${path}/cancellation`, cancel)).status).toBe(303)
    return chair
  }
  return { world, path, cancelAt }
}

const SEEN = ['', '/notes', '/proceedings'] as const

test('notes and proceedings of a cancelled meeting say that it was, and why', async () => {
  const { world, path, cancelAt } = await aCall('The call')
  const chair = await cancelAt('14:55')
  for (const page of SEEN) {
    const said = await world.stranger.text(`${path}${page}`)
    expect(said).toContain('Nobody could dial in.')
    expect(said).not.toContain('Notes are open')
    expect((await world.stranger.get(`${path}${page}.json`)).status).toBe(200)
  }
  expect(await world.stranger.text(`${path}/notes`)).toContain('We publish.')
  expect((await world.stranger.get(`${path}/proceedings.md`)).status).toBe(200)
  const closing = { ...consent, to: 'close' }
  expect((await chair.post(`${path}/minutes`, closing)).status).toBe(422)
})

test('the minutes of a meeting that was broken off are still closed', async () => {
  const { world, path, cancelAt } = await aCall('The broken call')
  const chair = await cancelAt('15:10')
  for (const page of SEEN) {
    const said = await world.stranger.text(`${path}${page}`)
    expect(said).toContain('Nobody could dial in.')
    expect((await world.stranger.get(`${path}${page}.json`)).status).toBe(200)
  }
  world.clock.set(instant('2026-12-01T16:01Z'))
  expect((await chair.post(`${path}/minutes`, { ...consent, to: 'close' })).status).toBe(303)
  expect(await world.stranger.text(`${path}/notes`)).toContain('We publish.')
})
