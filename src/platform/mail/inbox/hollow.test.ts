/** Messages that say they have parts and show none: their words are read, and nobody else's. */
import { expect, test } from 'vitest'
import { readMail } from './parse.ts'

async function read(type: string, body: readonly string[]) {
  const head = ['From: a@example.org', 'Subject: s', 'MIME-Version: 1.0', `Content-Type: ${type}`]
  const raw = Buffer.from([...head, '', ...body, ''].join('\r\n'))
  const done = await readMail(raw, 'a@example.org')
  return done.ok ? done.value.mail.text : expect.unreachable()
}

test.each([
  'multipart/mixed; boundary=""',
  'multipart/alternative',
  'multipart/mixed; boundary="never"',
  'Multipart/Mixed; BOUNDARY=never',
])('what stands under “%s” is read as it stands', async (type) => {
  expect(await read(type, ['أعترض: لا تاريخ.', 'More.'])).toBe('أعترض: لا تاريخ.\nMore.')
})

test('parts under another boundary than the one that was said are not lost', async () => {
  const body = ['--other', 'Content-Type: text/plain', '', 'support', '--other--']
  expect(await read('multipart/mixed; boundary="said"', body)).toContain('support')
})

test('a secret reply address is hidden there too', async () => {
  const secret = `reply+${'a'.repeat(16)}.${'b'.repeat(26)}@lists.example.org`
  expect(await read('multipart/mixed', [`write to ${secret}`])).toBe('write to reply+…')
})

test.each([
  ['multipart/mixed; boundary="a"', ['not this', '--a', '', 'but this', '--a--']],
  ['multipart/mixed; boundary=a; charset=utf-8', ['--a', '', 'but this', '--a--']],
  ['multipart/mixed; boundary*0=a; boundary*1=b', ['--ab', '', 'but this', '--ab--']],
  ['text/plain; boundary=never', ['but this']],
])('where parts are, they alone are read: %s', async (type, body) => {
  expect(await read(type, body)).toBe('but this')
})

test('an empty part is an empty message', async () => {
  expect(await read('multipart/mixed; boundary="a"', ['--a', '', '', '--a--'])).toBe('')
})
