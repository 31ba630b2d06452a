/** Files within a text: taken out whole and as they were, or left alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMail } from '../../platform/mail/inbox/index.ts'
import { instant } from '../../platform/values.ts'
import { FILES_MAX } from './archive.ts'
import { broughtFrom } from './reading.ts'
import { unpacked } from './uuencoded.ts'

/** As POSIX says it, with spaces or with grave accents. */
function uuencoded(name: string, bytes: Uint8Array, zero = '`'): string {
  const sign = (value: number) => (value === 0 ? zero : String.fromCharCode(32 + value))
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 45) {
    const part = bytes.subarray(at, at + 45)
    let line = sign(part.length)
    for (let place = 0; place < part.length; place += 3) {
      const [a = 0, b = 0, c = 0] = part.subarray(place, place + 3)
      line += [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63]
        .map(sign)
        .join('')
    }
    lines.push(line)
  }
  return ['begin 644 ' + name, ...lines, zero, 'end'].join('\n')
}

const taken = (text: string) => {
  const { raw, files } = unpacked(Buffer.from(text, 'latin1'))
  return { left: Buffer.from(raw).toString('latin1'), files }
}

test('any file comes out as it was, with lost spaces and other line ends too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.boolean(), (bytes, isDos) => {
      for (const zero of [' ', '`']) {
        const block = uuencoded('a.bin', bytes, zero).replace(/ +$/gm, '')
        const file = `Subject: x\n\nHere:\n${block}\nBye.\n`
        const { left, files } = taken(isDos ? file.replaceAll('\n', '\r\n') : file)
        expect(files).toEqual([{ name: 'a.bin', bytes: Buffer.from(bytes) }])
        expect(left.replaceAll('\r', '')).toBe('Subject: x\n\nHere:\nBye.\n')
      }
    }),
  )
})

test('another program’s file is read: this one is of Perl', () => {
  const perl = [
    'begin 664 pay.txt',
    'M0V%L;"!B;V)`97AA;7!L92YO<F<@86YD(\'!A>2`S,"!E=7)O+"!O<B!T:&4@',
    '>;W1H97(@=&AI;F<L(&]R(&)O=&@@;V8@=&AE;2X*',
    '`',
    'end',
  ].join('\n')
  const [file] = taken(`Subject: x\n\n${perl}`).files
  expect(Buffer.from(file?.bytes ?? []).toString()).toBe(
    'Call bob@example.org and pay 30 euro, or the other thing, or both of them.\n',
  )
})

test('what only looks like a file stays a text', () => {
  const whole = uuencoded('a.bin', Buffer.from('words that nobody lost'))
  for (const body of [
    'begin 644 of the list\nWe met.\nend',
    'We begin 644 a.bin\nend',
    'begin 644 a.bin\n`\nend',
    whole.replace(/\nend$/, ''),
    whole.replace('\n', '\nnot a line of it\n'),
    `> ${whole.replaceAll('\n', '\n> ')}`,
  ]) {
    const mail = `Subject: x\n\n${body}\n`
    expect(taken(mail)).toEqual({ left: mail, files: [] })
  }
})

test('any bytes at all are looked through, and none are invented', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const text = Buffer.from(bytes).toString('latin1')
      const { left, files } = taken(`x\nbegin 644 a\n${text}\nend\n`)
      expect(files.length === 0 || left.length < text.length + 22).toBe(true)
    }),
  )
})

const reading = { read: ({ raw }: { readonly raw: Uint8Array }) => readMail(raw, '') }
const asked = { reading, charset: undefined, writesAt: false, now: instant('2026-11-21T12:00Z') }

async function read(mail: string) {
  const bytes = Buffer.from(mail)
  const piece = { kind: 'message', bytes, size: bytes.length, envelope: '', offset: 0 } as const
  const found = await broughtFrom(piece, asked)
  return found.kind === 'read' ? found : expect.unreachable()
}

test('in an archive they are files like any other: bounded, and without addresses', async () => {
  const text = uuencoded('for ann@example.org.txt', Buffer.from('Call bob@example.org'))
  const { words, files } = await read(`Subject: x\n\nSee below.\n\n${text}\n`)
  expect(words).toBe('See below.')
  expect(files.map(({ name }) => name)).toEqual(['for …@….txt'])
  expect(Buffer.from(files[0]?.bytes ?? []).toString()).toBe('Call ...@...')
  const many = Array.from({ length: FILES_MAX + 2 }, (_, n) => uuencoded(`${n}.bin`, bytesOf(n)))
  const more = await read(`Subject: x\n\n${many.join('\n')}\n`)
  expect(more.files).toHaveLength(FILES_MAX)
  expect(more.left).toEqual([`${FILES_MAX}.bin`, `${FILES_MAX + 1}.bin`])
})

const bytesOf = (number: number) => Buffer.from(`file ${number}`)
