/** Which clauses of a text are read in a room. */
import { expect, test } from 'vitest'
import { clauseId } from '../texts/index.ts'
import { pickFrom, TABLED_CHARACTERS_MAX, type PlacedClause } from './tabled.ts'

function clauses(...words: readonly string[]): readonly PlacedClause[] {
  return words.map((one, index) => {
    const id = clauseId(`c${index + 1}`)
    if (!id) throw new Error('no clause')
    return { id, place: index + 1, words: one, isRemoved: false }
  })
}

const long = (mark: string, length = TABLED_CHARACTERS_MAX - 10) => mark.padEnd(length, '.')
const places = (of: readonly PlacedClause[]) => of.map(({ place }) => place)

test('a text is read whole as long as there is room for it, and not one letter longer', () => {
  const whole = pickFrom(clauses(long('a'), '0123456789'))
  expect(whole).toMatchObject({ extent: 'whole' })
  expect(places(whole.clauses)).toEqual([1, 2])
  const over = pickFrom(clauses(long('a'), '0123456789x'))
  expect(over.extent).toBe('beginning')
  expect(places(over.clauses)).toEqual([1])
})

test('of a long text those clauses are read that are not agreed, under their own numbers', () => {
  const picked = pickFrom(
    clauses(long('a'), 'It [may] end.', 'It ends.', 'A link [a](https://b.c).'),
  )
  expect(picked.extent).toBe('brackets')
  expect(places(picked.clauses)).toEqual([2])
})

test('a clause that is longer than the room has place for is left to its own page', () => {
  const picked = pickFrom(clauses(long('a', TABLED_CHARACTERS_MAX + 1), 'b'))
  expect(picked).toEqual({ extent: 'beginning', clauses: [] })
})
