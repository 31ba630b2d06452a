/** Twenty at once, the same and different: one is current, none is lost, none doubled. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aTable } from '../src/domains/decisions/calls.fixtures.ts'
import { findBody } from '../src/domains/bodies/index.ts'
import { findProcess } from '../src/domains/processes/index.ts'
import { after, days } from '../src/platform/values.ts'
import { aWorld, type Fields, type Visitor, type World } from './world.ts'

const TIMES = 20
const consent = { permanence: '1', undertakings: '1' }
const numbers = Array.from({ length: TIMES }, (_, index) => index)

async function statusesOf(sent: readonly Promise<Response>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { status } of await Promise.all(sent)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** The same form many times at once, as fingers and bad lines send it. */
const same = (visitor: Visitor, path: string, fields: Fields) =>
  statusesOf(numbers.map(() => visitor.post(path, fields, 'the-very-same-key')))

/** As many forms, each filled anew. */
const anew = (visitor: Visitor, path: string, fields: (number: number) => Fields) =>
  statusesOf(numbers.map((number) => visitor.post(path, fields(number))))

const count = async (world: World, act: string) => (await world.acts(act)).length

async function aCall() {
  const world = await aWorld()
  const table = await aTable(world)
  const process = await findProcess(world.database.read, { id: table.process })
  const body = process?.body && (await findBody(world.database.read, { id: process.body }))
  const chair = await world.as(table.chair)
  const drafted = await chair.post('/calls', {
    process: process?.slug ?? '',
    text: table.text.id,
    kind: 'call',
    question: 'Can you live with it?',
  })
  const path = drafted.headers.get('location') ?? ''
  await chair.post(`${path}/opening`)
  return { world, table, chair, path, body: `/bodies/${body ? body.slug : ''}` }
}

const Twin = z.object({
  positions: z.array(z.object({ choice: z.string() })),
  objections: z.array(z.object({ id: z.string() })),
})

test('of twenty positions of one person at once one is current, and all stay', async () => {
  const { world, table, path } = await aCall()
  const ann = await world.as(table.ann)
  const position = { choice: 'support', ...consent }
  expect(await same(ann, `${path}/positions`, position)).toEqual({ 303: TIMES })
  expect(await count(world, 'position.state')).toBe(1)
  const choices = ['support', 'accept', 'none'] as const
  const sent = await anew(ann, `${path}/positions`, (number) => ({
    ...position,
    choice: choices[number % choices.length] ?? 'none',
    reason: `reason ${number}`,
  }))
  expect(sent).toEqual({ 303: TIMES })
  expect(await count(world, 'position.state')).toBe(1 + TIMES)
  const twin = Twin.parse(await (await world.stranger.get(`${path}.json`)).json())
  expect(twin.positions).toHaveLength(1)
})

test('one who sends agreement with twenty first acts at once agreed once', async () => {
  const { world, table, path } = await aCall()
  const before = await count(world, 'undertakings.agree')
  const ben = await world.as(table.ben)
  await anew(ben, `${path}/positions`, () => ({ choice: 'support', ...consent }))
  expect((await count(world, 'undertakings.agree')) - before).toBe(2)
})

test('one takes one seat, however often it is asked for at once', async () => {
  const { world, body } = await aCall()
  const eve = await world.as(await world.add({ name: 'Eve', group: 'business' }))
  expect(await anew(eve, `${body}/seats`, () => consent)).toEqual({ 303: 1, 422: TIMES - 1 })
  expect(await count(world, 'seat.take')).toBe(5)
})

test('two seconds of one person for one issue are one', async () => {
  const world = await aWorld()
  const ama = await world.as(await world.add())
  const eve = await world.as(await world.add({ group: 'business' }))
  const fields = ['title', 'problem', 'affected', 'outcome', 'implementers', 'timing']
  const proposal = Object.fromEntries(fields.map((name) => [name, name]))
  const speaking = { capacity: 'personal', ...consent }
  const proposed = await ama.post('/issues', { ...proposal, ...speaking })
  const path = `${proposed.headers.get('location')}/seconds`
  expect(await same(eve, path, speaking)).toEqual({ 303: TIMES })
  expect(await anew(eve, path, () => speaking)).toEqual({ 422: TIMES })
  expect(await count(world, 'second.give')).toBe(1)
})

test('versions of one’s interests follow each other, also when stated at once', async () => {
  const world = await aWorld()
  const ama = await world.as(await world.add())
  await anew(ama, '/account/interests', (number) => ({ work: `work ${number}`, permanence: '1' }))
  const versions = (await world.acts('interest.state')).map(({ entry }) => entry.clear['version'])
  expect(versions).toEqual(numbers.map((number) => number + 1))
})

test('twenty who take one name at once all have it, each under a handle of their own', async () => {
  const world = await aWorld()
  const people = []
  for (const _ of numbers) people.push(await world.as(await world.add()))
  const settings = { name: 'The Same Name', language: 'en', zone: 'UTC', permanence: '1' }
  const sent = people.map((visitor) => visitor.post('/account/settings', settings))
  expect(await statusesOf(sent)).toEqual({ 303: TIMES })
})

test('one designation at a time is made final, and once', async () => {
  const { world, table, chair, path } = await aCall()
  const ann = await world.as(table.ann)
  await ann.post(`${path}/positions`, { choice: 'support', ...consent })
  world.clock.set(after(world.clock.now(), days(15)))
  const designation = { level: 'consensus', polarity: 'for', reasons: 'All agree.', ...consent }
  const again = await world.as(table.chair)
  expect(await same(again, `${path}/designations`, designation)).toEqual({ 303: TIMES })
  expect(await count(world, 'designation.propose')).toBe(1)
  world.clock.set(after(world.clock.now(), days(8)))
  const final = await anew(chair, `${path}/designations`, () => ({ final: '1', ...consent }))
  expect(final).toEqual({ 303: 1, 422: TIMES - 1 })
  expect(await count(world, 'designation.conclude')).toBe(1)
  const adopting = await anew(chair, `${path}/outcomes`, () => ({
    title: 'Outcome',
    ...consent,
  }))
  expect(adopting).toEqual({ 303: 1, 422: TIMES - 1 })
})
