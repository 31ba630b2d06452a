/** A whole text typed anew: which clause is which, whatever became of the ids at their ends. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClauseId } from '../text.ts'
import { grown, matched } from './matching.ts'
import { readWhole, wholeOf, wholeOfDrafts } from './whole.ts'

const c = (number: number) => `c${number}` as ClauseId

const WORDS = [
  ...['maker', 'year', 'device', 'label', 'seller', 'month', 'update', 'page', 'shop', 'code'],
  ...['language', 'country', 'test', 'box', 'buyer', 'report', 'group', 'date', 'cost', 'law'],
]

/** Sentences that no two clauses share, as the sentences of a text do not. */
const sentence = (clause: number, part: number) =>
  Array.from({ length: 9 }, (_, at) => {
    const one = WORDS[(clause * 7 + part * 3 + at * at) % WORDS.length] ?? ''
    return `${one}${(clause * 31 + part * 17 + at) % 97}${at === 4 ? clause : ''}`
  }).join(' ')

const clause = (number: number) => ({
  id: c(number),
  words: `${sentence(number, 1)}. ${sentence(number, 2)}.`,
})
const text = (count: number) => Array.from({ length: count }, (_, index) => clause(index + 1))

const SHAPES = [
  '# Scope',
  '- one thing',
  '    - one more',
  '7. the seventh',
  '> said',
  'All.',
] as const
const TABLE = '| a | b |\n| --- | --- |\n| c \\| d | e |'

const drafts = (base: ReturnType<typeof text>, markdown: string) => {
  const found = matched(base, readWhole(markdown))
  if (!found.ok) throw new Error(found.refusal.clause)
  return found.value
}
const idsOf = (base: ReturnType<typeof text>, markdown: string) =>
  drafts(base, markdown).map(({ id, from = [] }) => (from.length > 0 ? [id, ...from] : id))

const bare = (markdown: string) => markdown.replace(/ ?\{#c\d+\}/g, '')

test('a text given out and sent back as it is says what it said', () => {
  const shape = fc.constantFrom(...SHAPES, TABLE, 'Term\n: what it is', '[^1]: see there')
  const old = fc.constantFrom('# Head\n\nAnd what it says.', 'Two\nlines', 'One.\n\nTwo.')
  fc.assert(
    fc.property(fc.array(fc.oneof(shape, old), { minLength: 1, maxLength: 12 }), (words) => {
      const numbered = words.map((said, index) => `${said}${/[|]$/.test(said) ? '' : ` ${index}`}`)
      const base = numbered
        // An item that lies in nothing cannot be typed.
        .map((said, index) => (numbered[index - 1]?.startsWith('- ') ? said : said.trim()))
        .map((said, index) => ({ id: c(index + 1), words: said }))
      expect(
        drafts(base, wholeOf(base)).map(({ id, words: said }) => ({ id, words: said })),
      ).toEqual(base)
    }),
  )
})

describe('without any id', () => {
  const base = text(60)
  const said = base.map(({ words }) => words)

  test('clauses that were edited, moved and left out are told apart', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(base, { minLength: 1 }),
        fc.array(fc.nat(17), { minLength: 60, maxLength: 60 }),
        (some, edits) => {
          const typed = some.map(({ words }, index) => {
            const all = words.split(' ')
            all[edits[index] ?? 0] = `other${index}`
            return all.join(' ')
          })
          expect(idsOf(base, typed.join('\n\n'))).toEqual(some.map(({ id }) => id))
        },
      ),
      { numRuns: 50 },
    )
  })

  test('of a clause that was split the first part keeps the id, the others say whose', () => {
    fc.assert(
      fc.property(fc.nat(59), (at) => {
        const typed = said.with(at, `${sentence(at + 1, 1)}.\n\n${sentence(at + 1, 2)}.`)
        const ids = idsOf(base, typed.join('\n\n'))
        expect(ids.slice(at, at + 2)).toEqual([c(at + 1), [undefined, c(at + 1)]])
        expect(ids.length).toBe(61)
      }),
      { numRuns: 20 },
    )
  })

  test('a clause made of two keeps one id and names both', () => {
    fc.assert(
      fc.property(fc.nat(58), (at) => {
        const typed = [...said.slice(0, at), `${said[at]} ${said[at + 1]}`, ...said.slice(at + 2)]
        expect(idsOf(base, typed.join('\n\n'))[at]).toEqual([c(at + 1), c(at + 1), c(at + 2)])
      }),
      { numRuns: 20 },
    )
  })

  test('a heading reworded in its place is the same, and new words are new', () => {
    const short = [{ id: c(1), words: '# Scope' }, ...text(3).map((one) => ({ ...one, id: c(9) }))]
    const few = short.slice(0, 2)
    expect(idsOf(few, `# What for\n\n${few[1]?.words ?? ''}\n\nQuite new.`)).toEqual([
      'c1',
      'c9',
      undefined,
    ])
  })
})

