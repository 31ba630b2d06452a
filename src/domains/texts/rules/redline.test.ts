/** Redlines: random edits are told exactly, and what became of a clause is recognised. Pure. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../platform/languages/index.ts'
import type { Passage } from './hash.ts'
import { c, edited, edits, numbered, type Edit } from './redline.fixtures.ts'
import { redlineOf, type RedlineClause } from './redline.ts'
import { cameThrough } from './redline-kin.ts'
import { EDITS_MAX } from './redline-script.ts'
import { summaryOf } from './redline-shown.ts'
import { changesIn, type Change } from './redline-words.ts'

const SCRIPTS = 1_000

const text = (changes: readonly Change[], ...kinds: readonly Change['change'][]) =>
  changes
    .filter(({ change }) => kinds.includes(change))
    .map((one) => one.text)
    .join('')

const anyWords = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('one', 'two', '三', '，', '[x]', ' ', '\n', '. '), { maxLength: 40 })
    .map((all) => all.join('')),
)
const anyText = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 12 }).map(c), words: anyWords }),
  { selector: ({ id }) => id, maxLength: 10 },
)

/** The version after, from the redline alone. */
const after = (redline: readonly RedlineClause[]) =>
  redline
    .flatMap((one) => ('after' in one ? [one] : []))
    .toSorted((one, other) => one.after - other.after)
    .map(({ id, changes }) => ({ id, words: text(changes, 'kept', 'added') }))

/** The version before, from the redline alone. */
function before(redline: readonly RedlineClause[]): readonly Passage[] {
  const clauses = new Map<number, Passage>()
  const put = (place: number, clause: Passage) => {
    const words = (clauses.get(place)?.words ?? '') + clause.words
    clauses.set(place, { id: clause.id, words })
  }
  for (const one of redline) {
    const words = text(one.changes, 'kept', 'removed')
    if (one.kind === 'removed') put(one.before, { id: one.id, words })
    if (one.kind === 'merged') {
      let at = 0
      for (const { id, before: place, length } of one.from) {
        put(place, { id, words: words.slice(at, at + length) })
        at += length
      }
    }
    if ('was' in one) put(one.before, { id: one.was, words })
  }
  return [...clauses].toSorted(([one], [other]) => one - other).map(([, clause]) => clause)
}

describe('the words of a clause', () => {
  test('with what was added are those after, with what was removed those before', () => {
    fc.assert(
      fc.property(anyWords, anyWords, fc.constantFrom(...LANGUAGES), (was, is, language) => {
        const changes = changesIn(was, is, language)
        expect(text(changes, 'kept', 'added')).toBe(is)
        expect(text(changes, 'kept', 'removed')).toBe(was)
      }),
      { numRuns: SCRIPTS },
    )
  })

  test('change by word and not by letter', () => {
    expect(changesIn('Makers shall label', 'Makers should label', 'en')).toEqual([
      { change: 'kept', text: 'Makers ' },
      { change: 'removed', text: 'shall' },
      { change: 'added', text: 'should' },
      { change: 'kept', text: ' label' },
    ])
  })

  for (const [language, was, is, removed, added] of [
    ['zh', '消费者应当知道', '消费者可以知道', '应当', '可以'],
    ['ar', 'يجب على البائع العرض', 'يجوز للبائع العرض', 'يجب على البائع', 'يجوز للبائع'],
    ['en', 'ผู้ผลิตต้องติดฉลาก', 'ผู้ผลิตควรติดฉลาก', 'ต้อง', 'ควร'],
  ] as const) {
    test(`are found where no Latin letter is: ${was}`, () => {
      const changes = changesIn(was, is, language)
      expect(text(changes, 'removed')).toBe(removed)
      expect(text(changes, 'added')).toBe(added)
    })
  }

  test('say a sentence that was put in as that sentence, not as parts of two', () => {
    const was = 'Old parties begin. We agree. We sign. Old texts end'
    const is = 'New parties begin. We agree. We publish. We sign. New texts end'
    expect(changesIn(was, is, 'en')).toEqual([
      { change: 'removed', text: 'Old' },
      { change: 'added', text: 'New' },
      { change: 'kept', text: ' parties begin. We agree. ' },
      { change: 'added', text: 'We publish. ' },
      { change: 'kept', text: 'We sign. ' },
      { change: 'removed', text: 'Old' },
      { change: 'added', text: 'New' },
      { change: 'kept', text: ' texts end' },
    ])
  })

  test('with more edits than anybody reads are shown as replaced', () => {
    const words = (letter: string) => Array.from({ length: EDITS_MAX }, (_, i) => `${letter}${i}`)
    const [was, is] = [words('a').join(' '), words('b').join('\t')]
    expect(changesIn(was, is, 'en')).toEqual([
      { change: 'removed', text: was },
      { change: 'added', text: is },
    ])
  })
})

