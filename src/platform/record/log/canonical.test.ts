/** The one writing of JSON: published vectors, the limits of an entry, and what is refused. */
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../values.ts'
import { canonicalBytes, DEPTH_MAX, jcs, parseCanonical } from './canonical.ts'
import { utf8 } from './encoding.ts'

const parse = (text: string) => JSON.parse(text) as Json

/** Published with RFC 8785 (cyberphone/json-canonicalization, testdata, Apache-2.0). */
const PUBLISHED = [
  ['arrays', '[56,{"d":true,"10":null,"1":[]}]', '[56,{"1":[],"10":null,"d":true}]'],
  [
    'french',
    '{"peach":"This sorting order","péché":"is wrong according to French",' +
      '"pêche":"but canonicalization MUST","sin":"ingnore locale"}',
    '{"peach":"This sorting order","péché":"is wrong according to French",' +
      '"pêche":"but canonicalization MUST","sin":"ingnore locale"}',
  ],
  [
    'structures',
    '{"1":{"f":{"f":"hi","F":5} ,"\\n":56.0},"10":{ },"":"empty","a":{ },"111":[{ }],"A":{ }}',
    '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
  ],
  [
    'unicode',
    '{"Unnormalized Unicode":"\\u1e0d\\u0307"}',
    '{"Unnormalized Unicode":"\u1e0d\u0307"}',
  ],
  [
    'values',
    '{"numbers":[1E30,4.50,333333333.33333329,2e-3,0.000000000000000000000000001],' +
      '"escaping":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/",' +
      '"literals":[null,true,false]}',
    '{"escaping":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","literals":[null,true,false],' +
      '"numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]}',
  ],
  [
    'weird',
    '{"\\u20ac":"Euro Sign","1":"One","\\u0080":"Control\\u007f","\\ud83d\\ude02":"Smiley",' +
      '"\\u00f6":"Latin Small Letter O With Diaeresis",' +
      '"\\ufb33":"Hebrew Letter Dalet With Dagesh","</script>":"Browser Challenge"}',
    '{"1":"One","</script>":"Browser Challenge","\u0080":"Control\u007f",' +
      '"ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😂":"Smiley",' +
      '"\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
] as const

for (const [name, input, output] of PUBLISHED) {
  test(`the published vector "${name}" is written as published`, () => {
    expect(jcs(parse(input))).toBe(output)
    expect(canonicalize(parse(input))).toBe(output)
  })
}

const NUMBERS = [
  ['4340000000000001', '9007199254740994'],
  ['4340000000000002', '9007199254740996'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['8000000000000000', '0'],
  ['0000000000000000', '0'],
] as const

test.each(NUMBERS)('the number with the bits %s is written %s', (bits, written) => {
  expect(jcs(Buffer.from(bits, 'hex').readDoubleBE())).toBe(written)
})

const entryText = fc
  .string({ unit: 'grapheme' })
  .map((text) => text.normalize('NFC').replace(/\p{Cc}/gu, ' '))
const { entryJson } = fc.letrec<{ entryJson: Json }>((tie) => ({
  entryJson: fc.oneof(
    { maxDepth: 4 },
    entryText,
    fc.maxSafeInteger().map((value) => value + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('entryJson'), { maxLength: 4 }),
    fc.dictionary(entryText, tie('entryJson'), { maxKeys: 4 }),
  ),
}))

test('what is written is read back the same, and another program writes it the same', () => {
  fc.assert(
    fc.property(entryJson, (value) => {
      const bytes = canonicalBytes(value)
      expect(parseCanonical(bytes)).toEqual({ ok: true, value })
      expect(Buffer.from(bytes).toString()).toBe(canonicalize(value))
    }),
  )
})

test('a byte that changes is refused, or says something else', () => {
  fc.assert(
    fc.property(entryJson, fc.nat(), fc.integer({ min: 0, max: 7 }), (value, at, bit) => {
      const bytes = Buffer.from(canonicalBytes(value))
      const index = at % bytes.length
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
      const read = parseCanonical(bytes)
      if (read.ok) expect(jcs(read.value)).not.toBe(jcs(value))
    }),
  )
})

const kindOf = (value: unknown) => {
  try {
    canonicalBytes(value as Json)
    return 'written'
  } catch (error) {
    return (error as { reason: { kind: string } }).reason.kind
  }
}

let deep: Json = 1
for (let level = 0; level <= DEPTH_MAX; level++) deep = [deep]

test.each([
  ['a fraction', 0.5, 'not-a-safe-integer'],
  ['an integer beyond 2^53', 2 ** 53, 'not-a-safe-integer'],
  ['negative zero', -0, 'not-a-safe-integer'],
  ['no number', Number.NaN, 'not-a-safe-integer'],
  ['a lone surrogate', 'a\ud800', 'lone-surrogate'],
  ['a lone surrogate in a key', { '\udc00': 1 }, 'lone-surrogate'],
  ['a line break', 'a\nb', 'control-character'],
  ['a C1 control', 'a\u0085b', 'control-character'],
  ['a decomposed letter', 'e\u0301', 'not-nfc'],
  ['a decomposed letter in a key', { 'e\u0301': 1 }, 'not-nfc'],
  ['a missing value', { a: undefined }, 'not-a-json-value'],
  ['a hole in a list', new Array(1), 'not-a-json-value'],
  ['a date', new Date(0), 'not-a-json-value'],
  ['nesting without end', deep, 'too-deep'],
] as const)('%s is refused with the reason', (_name, value, kind) => {
  expect(kindOf([value])).toBe(kind)
})

test('the largest safe integers are written', () => {
  expect(kindOf([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])).toBe('written')
})

describe('bytes that are not the canonical writing are refused', () => {
  test.each([
    ['space', '{"a": 1}', 'not-the-canonical-writing'],
    ['a repeated key', '{"a":1,"a":1}', 'not-the-canonical-writing'],
    ['unsorted keys', '{"b":1,"a":1}', 'not-the-canonical-writing'],
    ['an escape that is not needed', '{"\\u0061":1}', 'not-the-canonical-writing'],
    ['another writing of a number', '[1e2]', 'not-the-canonical-writing'],
    ['a final line break', '[]\n', 'not-the-canonical-writing'],
    ['a byte order mark', '\ufeff[]', 'not-json'],
    ['no JSON', '{a:1}', 'not-json'],
    ['an escaped lone surrogate', '["\\ud800"]', 'lone-surrogate'],
    ['a fraction', '[0.5]', 'not-a-safe-integer'],
  ] as const)('%s', (_name, text, kind) => {
    expect(parseCanonical(utf8(text))).toMatchObject({ ok: false, refusal: { kind } })
  })

  test('a broken UTF-8 sequence', () => {
    const bytes = Uint8Array.of(0x22, 0xc3, 0x22)
    expect(parseCanonical(bytes)).toMatchObject({ ok: false, refusal: { kind: 'not-utf8' } })
  })
})

test('keys that JavaScript treats apart are written as any other', () => {
  const value = parse('{"__proto__":{"a":1},"constructor":2}')
  expect(Buffer.from(canonicalBytes(value)).toString()).toBe(
    '{"__proto__":{"a":1},"constructor":2}',
  )
})
