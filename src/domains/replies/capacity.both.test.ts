/** In what capacity somebody speaks by mail: as they say, where they may; else nothing is done. */
import { expect, test, vi } from 'vitest'
import { anOpenCall, speak } from '../decisions/opened.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { byMail } from './doors.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

test('a position is recorded for the organisation that its mail names, or not at all', async () => {
  const { world, table, call } = await anOpenCall()
  const process = await findProcess(world.database.read, { id: table.process })
  const agrees = (process && undertakingsOf(process.pin)) ?? 'permanence'
  const about = `call:${call}`
  const ann = await speak({ world, table, call }, table.ann)
  for (const organisation of ['Example Corp', 'Example Institute']) {
    const fields = { organisation, permanence: '1' }
    expect((await ann.post('/account/affiliations', fields)).status).toBe(303)
  }
  const said = async (own: string) => {
    const outcome = await byMail(world, table.ann, { about, own, agrees })
    return outcome.kind === 'not-understood' || outcome.kind === 'unread'
      ? outcome.kind
      : outcome.said
  }
  const caps = async () => (await world.acts('position.state')).map(({ entry }) => entry.cap)

  expect(await said('support')).toContain('in your personal capacity')
  expect(await said('support for Example Corp: we build them')).toContain('for Example Corp.')
  expect(await said('accept\nas: example institute')).toContain('for Example Institute.')
  expect(await said('support\nas: myself')).toContain('in your personal capacity')
  const before = await caps()
  expect(before.map((cap) => cap === 'personal')).toEqual([true, false, false, true])
  expect(new Set(before).size).toBe(3)

  const asks = await said('support for Example')
  expect(asks).toContain('Example Corp and Example Institute')
  expect(asks).toContain('as: Example Corp')
  expect(await said('accept\nas: Elsewhere')).toContain('Elsewhere')
  const nobody = await byMail(world, table.ben, { about, own: 'support for Example Corp', agrees })
  expect(nobody.kind === 'refused' ? nobody.said : nobody.kind).toContain('no organisation called')
  expect(await caps()).toEqual(before)

  // An argument that ends with the name is no capacity.
  const objected = await said('object: this is bad for Example Corp\nRemedy: Leave it out.')
  expect(objected).toContain('in your personal capacity')
})
