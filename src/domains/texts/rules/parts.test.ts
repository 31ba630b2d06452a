/** A long text in parts: every clause is found, and what points at another leads there. */
import { expect, test } from 'vitest'
import type { ClauseId } from '../text.ts'
import { contentsOf, CONTENTS_MAX, notesOf, PART_CLAUSES_MAX, partOf, placeIn } from './parts.ts'
import { treeOf } from './tree.ts'

const c = (number: number) => `c${number}` as ClauseId
const text = (count: number, words = (place: number) => `Words ${place}`) =>
  Array.from({ length: count }, (_, index) => ({ id: c(index + 1), words: words(index + 1) }))

test('a short text has one part, and its clauses are found on the page', () => {
  const short = text(PART_CLAUSES_MAX)
  const part = partOf(short, { part: '7' })
  expect(part).toEqual({ part: 1, parts: 1, from: 0, to: PART_CLAUSES_MAX })
  expect(placeIn('/texts/1', short, part)(c(3))).toBe('#c3')
})

test('a link to a clause of a long text opens the part that has it', () => {
  const long = text(450)
  expect(partOf(long, { clause: 'c401' })).toEqual({ part: 3, parts: 3, from: 400, to: 450 })
  expect(partOf(long, { clause: 'c999' }).part).toBe(1)
  expect(partOf(long, { part: '9' }).part).toBe(3)
  expect(partOf(long, { part: '9' }, 100)).toEqual({ part: 5, parts: 5, from: 400, to: 450 })
  const placeOf = placeIn('/texts/1', long, partOf(long, {}))
  expect([placeOf(c(2)), placeOf(c(201))]).toEqual(['#c2', '/texts/1?clause=c201#c201'])
})

test('contents list as many levels as there is room for', () => {
  const few = text(4, (place) => (place % 2 === 1 ? `# Part ${place}` : `## In ${place}`))
  expect(contentsOf(treeOf(few)).map(({ title, depth }) => [title, depth])).toEqual([
    ['Part 1', 0],
    ['In 2', 1],
    ['Part 3', 0],
    ['In 4', 1],
  ])
  const many = text(2 * CONTENTS_MAX, (place) => (place % 4 === 1 ? '# Part' : '## In'))
  expect(new Set(contentsOf(treeOf(many)).map(({ depth }) => depth))).toEqual(new Set([0]))
})

test('a footnote is found from where it is pointed at, and the other way', () => {
  const said = ['Said[^a] twice[^a].', 'Again[^a].', '[^a]: See the report.']
  const { places, pointedAt } = notesOf(
    text(3, (place) => said[place - 1] ?? ''),
    (id) => `#${id}`,
  )
  expect([places.get('a'), pointedAt.get('a')]).toEqual(['#c3', 'c1'])
})
