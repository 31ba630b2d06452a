/** A position tells for whom its person worked then: the version of their statement of interest. */
import { expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { findProcess } from '../processes/index.ts'
import { aTable } from './calls.fixtures.ts'

const consent = { permanence: '1', undertakings: '1' }

test('each position names the statement of interest that stood when it was taken', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const process = await findProcess(world.database.read, { id: table.process })
  const chair = await world.as(table.chair)
  const call = {
    process: process?.slug ?? '',
    text: table.text.id,
    kind: 'call',
    question: 'Well?',
  }
  const path = (await chair.post('/calls', call)).headers.get('location') ?? ''
  await chair.post(`${path}/opening`)
  const ann = await world.as(table.ann)
  await ann.post(`${path}/positions`, { choice: 'support', ...consent })
  await ann.post('/account/interests', { work: 'A laboratory', permanence: '1' })
  await ann.post(`${path}/positions`, { choice: 'accept', ...consent })
  const told = (await world.acts('position.state')).map(({ entry }) => entry.clear['interest'])
  expect(told).toEqual([undefined, 1])
})
