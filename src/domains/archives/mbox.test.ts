/** mbox files, split as they come, whoever wrote them and wherever a piece of them ends. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MBOX_BOUNDS, mboxrdOf, mboxSplitter, type MboxPiece, type Quoting } from './mbox.ts'

const SEPARATOR = 'From ann@example.org Fri Jan  2 12:34:56 2004\n'

/** Fed in pieces of a length, as a disk gives them. */
function split(file: string | Buffer, step = 7, quoting?: Quoting): readonly MboxPiece[] {
  const bytes = Buffer.from(file)
  const splitter = mboxSplitter(quoting)
  const found: MboxPiece[] = []
  for (let at = 0; at < bytes.length; at += step) {
    found.push(...splitter.feed(bytes.subarray(at, at + step)))
  }
  return [...found, ...splitter.end()]
}

const texts = (file: string, quoting?: Quoting) =>
  split(file, 7, quoting).map(({ bytes }) => bytes.toString('utf8'))

/** A mail as a program sends it: a header, an empty line, lines of anything. */
const aMail = fc
  .array(
    fc.oneof(
      fc.constantFrom('From the start', '>From here', '>>From there', 'From x Fri 10:11 2001', ''),
      fc.string({ unit: 'grapheme' }).map((line) => line.replace(/[\r\n]/g, ' ')),
    ),
  )
  .map((lines) => `Subject: x\n\n${lines.join('\n')}\n`)

test('what is written as mboxrd is read back as it was, in pieces of any length', () => {
  fc.assert(
    fc.property(fc.array(aMail), fc.integer({ min: 1, max: 99 }), (mails, step) => {
      const file = mails.map((mail) => mboxrdOf(mail, 0)).join('')
      expect(split(file, step).map(({ bytes }) => bytes.toString('utf8'))).toEqual(mails)
    }),
  )
})

test('any bytes at all are split without an error, and none of them is invented', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const size = split(Buffer.from(bytes)).reduce((sum, piece) => sum + piece.bytes.length, 0)
      expect(size).toBeLessThanOrEqual(bytes.length)
    }),
  )
})

describe('quoting', () => {
  const file = `${SEPARATOR}Subject: a\n\n>From here\n>>From there\n> From nowhere\n\n`
  test('mboxrd takes one mark from every quoted line', () => {
    expect(texts(file)).toEqual(['Subject: a\n\nFrom here\n>From there\n> From nowhere\n'])
  })
  test('mboxo takes it only from what it quotes', () => {
    expect(texts(file, 'mboxo')).toEqual([
      'Subject: a\n\nFrom here\n>>From there\n> From nowhere\n',
    ])
  })
  test('a length in the header keeps separators within a message, as in mboxcl2', () => {
    const body = `one\n\n${SEPARATOR}Subject: not a mail\n\n>From me\n`
    const second = `${SEPARATOR}Subject: b\n\ntwo\n`
    const mail = `Subject: a\nContent-Length: ${body.length}\n\n${body}`
    expect(texts(`${SEPARATOR}${mail}\n${second}`)).toEqual([mail, 'Subject: b\n\ntwo\n'])
  })
  test('a length that is wrong is believed by nobody', () => {
    for (const length of [5, 40, 4_000]) {
      const one = `Subject: a\nContent-Length: ${length}\n\none\n`
      const two = 'Subject: b\n\ntwo\n'
      const three = 'Subject: c\n\nthree\n'
      const file = [one, two, three].map((mail) => `${SEPARATOR}${mail}\n`).join('')
      expect(texts(file)).toEqual([one, two, three])
    }
  })
})

test('a sentence that begins with From separates nothing', () => {
  const mail = 'Subject: a\n\nWe go.\n\nFrom there on, we walk.\nFrom 10:15 of 2004 we sit.\n'
  expect(texts(`${SEPARATOR}${mail}\n`)).toEqual([mail])
})

test('a separator counts without the empty line that some programs forget', () => {
  expect(texts(`${SEPARATOR}Subject: a\n\none\n${SEPARATOR}Subject: b\n\ntwo`)).toEqual([
    'Subject: a\n\none\n',
    'Subject: b\n\ntwo',
  ])
})

test('a file without any separator is one mail, and an empty one none', () => {
  expect(texts('Subject: a\n\none\n')).toEqual(['Subject: a\n\none\n'])
  expect(texts('')).toEqual([])
  expect(texts('\n\n')).toEqual([])
})

test('what is too large is named by its beginning, and the next one is read', () => {
  const line = `${'x'.repeat(1_000_000)}\n`
  const large = `Message-ID: <large@x>\n\n${line.repeat(27)}`
  const found = split(`${SEPARATOR}${large}\n${SEPARATOR}Subject: b\n\ntwo\n`, 300_000)
  expect(found.map(({ kind }) => kind)).toEqual(['too-large', 'message'])
  const [first] = found
  expect(first?.bytes.toString('utf8')).toContain('<large@x>')
  expect(first?.bytes.length).toBeLessThanOrEqual(MBOX_BOUNDS.headBytesMax)
  expect(first?.size).toBeGreaterThan(MBOX_BOUNDS.messageBytesMax)
})

test('a line without an end is bounded, and what begins within it separates nothing', () => {
  const splitter = mboxSplitter()
  const chunk = Buffer.alloc(MBOX_BOUNDS.lineBytesMax, 'From a Fri Jan  2 12:34:56 2004 ')
  splitter.feed(Buffer.from(`${SEPARATOR}Message-ID: <a@x>\n\n`))
  for (let fed = 0; fed < 1_000; fed++) expect(splitter.feed(chunk)).toEqual([])
  const [only, ...others] = splitter.end()
  expect(others).toEqual([])
  expect(only).toMatchObject({ kind: 'too-large', size: 1_000 * chunk.length + 19 })
  expect(only?.bytes.length).toBeLessThanOrEqual(MBOX_BOUNDS.headBytesMax)
})
