/** Which amendments contradict each other: the sweep finds what comparing each with each finds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../amendment.ts'
import { conflictsOf, contradictory, type Touching } from './conflicts.ts'
import { touchesOf } from './touches.ts'
import { ground, idOf, insert, move, remove, replace } from './world.fixtures.ts'

const touching = (name: string, ...changes: Change[]): Touching => {
  const touches = touchesOf({ base: 1, changes }, ground())
  if (!touches.ok) throw new Error(touches.refusal.kind)
  return { id: idOf(name), touches: touches.value }
}

const groups = (...all: Touching[]) =>
  [...new Set([...conflictsOf(all).values()].map((group) => group.toSorted().join(' ')))].toSorted()

const year = (word: string) => replace(1, `Makers say until which ${word} they mend it.`)

describe('amendments', () => {
  test('contradict each other in the same words, and not beside each other', () => {
    const sellers = replace(1, 'Sellers say until which year they mend it.')
    expect(groups(touching('a', year('month')), touching('b', year('day')))).toEqual(['a b'])
    expect(groups(touching('a', year('month')), touching('b', sellers))).toEqual([])
    expect(groups(touching('a', year('month')), touching('b', year('month')))).toEqual([])
  })

  test('contradict each other where one deletes what another changes or moves', () => {
    const gone = touching('gone', remove(1))
    expect(groups(gone, touching('a', year('month')))).toEqual(['a gone'])
    expect(groups(gone, touching('a', move(1, 3)))).toEqual(['a gone'])
    expect(groups(gone, touching('same', remove(1)))).toEqual([])
    expect(groups(gone, touching('a', insert(1, 'More.')))).toEqual([])
  })

  test('contradict each other where moves cross or lead elsewhere', () => {
    expect(groups(touching('a', move(2, 4)), touching('b', move(4, 2)))).toEqual(['a b'])
    expect(groups(touching('a', move(2, 4)), touching('b', move(2, 5)))).toEqual(['a b'])
    expect(groups(touching('a', move(2, 4)), touching('b', move(3, 5)))).toEqual([])
  })

  test('of two thousand to one clause are grouped without comparing each with each', () => {
    const words = ground().words.get('c1' as never) ?? ''
    const all = Array.from({ length: 2_000 }, (_, index) =>
      touching(
        `a${index}`,
        replace(1, index % 2 === 0 ? `${words} ${index}` : `${index} ${words}`),
      ),
    )
    expect(new Set(conflictsOf(all).values()).size).toBe(2)
  })
})

const drawn = fc.oneof(
  fc.constantFrom('month', 'day', 'week').map(year),
  fc.constantFrom('Sellers', 'All').map((who) => replace(1, `${who} say until which year.`)),
  fc.integer({ min: 1, max: 5 }).map(remove),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => move(from, to)),
  fc.integer({ min: 0, max: 5 }).map((at) => insert(at, 'New.')),
)

test('any two that contradict each other are in one group, and nobody without cause', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 10 }), (changes) => {
      const all = changes.map((one, index) => touching(`a${index}`, one))
      const found = conflictsOf(all)
      for (const one of all) {
        const foes = all.filter(
          (other) => other !== one && contradictory(one.touches, other.touches),
        )
        expect(found.has(one.id)).toBe(foes.length > 0)
        for (const foe of foes) expect(found.get(one.id)).toContain(foe.id)
      }
    }),
  )
})
