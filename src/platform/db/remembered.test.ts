/** A reader's memory: the same answer while nobody commits, and never an older one. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Read } from './database.ts'
import { remember, remembered, REMEMBERED_MAX } from './remembered.ts'

function aMemory() {
  // Only who asks is looked at, never what a handle can do.
  const read = {} as Read
  const world = { version: 1, text: 'one', asked: 0 }
  const committed = remember(read, { mayAsk: () => undefined, version: () => world.version })
  const load = remembered(async (_db, ...names: readonly string[]) => {
    world.asked++
    return { names, text: world.text }
  })
  return { read, world, committed, load }
}

test('the same question is asked once, until this process commits', async () => {
  const { read, world, committed, load } = aMemory()
  const first = await load(read, 'a')
  expect(await load(read, 'a')).toBe(first)
  expect(world.asked).toBe(1)
  world.text = 'two'
  committed()
  expect(await load(read, 'a')).toEqual({ names: ['a'], text: 'two' })
})

test('what another process commits is seen in the next turn', async () => {
  const { read, world, load } = aMemory()
  await load(read, 'a')
  await nextTurn()
  world.text = 'two'
  world.version++
  expect(await load(read, 'a')).toEqual({ names: ['a'], text: 'two' })
})

test('an answer that was under way while somebody committed is not given afterwards', async () => {
  const { read, committed } = aMemory()
  const gate = Promise.withResolvers<void>()
  let text = 'one'
  const slow = remembered(async () => {
    const found = text
    await gate.promise
    return found
  })
  const before = slow(read)
  text = 'two'
  committed()
  const after = slow(read)
  gate.resolve()
  expect([await before, await after, await slow(read)]).toEqual(['one', 'two', 'two'])
})

test('a transaction, and whoever has no memory, asks each time', async () => {
  const { world, load } = aMemory()
  const elsewhere = {} as Read
  await load(elsewhere, 'a')
  await load(elsewhere, 'a')
  expect(world.asked).toBe(2)
})

test('what failed is no answer', async () => {
  const { read } = aMemory()
  let fails = true
  const load = remembered(async () => {
    if (fails) throw new Error('gone')
    return 'there'
  })
  await expect(load(read)).rejects.toThrow('gone')
  fails = false
  expect(await load(read)).toBe('there')
})

test('whoever may not ask is not answered from memory either', async () => {
  const read = {} as Read
  let may = true
  const mayAsk = () => {
    if (!may) throw new Error('use only the tx')
  }
  remember(read, { mayAsk, version: () => 1 })
  const load = remembered(async () => 'told')
  await load(read)
  may = false
  expect(() => load(read)).toThrow('use only the tx')
})

test('questions that only look alike have answers of their own', async () => {
  const { read, load } = aMemory()
  const word = fc.string({ unit: fc.constantFrom('a', '\n', ',', '"', ' ') })
  await fc.assert(
    fc.asyncProperty(fc.array(word), async (names) => {
      expect((await load(read, ...names)).names).toEqual(names)
    }),
  )
})

test('it forgets what it has no room for, and still answers', async () => {
  const { read, world, load } = aMemory()
  for (let number = 0; number <= REMEMBERED_MAX; number++) await load(read, String(number))
  expect((await load(read, '0')).names).toEqual(['0'])
  expect(world.asked).toBe(REMEMBERED_MAX + 2)
})
