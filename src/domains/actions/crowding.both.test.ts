/** One stranger who takes on everything: others still note what they agreed on. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { OPEN_OF_ONE_MAX } from './action.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

test('one person takes on thirty things, is told why not more, and stops nobody else', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const [dora, ann] = [await world.as(table.dora), await world.as(table.ann)]
  const take = (who: typeof dora, what: string) =>
    who.post('/actions', {
      ...consent,
      host: `process:${slug}`,
      what,
      owner: 'me',
      due: '2026-12-24',
    })
  for (let index = 0; index < OPEN_OF_ONE_MAX; index++) {
    expect((await take(dora, `Thing ${index}`)).status).toBe(303)
  }
  const refused = await take(dora, 'One more')
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('30')
  expect(page).toContain('value="One more"')
  expect((await take(ann, 'What we agreed')).status).toBe(303)
})
