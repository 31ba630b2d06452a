/** Clauses followed through merges and splits, named by people, suggested by their words. */
import { describe, expect, test } from 'vitest'
import type { ClauseId } from '../../texts/index.ts'
import { suggestIn } from './likeness.ts'
import { ancestorsOf, heirsOf } from './lineage.ts'
import { clausesTyped, rowsTyped } from './typed.ts'

const c = (...ids: readonly number[]) => ids.map((id) => `c${id}` as ClauseId)
const [c1, c2, c3, c4, c5] = [c(1), c(2), c(3), c(4), c(5)].map(([id]) => id ?? ('c9' as ClauseId))
const grew = (clause: ClauseId | undefined, ...from: readonly number[]) => ({
  clause: clause ?? ('c9' as ClauseId),
  from: c(...from),
})

describe('a clause through the versions', () => {
  // c1 and c2 become c3; c3 is divided into itself and c4; c4 goes into c5.
  const versions = [[grew(c3, 1, 2)], [grew(c3, 3), grew(c4, 3)], [grew(c5, 4)]]

  test('what was merged and divided is found from both ends', () => {
    expect(ancestorsOf(versions, 'c5' as ClauseId)).toEqual(c(4, 3, 1, 2))
    expect(heirsOf(versions, 'c1' as ClauseId, c(3, 5))).toEqual(c(3, 5))
    expect(heirsOf(versions, 'c3' as ClauseId, c(3, 5))).toEqual(c(3, 5))
  })

  test('a clause that was only ever itself came from nothing else and stays', () => {
    expect(ancestorsOf(versions, 'c9' as ClauseId)).toEqual([])
    expect(heirsOf(versions, 'c9' as ClauseId, c(9))).toEqual(c(9))
    expect(heirsOf(versions, 'c9' as ClauseId, [])).toEqual([])
  })

  test('clauses that went into each other end', () => {
    const circle = [[grew(c1, 2)], [grew(c2, 1)]]
    expect(ancestorsOf(circle, 'c1' as ClauseId)).toEqual(c(2))
  })
})

describe('clauses as people name them', () => {
  const version = { order: c(4, 7, 9), version: 2 }

  test.each(['1, 3', '1 3', 'c4; c9', '1، 3', '1、3', '1,1,3'])('%s', (typed) => {
    expect(clausesTyped(typed, version)).toEqual({ ok: true, value: c(4, 9) })
  })

  test.each([
    ['4', '4'],
    ['0', '0'],
    ['c5', 'c5'],
    ['1, two', 'two'],
  ])('%s is no clause of the version', (typed, clause) => {
    expect(clausesTyped(typed, version)).toMatchObject({ refusal: { clause, version: 2 } })
  })

  test('rows in which nothing was chosen are left for later and keep their number', () => {
    const [one, two] = ['01J00000000000000000000001', '01J00000000000000000000002']
    const typed = {
      [`thing-${one}`]: `message:${one}`,
      [`disposition-${one}`]: '',
      [`thing-${two}`]: `message:${two}`,
      [`disposition-${two}`]: 'not',
      [`reason-${two}`]: ' why ',
    }
    expect(rowsTyped(typed)).toEqual([
      { row: 2, thing: `message:${two}`, disposition: 'not', clauses: '', reason: 'why' },
    ])
  })
})

test('the likest clause is suggested, and none where little is alike', () => {
  const suggest = suggestIn({
    language: 'en',
    clauses: [
      { id: 'c1' as ClauseId, words: 'The page is kept for ten years after the last sale.' },
      { id: 'c2' as ClauseId, words: 'Sellers show the year before the sale, also online.' },
    ],
  })
  expect(suggest('Sellers should show the year before any sale, online too.')).toBe('c2')
  expect(suggest('Who pays for interpretation at the meeting?')).toBeUndefined()
  expect(suggest('The year')).toBeUndefined()
})
