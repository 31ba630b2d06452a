/** What a file may be called, whatever it was called when it was sent. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FILE_NAME_LENGTH_MAX, safeName, typeOf } from './naming.ts'

/** Any code points at all, also halves of pairs, and often those that matter. */
const anything = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x10ffff }),
      fc.constantFrom(
        ...[...'./\\ .:"<\r\n\u{202E}\u{200B}\u{2028}'].map((one) => one.codePointAt(0) ?? 0),
      ),
    ),
    { maxLength: 300 },
  )
  .map((points) => String.fromCodePoint(...points))

test('no name leads anywhere, hides anything or breaks a line', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const name = safeName(raw)
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}"<>]|^[. ]|[. ]$/u)
      expect([...name].length).toBeGreaterThan(0)
      expect([...name].length).toBeLessThanOrEqual(FILE_NAME_LENGTH_MAX)
    }),
    { numRuns: 500 },
  )
})

test('a long name keeps its ending, and what can run has no type of its own', () => {
  expect(safeName(`${'x'.repeat(400)}.pdf`)).toHaveLength(FILE_NAME_LENGTH_MAX)
  expect(typeOf(safeName(`${'x'.repeat(400)}.PDF`))).toBe('application/pdf')
  for (const name of ['a.html', 'a.svg', 'a.xhtml', 'a.js', 'a.xml', 'a.zip', 'a', 'pdf']) {
    expect(typeOf(name)).toBe('application/octet-stream')
  }
})
