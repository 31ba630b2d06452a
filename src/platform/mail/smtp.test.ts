/** What a failure says: of the mail, of our settings, or of the line. */
import { expect, test } from 'vitest'
import { UnfitForMail } from './header.ts'
import { outcomeOf, tlsFor } from './smtp.ts'

const failure = (command: string, responseCode: number) =>
  Object.assign(new Error('failed'), {
    command,
    responseCode,
    response: `${responseCode} no`,
    permanent: responseCode >= 500,
  })

for (const [command, code, kind] of [
  ['MAIL FROM', 550, 'failed'],
  ['RCPT TO', 550, 'failed'],
  ['DATA', 554, 'failed'],
  ['RCPT TO', 450, 'again'],
  ['DATA', 452, 'again'],
  ['MAIL FROM', 530, 'again'],
  ['AUTH PLAIN', 535, 'again'],
  ['CONN', 554, 'again'],
  ['EHLO', 502, 'again'],
] as const) {
  test(`${code} to ${command} means: ${kind}`, () => {
    expect(outcomeOf(failure(command, code))).toEqual({ kind, words: `${code} no` })
  })
}

test('a line that broke is tried again, and a mail that cannot be written is not', () => {
  expect(outcomeOf(new Error('Connection closed'))).toEqual({
    kind: 'again',
    words: 'Connection closed',
  })
  expect(outcomeOf('odd')).toEqual({ kind: 'again', words: 'odd' })
  expect(outcomeOf(new UnfitForMail('subject')).kind).toBe('failed')
})

test.each([
  ['smtp://127.0.0.1:25', false],
  ['smtp://localhost', false],
  ['smtps://[::1]:465', false],
  ['smtp://127.0.0.1.example.org', true],
  ['smtps://someone:word@relay.example.org', true],
])('%s must show a certificate that holds: %s', (url, rejectUnauthorized) => {
  expect(tlsFor(url)).toEqual({ rejectUnauthorized })
})
