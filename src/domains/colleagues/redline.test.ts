/** What a mail and a page say of a change: every word of it, and nothing that stayed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCatalogues } from '../../platform/languages/index.ts'
import { SOURCES } from '../../site.ts'
import type { Content } from './draft.ts'
import { changedLines, changedParts } from './redline.ts'

const t = openCatalogues(SOURCES).translator('en')
const inEnglish = { t, language: 'en' } as const
const says = (words: string): Content => ({ kind: 'submission', words })

test('a mail shows each change after the words that it follows', () => {
  const parts = changedParts(
    says('Makers label what they sell within thirty days.'),
    says('Makers label what they sell within sixty days, and say why.'),
    inEnglish,
  )
  expect(changedLines(parts)).toBe(
    [
      '… Makers label what they sell within',
      '− thirty',
      '+ sixty',
      '… days',
      '+ , and say why',
    ].join('\n'),
  )
})

test('of a position only the parts that changed are compared, under their names', () => {
  const position = { kind: 'position', stance: { kind: 'support' }, objection: undefined } as const
  const parts = changedParts(
    { ...position, reason: undefined },
    { ...position, reason: 'It is cheap.' },
    inEnglish,
  )
  expect(parts).toEqual([{ name: 'Reason', changes: [{ change: 'added', text: 'It is cheap.' }] }])
  expect(changedParts(says('The same.'), says('The same. '), inEnglish)).toEqual([])
})

test('a draft that was written anew is not shown change by change', () => {
  const many = (word: string) => Array.from({ length: 60 }, (_, n) => `${word}${n} stays`).join(' ')
  expect(changedLines(changedParts(says(many('a')), says(many('b')), inEnglish))).toBe(undefined)
})

test('whatever was written, nothing of a change is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (was, is) => {
      const [part] = changedParts(says(was), says(is), inEnglish)
      const read = (without: string) =>
        part?.changes.flatMap(({ change, text }) => (change === without ? [] : [text])).join('')
      if (was.trim() === is.trim()) expect(part).toBe(undefined)
      else expect([read('added'), read('removed')]).toEqual([was.trim(), is.trim()])
    }),
  )
})
