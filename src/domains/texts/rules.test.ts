/** Rules of a text: clauses, brackets, hashes, redlines. No database, no HTTP, no clock. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { instant } from '../../platform/values.ts'
import type { Actor, BodyId, PersonId, Role } from '../people/index.ts'
import type { By, Process } from '../processes/index.ts'
import { bracketsOf } from './rules/brackets.ts'
import { hashOf, type Passage } from './rules/hash.ts'
import { changesIn, EDITS_MAX, redlineOf, type Change } from './rules/redline.ts'
import { clausesTyped } from './rules/typed.ts'
import { compose, mayDraft, mayPublish } from './rules/versions.ts'
import { clauseId, CLAUSE_LENGTH_MAX, CLAUSES_MAX, headingOf } from './text.ts'
import type { ClauseId, TextVersion } from './text.ts'
import { piecesOf, plainPieces } from './views/pieces.ts'

const c = (number: number) => `c${number}` as ClauseId
const noon = instant('2026-03-02T12:00Z')
const TABLE = 'b_table' as string as BodyId

const by = (role?: Role, agreed = ['permanence/1']): By => {
  const actor: Actor = {
    person: `p_${'0'.repeat(32)}` as PersonId,
    handle: 'ana',
    name: 'Ana',
    capacities: [{ capacity: 'personal' }],
    codes: new Map(),
    interest: undefined,
    agreed: new Set(agreed),
    roles: role ? [{ body: TABLE, slug: 'table', role }] : [],
    seats: [],
  }
  return { kind: 'person', actor }
}

const aProcess = (part: Partial<Process> = {}): Process => ({
  id: '01J0000000000000000000PRCS' as string as Process['id'],
  slug: 'labels',
  title: 'title=',
  question: 'question=',
  pin: { name: 'convening', version: '1.0', hash: 'hash=' as Process['pin']['hash'] },
  body: TABLE,
  practice: true,
  reported: undefined,
  begunAt: noon,
  past: [],
  state: { kind: 'running', stage: 'drafting', since: noon },
  ...part,
})

const aVersion = (clauses: readonly Passage[], number = 1, clausesEver = 10): TextVersion => ({
  text: '01J0000000000000000000TEXT' as string as TextVersion['text'],
  number,
  clauses: clauses.map(({ id }) => ({ id, words: 'commitment=' })),
  clausesEver,
  hash: hashOf(clauses),
  brackets: 0,
  by: `p_${'0'.repeat(32)}` as PersonId,
  role: 'editor',
  reason: 'reason=',
  note: undefined,
  at: noon,
  reported: undefined,
})

describe('who may write', () => {
  for (const role of ['editor', 'chair', 'facilitator'] as const) {
    test(`the ${role} of the process's body may`, () => {
      expect(mayDraft(aProcess(), by(role))).toEqual({ ok: true, value: role })
    })
  }
  for (const role of [undefined, 'secretary', 'rapporteur', 'liaison', 'vice-chair'] as const) {
    test(`${role ?? 'somebody without a role'} may not`, () => {
      expect(mayDraft(aProcess(), by(role)).ok).toBe(false)
    })
  }
  test('an editor of another body may not', () => {
    const elsewhere = aProcess({ body: 'b_other' as string as BodyId })
    expect(mayDraft(elsewhere, by('editor')).ok).toBe(false)
  })
  test('nobody may before they read what is permanent', () => {
    const refused = mayDraft(aProcess(), by('editor', []))
    expect(refused).toEqual({ ok: false, refusal: { kind: 'permanence-unread' } })
  })
  test('in a process that has ended texts stay as they are', () => {
    const ended = aProcess({ state: { kind: 'concluded', concludedAt: noon } })
    expect(mayDraft(ended, by('editor'))).toMatchObject({ refusal: { kind: 'process-ended' } })
  })
  test('an open call holds the text still, and says until when', () => {
    const until = instant('2026-04-01T23:59Z')
    const freeze = { href: '/calls/1', until }
    expect(mayPublish(aProcess(), by('editor'), [freeze])).toEqual({
      ok: false,
      refusal: { kind: 'frozen', href: '/calls/1', until },
    })
    expect(mayPublish(aProcess(), by('editor'), []).ok).toBe(true)
  })
})

describe('a version', () => {
  const fresh = (...words: readonly string[]) => words.map((one) => ({ id: undefined, words: one }))

  test('of a new text numbers its clauses from one, and leaves out empty boxes', () => {
    const composed = compose(undefined, { base: 0, clauses: fresh(' One ', '  ', 'Two') })
    expect(composed).toMatchObject({
      value: {
        number: 1,
        clauses: [
          { id: 'c1', words: 'One' },
          { id: 'c2', words: 'Two' },
        ],
        clausesEver: 2,
      },
    })
  })

  test('keeps the ids of clauses and never gives the id of a removed one again', () => {
    const before = [
      { id: c(1), words: 'One' },
      { id: c(3), words: 'Three' },
    ]
    const clauses = [
      { id: c(3), words: 'Three' },
      { id: c(1), words: '' },
      { id: undefined, words: 'New' },
    ]
    expect(compose(aVersion(before, 4, 3), { base: 4, clauses })).toMatchObject({
      value: { number: 5, clauses: [{ id: 'c3' }, { id: 'c4', words: 'New' }], clausesEver: 4 },
    })
  })

  test('is refused where it is empty, overtaken, unchanged, or names a clause that is not there', () => {
    const before = [{ id: c(1), words: 'One' }]
    const latest = aVersion(before, 2)
    const asked = (clauses: readonly { id: ClauseId | undefined; words: string }[], base = 2) =>
      compose(latest, { base, clauses })
    expect(asked([])).toMatchObject({ refusal: { kind: 'no-clauses' } })
    expect(asked(fresh('One'), 1)).toMatchObject({ refusal: { kind: 'overtaken', latest: 2 } })
    expect(asked(before)).toMatchObject({ refusal: { kind: 'nothing-changed', latest: 2 } })
    expect(asked([{ id: c(7), words: 'x' }])).toMatchObject({ refusal: { clause: 'c7' } })
    expect(asked([...before, ...before])).toMatchObject({ refusal: { kind: 'unknown-clause' } })
  })

  test('holds forty clauses of 8,000 characters and not one more of either', () => {
    const many = (count: number) => fresh(...Array.from({ length: count }, (_, i) => `w${i}`))
    expect(compose(undefined, { base: 0, clauses: many(CLAUSES_MAX) }).ok).toBe(true)
    expect(compose(undefined, { base: 0, clauses: many(CLAUSES_MAX + 1) }).ok).toBe(false)
    const long = (length: number) => fresh('x'.repeat(length))
    expect(compose(undefined, { base: 0, clauses: long(CLAUSE_LENGTH_MAX) }).ok).toBe(true)
    expect(compose(undefined, { base: 0, clauses: long(CLAUSE_LENGTH_MAX + 1) })).toMatchObject({
      refusal: { kind: 'clause-too-long', clause: 1 },
    })
  })

  test('counts what stands in brackets, and names the clause whose brackets nobody can read', () => {
    const clauses = fresh('A [b] and [c]', 'none', '[d]')
    expect(compose(undefined, { base: 0, clauses })).toMatchObject({ value: { brackets: 3 } })
    expect(compose(undefined, { base: 0, clauses: fresh('fine', 'x [y') })).toMatchObject({
      refusal: { kind: 'bracket', clause: 2, flaw: 'unclosed', at: 3 },
    })
  })
})

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

test('a hash can be computed by anybody from ids and words, and binds both and their order', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('base64')
  const byHand = sha(
    `[{"clause":"c1","words":"${sha('One')}"},{"clause":"c2","words":"${sha('Two')}"}]`,
  )
  const one = { id: c(1), words: 'One' }
  const two = { id: c(2), words: 'Two' }
  expect(hashOf([one, two])).toBe(byHand)
  const others = [[two, one], [one], [one, { ...two, id: c(3) }], [one, { ...two, words: 'two' }]]
  expect(new Set(others.map(hashOf)).has(hashOf([one, two]))).toBe(false)
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

describe('the boxes of a form', () => {
  const places = (typed: Record<string, string>) =>
    clausesTyped(typed).map(({ id, words }) => id ?? words)
  const three = {
    'words-c1': 'One',
    'place-c1': '1',
    'words-c2': 'Two',
    'place-c2': '2',
    'words-c5': 'Five',
    'place-c5': '3',
  }

  test('stay in order where no place was changed, with new ones at the end', () => {
    expect(places({ ...three, 'words-new1': 'new', 'place-new1': '' })).toEqual([
      'c1',
      'c2',
      'c5',
      'new',
    ])
  })
  test('go before the clause whose place they take, or after it on the way down', () => {
    expect(places({ ...three, 'place-c5': '1' })).toEqual(['c5', 'c1', 'c2'])
    expect(places({ ...three, 'place-c1': '3' })).toEqual(['c2', 'c5', 'c1'])
    expect(places({ ...three, 'words-new1': 'new', 'place-new1': '2' })).toEqual([
      'c1',
      'new',
      'c2',
      'c5',
    ])
  })
  test('keep their place where a place is no number', () => {
    expect(places({ ...three, 'place-c1': 'last' })).toEqual(['c1', 'c2', 'c5'])
  })
})

test('a first line that begins with # is a heading, and a clause id is nothing else', () => {
  expect(headingOf('# Scope\n\nAll.')).toEqual({ heading: 'Scope', body: 'All.' })
  expect(headingOf('#1 is first')).toEqual({ heading: undefined, body: '#1 is first' })
  expect(['c1', 'c0', 'c01', 'C1', 'c1 ', ''].map(clauseId)).toEqual([
    'c1',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
