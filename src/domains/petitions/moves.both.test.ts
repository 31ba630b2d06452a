/** Whose move an open petition is, and a ratification, on a real database. */
import { expect, test, vi } from 'vitest'
import { movesIn } from '../../../test/moving.ts'
import { aWorld, type Fields } from '../../../test/world.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { petitionMoves } from './moves.ts'
import { beginPetitioned } from './scene.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const PATH = '/processes/petitioned'

async function aPlace() {
  const world = await aWorld()
  const table = await aTable(world)
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const { body } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  if (!body) throw new Error('no body')
  const asked = { name: 'petitioned', distinct: 'persons' } as const
  const process = await beginPetitioned(world, staff, { body, asked })
  /** Signed in anew each time: sessions end meanwhile. */
  const send = async (path: string, fields: Fields) => {
    const consent = { permanence: '1', undertakings: '1' }
    const answer = await (await world.as(table.chair)).post(path, { ...consent, ...fields })
    expect(answer.status).toBe(303)
    return answer.headers.get('location') ?? ''
  }
  const later = (count: number) => world.clock.set(after(world.clock.now(), days(count)) as Instant)
  return { send, later, moves: () => movesIn(world, petitionMoves, process) }
}

test('a petition is anybody’s move while it is open, and nobody’s from its close on', async () => {
  const { send, later, moves } = await aPlace()
  expect(await moves()).toEqual([])
  const asked = { petition: 'promote', statement: 'Nobody looks at it.', as: 'personal' }
  const path = await send(`${PATH}/petitions`, asked)
  const [only, ...others] = await moves()
  expect(others).toEqual([])
  expect(only).toMatchObject({
    about: path.replace('/petitions/', 'petition:'),
    who: { kind: 'anybody' },
    href: path,
    settles: ['petitions.promote.*'],
    does: expect.stringMatching(/^Sign the petition “.+”, or not$/),
  })
  later(6)
  expect((await moves()).map(({ until }) => until)).toEqual([only?.until])
  later(2)
  expect(await moves()).toEqual([])
})

test('a ratification is the move of each body that still has to answer', async () => {
  const { send, later, moves } = await aPlace()
  const path = await send(`${PATH}/ratifications`, {
    ratification: 'chartering',
    subject: 'The charter of the group',
  })
  const about = path.replace('/ratifications/', 'ratification:')
  const asks = {
    does: 'Say whether this is ratified: The charter of the group',
    href: path,
    settles: ['ratifications.chartering.*'],
  }
  // Those who sit at the process's own table are its members; silence of the panel has its day.
  const table = { about: `${about}/table`, who: { kind: 'roles', roles: ['members'] }, ...asks }
  const panel = { about: `${about}/screening-panel`, ...asks, until: expect.any(Number) }
  expect(await moves()).toMatchObject([
    table,
    { ...panel, who: { kind: 'roles', roles: ['screening-panel'] } },
  ])
  expect(await moves()).not.toMatchObject([{ until: expect.any(Number) }, {}])

  later(31)
  expect(await moves()).toEqual([table])
  const votes = { yes: '4', no: '0', abstain: '0', of: '5' }
  await send(`${path}/answers`, { body: 'table', reasons: 'Yes.', ...votes })
  expect(await moves()).toEqual([])
})
