/** Lines of a calendar: folded between characters, and read as they were written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { line, LINE_OCTETS_MAX, linesOf, text, unescaped } from './lines.ts'

const prose = fc.string({ unit: 'binary', maxLength: 200 })
const plain = (raw: string) =>
  raw
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')

test('whatever is written is read again', () => {
  fc.assert(
    fc.property(prose, (raw) => {
      const [read] = linesOf(line('SUMMARY', text(raw), { LANGUAGE: 'ar' }))
      expect(unescaped(read?.value ?? '')).toBe(plain(raw))
      expect(read?.parameters).toEqual({ LANGUAGE: 'ar' })
    }),
  )
})

test('no line is longer than 75 octets, and none breaks inside a character', () => {
  fc.assert(
    fc.property(prose, (raw) => {
      const whole = line('DESCRIPTION', text(raw))
      for (const one of whole.split('\r\n')) {
        expect(Buffer.byteLength(one)).toBeLessThanOrEqual(LINE_OCTETS_MAX)
        expect(one.isWellFormed()).toBe(true)
      }
    }),
  )
})

test('a title that looks like a property makes none', () => {
  const whole = line('SUMMARY', text('Call\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT'))
  expect(linesOf(whole).map(({ name }) => name)).toEqual(['SUMMARY'])
})

test('a name that looks like a parameter makes none', () => {
  const whole = line('ATTENDEE', 'mailto:a@example.org', { CN: 'A";PARTSTAT=ACCEPTED;X="' })
  const [read] = linesOf(whole)
  expect(Object.keys(read?.parameters ?? {})).toEqual(['CN'])
  expect(read?.value).toBe('mailto:a@example.org')
})
