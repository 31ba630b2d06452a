/** Who acts is read again in the transaction of the act: what ended meanwhile has ended. */
import { expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { findActor } from './actor.ts'
import { actsNow } from './answering.ts'

const NOBODY = { roles: [], seats: [] }

test('whoever lost a role between the form and its act acts without it', async () => {
  const world = await aWorld()
  const staff = await world.add({ name: 'Sol', role: 'secretary' })
  const { database, tools } = world
  const viewer = await findActor(database.read, staff, { ...tools, now: world.clock.now() })
  if (!viewer) throw new Error('nobody')
  expect(viewer.roles).toHaveLength(1)
  const given = { permanence: true, via: 'web' } as const
  const [held, lost] = await database.transact(async (tx, now) => [
    await actsNow(tx, tools, viewer, { ...given, now }),
    await actsNow(tx, { officesOf: () => Promise.resolve(NOBODY) }, viewer, { ...given, now }),
  ])
  expect(held?.roles).toEqual(viewer.roles)
  expect(lost?.roles).toEqual([])
  expect(lost?.agreed.has('permanence/1')).toBe(true)
})
