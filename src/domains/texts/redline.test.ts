/** Brackets, alone and in a redline: what is marked is never lost. Pure. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bracketsOf } from './rules/brackets.ts'
import { changesIn } from './rules/redline-words.ts'
import { piecesOf, plainPieces } from './views/pieces.ts'
import { markedWords } from './views/redline-markdown.ts'

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
    const plain = fc.string({ maxLength: 20 }).map((text) => text.replace(/[[\]\\^(]/g, ''))
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

  test('of a footnote and of a link are none on the page either', () => {
    const words = 'Makers [shall][^1] see [the annex](https://example.org/a).'
    expect(plainPieces(words).filter(({ bracketed }) => bracketed)).toEqual([
      { change: 'kept', text: 'shall', bracketed: true },
    ])
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

describe('a redline', () => {
  test('shows a bracket that was closed elsewhere as it was typed', () => {
    const pieces = piecesOf(changesIn('[shall] label', 'shall label [soon]', 'en'))
    expect(pieces.filter(({ bracketed }) => bracketed).map(({ text: one }) => one)).toEqual([
      'soon',
    ])
  })
  test('as Markdown gives the words after where additions are taken and removals left out', () => {
    const words = fc
      .array(
        fc.constantFrom('one ', 'two', '{++', '++}', '{--', '--}', '{>>', '<<}', '+', '{', ' '),
      )
      .map((all) => all.join(''))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const read = markedWords(changesIn(before, after, 'en'))
          .replace(/(?<!\\)\{--[^]*?--\}/g, '')
          .replace(/(?<!\\)\{\+\+([^]*?)\+\+\}/g, '$1')
        expect(read.replaceAll('\\', '')).toBe(after)
      }),
    )
  })
})
