/** Numbers, predecessors and digests, as two engines give them at commit. */
import { describe, expect, test } from 'vitest'
import { playedClock, seededRandom } from '../clock.ts'
import { instant } from '../values.ts'
import { historyOf } from './history.ts'
import { digestOf, keep, keyOf, recordAct, subjectOf } from './keep.ts'
import { prose } from './prose.ts'
import { wordsOf } from './reading.ts'
import { ADA, anAct, aRecord, aThing, NOON, POSITIONS, THINGS } from './record.fixtures.ts'

type World = Awaited<ReturnType<typeof aRecord>>

const linesOf = async (world: World) => (await historyOf(world.read, { limit: 200 })).toReversed()
const make = (world: World, id: string, size = 1) =>
  world.transact((tx) => keep(tx, THINGS, aThing(id, { size }), anAct({ obj: `thing:${id}` })))

test('a row is saved with its act, and its entry carries the digest of the row', async () => {
  const world = await aRecord()
  await make(world, 'a')

  const [line] = await linesOf(world)
  expect(line).toMatchObject({
    index: 0,
    entry: { act: 'thing.make', of: 'thing:a', t: NOON / 1_000 },
  })
  expect(line?.entry.kept).toBe(digestOf(THINGS, aThing('a')))
  expect(line?.entry.dated).toBeUndefined()
  expect(world.touched).toEqual([['record', 'thing:1']])
})

test('a column added later, as null, changes no digest; any value in it does', () => {
  const { words, ...before } = aThing('a')
  expect(words).toBeNull()
  expect(digestOf(THINGS, before)).toBe(digestOf(THINGS, aThing('a')))
  const others = [aThing('b'), aThing('a', { size: 2 }), aThing('a', { words: 'x' })]
  const digests = [aThing('a'), ...others].map((row) => digestOf(THINGS, row))
  expect(new Set(digests).size).toBe(4)
})

test('a transaction that rolls back leaves no gap, and touches nothing', async () => {
  const world = await aRecord()
  await make(world, 'a')
  const lost = world.transact(async (tx) => {
    await keep(tx, THINGS, aThing('lost'), anAct())
    throw new Error('changed my mind')
  })
  await expect(lost).rejects.toThrow('changed my mind')
  await make(world, 'b')

  expect((await linesOf(world)).map(({ index, entry }) => [index, entry.of])).toEqual([
    [0, 'thing:a'],
    [1, 'thing:b'],
  ])
  expect(world.touched).toHaveLength(2)
  expect(await world.faults()).toEqual([])
})

test('an act that nobody declared takes its row back with it', async () => {
  const world = await aRecord()
  const wrong = world.transact((tx) =>
    keep(tx, THINGS, aThing('a'), anAct({ clear: { colour: 'red' } })),
  )
  await expect(wrong).rejects.toThrow('undeclared-field')
  expect(await world.check()).toMatchObject({ entries: 0, rows: 0, faults: [] })
})

test('50 transactions at once are numbered from 0 to 49 without a gap', async () => {
  const world = await aRecord()
  const count = 50
  await Promise.all(Array.from({ length: count }, (_, each) => make(world, `thing-${each}`)))

  const lines = await linesOf(world)
  expect(lines.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, each) => each))
  expect(await world.faults()).toEqual([])
})

test('50 transactions on one row chain one to the next', async () => {
  const world = await aRecord()
  await Promise.all(Array.from({ length: 50 }, (_, each) => make(world, 'same', each)))

  const lines = await linesOf(world)
  expect(lines.map(({ entry }) => entry.prev)).toEqual([undefined, ...lines.keys().take(49)])
  expect(await world.faults()).toEqual([])
})

test('several acts on one subject in one transaction chain too', async () => {
  const world = await aRecord()
  await make(world, 'a')
  await make(world, 'b')
  await world.transact(async (tx) => {
    await keep(tx, THINGS, aThing('a', { size: 2 }), anAct())
    await recordAct(tx, anAct())
    await keep(tx, THINGS, aThing('a', { size: 3 }), anAct())
  })
  const lines = await linesOf(world)
  expect(lines.map(({ entry }) => entry.prev)).toEqual([undefined, undefined, 0, undefined, 2])
  expect(await world.faults()).toEqual([])
})

test('a row whose key is all there is, and of several columns, is kept', async () => {
  const world = await aRecord()
  const row = { call: 'a:b', person: 'c%', round: 2, choice: 'accept' }
  const act = anAct({ act: 'position.state', clear: { choice: 'accept' } })
  await world.transact((tx) => keep(tx, POSITIONS, row, act))

  const subject = subjectOf(POSITIONS, row)
  expect(subject).toBe('position:a%3Ab:c%25:2')
  expect(keyOf(subject)).toEqual(['a:b', 'c%', '2'])
  expect(await world.check()).toMatchObject({ entries: 1, rows: 1, faults: [] })
})

describe('time', () => {
  test('where it is played, an entry has the hour of entry and the one that was told', async () => {
    const told = instant('2019-06-13T23:59:30Z')
    const clock = playedClock(told, seededRandom('demo'), () => NOON)
    const world = await aRecord({ clock })
    await make(world, 'a')
    const [line] = await linesOf(world)
    expect(line?.entry).toMatchObject({ t: NOON / 1_000, dated: told / 1_000 })
  })

  test('milliseconds never reach the record', async () => {
    const clock = playedClock(instant('2026-11-21T12:00:00.999Z'), seededRandom('ms'))
    const world = await aRecord({ clock })
    await make(world, 'a')
    const [line] = await linesOf(world)
    expect(line?.entry.t).toBe(NOON / 1_000)
    expect(line?.entry.dated).toBeUndefined()
  })
})

test('prose is stored once, under its commitment, and read back by it', async () => {
  const world = await aRecord()
  const words = prose('words', 'The fallback clause is missing.', world.clock, ADA)
  const row = aThing('a', { words: words.commitment })
  await world.transact((tx) => keep(tx, THINGS, row, anAct({ parts: [words] })))

  const read = await wordsOf(world.read, [row.words, null, row.words])
  expect(read.get(words.commitment)).toEqual({
    kind: 'text',
    text: 'The fallback clause is missing.',
    mediaType: 'text/plain',
  })
  expect(() => read.get('unheard of')).toThrow('neither text nor tombstone')
})
