/** What people write by SMS, and what is read in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, after, minutes, type Duration } from '../../platform/values.ts'
import { createAttempts, ODDS_OF_A_DAY, ODDS_OF_A_GUESS, WRONG_CODES_MAX } from './attempts.ts'
import { WRONG_CODES_OF_ALL_MAX, WRONG_CODES_SPAN } from './attempts.ts'
import { CODE_DIGITS, inGroups, newCode, phoneCode, type PhoneCode } from './phone-code.ts'
import { readMessage, understand, type Vocabulary } from './sms.ts'

const french: Vocabulary = {
  answers: [
    ['Oui', 'Yes'],
    ['Avec un changement', 'With a change'],
    ['Pas encore', 'Not yet'],
  ],
  speak: ['parler', 'speak'],
  withdraw: ['retirer', 'withdraw'],
}

test.each([
  ['418207336512 oui', '418207336512', { kind: 'answer', choice: 1 }],
  ['418 207 336 512 Pas encore.', '418207336512', { kind: 'answer', choice: 3 }],
  ['418-207-336-512 2', '418207336512', { kind: 'answer', choice: 2 }],
  ['418207336512YES', '418207336512', { kind: 'answer', choice: 1 }],
  ['٤١٨٢٠٧٣٣٦٥١٢ ٣', '418207336512', { kind: 'answer', choice: 3 }],
  ['４１８２０７３３６５１２　１', '418207336512', { kind: 'answer', choice: 1 }],
  ['418207336512 PARLER !', '418207336512', { kind: 'speak' }],
  ['418207336512 withdraw', '418207336512', { kind: 'withdraw' }],
  ['418207336512 4', '418207336512', { kind: 'unknown' }],
  ['418207336512 0', '418207336512', { kind: 'unknown' }],
  ['418207336512 12', '418207336512', { kind: 'unknown' }],
  ['418207336512', '418207336512', { kind: 'unknown' }],
  ['418207336512 oui mais non', '418207336512', { kind: 'unknown' }],
])('%s', (text, code, said) => {
  const message = readMessage(text)
  expect(message?.code).toBe(code)
  expect(understand(message?.said ?? '', french)).toEqual(said)
})

test.each(['', 'oui', '41820733651 oui', 'oui 418207336512', '<418207336512>', 'x'.repeat(5_000)])(
  'without its code at the beginning nothing is read: %s',
  (text) => expect(readMessage(text)).toBeUndefined(),
)

const noon = instant('2026-11-22T12:00Z')
const code = (count: number) => String(count).padStart(CODE_DIGITS, '0') as PhoneCode

test('who sends wrong codes is not heard for a while, but with the code that they have', () => {
  const attempts = createAttempts()
  const sending = { sender: '+000', code: code(1), now: noon }
  const own = { ...sending, code: code(2) }
  expect(attempts.right(own)).toBe(true)
  for (let wrong = 0; wrong < WRONG_CODES_MAX; wrong++) {
    expect(attempts.mayTry(sending)).toBe(true)
    attempts.wrong(sending)
  }
  expect(attempts.mayTry(sending)).toBe(false)
  expect(attempts.mayTry(own)).toBe(true)
  expect(attempts.mayTry({ ...own, sender: '+001' })).toBe(true)
  expect(attempts.mayTry({ ...sending, now: after(noon, minutes(10)) })).toBe(true)
})

test('one code is that of three telephones, and of no fourth however often it comes', () => {
  const attempts = createAttempts()
  const from = (sender: string) => attempts.right({ sender, code: code(1), now: noon })
  expect(['+1', '+2', '+3', '+4', '+4', '+2'].map(from)).toEqual([
    ...[true, true, true],
    ...[false, false, true],
  ])
})

test('a day of nothing but guesses finds a code less than once in a hundred', () => {
  expect(ODDS_OF_A_GUESS).toBeLessThanOrEqual(1e-8)
  expect(ODDS_OF_A_DAY).toBeLessThan(0.01)
})

const flood = fc.record({
  senders: fc.integer({ min: 1, max: 20_000 }),
  messages: fc.integer({ min: 0, max: 2 * WRONG_CODES_OF_ALL_MAX }),
  everyMs: fc.integer({ min: 0, max: 400 }),
})

test('in any flood who is known is heard, and no more is guessed than the odds say', () => {
  fc.assert(
    fc.property(flood, ({ senders, messages, everyMs }) => {
      const attempts = createAttempts()
      const known = { sender: '+known', code: code(7), now: noon }
      attempts.right(known)
      const guessed = new Map<number, number>()
      for (let count = 0; count < messages; count++) {
        const now = after(noon, (count * everyMs) as Duration)
        const guess = { sender: `+${count % senders}`, code: code(1_000 + count), now }
        const span = Math.floor((now - noon) / WRONG_CODES_SPAN)
        if (attempts.mayTry(guess)) {
          attempts.wrong(guess)
          guessed.set(span, (guessed.get(span) ?? 0) + 1)
        }
        if (count % 500 > 0) continue
        expect(attempts.mayTry({ ...known, now })).toBe(true)
        const isNew = attempts.mayTry({ ...guess, sender: '+never wrong' })
        expect(isNew).toBe((guessed.get(span) ?? 0) < WRONG_CODES_OF_ALL_MAX)
      }
      for (const count of guessed.values()) {
        expect(count).toBeLessThanOrEqual(WRONG_CODES_OF_ALL_MAX)
      }
    }),
    { numRuns: 30 },
  )
})

test('codes are whole, and read as they are shown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 9, maxLength: 9 }), (bytes) => {
      const made = newCode({ random: () => bytes })
      expect(phoneCode(made)).toBe(made)
      expect(readMessage(`${inGroups(made)} 2`)).toEqual({ code: made, said: '2' })
    }),
  )
})
