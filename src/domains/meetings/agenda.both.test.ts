/** What one person can do to what a meeting takes up, before it and after it. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { after, days, hours } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { ITEMS_OF_ONE_MAX } from './agenda.ts'
import { HUBS_OF_ONE_MAX } from './hub.ts'
import { MATERIALS_OF_ONE_MAX } from './material.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

async function said(visitor: Visitor, path: string, fields: Fields = {}) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return { status: answer.status, at: answer.headers.get('location'), text: await answer.text() }
}

async function aCall(world: World, { process, chair }: Table) {
  const { slug = '' } = (await findProcess(world.database.read, { id: process })) ?? {}
  const from = new Date(after(world.clock.now(), days(5))).toISOString().slice(0, 10)
  const { at } = await said(await world.as(chair), '/meetings', {
    ...{ host: `process:${slug}`, kind: 'call', title: 'The call', from, minutes: '60' },
    ...{ time1: '12:00', zone1: 'UTC', repeats: 'once', fold: 'earlier', step: 'announce' },
  })
  return (at ?? '').replace(/[#?].*/, '')
}

const itemsAt = async (world: World, path: string) => {
  const twin: {
    readonly agenda: readonly { readonly id: string; readonly state: string }[]
    readonly starts: string
  } = JSON.parse(await world.stranger.text(`${path}.json`))
  return twin
}

test('what a meeting took up is neither withdrawn, declined nor ordered after it', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const path = await aCall(world, table)
  const ann = await world.as(table.ann)
  expect((await said(ann, `${path}/items`, { topic: 'Who pays' })).status).toBe(303)
  const { agenda, starts } = await itemsAt(world, path)
  const item = `${path}/items/${agenda[0]?.id ?? ''}`
  world.clock.set(after(Date.parse(starts) as ReturnType<typeof world.clock.now>, hours(2)))
  const chair = await world.as(table.chair)
  const before = (await world.acts()).length
  const tries = [
    await said(await world.as(table.ann), `${item}/withdrawal`),
    await said(chair, `${item}/declining`, { reason: 'It never was.' }),
    await said(chair, `${item}/place`, { place: '7', minutes: '5' }),
    await said(chair, `${path}/agenda`),
  ]
  expect(tries.map(({ status }) => status)).toEqual([422, 422, 422, 422])
  expect((await world.acts()).length).toBe(before)
  expect((await itemsAt(world, path)).agenda.map(({ state }) => state)).toEqual(['open'])
  const running = await chair.text(`${path}/running`)
  expect(running).not.toContain('/declining')
  expect(running).not.toContain(`action="${path}/agenda"`)
})

test('one person fills neither the agenda nor the hubs nor the papers of a meeting', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const path = await aCall(world, table)
  const brings: readonly (readonly [string, (index: number) => Fields, number])[] = [
    ['items', (index) => ({ topic: `Item ${index}` }), ITEMS_OF_ONE_MAX],
    ['hubs', (index) => ({ place: `Room ${index}` }), HUBS_OF_ONE_MAX],
    [
      'materials',
      (index) => ({ title: `Paper ${index}`, href: `https://p.example/${index}` }),
      MATERIALS_OF_ONE_MAX,
    ],
  ]
  const people = [await world.as(table.ann), await world.as(table.ben), await world.as(table.chair)]
  const [ann, ben, chair] = people
  if (!ann || !ben || !chair) throw new Error('three people')
  for (const [what, fields, most] of brings) {
    for (let index = 0; index < most; index++) {
      expect((await said(ann, `${path}/${what}`, fields(index))).status).toBe(303)
    }
    const refused = await said(ann, `${path}/${what}`, fields(99))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`The most that one person brings here: ${most}.`)
    expect((await said(ben, `${path}/${what}`, fields(98))).status).toBe(303)
    for (let index = 0; index <= most; index++) {
      expect((await said(chair, `${path}/${what}`, fields(index))).status).toBe(303)
    }
  }
})
