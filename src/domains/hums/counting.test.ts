/** What is told of a closed question: all of it adds up, and nothing singles anybody out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf, countAnswers, REST_CELL, TOLD_LEAST } from './counting.ts'
import { totalOf, WAYS, type Block } from './hum.ts'

const cells = fc
  .uniqueArray(
    fc.record({
      cell: fc.constantFrom('hub', 'phone', 'no-group', ...'abcdefgh'),
      counts: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
    }),
    { selector: ({ cell }) => cell, maxLength: 8 },
  )
  .map((some): readonly Block[] => some)

const sizeOf = ({ counts }: Block) => totalOf(counts)
const sum = (blocks: readonly Block[]) => blocks.reduce((all, block) => all + sizeOf(block), 0)

test('each part that is told has five answers or more, and together they are all of them', () => {
  fc.assert(
    fc.property(cells, (some) => {
      const told = blocksOf(some)
      if (told.length === 0) return
      expect(sum(told)).toBe(sum(some))
      for (const block of told) expect(sizeOf(block)).toBeGreaterThanOrEqual(TOLD_LEAST)
    }),
  )
})

test('whatever is taken away from the whole, nobody or at least five are left', () => {
  fc.assert(
    fc.property(cells, fc.infiniteStream(fc.boolean()), (some, picks) => {
      const told = blocksOf(some)
      const taken = told.filter(() => picks.next().value)
      const left = sum(told) - sum(taken)
      expect(left === 0 || left >= TOLD_LEAST).toBe(true)
    }),
  )
})

test('a part that is told under its own name is told as it was counted', () => {
  fc.assert(
    fc.property(cells, (some) => {
      for (const { cell, counts } of blocksOf(some)) {
        if (cell === REST_CELL) continue
        expect(some.find((one) => one.cell === cell)?.counts).toEqual(counts)
      }
    }),
  )
})

test('small parts are told as one where they are five, and with a large one where not', () => {
  const of = (cell: string, count: number): Block => ({ cell, counts: [count, 0] })
  const names = (blocks: readonly Block[]) => blocks.map(({ cell }) => cell)
  expect(names(blocksOf([of('a', 9), of('b', 3), of('c', 2)]))).toEqual(['a', REST_CELL])
  expect(blocksOf([of('a', 9), of('b', 2)])).toEqual([])
  expect(names(blocksOf([of('a', 9), of('d', 6), of('b', 2)]))).toEqual(['a', REST_CELL])
  expect(blocksOf([of('a', 9)])).toEqual([])
})

test('each answer counts once, in its way, and a hub counts what its host counted', () => {
  const counted = countAnswers({
    answers: 3,
    alone: [
      { choice: 1, way: 'room', cell: 'group:a', isByHand: false },
      { choice: 3, way: 'phone', cell: 'phone', isByHand: true },
    ],
    hubs: [{ counts: [4, 0, 2] }, { counts: [0, 1, 0] }],
  })
  expect(counted.counts).toEqual([5, 1, 3])
  expect(WAYS.map((way) => counted.ways[way])).toEqual([1, 0, 7, 1])
  expect(counted.byHand).toBe(1)
})
