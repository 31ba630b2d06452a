/** Brackets and redlines: what is marked and compared is never lost. Pure. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { bracketsOf } from './rules/brackets.ts'
import { changesIn, EDITS_MAX, redlineOf, type Change } from './rules/redline.ts'
import type { ClauseId } from './text.ts'
import { piecesOf, plainPieces } from './views/pieces.ts'

const c = (number: number) => `c${number}` as ClauseId

describe('brackets', () => {
  for (const [words, flaw, at] of [
    ['a [b [c]]', 'nested', 6],
    ['a ]', 'unopened', 3],
    ['[a', 'unclosed', 1],
    ['𝒳 [', 'unclosed', 3],
  ] as const) {
    test(`${words} is refused at character ${at}: ${flaw}`, () => {
      expect(bracketsOf(words)).toEqual({ ok: false, refusal: { flaw, at } })
    })
  }

  test('of any words without brackets put beside each other are all found, in order', () => {
    const plain = fc.string({ maxLength: 20 }).map((text) => text.replace(/[[\]]/g, ''))
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, plain), { maxLength: 10 }), (pairs) => {
        const words = pairs.map(([outside, inside]) => `${outside}[${inside}]`).join('')
        const found = bracketsOf(words)
        if (!found.ok) throw new Error(found.refusal.flaw)
        const inside = found.value.map(({ from, to }) => words.slice(from + 1, to - 1))
        expect(inside).toEqual(pairs.map(([, one]) => one))
        const shown = plainPieces(words).filter(({ bracketed }) => bracketed)
        expect(shown.map(({ text }) => text)).toEqual(inside)
      }),
    )
  })

  test('are never lost from what is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '[', ']') }), (words) => {
        const back = plainPieces(words).map(({ text, bracketed }) =>
          bracketed ? `[${text}]` : text,
        )
        expect(back.join('')).toBe(words)
      }),
    )
  })
})

const text = (changes: readonly Change[], ...kinds: readonly Change['change'][]) =>
  changes
    .filter(({ change }) => kinds.includes(change))
    .map((one) => one.text)
    .join('')

const anyWords = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('one', 'two', '三', '，', '[x]', ' ', '\n'), { maxLength: 40 })
    .map((all) => all.join('')),
)
const anyText = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 12 }).map(c), words: anyWords }),
  { selector: ({ id }) => id, maxLength: 10 },
)

describe('a redline', () => {
  test('applied to the words before gives the words after, and read backwards those before', () => {
    fc.assert(
      fc.property(anyWords, anyWords, fc.constantFrom(...LANGUAGES), (before, after, language) => {
        const changes = changesIn(before, after, language)
        expect(text(changes, 'kept', 'added')).toBe(after)
        expect(text(changes, 'kept', 'removed')).toBe(before)
      }),
    )
  })

  test('of two versions has each clause once, in the order after, with its words whole', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const redline = redlineOf(before, after, 'en')
        const there = redline.filter(({ kind }) => kind !== 'removed')
        expect(there.map(({ id }) => id)).toEqual(after.map(({ id }) => id))
        expect(there.map(({ changes }) => text(changes, 'kept', 'added'))).toEqual(
          after.map(({ words }) => words),
        )
        const was = new Map(before.map(({ id, words }) => [id, words]))
        for (const { id, changes, kind } of redline) {
          expect(text(changes, 'kept', 'removed')).toBe(was.get(id) ?? '')
          expect(kind === 'added').toBe(!was.has(id))
        }
        const gone = redline.filter(({ kind }) => kind === 'removed').map(({ id }) => id)
        const now = new Set(after.map(({ id }) => id))
        expect(gone).toEqual(before.map(({ id }) => id).filter((id) => !now.has(id)))
      }),
    )
  })

  test('names the clause that moved, and not those it passed', () => {
    const clauses = [1, 2, 3, 4].map((number) => ({ id: c(number), words: `w${number}` }))
    const [one, two, three, four] = clauses
    if (!one || !two || !three || !four) throw new Error('four clauses')
    const redline = redlineOf(clauses, [four, one, two, three], 'en')
    expect(redline.map((line) => [line.id, 'moved' in line && line.moved])).toEqual([
      ['c4', true],
      ['c1', false],
      ['c2', false],
      ['c3', false],
    ])
    expect(redline.every(({ kind }) => kind === 'kept')).toBe(true)
  })

  test('changes a word and not a letter', () => {
    expect(changesIn('Makers shall label', 'Makers should label', 'en')).toEqual([
      { change: 'kept', text: 'Makers ' },
      { change: 'removed', text: 'shall' },
      { change: 'added', text: 'should' },
      { change: 'kept', text: ' label' },
    ])
    const chinese = changesIn('消费者应当知道', '消费者可以知道', 'zh')
    expect(text(chinese, 'kept')).toContain('消费者')
  })

  test('with more edits than anybody reads shows the clause as replaced', () => {
    const words = (letter: string) => Array.from({ length: EDITS_MAX }, (_, i) => `${letter}${i}`)
    const [before, after] = [words('a').join(' '), words('b').join('\t')]
    const changes = changesIn(before, after, 'en')
    expect(changes).toEqual([
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ])
  })

  test('shows a bracket that was closed elsewhere as it was typed', () => {
    const pieces = piecesOf(changesIn('[shall] label', 'shall label [soon]', 'en'))
    expect(pieces.filter(({ bracketed }) => bracketed).map(({ text: one }) => one)).toEqual([
      'soon',
    ])
  })
})
