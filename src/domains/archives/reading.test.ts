/** Old and broken mail: read in its charset, kept without addresses, or said to be unreadable. */
import { describe, expect, test } from 'vitest'
import { readMail } from '../../platform/mail/inbox/index.ts'
import { instant } from '../../platform/values.ts'
import { FILES_MAX, WORDS_BYTES_MAX } from './archive.ts'
import { broughtFrom, type Brought } from './reading.ts'
import type { Charset } from './mending.ts'

const reading = {
  read: ({ raw, sender }: { readonly raw: Uint8Array; readonly sender: string }) =>
    readMail(raw, sender),
}
const asked = { reading, writesAt: false, now: instant('2026-11-21T12:00Z') }

async function broughtOf(mail: string | Buffer, charset?: Charset) {
  const bytes = Buffer.from(mail)
  const piece = { kind: 'message', bytes, size: bytes.length, envelope: '', offset: 0 } as const
  return broughtFrom(piece, { ...asked, charset })
}

async function read(mail: string | Buffer, charset?: Charset): Promise<Brought> {
  const found = await broughtOf(mail, charset)
  if (found.kind !== 'read') throw new Error(found.why)
  return found
}

const bytes = (...all: readonly (string | readonly number[])[]) =>
  Buffer.concat(all.map((one) => (typeof one === 'string' ? Buffer.from(one) : Buffer.from(one))))

describe('charsets', () => {
  for (const [charset, encoded, text] of [
    ['iso-8859-1', [0x63, 0x61, 0x66, 0xe9], 'café'],
    ['ISO-8859-2', [0xb3, 0xf3, 0x64, 0xbc], 'łódź'],
    ['koi8-r', [0xf0, 0xd2, 0xc9], 'При'],
    ['windows-1251', [0xcf, 0xf0, 0xe8], 'При'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x24, 0x33, 0x24, 0x73, 0x1b, 0x28, 0x42], 'こん'],
    ['gb2312', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
    ['big5', [0xa7, 0x41, 0xa6, 0x6e], '你好'],
  ] as const) {
    test(`${charset} is read as it says`, async () => {
      const header = `Subject: x\nContent-Type: text/plain; charset=${charset}\n\n`
      expect((await read(bytes(header, encoded))).words).toBe(text)
    })
  }
  test('bytes that nobody named are read as whoever brings them knows', async () => {
    const mail = bytes('From: ', [0xf0, 0xd2, 0xc9], ' <x@x.org>\nSubject: x\n\n', [0xf0, 0xd2])
    expect(await read(mail, 'koi8-r')).toMatchObject({ author: 'При', words: 'Пр' })
    expect((await read(mail)).words).toBe('ðÒ')
  })
  test('UTF-8 and Japanese are known by themselves', async () => {
    expect((await read('Subject: x\n\ncafé')).words).toBe('café')
    expect((await read('Subject: x\n\n\u001b$B$3$s\u001b(B')).words).toBe('こん')
  })
  test('UTF-7 is read by nobody', async () => {
    const mail = 'Subject: x\nContent-Type: text/plain; charset="UTF-7"\n\n+ADw-'
    expect(await broughtOf(mail)).toMatchObject({ kind: 'unreadable', why: 'utf-7' })
  })
})

const nested = (levels: number): string =>
  Array.from({ length: levels }).reduce<string>(
    (inner, _, level) =>
      `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n` +
      `Content-Type: text/plain\n\nlevel ${level}\n--b${level}\n${inner}\n--b${level}--\n`,
    'Content-Type: text/plain\n\ncore',
  )

test('five levels of parts are read, five hundred are said to be too many', async () => {
  expect((await read(`Subject: x\n${nested(5)}`)).words).toContain('core')
  const found = await broughtOf(`Subject: x\n${nested(500)}`)
  expect(found).toMatchObject({ kind: 'unreadable' })
})

test('what is no mail at all is said to be none', async () => {
  for (const mail of ['', '\0\u0001\u0002', '\n\n\n']) {
    expect(await broughtOf(mail)).toMatchObject({ kind: 'unreadable', why: 'no-mail' })
  }
})

test('an author without a name has none, whatever the address looks like', async () => {
  for (const from of ['ann@x.org', '"ann@x.org" <ann@x.org>', 'ann at x.org', '<>', '']) {
    expect((await read(`From: ${from}\nSubject: x\n\ny`)).author).toBe('')
  }
  expect((await read('From: ann at x.org (Ann Lee)\n\ny')).author).toBe('Ann Lee')
})

test('a long text is cut at a line, and the whole is a file', async () => {
  const { words, files } = await read(`Subject: x\n\n${'line é\n'.repeat(9_000)}`)
  expect(Buffer.byteLength(words)).toBeLessThanOrEqual(WORDS_BYTES_MAX)
  expect(words.endsWith('line é')).toBe(true)
  expect(files).toMatchObject([{ name: 'message.txt' }])
})

test('more files than a message may bring are named and left out', async () => {
  const parts = Array.from(
    { length: FILES_MAX + 2 },
    (_, index) => `--b\nContent-Disposition: attachment; filename=${index}.bin\n\nx${index}\n`,
  )
  const type = 'Content-Type: multipart/mixed; boundary=b'
  const { files, left } = await read(`Subject: x\n${type}\n\n${parts.join('')}--b--\n`)
  expect(files).toHaveLength(FILES_MAX)
  expect(left).toEqual([`${FILES_MAX}.bin`, `${FILES_MAX + 1}.bin`])
})

test('what servers add changes no digest, what was said does', async () => {
  const mail = 'From: a@x.org\nSubject: x\nMessage-ID: <a@x>\n\ny'
  const [one, same, other] = [
    await read(mail),
    await read(`Received: from b\n${mail}\n`),
    await read(`${mail} z`),
  ]
  expect(same.digest).toBe(one.digest)
  expect(other.digest).not.toBe(one.digest)
})
