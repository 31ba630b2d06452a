/** A version in a file: its clauses in order, and of two versions what changed, told exactly. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TrackedBlock } from '../../../platform/documents/docx-tracked.ts'
import { clauseId, type ClauseWords } from '../text.ts'
import { filedOf, trackedOf } from './filed.ts'

const clause = (number: number, words: string, removed?: number): ClauseWords => {
  const id = clauseId(`c${number}`)
  if (!id) throw new Error('no id')
  return { id, words, removed }
}

const words = fc
  .array(fc.constantFrom('makers', 'say', 'until', 'year.', '各方', 'بند'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) => all.join(' '))
const version = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), words), {
    selector: ([number]) => number,
    minLength: 1,
  })
  .map((clauses) => clauses.map(([number, said]) => clause(number, said)))

/** What stays of tracked changes when all of them are accepted, or all rejected. */
function settled(blocks: readonly TrackedBlock[], gone: 'added' | 'removed'): readonly string[] {
  return blocks.flatMap((one) => {
    if (one.kind === 'kept') return 'text' in one.block ? [one.block.text] : []
    if (one.kind === gone) return []
    const stays = one.changes.filter(({ change }) => change !== gone)
    return [stays.map(({ text }) => text).join('')]
  })
}

test('accepted changes are the later version, rejected ones the earlier, whatever moved', () => {
  fc.assert(
    fc.property(version, version, (before, after) => {
      const blocks = trackedOf({ before, after, language: 'en', removed: '(removed)' })
      expect(settled(blocks, 'removed')).toEqual(after.map((one) => one.words))
      expect(settled(blocks, 'added')).toEqual(before.map((one) => one.words))
    }),
    { numRuns: 200 },
  )
})

test('a number stands where a clause begins; removed words are said to be removed', () => {
  const clauses = [
    clause(1, '# Scope\n\nAll devices.'),
    clause(2, '- an item'),
    clause(3, 'secret', 7),
  ]
  const { document, marks } = filedOf('Labels', clauses, '(removed)')
  expect(document.blocks.map(({ kind }) => kind)).toEqual([
    ...['heading', 'paragraph', 'item', 'paragraph'],
  ])
  expect(marks).toEqual(['1', undefined, '2', '3'])
  expect(JSON.stringify(document)).not.toContain('secret')
})

test('a clause that became a heading, or a table, loses no word', () => {
  const before = [clause(1, 'Scope'), clause(2, 'Year: maker')]
  const after = [clause(1, '# Scope'), clause(2, '| Year | Who |\n| --- | --- |\n| 1 | maker |')]
  const blocks = trackedOf({ before, after, language: 'en', removed: '' })
  expect(settled(blocks, 'removed')).toEqual(['Scope', 'Year | Who\n1 | maker'])
  expect(settled(blocks, 'added')).toEqual(['Scope', 'Year: maker'])
})

test('a text whose clauses all changed places is told at once, and loses none', () => {
  const before = Array.from({ length: 5_000 }, (_, place) => clause(place + 1, `Clause ${place}`))
  const after = before.toReversed()
  const blocks = trackedOf({ before, after, language: 'en', removed: '' })
  expect(settled(blocks, 'removed')).toEqual(after.map((one) => one.words))
  expect(settled(blocks, 'added')).toEqual(before.map((one) => one.words))
  expect(blocks.filter(({ kind }) => kind === 'kept').length).toBe(1)
})
