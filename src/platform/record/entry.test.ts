/** Leaves: byte for byte those of the published vector, and nothing else passes for one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declareActs, joinActs, type Act, type AnyAct } from './act.ts'
import { entryBytes, readEntry, type CommitFacts } from './entry.ts'
import { ENTRIES } from './log/known-answer.fixtures.ts'
import { commitmentOf, prose, type Prose } from './prose.ts'
import { ACTS, ADA, anAct, RULES } from './record.fixtures.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
const saltOf = (byte: number) => ({ random: (count: number) => new Uint8Array(count).fill(byte) })
const said = (byte: number, words: string) =>
  prose('reason', words, saltOf(byte), ADA, 'text/markdown')

const common = { actor: ADA, rules: RULES, via: 'web', topics: [] } as const
const position = { ...common, act: 'position.state', cap: 'personal', obj: 'call:7' } as const

const KNOWN: readonly (readonly [AnyAct, CommitFacts])[] = [
  [
    {
      ...common,
      act: 'profile.publish',
      obj: ADA,
      parts: [prose('name', 'A participant', saltOf(0x11), ADA)],
    },
    { t: 1798761600 },
  ],
  [
    {
      ...position,
      clear: { choice: 'object' },
      parts: [said(0x22, 'The fallback clause is missing.')],
    },
    { t: 1798761601 },
  ],
  [
    {
      ...position,
      via: 'mail',
      clear: { choice: 'accept' },
      parts: [said(0x33, 'We can live with it.')],
    },
    { t: 1798761602, prev: 1 },
  ],
  [
    {
      ...common,
      act: 'redact',
      actor: 'role:privacy-officer',
      obj: 'call:7',
      clear: {
        basis: 'gdpr-17',
        target: { index: 1, leaf: '/fsA1JahM5fTKOYK2zytBZpcMKbNgAE09LlpsfK+B2I=', part: 'reason' },
      },
    },
    { t: 1798761603 },
  ],
]

test('the four entries of the published vector come out byte for byte', () => {
  expect(KNOWN.map(([act, facts]) => text(entryBytes(act, facts, ACTS)))).toEqual(ENTRIES)
})

test('what is read is what was written', () => {
  const read = readEntry(Buffer.from(ENTRIES[2]), ACTS)
  expect(read).toMatchObject({
    ok: true,
    value: { act: 'position.state', prev: 1, via: 'mail', clear: { choice: 'accept' } },
  })
})

const pseudonym = fc
  .stringMatching(/^p_[0-9a-f]{32}$/)
  .map((raw): `p_${string}` => `p_${raw.slice(2)}`)
const plain = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((raw) => raw.normalize('NFC').replace(/\p{Cc}/gu, '-'))
const anyAct = fc.record({
  actor: pseudonym,
  obj: plain.map((raw): `${string}:${string}` => `thing:${raw}`),
  clear: fc.record(
    {
      size: fc.maxSafeInteger(),
      open: fc.boolean(),
      tags: fc.array(plain, { maxLength: 5 }),
    },
    { requiredKeys: [] },
  ),
  words: fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 3 }),
  facts: fc.record({ t: fc.nat(), prev: fc.nat(), dated: fc.integer() }, { requiredKeys: ['t'] }),
})

const partsFrom = (words: readonly string[]): readonly Prose[] =>
  words.map((raw, index) =>
    prose(`part-${index}`, raw.toWellFormed().replaceAll('\0', ''), saltOf(index)),
  )

test('any act comes back as it went in', () => {
  fc.assert(
    fc.property(anyAct, ({ actor, obj, clear, words, facts }) => {
      // -0 has no writing of its own in JSON, and is refused.
      fc.pre(!Object.is(clear.size, -0))
      const parts = partsFrom(words)
      const act: Act = anAct({ actor, obj, clear, parts })
      const read = readEntry(entryBytes(act, facts, ACTS), ACTS)
      if (!read.ok) throw new Error(JSON.stringify(read.refusal))
      expect(read.value).toMatchObject({ actor, obj, clear, ...facts })
      expect(read.value.parts.map(({ c }) => c)).toEqual(parts.map((part) => part.commitment))
    }),
  )
})

test('one flipped bit is never read as another way to write the same entry', () => {
  const [act, facts] = KNOWN[1] ?? []
  if (!act || !facts) throw new Error('no vector')
  const bytes = entryBytes(act, facts, ACTS)
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const flipped = Uint8Array.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(readEntry(flipped, ACTS)).not.toEqual(readEntry(bytes, ACTS))
    }),
  )
})

describe('an act that nobody declared that way is a bug', () => {
  for (const { title, act, says } of [
    { title: 'an act', act: { act: 'thing.break' }, says: 'undeclared-act' },
    { title: 'a name that every object has', act: { act: 'to.string' }, says: 'undeclared-act' },
    { title: 'a field', act: { clear: { colour: 'red' } }, says: 'undeclared-field' },
    { title: 'a field of every entry', act: { clear: { prev: 3 } }, says: 'every entry' },
    { title: 'a structured field', act: { clear: { target: 'x' } }, says: 'every entry' },
    { title: 'a text where a number is declared', act: { clear: { size: 'x' } }, says: 'clear' },
    { title: 'a fraction', act: { clear: { size: 1.5 } }, says: 'safe integer' },
    { title: 'a missing field', act: { act: 'position.state' }, says: 'missing-field' },
    { title: 'a line break', act: { clear: { tags: ['a\nb'] } }, says: 'control character' },
    { title: 'a decomposed letter', act: { obj: 'thing:e\u0301' }, says: 'normal form C' },
    { title: 'a lone surrogate', act: { obj: 'thing:\ud800' }, says: 'lone surrogate' },
    { title: 'a role with spaces', act: { actor: 'role:the chair' }, says: 'actor' },
    { title: 'a short rule hash', act: { rules: 'abc' }, says: 'rules' },
  ] as const) {
    test(title, () => {
      expect(() => entryBytes(anAct(act), { t: 1 }, ACTS)).toThrow(says)
    })
  }

  test('two parts of one name, of which a redaction could not name one', () => {
    const parts = [said(1, 'one'), said(2, 'two')]
    expect(() => entryBytes(anAct({ parts }), { t: 1 }, ACTS)).toThrow('parts')
  })

  test('an entry of more than 8 KiB', () => {
    const tags = Array.from({ length: 30 }, () => 'x'.repeat(300))
    expect(() => entryBytes(anAct({ clear: { tags } }), { t: 1 }, ACTS)).toThrow('too-long')
  })
})

describe('what is not exactly an entry is not read', () => {
  const good = ENTRIES[1]
  for (const { title, raw, kind } of [
    {
      title: 'an unknown field',
      raw: good.replace('"v":1', '"u":null,"v":1'),
      kind: 'clear-field',
    },
    { title: 'another version', raw: good.replace('"v":1', '"v":2'), kind: 'field' },
    { title: 'white space', raw: good.replace(',"v"', ', "v"'), kind: 'not-the-canonical-writing' },
    {
      title: 'a doubled key',
      raw: good.replace('"v":1', '"v":1,"v":1'),
      kind: 'not-the-canonical-writing',
    },
    { title: 'no parts as an empty list', raw: good.replace(/\[\{.*\}\]/, '[]'), kind: 'field' },
    { title: 'a list', raw: '[]', kind: 'not-an-entry' },
    {
      title: 'a target without a redaction',
      raw: ENTRIES[3].replace('"redact"', '"thing.make"'),
      kind: 'field',
    },
  ] as const) {
    test(title, () => {
      expect(readEntry(Buffer.from(raw), ACTS)).toMatchObject({ ok: false, refusal: { kind } })
    })
  }
})

describe('declaring acts', () => {
  test('refuses a field that would hide one of ours', () => {
    expect(() => declareActs({ 'thing.make': { kept: 'text' } })).toThrow('every entry')
  })
  test('refuses two places that declare the same act', () => {
    expect(() => joinActs({ 'thing.make': {} }, { 'thing.make': {} })).toThrow('twice')
  })
})

describe('prose', () => {
  test('is committed to in its composed form', () => {
    const composed = prose('name', 'Zo\u00eb', saltOf(7))
    expect(prose('name', 'Zoe\u0308', saltOf(7)).commitment).toBe(composed.commitment)
  })
  test('commits to its name and media type too', () => {
    const opening = said(1, 'x')
    const others = [{ name: 'other' }, { mediaType: 'text/plain' }, { text: 'y' }]
    const all = [{}, ...others].map((more) => commitmentOf({ ...opening, ...more }))
    expect(new Set(all).size).toBe(4)
  })
  test('is refused with a NUL, a lone surrogate, or a byte too many', () => {
    const most = 100 * 1024
    expect(prose('text', 'é'.repeat(most / 2), saltOf(1)).text).toHaveLength(most / 2)
    expect(() => prose('text', `${'é'.repeat(most / 2)}x`, saltOf(1))).toThrow('102401')
    expect(() => prose('text', 'a\0b', saltOf(1))).toThrow('NUL')
    expect(() => prose('text', 'a\ud800b', saltOf(1))).toThrow('surrogate')
    expect(() => prose('a\nb', 'x', saltOf(1))).toThrow('name')
  })
})
