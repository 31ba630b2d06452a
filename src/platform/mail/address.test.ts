/** Which addresses are one mailbox, and how they are written down. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostName, mailAddress } from './address.ts'

for (const [raw, kept] of [
  ['mina@example.org', 'mina@example.org'],
  ['  Mina.Lee+call@Example.ORG ', 'Mina.Lee+call@example.org'],
  ['josé@пример.рф', 'josé@xn--e1afmkfd.xn--p1ai'],
  ['用户@例子。测试', '用户@xn--fsqu00a.xn--0zwm56d'],
  ["o'neil@example.org", "o'neil@example.org"],
  ['admin@localhost', 'admin@localhost'],
] as const) {
  test(`${raw.trim()} is kept as ${kept}`, () => {
    expect(mailAddress(raw)).toBe(kept)
  })
}

for (const raw of [
  '',
  '@',
  'mina',
  'mina@',
  '@example.org',
  'mina@example',
  'mina@exam ple.org',
  'mi na@example.org',
  'mina@@example.org',
  'mina@evil.org@example.org',
  'mina@example.org,other@example.org',
  'mina@example.org\r\nBcc: x@example.org',
  'mina\u0000@example.org',
  'mina\u2028@example.org',
  'mina@example.org\u0000.evil.org',
  'mina@exa%6dple.org',
  'mina@[127.0.0.1]',
  'mina@127.0.0.1',
  'mina@-example.org',
  'mina@example..org',
  '.mina@example.org',
  'mina..lee@example.org',
  '"mina lee"@example.org',
  'Mina <mina@example.org>',
  'mina\u200b@example.org',
  '\u202emina@example.org',
  `${'m'.repeat(65)}@example.org`,
  `mina@${'a'.repeat(64)}.org`,
  `mina@${'a.'.repeat(125)}org`,
  '\ud800@example.org',
]) {
  test(`${JSON.stringify(raw.slice(0, 50))} is no address`, () => {
    expect(mailAddress(raw)).toBeUndefined()
  })
}

test('whatever is an address has one @ in its domain part, no space and no control', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('@', '.', 'a', '\r\n', ' ', '"', '例', '\0'))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const address = mailAddress(pieces.join(''))
      if (address === undefined) return
      expect(address).toMatch(/^[^@\p{Cc}\p{Z}<>,;:"\\]+@[a-z0-9.-]+$/u)
      expect(mailAddress(address)).toBe(address)
    }),
    { numRuns: 2_000 },
  )
})

test('a host name comes out in ASCII, and nothing else passes for one', () => {
  expect(hostName('Lists.Example.ORG')).toBe('lists.example.org')
  expect(hostName('lists.example.org\r\nMAIL FROM:<x@y.z>')).toBeUndefined()
  expect(hostName('10.0.0.1')).toBeUndefined()
  expect(hostName('')).toBeUndefined()
})
