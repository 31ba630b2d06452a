/** No address is left in a text, however it was written; and no other word is touched. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HIDDEN, masked, maskedBytes } from './masking.ts'

test('addresses of any shape are hidden', () => {
  for (const [text, shown] of [
    ['Write to ann@example.org.', `Write to ${HIDDEN}.`],
    ['<ann.lee+list@mail.example.co.uk>', `<${HIDDEN}>`],
    ['mailto:ann@example.org?subject=x', `mailto:${HIDDEN}?subject=x`],
    ['"Ann Lee"@example.org said', `${HIDDEN} said`],
    ['josé@example.org', HIDDEN],
    ['ann@[192.0.2.1] and ann@bücher.example', `${HIDDEN} and ${HIDDEN}`],
    ['https://x.example/?u=ann%40example.org&y', `https://x.example/?u=${HIDDEN}&y`],
    ['请写信给ann@example.org谢谢', `请写信给${HIDDEN}`],
    ['ann＠example.org', HIDDEN],
    ['ann&#64;example.org', HIDDEN],
    ['ann (at) example.org, bob [at] example [dot] org', `${HIDDEN}, ${HIDDEN}`],
    ['ann AT example DOT org', HIDDEN],
    ['<ann at example.org> wrote', `<${HIDDEN}> wrote`],
    ['a@b.org,c@d.org;e@f.org', `${HIDDEN},${HIDDEN};${HIDDEN}`],
  ] as const) {
    expect(masked(text)).toBe(shown)
  }
})

test('words that are no address stay', () => {
  for (const text of [
    'We meet at example.org or at www.example.org',
    '3 apples @ 2 each',
    '@ann said so',
    'ends with @',
    HIDDEN,
  ]) {
    expect(masked(text)).toBe(text)
  }
})

test('where an archive writes its authors so, `ann at example.org` is an address', () => {
  const text = 'On Friday ann at example.org wrote: look at www.example.org'
  expect(masked(text, { writesAt: true })).toBe(
    `On Friday ${HIDDEN} wrote: look at www.example.org`,
  )
})

const aLocal = fc.stringMatching(/^[a-z0-9][a-z0-9.+_-]{0,20}$/)
const aDomain = fc.stringMatching(/^[a-z]{1,10}(\.[a-z]{2,6}){1,3}$/)

test('no address survives in any surroundings, and hiding twice is hiding once', () => {
  fc.assert(
    fc.property(fc.string(), aLocal, aDomain, fc.string(), (before, local, domain, after) => {
      const shown = masked(`${before} ${local}@${domain} ${after}`)
      expect(shown).not.toContain(`${local}@${domain}`)
      expect(masked(shown)).toBe(shown)
    }),
  )
})

test('bytes of a text file lose their addresses and nothing else', () => {
  const file = Buffer.from('caf\xe9 ann@example.org \x00\xff', 'latin1')
  expect(Buffer.from(maskedBytes(file)).toString('latin1')).toBe('caf\xe9 ...@... \x00\xff')
})

test('a long text of signs is read in the time of its length', () => {
  expect(masked('a'.repeat(500_000)).length).toBe(500_000)
  expect(masked('@'.repeat(100_000)).length).toBe(100_000)
  expect(masked('a.b-'.repeat(100_000)).length).toBe(400_000)
})
