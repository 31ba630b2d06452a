/** The mailboxes that people really have: every message of them is read, or named and kept. */
import { expect, test } from 'vitest'
import { readMail } from '../../platform/mail/inbox/index.ts'
import { instant } from '../../platform/values.ts'
import { MBOX_BOUNDS, mboxSplitter, type MboxPiece } from './mbox.ts'
import { broughtFrom, type Brought, type Unreadable } from './reading.ts'
import { threadsOf } from './threads.ts'

const FROM = 'From ann@example.org Fri Jan  2 12:34:56 1998'
const asked = {
  reading: { read: ({ raw }: { readonly raw: Uint8Array }) => readMail(raw, '') },
  charset: undefined,
  writesAt: false,
  now: instant('2026-11-21T12:00Z'),
}

function pieces(file: Buffer, step = 1_000): readonly MboxPiece[] {
  const splitter = mboxSplitter()
  const found: MboxPiece[] = []
  for (let at = 0; at < file.length; at += step) {
    found.push(...splitter.feed(file.subarray(at, at + step)))
  }
  return [...found, ...splitter.end()]
}

async function all(
  ...mails: readonly (string | Buffer)[]
): Promise<readonly (Brought | Unreadable)[]> {
  const file = Buffer.concat(mails.map((mail) => Buffer.from(mail)))
  return Promise.all(pieces(file).map((piece) => broughtFrom(piece, asked)))
}

const wordsOf = (found: readonly (Brought | Unreadable)[]) =>
  found.map((one) => (one.kind === 'read' ? one.words : one.why))

test('with CRLF everywhere, and without an empty line before the next one', async () => {
  const lines = [FROM, 'Subject: a', '', 'one', '>From there', FROM, 'Subject: b', '', 'two', '']
  expect(wordsOf(await all(lines.join('\r\n')))).toEqual(['one\nFrom there', 'two'])
})

test('with NUL bytes in the header, the body and between messages', async () => {
  const found = await all(
    `${FROM}\nSubject: a\0b\nFrom: Ann\0 <ann@x.org>\n\no\0ne\n\n`,
    '\0\0\0\n',
    `${FROM}\nSubject: b\n\ntwo\n`,
  )
  expect(wordsOf(found)).toEqual(['one', 'two'])
  expect(JSON.stringify(found)).not.toContain('\\u0000')
})

test('cut off within a part, within base64 and within a header', async () => {
  const mixed =
    'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHere.\n'
  const file =
    '--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBE'
  const [part, coded, header] = await all(
    `${FROM}\nSubject: a\n${mixed}\n`,
    `${FROM}\nSubject: b\n${mixed}${file}\n\n`,
    `${FROM}\nSubject: c\nMessage-ID: <c@x>\nReferences: <a`,
  )
  expect(part).toMatchObject({ kind: 'read', subject: 'a', words: 'Here.' })
  expect(coded).toMatchObject({ kind: 'read', words: 'Here.', files: [{ name: 'a.pdf' }] })
  expect(header).toMatchObject({ kind: 'read', subject: 'c', words: '' })
})

test('with no message, with separators alone, with one message and no separator', async () => {
  expect(await all('')).toEqual([])
  expect(await all('\n\r\n\n')).toEqual([])
  expect(new Set(wordsOf(await all(`${FROM}\n\n${FROM}\n`)))).toEqual(new Set(['no-mail']))
  expect(wordsOf(await all('Subject: a\n\none\n'))).toEqual(['one'])
})

test('from 1970, 2099 and no day at all: their place is kept, their date is none', async () => {
  const dates = [
    'Thu, 1 Jan 1970 00:00:00 +0000',
    'Mon, 2 Feb 2099 12:00:00 +0000',
    'Someday',
    'Tue, 31 Feb 1998 99:99:99 EST',
    '',
  ]
  const found = await all(...dates.map((date) => `${FROM}\nSubject: a\nDate: ${date}\n\nx\n\n`))
  for (const one of found) {
    expect(one).toMatchObject({ sentAt: undefined, cameAt: Date.UTC(1998, 0, 2, 12, 34, 56) })
  }
  expect(found).toHaveLength(dates.length)
})

test('of 1995: no charset, one that never was, an encoded word that is none', async () => {
  const found = await all(
    Buffer.from(`${FROM}\nFrom: Jos\xe9 <j@x.org>\nSubject: Caf\xe9\n\nCaf\xe9\n\n`, 'latin1'),
    `${FROM}\nSubject: =?x-mac?Q?a?=\nContent-Type: text/plain; charset=x-unknown-8\n\nx\n\n`,
    `${FROM}\nSubject: =?iso-8859-1?Q?=E9?= =?broken\nContent-Type: text\n\ny\n\n`,
    `${FROM}\nSubject: Sun\nContent-Type: X-sun-attachment\n\n----------\nz\n\n`,
  )
  expect(found[0]).toMatchObject({ author: 'José', subject: 'Café', words: 'Café' })
  expect(wordsOf(found)).toEqual(['Café', 'x', 'y', '----------\nz'])
  expect(found[2]).toMatchObject({ subject: expect.stringContaining('é') })
})

test('one Message-ID for three mails, and References that lead in a circle', async () => {
  const mail = (id: string, refs: string, words: string) =>
    `${FROM}\nSubject: s ${words}\nMessage-ID: <${id}@x>\nReferences: ${refs}\n\n${words}\n\n`
  const found = await all(
    mail('a', '<c@x> <b@x> <a@x>', 'one'),
    mail('b', '<a@x> <c@x>', 'two'),
    mail('c', '<b@x> <a@x> <c@x>', 'three'),
    mail('a', '<a@x> <a@x>', 'four'),
    mail('a', '<c@x> <b@x> <a@x>', 'one'),
  )
  const digests = found.map((one) => (one.kind === 'read' ? one.digest : ''))
  expect(new Set(digests).size).toBe(4)
  expect(digests[0]).toBe(digests[4])
  const standing = threadsOf(
    found.flatMap((one, index) =>
      one.kind === 'read'
        ? [{ ...one, number: index + 1, subject: one.subjectKey, at: asked.now }]
        : [],
    ),
  )
  expect(standing).toHaveLength(5)
  expect(standing.every(({ depth }) => depth >= 0 && depth < 5)).toBe(true)
})

test('of fifty megabytes: it is named, its neighbours are read, and it is never held', () => {
  const splitter = mboxSplitter()
  const found = [
    ...splitter.feed(Buffer.from(`${FROM}\nSubject: a\n\none\n\n${FROM}\nMessage-ID: <l@x>\n\n`)),
  ]
  const chunk = Buffer.alloc(1024 * 1024, `${'x'.repeat(1_023)}\n`)
  for (let fed = 0; fed < 50; fed++) found.push(...splitter.feed(chunk))
  found.push(...splitter.feed(Buffer.from(`\n${FROM}\nSubject: b\n\ntwo\n`)), ...splitter.end())
  expect(found.map(({ kind }) => kind)).toEqual(['message', 'too-large', 'message'])
  expect(found[1]?.size).toBeGreaterThan(50 * chunk.length)
  expect(found[1]?.bytes.length).toBeLessThanOrEqual(MBOX_BOUNDS.headBytesMax)
})
