/** The one encoder of headers. */
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { headerText, isOneLine, oneLine, UnfitForMail } from './header.ts'

const LINE_BREAKS = ['\r', '\n', '\r\n', '\0', '\u000b', '\u0085', '\u2028', '\u2029', '\ud800']

for (const stop of LINE_BREAKS) {
  test(`${JSON.stringify(stop)} in a field is refused and not dropped`, () => {
    expect(isOneLine(`Budget${stop}Bcc: x@example.org`)).toBe(false)
    expect(() => oneLine('subject', `Budget${stop}x`)).toThrow(UnfitForMail)
    expect(() => headerText('subject', `Budget${stop}x`)).toThrow(UnfitForMail)
  })
}

test('plain words stay readable, and what looks encoded is encoded', () => {
  expect(headerText('subject', 'Your call is open')).toBe('Your call is open')
  const trick = headerText('subject', '=?utf-8?q?=0D=0ABcc:_x@example.org?=')
  expect(trick).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=(\r\n =\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=)*$/)
})

test('any one line comes back as it was, in lines that no server cuts', async () => {
  const line = fc
    .string({ unit: 'binary', maxLength: 120 })
    .map((text) => [...text].filter(isOneLine).join(''))
  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      const subject = text.trim().replace(/\s+/g, ' ')
      const encoded = headerText('subject', subject)
      expect(encoded.split('\r\n').every((one) => one.length <= 76)).toBe(true)
      expect(
        encoded
          .split('\r\n')
          .slice(1)
          .every((one) => one.startsWith(' ')),
      ).toBe(true)
      const { subject: read = '' } = await PostalMime.parse(`Subject: ${encoded}\r\n\r\n`)
      expect(read).toBe(subject)
    }),
    { numRuns: 200 },
  )
}, 30_000)
