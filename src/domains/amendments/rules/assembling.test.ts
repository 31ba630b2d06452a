/** The next version from what an editor takes: nothing is lost, nothing stands there twice. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble, type Taking } from './assembling.ts'
import { ground, idOf, insert, move, open, remove, replace, taking } from './world.fixtures.ts'

const made = (takings: readonly Taking[], on = ground()) => {
  const { clauses, troubles, changed } = assemble(on, takings)
  return {
    order: clauses.map(({ id }) => id ?? 'new').join(' '),
    words: clauses.map(({ words }) => words),
    troubles: Object.fromEntries([...troubles].map(([id, { kind }]) => [id, kind])),
    changed,
  }
}

const month = taking('month', replace(1, 'Makers say until which month they mend it.'))
const day = taking('day', replace(1, 'Makers say until which day they mend it.'))
const sellers = taking('sellers', replace(1, 'Sellers say until which year they mend it.'))

describe('an assembly', () => {
  test('of nothing is the version as it was', () => {
    expect(made([])).toMatchObject({ order: 'c1 c2 c3 c4 c5', changed: false, troubles: {} })
  })

  test('puts in edits of one clause that do not touch', () => {
    const { words, troubles } = made([month, sellers])
    expect(words[0]).toBe('Sellers say until which month they mend it.')
    expect(troubles).toEqual({})
  })

  test('does not choose between two that change the same words', () => {
    const { words, troubles } = made([month, day])
    expect(words[0]).toBe('Makers say until which month they mend it.')
    expect(troubles).toEqual({ day: 'clash' })
    expect(assemble(ground(), [month, day]).troubles.get(idOf('day'))).toMatchObject({
      with: 'month',
    })
  })

  test('shows both in brackets where both are left open', () => {
    const { words, troubles } = made([open(month), open(day)])
    expect(words[0]).toBe('Makers say until which [year] [month] [day] they mend it.')
    expect(troubles).toEqual({})
    expect(made([open(month), month]).troubles).toEqual({})
    expect(made([open(month), day]).troubles).toEqual({ day: 'clash' })
  })

  test('inserts, deletes and moves, and puts what is new behind what stood there', () => {
    const moved = taking('moved', move(5, 0))
    const added = taking('added', insert(2, 'Buyers may ask.'), insert(0, 'Why we do this.'))
    const gone = taking('gone', remove(2))
    const { order, words } = made([moved, added, gone])
    expect(order).toBe('new c5 c1 new c3 c4')
    expect(words[3]).toBe('Buyers may ask.')
  })

  test('stops one that deletes what another changes, and moves that cross', () => {
    expect(made([month, taking('gone', remove(1))]).troubles).toEqual({ gone: 'clash' })
    expect(made([taking('gone', remove(1)), month]).troubles).toEqual({ month: 'clash' })
    const there = taking('there', move(2, 4))
    expect(made([there, taking('back', move(4, 2))]).troubles).toEqual({ back: 'clash' })
    expect(made([there, taking('away', move(2, 5))]).troubles).toEqual({ away: 'clash' })
    expect(made([there, taking('same', move(2, 4))]).troubles).toEqual({})
  })

  test('is all of an amendment or nothing of it', () => {
    const both = taking('both', replace(2, 'Sellers show it.'), day.changes[0] ?? remove(3))
    const { words, troubles } = made([month, both])
    expect(words[1]).toBe('Sellers show that year on request.')
    expect(troubles).toEqual({ both: 'clash' })
  })

  test('puts no bracket into a bracket, and shows no place in two', () => {
    const on = ground({ c1: 'Makers say until which [year|date] they mend it.' })
    const inside = { ...open(taking('in', replace(1, 'x'))), base: 2 }
    const words = 'Makers say until which [month|date] they mend it.'
    expect(made([{ ...inside, changes: [replace(1, words)] }], on).troubles).toEqual({
      in: 'brackets',
    })
    expect(made([open(taking('gone', remove(3)))]).words[2]).toBe('[The label has a code.]')
  })

  test('shows a clause in both places where it is not agreed that it moves', () => {
    const moved = open(taking('moved', move(1, 3)))
    const { order, words, troubles } = made([moved])
    expect(order).toBe('c1 c2 c3 new c4 c5')
    const inBoth = '[Makers say until which year they mend it.]'
    expect([words[0], words[3], troubles]).toEqual([inBoth, inBoth, {}])
    expect(assemble(ground(), [moved]).clauses[3]).toMatchObject({ by: 'moved', from: ['c1'] })
    const third = made([moved, open(taking('third', move(1, 0)))])
    expect([third.order, third.troubles]).toEqual(['new c1 c2 c3 new c4 c5', {}])
  })

  test('says in the other place what it would say there, and takes nothing else', () => {
    const both = open(taking('both', replace(1, 'Makers mend it.'), move(1, 3)))
    const { words } = made([both])
    expect([words[0], words[3]]).toEqual([
      '[Makers say until which year they mend it.]',
      '[Makers mend it.]',
    ])
    const moved = open(taking('moved', move(1, 3)))
    for (const other of [month, taking('gone', remove(1)), taking('there', move(1, 4))]) {
      expect(made([other, moved]).troubles).toEqual({ moved: 'clash' })
      expect(made([moved, other]).troubles).toEqual({ [other.id]: 'clash' })
    }
    expect(made([moved, open(month)]).troubles).toEqual({ month: 'clash' })
    const on = ground({ c1: 'Makers say until which [year|date] they mend it.' })
    expect(made([moved], on).troubles).toEqual({ moved: 'brackets' })
  })

  test('tells what was made against words that are no longer there', () => {
    expect(made([month], ground({ c1: null })).troubles).toEqual({ month: 'gone' })
    const other = ground({ c1: 'Makers say until which week they mend it.' })
    expect(made([month], other).troubles).toEqual({ month: 'changed' })
    const elsewhere = ground({ c1: 'All makers say until which year they mend it.' })
    expect(made([month], elsewhere).words[0]).toBe('All makers say until which month they mend it.')
    expect(made([taking('behind', insert(1, 'New.'))], ground({ c1: null })).troubles).toEqual({
      behind: 'gone',
    })
  })
})

const change = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('move' as const), at: fc.integer({ min: 1, max: 5 }) }),
)

test('whatever is taken together, each is in the words or named as not', () => {
  const many = fc.array(fc.tuple(change, fc.boolean(), fc.integer({ min: 0, max: 5 })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(many, (drawn) => {
      const takings = drawn.map(([{ kind, at }, doubtful, to], index): Taking => {
        const own = `word${index}`
        const [before = ''] = [ground().words.get(`c${at}` as never) ?? '']
        const changes = {
          replace: replace(at, `${before} ${own}.`),
          insert: insert(at, `${own}.`),
          delete: remove(at),
          move: move(at, to === at ? 0 : to),
        }
        return { ...taking(`a${index}`, changes[kind]), inBrackets: doubtful }
      })
      const { clauses, troubles } = assemble(ground(), takings)
      const ids = clauses.flatMap(({ id }) => id ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      const all = clauses.map(({ words }) => words).join('\n')
      for (const [index, [{ kind, at }, doubtful]] of drawn.entries()) {
        const isIn = !troubles.has(idOf(`a${index}`))
        if (kind === 'replace' || kind === 'insert') {
          expect(
            all.split(`word${index}.`).length - 1 + all.split(`word${index}]`).length - 1,
          ).toBe(isIn ? 1 : 0)
        }
        if (kind === 'delete' && isIn && !doubtful) expect(ids).not.toContain(`c${at}`)
      }
    }),
  )
})
