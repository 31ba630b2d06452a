/** What people write by SMS, and what is read in it. */
import { expect, test } from 'vitest'
import { instant, after, minutes } from '../../platform/values.ts'
import { createAttempts, WRONG_CODES_MAX, WRONG_CODES_OF_ALL_MAX } from './attempts.ts'
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
  ['418207 oui', '418207', { kind: 'answer', choice: 1 }],
  ['418 207 Pas encore.', '418207', { kind: 'answer', choice: 3 }],
  ['418-207 2', '418207', { kind: 'answer', choice: 2 }],
  ['418207YES', '418207', { kind: 'answer', choice: 1 }],
  ['٤١٨٢٠٧ ٣', '418207', { kind: 'answer', choice: 3 }],
  ['４１８２０７　１', '418207', { kind: 'answer', choice: 1 }],
  ['418207 PARLER !', '418207', { kind: 'speak' }],
  ['418207 withdraw', '418207', { kind: 'withdraw' }],
  ['418207 4', '418207', { kind: 'unknown' }],
  ['418207 0', '418207', { kind: 'unknown' }],
  ['418207 12', '418207', { kind: 'unknown' }],
  ['418207', '418207', { kind: 'unknown' }],
  ['418207 oui mais non', '418207', { kind: 'unknown' }],
])('%s', (text, code, said) => {
  const message = readMessage(text)
  expect(message?.code).toBe(code)
  expect(understand(message?.said ?? '', french)).toEqual(said)
})

test.each(['', 'oui', '41820 oui', 'oui 418207', '<418207>', 'x'.repeat(5_000)])(
  'without its code at the beginning nothing is read: %s',
  (text) => expect(readMessage(text)).toBeUndefined(),
)

test('who sends wrong codes is not heard for a while; others are, until too many are wrong', () => {
  const attempts = createAttempts()
  const noon = instant('2026-11-22T12:00Z')
  for (let wrong = 0; wrong < WRONG_CODES_MAX; wrong++) {
    expect(attempts.mayTry('+000', noon)).toBe(true)
    attempts.wrong('+000', noon)
  }
  expect(attempts.mayTry('+000', noon)).toBe(false)
  expect(attempts.mayTry('+001', noon)).toBe(true)
  for (let wrong = 0; wrong < WRONG_CODES_OF_ALL_MAX; wrong++) attempts.wrong(`+1${wrong}`, noon)
  expect(attempts.mayTry('+001', noon)).toBe(false)
  expect(attempts.mayTry('+000', after(noon, minutes(10)))).toBe(true)
})
