/** Bodies over HTTP: who sits down, who leaves, who appoints, and what nobody may do. */
import { expect, test } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import type { BodyId } from './body.ts'
import { found } from './rules.ts'
import { saveBody } from './store.ts'

const READ = { permanence: '1' }

/** An open table, grouped by what people chose. */
async function aTable(world: World): Promise<void> {
  const { clock, database } = world
  await database.transact(async (tx, now) => {
    const name = prose('name', 'The table', clock)
    const place = { slug: 'table', kind: 'table', joining: 'open' } as const
    const id = newUlid(clock) as BodyId
    const rest = { mandate: null, grouping: 'stakeholder-groups', practice: true }
    const body = found({ ...place, ...rest, id, name }, now)
    await saveBody(tx, body, {
      act: 'body.found',
      actor: 'role:operator',
      obj: `body:${id}`,
      via: 'import',
      clear: { ...place, grouping: 'stakeholder-groups' },
      parts: [name],
      topics: ['bodies'],
    })
  })
}

test('who chose a group takes a seat without anybody’s approval, and leaves it again', async () => {
  const world = await aWorld()
  await aTable(world)
  const ama = await world.as(await world.add({ name: 'Ama', group: 'business' }))
  expect((await ama.post('/bodies/table/seats', READ)).status).toBe(303)
  expect(await world.stranger.text('/bodies/table')).toContain('1 seat filled')
  expect((await ama.post('/bodies/table/seats', READ)).status).toBe(422)

  expect((await ama.post('/bodies/table/departures')).status).toBe(303)
  const page = await world.stranger.text('/bodies/table')
  expect(page).toContain('No seat is filled')
  expect(page).toContain('Who was here before')
  expect((await world.acts('seat.take')).map(({ entry }) => entry.clear['group'])).toEqual([
    'business',
  ])
})

test('without a group, or without having read what is permanent, nobody sits down', async () => {
  const world = await aWorld()
  await aTable(world)
  const groupless = await world.as(await world.add())
  const answer = await groupless.post('/bodies/table/seats', READ)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('stakeholder-groups')
  const unread = await world.as(await world.add({ group: 'business' }))
  expect((await unread.post('/bodies/table/seats')).status).toBe(422)
  expect(await world.acts('seat.take')).toEqual([])
})

test('a stranger sees no form, and cannot post one', async () => {
  const world = await aWorld()
  await aTable(world)
  expect(await world.stranger.text('/bodies/table')).not.toContain('<form')
  const answer = await world.stranger.post('/bodies/table/seats', READ)
  expect(answer.status).toBe(422)
  expect(await world.acts('seat.take')).toEqual([])
})

test('a seat is taken once, however often the form is sent', async () => {
  const world = await aWorld()
  await aTable(world)
  const ama = await world.as(await world.add({ group: 'business' }))
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ama.post('/bodies/table/seats', READ, 'the-same-key')),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303))
  expect((await world.acts('seat.take')).length).toBe(1)
})

test('only officers give roles, to people who are here, for a term that ends later', async () => {
  const world = await aWorld()
  await aTable(world)
  await world.add({ name: 'Ama' })
  const someone = await world.as(await world.add())
  const staff = await world.as(await world.add({ role: 'secretary' }))
  await staff.post('/account/agreements', READ)
  await someone.post('/account/agreements', READ)
  const role = { handle: 'ama', role: 'chair', until: '2027-01-31' }
  const give = '/bodies/table/roles'
  expect((await someone.post(give, role)).status).toBe(422)
  expect((await staff.post(give, { ...role, until: '2020-01-01' })).status).toBe(422)
  expect(await (await staff.post(give, { ...role, handle: 'nobody' })).text()).toContain('nobody')
  expect((await staff.post(give, { ...role, role: 'king' })).status).toBe(400)
  expect((await staff.post(give, role)).status).toBe(303)
  expect((await staff.post(give, role)).status).toBe(422)
  expect(await world.stranger.text('/bodies/table')).toContain('31 January 2027')
})
