/** Which clauses an amendment is in: what it changed keeps its id, what it put in got one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assemble, type AssembledClause, type Taking } from './assembling.ts'
import { bornIn, clausesTaken } from './born.ts'
import { clause, ground, idOf, insert, move, remove, replace, taking } from './world.fixtures.ts'

/** As a version gives ids: known clauses keep theirs, new ones get the next numbers. */
const published = (drafts: readonly AssembledClause[]) => {
  let ever = 5
  return drafts
    .filter(({ words }) => words.trim() !== '')
    .map(({ id }) => ({ id: id ?? clause(++ever) }))
}

const after = (takings: readonly Taking[]) => {
  const { clauses } = assemble(ground(), takings)
  return bornIn(clauses, published(clauses))
}

test('a clause that was put in is its amendment’s by its id, wherever its words stand', () => {
  const twins = [taking('one', insert(3, 'The same.')), taking('two', insert(1, 'The same.'))]
  const born = after(twins)
  expect(born.get(idOf('two'))).toEqual([clause(6)])
  expect(born.get(idOf('one'))).toEqual([clause(7)])
})

test('the order of other changes moves no id to another amendment', () => {
  const changes = [insert(0, 'New.'), insert(5, 'Last.'), move(5, 0), remove(2)]
  const takings = [taking('mine', ...changes), taking('other', insert(5, 'Theirs.'))]
  const born = after(takings)
  expect(born.get(idOf('mine'))).toEqual([clause(6), clause(7)])
  expect(born.get(idOf('other'))).toEqual([clause(8)])
})

test('what it changed, moved or took out is told with what it put in, once each', () => {
  const changes = [replace(1, 'x'), remove(2), insert(1, 'y'), move(1, 3)]
  expect(clausesTaken(changes, [clause(9)])).toEqual([clause(1), clause(2), clause(9)])
})

test('every new clause is somebody’s, and nobody’s twice', () => {
  const inserts = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('a', 'b', ' ')))
  fc.assert(
    fc.property(inserts, (all) => {
      const takings = all.map(([at, words], index) => taking(`n${index}`, insert(at, words)))
      const { clauses } = assemble(ground(), takings)
      const lines = published(clauses)
      const born = [...bornIn(clauses, lines).values()].flat()
      expect(born.toSorted()).toEqual(
        lines.flatMap(({ id }) => (Number(id.slice(1)) > 5 ? [id] : [])).toSorted(),
      )
    }),
  )
})