test('ids decide before likeness: moved, joined in one block, or at two blocks at once', () => {
  const base = text(4)
  const [one, two, three, four] = base.map(({ words }) => words)
  expect(idsOf(base, `${four} {#c4}\n\n${two} {#c1}\n\nNew words here {#c2}`)).toEqual([
    'c4',
    'c1',
    'c2',
  ])
  expect(idsOf(base, `${one} {#c1}\n${two} {#c2}\n\n${three} {#c3}`)).toEqual([
    ['c1', 'c1', 'c2'],
    'c3',
  ])
  expect(idsOf(base, `First half {#c1}\n\nSecond half {#c1}`)).toEqual(['c1', [undefined, 'c1']])
})

test('what was understood is understood alike when it is sent again', () => {
  const base = text(12)
  fc.assert(
    fc.property(fc.nat(10), fc.boolean(), (at, apart) => {
      const said = base.map(({ words }) => words)
      const changed = apart
        ? said.with(at, `${sentence(at + 1, 1)}.\n\n${sentence(at + 1, 2)}.`)
        : [...said.slice(0, at), `${said[at]} ${said[at + 1]}`, ...said.slice(at + 2)]
      const first = drafts(base, changed.join('\n\n'))
      expect(drafts(base, wholeOfDrafts(first))).toEqual(first)
    }),
  )
})

test('an id that the text does not have is refused by name', () => {
  expect(matched(text(2), readWhole('Words {#c7}'))).toEqual({
    ok: false,
    refusal: { kind: 'unknown-clause', clause: 'c7' },
  })
})

test('five thousand clauses without an id are matched', () => {
  const base = text(5_000)
  const typed = bare(wholeOf([...base.slice(2_500), ...base.slice(0, 2_500)]))
  expect(idsOf(base, typed).slice(0, 2)).toEqual(['c2501', 'c2502'])
})

describe('clauses in boxes of their own', () => {
  const base = text(4)
  const [one, two, three, four] = base.map((each) => ({ ...each, from: undefined }))
  if (!one || !two || !three || !four) throw new Error('no clauses')
  const [first = '', second = ''] = two.words.split('. ')
  const fresh = (words: string) => ({ id: undefined, words })

  test('a box that took over half of a clause grew from it', () => {
    const [, , rest] = grown(base, [
      one,
      { ...two, words: `${first}.` },
      fresh(second),
      three,
      four,
    ])
    expect(rest).toMatchObject({ id: undefined, from: [c(2)] })
  })

  test('a clause whose words went into another was merged with it', () => {
    const both = { ...two, words: `${two.words} ${three.words}` }
    const [, merged] = grown(base, [one, both, { ...three, words: '' }, four])
    expect(merged).toMatchObject({ id: c(2), from: [c(2), c(3)] })
  })

  test('what is new, gone or only reworded grew from nothing', () => {
    const now = [one, { ...two, words: `${two.words} More.` }, { ...three, words: '' }, four]
    const typed = [...now, fresh('Something else altogether, by nobody.')]
    expect(grown(base, typed).map(({ from }) => from)).toEqual(typed.map(() => undefined))
  })
})
