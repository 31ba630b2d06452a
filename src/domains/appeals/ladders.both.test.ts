/** Two ladders of appeals over HTTP, on a real database: which act goes where, and who may. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { appealFacts, appealHappenings } from './index.ts'
import { beginAppeals, LADDERED } from './site.fixtures.ts'
import { appealsIn } from './store.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function aPlace() {
  const world = await aWorld()
  const table = await aTable(world)
  const convening = await findProcess(world.database.read, { id: table.process })
  if (!convening?.body) throw new Error('no table')
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const begun = await beginAppeals(world, staff, convening.body, LADDERED)
  const path = `/processes/${begun.process.slug}/appeals`
  const entry = String(begun.entry)
  const filing = { entry, grounds: 'Nobody was asked.', sought: 'remand', as: 'personal' }
  const fields = { permanence: '1', undertakings: '1', ...filing }
  return { world, table, path, fields, staff, process: begun.process }
}

test('whoever took part appeals against an officer, on the ladder for that alone', async () => {
  const { world, path, fields, staff, process } = await aPlace()
  const sol = await world.as(staff)
  const answer = async (ladder: string) => {
    const got = await sol.post(path, { ...fields, ladder })
    return { status: got.status, text: await got.text() }
  }
  expect(await answer('')).toMatchObject({ status: 422 })
  expect((await answer('minutes')).text).toContain('This way is for other matters than this act')
  expect(await answer('conduct')).toMatchObject({ status: 303 })
  const { read, clock } = world.database
  expect(await appealsIn(read, process.id)).toMatchObject([
    { ladder: 'conduct', subject: { matters: ['conduct:secretary'] } },
  ])
  const facts = await appealFacts.provide(read, process, clock.now())
  expect(facts['appeals.open']?.value).toBe(1)
  const happened = await appealHappenings.happened(read, process)
  expect(happened).toMatchObject([{ kind: 'appeal', is: 'filed', ladder: 'conduct' }])
  expect(await checkTables(read, { tables: TABLES })).toMatchObject({ faults: [], more: false })
})

test('who did nothing in the process is refused where the ladder asks for that', async () => {
  const { world, table, path, fields } = await aPlace()
  const dora = await world.as(table.dora)
  const answer = await dora.post(path, { ...fields, ladder: 'conduct' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('These rules let only some people do this')
})
