/** Who serves in a process and who stands in for them, on its page and in its twin; over HTTP. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { after, days, instant } from '../../platform/values.ts'
import { findBody, termsOf } from '../bodies/index.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from './index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test.each([
  ['in the whole body', false],
  ['in this process alone', true],
])('whoever stands in for a chair %s is named beside them until the day', async (_, alone) => {
  const world = await aWorld()
  const table = await aTable(world)
  const { read } = world.database
  const process = await findProcess(read, { id: table.process })
  const body = process?.body && (await findBody(read, { id: process.body }))
  if (!process || !body) throw new Error('a process of a body')
  const [term] = await termsOf(read, body.id)
  await world.add({ name: 'Dora <Deputy>' })
  const path = `/processes/${process.slug}`
  expect(await world.stranger.text(path)).not.toContain('Deputy')
  const chair = await world.as(table.chair)
  const named = await chair.post(`/bodies/${body.slug}/stand-ins`, {
    for: `role:${term?.id}`,
    handle: 'dora-deputy',
    until: '2026-12-04',
    permanence: '1',
    ...(alone ? { process: process.slug } : {}),
  })
  expect(named.status).toBe(303)
  const page = await world.stranger.text(path)
  expect(page).toMatch(/Dora &lt;Deputy>[^]*, for [^]*Chris Chair[^]* until [^]*4 December 2026/)
  const twin: unknown = await (await world.stranger.get(`${path}.json`)).json()
  expect(twin).toMatchObject({
    officers: [{ role: 'chair', standIns: [{ until: instant('2026-12-05T00:00Z') }] }],
  })
  world.clock.set(after(world.clock.now(), days(20)))
  expect(await world.stranger.text(path)).not.toContain('Deputy')
})
