/** Which summary a reader is shown, and when there is none to write. */
import { expect, test } from 'vitest'
import type { Language } from '../../../platform/languages/index.ts'
import type { Summary } from '../summary.ts'
import { fits, newestOfEach, summaryFor } from './summarising.ts'

const one = (version: number, language: Language, words = `${version} ${language}`) =>
  ({ version, language, words }) as unknown as Summary

const chosen = (all: readonly Summary[], version: number, ...languages: Language[]) =>
  summaryFor(all, { version, languages })?.words

test('the reader’s language comes first, then the text’s, then any; no later version', () => {
  const all = [one(1, 'fr'), one(2, 'en'), one(3, 'fr'), one(3, 'ar')]
  expect(chosen(all, 3, 'fr', 'en')).toBe('3 fr')
  expect(chosen(all, 2, 'fr', 'en')).toBe('1 fr')
  expect(chosen(all, 2, 'zh', 'en')).toBe('2 en')
  expect(chosen(all, 3, 'zh', 'ru')).toBe('3 fr')
  expect(chosen([one(2, 'en')], 1, 'en')).toBeUndefined()
  expect(newestOfEach(all).map(({ words }) => words)).toEqual(['3 fr', '2 en', '3 ar'])
})

test('a text of 6,000 characters is read itself, one of 6,001 may be summarised', () => {
  const of = (length: number) => ({
    clauses: [{ id: 'c1', words: 'x'.repeat(length), removed: undefined }] as never,
    standing: undefined,
  })
  expect(fits({ version: 1 }, of(6_000))).toEqual({
    ok: false,
    refusal: { kind: 'short', length: 6_000, most: 6_000 },
  })
  expect(fits({ version: 1 }, of(6_001)).ok).toBe(true)
  expect(fits({ version: 9 }, { clauses: undefined, standing: undefined })).toMatchObject({
    refusal: { kind: 'no-such-version', version: 9 },
  })
})

test('nobody replaces a summary that they did not see', () => {
  const clauses = [{ id: 'c1', words: 'x'.repeat(7_000), removed: undefined }] as never
  const there = { clauses, standing: one(1, 'en', 'abc') }
  expect(fits({ version: 1, seen: [] }, there).ok).toBe(false)
  expect(fits({ version: 1, seen: ['def', 'abc'] }, there).ok).toBe(true)
  expect(fits({ version: 1 }, there).ok).toBe(true)
})
