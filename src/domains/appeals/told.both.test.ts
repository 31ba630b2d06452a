/** Mail about appeals: who is told, of what, and what no mail may say. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { beginAppeals } from './site.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const WRONG = 'It was begun before anybody was asked.'

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`)
  return answer.headers.get('location') ?? ''
}

test('those whom an appeal concerns are told: whose act, its forum, who signed', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const body = (await findProcess(world.database.read, { id: table.process }))?.body
  if (!body) throw new Error('no table')
  const begun = await beginAppeals(world, await world.add({ role: 'secretary' }), body)
  const [dora, bea] = [await world.as(table.dora), await world.as(table.bea)]
  const chair = await world.as(table.chair)
  const filing = { entry: String(begun.entry), grounds: WRONG, sought: 'remand', as: 'personal' }
  const appeal = await done(dora, `/processes/${begun.process.slug}/appeals`, filing)
  const sol = (await world.acts('process.begin')).at(-1)?.entry.actor
  expect((await world.mails()).map(({ person, subject }) => [person, subject])).toEqual([
    [sol, 'An act of yours is appealed: Appeals'],
  ])
  await done(bea, `${appeal}/supporters`, { as: 'personal' })
  const waits = 'An appeal waits for your answer: Appeals'
  expect(await world.told(table.chair)).toEqual([waits])
  await done(chair, `${appeal}/rulings`, { finding: 'deny', reasons: 'All were asked in May.' })
  const ruled = 'The appeal you signed was ruled on: Appeals'
  expect([await world.told(table.dora), await world.told(table.bea)]).toEqual([[ruled], [ruled]])
  const mails = await world.mails()
  expect(mails[0]?.text).toContain('All were asked in May.')
  // The first forum is confidential: its grounds are on no mail.
  expect(mails.filter(({ text }) => text.includes(WRONG))).toEqual([])
  await done(dora, `${appeal}/carries`)
  expect(await world.told(table.chair)).toEqual([waits])
})
