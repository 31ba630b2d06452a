/** Defined terms are found where they are meant, and nowhere else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Language } from '../../../platform/languages/index.ts'
import type { ClauseId } from '../text.ts'
import { indexOf, occurrencesIn, termsOf } from './terms.ts'

const passage = (id: string, words: string) => ({ id: id as ClauseId, words })

function found(words: string, definitions: readonly string[], language: Language = 'en') {
  const clauses = definitions.map((term, index) => passage(`c${index + 1}`, `${term}\n: means`))
  const index = indexOf(termsOf(clauses, language), language)
  return occurrencesIn(words, 'c99' as ClauseId, index).map(({ from, to, clause }) => [
    words.slice(from, to),
    clause,
  ])
}

test('a term is found whole, whatever its capitals, once in a clause, the longest first', () => {
  const terms = ['Owner', 'Data owner']
  expect(found('The owner asks. An Owner may ask.', terms)).toEqual([['owner', 'c1']])
  expect(found('Each data owner is an owner.', terms)).toEqual([
    ['data owner', 'c2'],
    ['owner', 'c1'],
  ])
  expect(found('Owners and ownership, homeowner.', terms)).toEqual([])
  expect(found('of the data. Owner is', terms)).toEqual([['Owner', 'c1']])
})

test('terms are found in languages without spaces, and from right to left', () => {
  expect(found('设备的所有者负责更新。', ['所有者'], 'zh')).toEqual([['所有者', 'c1']])
  expect(found('يسأل مالك الجهاز', ['مالك'], 'ar')).toEqual([['مالك', 'c1']])
})

test('a definition does not link to itself; of two for one term the first counts', () => {
  const clauses = [passage('c1', 'Owner\n: who owns, as owner'), passage('c2', 'owner\n: again')]
  const terms = termsOf(clauses, 'en')
  expect(terms).toEqual([{ term: 'Owner', clause: 'c1' }])
  expect(occurrencesIn('Owner: who owns', 'c1' as ClauseId, indexOf(terms, 'en'))).toEqual([])
})

test('what is found says the term, lies in the words, and no two lie in each other', () => {
  const word = fc.constantFrom('data', 'owner', 'label', 'the', 'shows')
  const terms = fc.uniqueArray(
    fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), terms, (words, defined) => {
      const text = words.join(' ')
      const clauses = defined.map((term, at) => passage(`c${at + 1}`, `${term}\n: means`))
      const all = occurrencesIn(text, 'c99' as ClauseId, indexOf(termsOf(clauses, 'en'), 'en'))
      let end = 0
      for (const { from, to, clause } of all) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(text.slice(from, to)).toBe(defined[Number(clause.slice(1)) - 1])
        end = to
      }
      expect(new Set(all.map(({ clause }) => clause)).size).toBe(all.length)
    }),
  )
})
