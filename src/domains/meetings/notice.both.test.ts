/** Which meeting of a series is called at shorter notice than the rule asks. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('whichever meeting of a series is called too late says why, and no other', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  world.clock.set(instant('2026-11-22T00:00Z'))
  const chair = await world.as(table.chair)
  // Late on Tuesday in Toronto comes after early on Wednesday in Fiji.
  const answer = await chair.post('/meetings', {
    ...{ host: `process:${slug}`, kind: 'call', title: 'The call', minutes: '60' },
    ...{ from: '2026-11-24', repeats: 'dates', dates: '2026-11-25', fold: 'earlier' },
    ...{ time1: '23:00', zone1: 'America/Toronto', time2: '09:00', zone2: 'Pacific/Fiji' },
    ...{ shortNotice: 'The text is due.', step: 'announce' },
    ...{ permanence: '1', undertakings: '1' },
  })
  expect(answer.status).toBe(303)
  const path = (answer.headers.get('location') ?? '').replace(/[#?].*/, '')
  const twin: { readonly meetings: readonly { readonly id: string; readonly zone: string }[] } =
    JSON.parse(await world.stranger.text(`${path}.json`))
  const late: string[] = []
  for (const { id, zone } of twin.meetings) {
    const page = await world.stranger.text(`/meetings/${id}`)
    if (page.includes('The text is due.')) late.push(zone)
  }
  expect(late).toEqual(['Pacific/Fiji'])
})