describe('a redline', () => {
  test('of a thousand random edit scripts gives back both versions exactly', () => {
    fc.assert(
      fc.property(edits, fc.constantFrom('told', 'untold'), (script, how) => {
        const { was, is, cameFrom } = edited(script)
        const redline = redlineOf(was, is, 'en', how === 'told' ? cameFrom : undefined)
        expect(after(redline)).toEqual(is)
        expect(before(redline)).toEqual(was)
      }),
      { numRuns: SCRIPTS },
    )
  })

  test('of two texts that have nothing to do with each other does so as well', () => {
    fc.assert(
      fc.property(anyText, anyText, (was, is) => {
        const redline = redlineOf(was, is, 'en')
        expect(after(redline)).toEqual(is)
        expect(before(redline)).toEqual(was)
        const there = redline.flatMap((one) => ('after' in one ? [one.id] : []))
        expect(there).toEqual(is.map(({ id }) => id))
        const gone = redline.flatMap((one) => (one.kind === 'removed' ? [one.before] : []))
        expect(gone).toEqual(gone.toSorted((one, other) => one - other))
      }),
    )
  })

  test('names the clause that moved, and not those it passed', () => {
    const [one, two, three, four] = numbered(4)
    if (!one || !two || !three || !four) throw new Error('four clauses')
    const redline = redlineOf([one, two, three, four], [four, one, two, three], 'en')
    expect(redline.map((line) => [line.id, 'moved' in line && line.moved])).toEqual([
      ['c4', true],
      ['c1', false],
      ['c2', false],
      ['c3', false],
    ])
    expect(redline.every(({ kind }) => kind === 'kept')).toBe(true)
  })

  test('says of two that changed places that the shorter one moved', () => {
    const [long, short] = [numbered(1)[0], { id: c(2), words: 'It ends.' }]
    if (!long) throw new Error('a clause')
    for (const [was, is] of [
      [
        [long, short],
        [short, long],
      ],
      [
        [short, long],
        [long, short],
      ],
    ] as const) {
      const moved = redlineOf(was, is, 'en').filter((line) => 'moved' in line && line.moved)
      expect(moved.map(({ id }) => id)).toEqual(['c2'])
    }
  })

  test('of the same text says that nothing differs', () => {
    const clauses = numbered(50)
    const summary = summaryOf(redlineOf(clauses, clauses, 'en'))
    expect(Object.values(summary).every((count) => count === 0)).toBe(true)
  })
})

/** What one edit is told as, with the version's word for it and without. */
const one = (edit: Edit, told: boolean) => {
  const { was, is, cameFrom } = edited({ size: 12, edits: [edit] })
  return redlineOf(was, is, 'en', told ? cameFrom : undefined)
}

const known = (redline: readonly RedlineClause[], ...kinds: readonly RedlineClause['kind'][]) =>
  redline.flatMap((line) =>
    kinds.includes(line.kind) && 'known' in line ? [[line.id, line.kind, line.known]] : [],
  )

describe('what became of a clause', () => {
  for (const [told, how] of [
    [true, 'version'],
    [false, 'likeness'],
  ] as const) {
    test(`is known by ${how} where it was split`, () => {
      expect(known(one({ kind: 'split', at: 4 }, told), 'split')).toEqual([
        ['c5', 'split', how],
        ['c13', 'split', how],
      ])
    })

    test(`is known by ${how} where two were merged`, () => {
      expect(known(one({ kind: 'merge', at: 4 }, told), 'merged', 'absorbed')).toEqual([
        ['c5', 'merged', how],
        ['c6', 'absorbed', how],
      ])
    })

    test(`is known by ${how} where it came back under another id, with other words`, () => {
      const redline = one({ kind: 'rename', at: 4 }, told)
      expect(known(redline, 'changed')).toEqual([['c13', 'changed', how]])
      expect(redline.some(({ kind }) => kind === 'added' || kind === 'removed')).toBe(false)
    })
  }

  test('is known through all versions that lie between', () => {
    const grown = cameThrough([
      [{ clause: c(5), from: [c(1)] }],
      [{ clause: c(2), from: [c(2), c(5)] }],
      [{ clause: c(6), from: [c(2), c(3)] }],
    ])
    expect(grown.get(c(6))).toEqual([c(2), c(1), c(3)])
  })

  test('is said to have moved at the first part of a split alone', () => {
    const [one, two, three] = numbered(3)
    if (!one || !two || !three) throw new Error('three clauses')
    const words = three.words.split(' ')
    const parts = [
      { id: three.id, words: words.slice(0, 12).join(' ') },
      { id: c(4), words: words.slice(12).join(' ') },
    ]
    const redline = redlineOf([one, two, three], [...parts, one, two], 'en')
    expect(redline.map((line) => [line.kind, 'moved' in line && line.moved])).toEqual([
      ['split', true],
      ['split', false],
      ['kept', false],
      ['kept', false],
    ])
  })

  test('is not guessed from a formula that most clauses share', () => {
    const [things, others] = [numbered(30), numbered(60).slice(30)]
    const formula = 'Each party shall without undue delay and in writing inform the registrar of'
    const about = (clauses: readonly Passage[], from: number) =>
      clauses.map(({ words }, index) => ({
        id: c(from + index),
        words: `${formula} ${words.split(' ').slice(0, 6).join(' ')}`,
      }))
    const redline = redlineOf(about(things, 1), about(others, 101), 'en')
    expect(new Set(redline.map(({ kind }) => kind))).toEqual(new Set(['removed', 'added']))
  })

  test('is never guessed from a few words that clauses share', () => {
    const was = [{ id: c(1), words: 'The registrar shall publish the list of names each year.' }]
    const is = [{ id: c(2), words: 'The registrar shall answer complaints within seven days.' }]
    expect(redlineOf(was, is, 'en').map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })

  test('is recognised for nearly all that moved, were edited and lost their ids', () => {
    const size = 600
    const script: Edit[] = Array.from({ length: 60 }, (_, index): readonly Edit[] => [
      { kind: 'move', at: index * 9, to: (index * 7_919) % size },
      { kind: 'rename', at: (index * 7_919) % size },
    ]).flat()
    const { was, is, cameFrom } = edited({ size, edits: script })
    const pairs = (told: boolean) =>
      redlineOf(was, is, 'en', told ? cameFrom : undefined).flatMap((line) =>
        line.kind === 'kept' || line.kind === 'changed' ? [`${line.was} ${line.id}`] : [],
      )
    const right = new Set(pairs(true))
    expect(pairs(false).filter((pair) => !right.has(pair))).toEqual([])
    expect(pairs(false).length / right.size).toBeGreaterThanOrEqual(0.95)
  })
})
