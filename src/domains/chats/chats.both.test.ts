/** A chat over HTTP on a real database: who writes, how often, what is read of a struck line. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, seconds } from '../../platform/values.ts'
import { anOpenRoom } from '../captions/captions.fixtures.ts'
import { contributedChats } from './index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1', as: 'personal' }

test('lines are slow, answered, struck with a reason, and stay on the record', async () => {
  const world = await aWorld()
  const { table, meeting } = await anOpenRoom(world)
  const path = `/meetings/${meeting.id}/chat`
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const send = (visitor: Visitor, fields: Fields, to = path) =>
    visitor.post(to, { ...consent, ...fields })
  const wait = (count: number) => world.clock.set(after(world.clock.now(), seconds(count)))
  type Lines = { readonly lines: readonly { readonly id: string; readonly words?: string }[] }
  const lines = async () => (JSON.parse(await world.stranger.text(`${path}.json`)) as Lines).lines

  const first = await send(ann, { words: 'أهلا by the way' })
  expect(first.status).toBe(303)
  const soon = await send(ann, { words: 'And another thing' })
  expect(soon.status).toBe(422)
  const said = await soon.text()
  expect(said).toMatch(/in 30 seconds/)
  expect(said).toContain('And another thing')
  const [one] = await lines()
  const answer = await send(chair, { words: 'Welcome.', reply: one?.id ?? '', from: 'room' })
  expect(answer.headers.get('location')).toBe(`/meetings/${meeting.id}/room#chat`)
  wait(30)
  expect((await send(ann, { words: 'And another thing' })).status).toBe(303)
  expect((await send(chair, { words: 'ü'.repeat(201) })).status).toBe(422)
  const passer = await world.as(await world.add())
  expect((await send(passer, { words: 'Hello' })).status).toBe(422)

  const strikes = `/chat-lines/${one?.id ?? ''}/strikes`
  const why = 'A name that nobody may say here.'
  expect((await send(ann, { why }, strikes)).status).toBe(422)
  expect((await send(chair, { why }, strikes)).status).toBe(303)
  expect((await send(chair, { why }, strikes)).status).toBe(422)
  const page = await world.stranger.text(path)
  expect(page).toContain(why)
  expect(page).not.toContain('by the way')
  expect((await lines()).map(({ words }) => words)).toEqual([
    undefined,
    'Welcome.',
    'And another thing',
  ])
  const contributed = await contributedChats.of(world.database.read, table.process)
  expect(contributed).toHaveLength(2)
  expect(await contributedChats.find(world.database.read, one?.id ?? '')).toBeUndefined()

  wait(24 * 60 * 60)
  expect((await send(chair, { words: 'Late.' })).status).toBe(422)
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})
