/** The record read back: by act, actor, object and subject, newest first, page by page. */
import { expect, test } from 'vitest'
import { entryAt, historyOf } from './history.ts'
import { keep, recordAct } from './keep.ts'
import { prose } from './prose.ts'
import { anAct, aRecord, aThing, THINGS } from './record.fixtures.ts'

async function aHistory() {
  const world = await aRecord()
  for (const [id, size] of [
    ['a', 1],
    ['b', 1],
    ['a', 2],
  ] as const) {
    const words = prose('words', `${id} ${size}`, world.clock)
    const act = anAct({ obj: `thing:${id}`, parts: [words] })
    await world.transact((tx) => keep(tx, THINGS, aThing(id, { size }), act))
  }
  await world.transact((tx) =>
    recordAct(tx, anAct({ act: 'profile.publish', actor: 'role:chair', obj: 'p_2' })),
  )
  return world
}

test('lines come newest first, and each filter asks for what it says', async () => {
  const { read } = await aHistory()
  const indices = async (asked: Omit<Parameters<typeof historyOf>[1], 'limit'>, limit = 10) =>
    (await historyOf(read, { ...asked, limit })).map(({ index }) => index)

  expect(await indices({})).toEqual([3, 2, 1, 0])
  expect(await indices({ obj: 'thing:a' })).toEqual([2, 0])
  expect(await indices({ subject: 'thing:b' })).toEqual([1])
  expect(await indices({ actor: 'role:chair' })).toEqual([3])
  expect(await indices({ act: 'thing.make' })).toEqual([2, 1, 0])
  expect(await indices({ act: 'thing.make', obj: 'thing:a', before: 2 })).toEqual([0])
  expect(await indices({ before: 3 }, 2)).toEqual([2, 1])
})

test('an entry knows what it superseded and what superseded it', async () => {
  const { read } = await aHistory()
  expect(await entryAt(read, 0)).toMatchObject({ supersededBy: 2 })
  expect(await entryAt(read, 2)).toMatchObject({ entry: { prev: 0 }, supersededBy: undefined })
  expect(await entryAt(read, 4)).toBeUndefined()
})

test('an unredacted part is shown with all that opens its commitment', async () => {
  const { read } = await aHistory()
  expect((await entryAt(read, 1))?.parts).toMatchObject([
    { kind: 'open', opening: { name: 'words', mediaType: 'text/plain', text: 'b 1' } },
  ])
})
