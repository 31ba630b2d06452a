/** Two people change the same words. No database, no clock. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alternatives, carried, contradict, edited, editsOf, inBrackets } from './edits.ts'

const said = 'Makers say until which year they mend it.'
const by = (after: string) => editsOf(said, after, 'en')

const sentences = fc
  .array(fc.constantFrom('maker', 'year', 'label', 'the', 'may', 'shall', ',', '['), {
    maxLength: 12,
  })
  .map((words) => words.join(' '))

describe('edits', () => {
  test('done to the words before, they give the words after', () => {
    fc.assert(
      fc.property(sentences, sentences, (before, after) => {
        expect(edited(before, editsOf(before, after, 'en'))).toBe(after)
      }),
    )
  })

  test('in different places they go together, in either order', () => {
    const month = by('Makers say until which month they mend it.')
    const sellers = by('Sellers say until which year they mend it.')
    expect(month.some((one) => sellers.some((other) => contradict(one, other)))).toBe(false)
    const both = 'Sellers say until which month they mend it.'
    expect(edited(said, [...month, ...sellers])).toBe(both)
    expect(edited(said, [...sellers, ...month])).toBe(both)
  })

  test('in the same place they contradict each other, unless they say the same', () => {
    const [month] = by('Makers say until which month they mend it.')
    const [day] = by('Makers say until which day they mend it.')
    if (!month || !day) throw new Error('no edits')
    expect(contradict(month, day)).toBe(true)
    expect(contradict(month, { ...month })).toBe(false)
    expect(edited(said, [month, { ...month }])).toBe('Makers say until which month they mend it.')
  })

  test('are carried over words that others changed elsewhere, and never over the same', () => {
    const month = by('Makers say until which month they mend it.')
    const meanwhile = by('All makers and sellers say until which year they mend it.')
    const now = edited(said, meanwhile)
    expect(edited(now, carried(month, meanwhile) ?? [])).toBe(
      'All makers and sellers say until which month they mend it.',
    )
    expect(carried(month, by('Makers say until which day they mend it.'))).toBeUndefined()
    expect(carried(month, month)).toEqual([])
  })

  test('carried or not, what others changed stays', () => {
    fc.assert(
      fc.property(sentences, sentences, sentences, (before, mine, theirs) => {
        const meanwhile = editsOf(before, theirs, 'en')
        const over = carried(editsOf(before, mine, 'en'), meanwhile)
        if (!over) return
        const wanted = editsOf(before, mine, 'en')
        expect(edited(theirs, over)).toBe(edited(before, [...wanted, ...meanwhile]))
      }),
    )
  })
})

describe('brackets', () => {
  const inText = (...after: string[]) => edited(said, alternatives(said, after.map(by)))

  test('show what stands there and what would, each by itself', () => {
    expect(inText('Makers say until which month they mend it.')).toBe(
      'Makers say until which [year] [month] they mend it.',
    )
    expect(
      inText(
        'Makers say until which month they mend it.',
        'Makers say until which day they mend it.',
      ),
    ).toBe('Makers say until which [year] [month] [day] they mend it.')
  })

  test('leave out what is not there: an addition or an omission is one bracket', () => {
    expect(inText('Makers say until which year they mend it for free.')).toBe(
      'Makers say until which year they mend it [for free].',
    )
    expect(inText('Makers say until which year.')).toBe(
      'Makers say until which year [they mend it].',
    )
  })

  test('stand behind the mark of a heading or an item', () => {
    expect(inBrackets('# Scope\n\nAll devices.')).toBe('# Scope\n\n[All devices.]')
    expect(inBrackets('- toys')).toBe('- [toys]')
    expect(inBrackets('## Scope')).toBe('## [Scope]')
    expect(inBrackets('All devices.')).toBe('[All devices.]')
  })
})
