/** Whose move an appeal is at each turn, on a real database. */
import { expect, test, vi } from 'vitest'
import { movesIn } from '../../../test/moving.ts'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { appealMoves } from './moves.ts'
import { beginAppeals, facilitate } from './site.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const consent = { permanence: '1', undertakings: '1' }
  const answer = await visitor.post(path, { ...consent, ...fields })
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

test('anybody’s, each forum’s, the appellant’s, and of who moves the process on', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const { body } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  if (!body) throw new Error('no table')
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const { process, entry } = await beginAppeals(world, staff, body)
  const moves = () => movesIn(world, appealMoves, process)
  const as = (role: string) => ({ who: { kind: 'roles', roles: [role] } })
  expect(await moves()).toEqual([])

  const dora = await world.as(table.dora)
  const filing = { entry: String(entry), grounds: 'Too early.', sought: 'remand', as: 'personal' }
  const path = await done(dora, `/processes/${process.slug}/appeals`, filing)
  const about = {
    about: path.replace('/appeals/', 'appeal:'),
    href: path,
    settles: ['appeals.open', 'appeals.owed'],
  }
  const name = 'the appeal by Dora Participant'
  const until = expect.any(Number)
  const sign = { who: { kind: 'anybody' }, does: `Sign ${name}, or not`, until }
  expect(await moves()).toEqual([{ ...about, ...sign }])

  await done(await world.as(table.bea), `${path}/supporters`, { as: 'personal' })
  const answer = { ...about, does: `Answer ${name}`, until }
  expect(await moves()).toEqual([{ ...answer, ...as('chair') }])
  const chair = await world.as(table.chair)
  await done(chair, `${path}/rulings`, { finding: 'deny', reasons: 'All were asked.' })
  const carry = { who: { kind: 'behind' }, does: `Take on ${name}, or let it rest`, until }
  expect(await moves()).toEqual([{ ...about, ...carry }])
  await done(dora, `${path}/carries`)
  expect(await moves()).toEqual([{ ...answer, ...as('facilitator') }])

  const facilitator = await facilitate({ world, process }, table.ann)
  const finding = { finding: 'remand', reasons: 'Not all were.', order: 'Ask again.' }
  await done(facilitator, `${path}/rulings`, finding)
  const [owed] = await moves()
  expect(owed).toMatchObject({ ...about, does: `Repeat what ${name} had sent back` })
  expect(owed?.who).toEqual({ kind: 'roles', roles: ['facilitator', 'chair', 'secretary'] })
  expect(owed).not.toHaveProperty('until')
  await done(facilitator, `${path}/repetitions`, { href: '/record/entries/3' })
  expect(await moves()).toEqual([])
})
