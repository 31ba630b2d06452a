/**
 * What was answered, counted so that no subtraction tells what fewer than five people answered.
 *
 * Pure. All answers are parted once, by hub, telephone and group; parts with too few are told
 * together. Each figure is then a sum of whole parts, and so is each difference of figures.
 */
import { totalOf, type Block, type Counts, type Way } from './hum.ts'

/** Source: product.md, law 8: private attributes never under five. What one hums is as private. */
export const TOLD_LEAST = 5

export type Answered = {
  readonly choice: number
  readonly way: Way
  readonly cell: string
  readonly isByHand: boolean
}

/** By answer, as its host counted it. */
export type HubAnswered = { readonly counts: readonly number[] }

export const HUB_CELL = 'hub'
export const PHONE_CELL = 'phone'
export const NO_GROUP_CELL = 'no-group'
export const REST_CELL = 'rest'
export const groupCell = (group: string): string => `group:${group}`
export const groupOfCell = (cell: string): string | undefined =>
  cell.startsWith('group:') ? cell.slice('group:'.length) : undefined

const plus = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.map((count, index) => count + (other[index] ?? 0))

type Asked = {
  readonly answers: number
  readonly alone: readonly Answered[]
  readonly hubs: readonly HubAnswered[]
}

export function countAnswers({ answers, alone, hubs }: Asked): Counts {
  const none: readonly number[] = Array.from({ length: answers }, () => 0)
  const cells = new Map<string, readonly number[]>()
  const add = (cell: string, counts: readonly number[]) =>
    cells.set(cell, plus(cells.get(cell) ?? none, counts))
  for (const { cell, choice } of alone) {
    add(
      cell,
      none.map((_, index) => (index === choice - 1 ? 1 : 0)),
    )
  }
  for (const { counts } of hubs) add(HUB_CELL, counts)
  const came = (way: Way) => alone.filter((one) => one.way === way).length
  const inHubs = hubs.reduce((sum, { counts }) => sum + totalOf(counts), 0)
  return {
    counts: [...cells.values()].reduce(plus, none),
    ways: {
      room: came('room'),
      online: came('online'),
      hub: came('hub') + inHubs,
      phone: came('phone'),
    },
    byHand: alone.filter(({ isByHand }) => isByHand).length,
    blocks: blocksOf([...cells].map(([cell, counts]) => ({ cell, counts }))),
  }
}

const sizeOf = ({ counts }: Block): number => totalOf(counts)

/** Parts that are large enough, and all others as one, which takes in the least where it must. */
export function blocksOf(cells: readonly Block[]): readonly Block[] {
  const there = cells.filter((cell) => sizeOf(cell) > 0)
  const large = there.filter((cell) => sizeOf(cell) >= TOLD_LEAST)
  const small = there.filter((cell) => sizeOf(cell) < TOLD_LEAST)
  const bySize = large.toSorted(
    (one, other) => sizeOf(other) - sizeOf(one) || (one.cell < other.cell ? -1 : 1),
  )
  const few = small.reduce((sum, cell) => sum + sizeOf(cell), 0)
  const mustHide = few > 0 && few < TOLD_LEAST ? bySize.slice(-1) : []
  const told = bySize.filter((cell) => !mustHide.includes(cell))
  const rest = [...small, ...mustHide]
  const [first] = rest
  const blocks = first
    ? [...told, { cell: REST_CELL, counts: rest.map(({ counts }) => counts).reduce(plus) }]
    : told
  return blocks.length > 1 ? blocks : []
}
