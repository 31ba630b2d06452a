/**
 * Odd mail, made and not collected: broken MIME, old charsets, nests, encoded words, headers
 * without end, reports and calendars. Some of it is right, and says what must be read of it.
 */
import { seededRandom } from '../../clock.ts'

export type Odd = {
  readonly name: string
  readonly raw: Uint8Array
  /** What the text or the subject must hold, where a reader would see it. */
  readonly text?: string
  readonly subject?: string
  /** True for what a person must look at. */
  readonly isRefused?: boolean
}

const TOP = ['From: Amal <amal@example.org>', 'To: list@lists.example.org', 'MIME-Version: 1.0']
const bytes = (...parts: readonly (string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n')
const mail = (headers: readonly string[], body: string | Uint8Array): Uint8Array =>
  bytes(
    crlf([...TOP, ...headers].join('\n')),
    '\r\n\r\n',
    typeof body === 'string' ? crlf(body) : body,
  )

/** A word of each, in the bytes of its charset: the codes were read from the standards' tables. */
const CHARSETS: readonly (readonly [string, string, readonly number[]])[] = [
  ['utf-8', 'é', [0xc3, 0xa9]],
  ['iso-8859-1', 'é', [0xe9]],
  ['iso-8859-2', 'ł', [0xb3]],
  ['iso-8859-5', 'Ж', [0xb6]],
  ['iso-8859-6', 'ب', [0xc8]],
  ['iso-8859-7', 'α', [0xe1]],
  ['iso-8859-8', 'א', [0xe0]],
  ['iso-8859-9', 'ş', [0xfe]],
  ['iso-8859-15', '€', [0xa4]],
  ['windows-1250', 'ł', [0xb3]],
  ['windows-1251', 'Ж', [0xc6]],
  ['windows-1252', '€', [0x80]],
  ['windows-1256', 'ب', [0xc8]],
  ['koi8-r', 'Ж', [0xf6]],
  ['koi8-u', 'є', [0xa4]],
  ['shift_jis', '日', [0x93, 0xfa]],
  ['euc-jp', '日', [0xc6, 0xfc]],
  ['iso-2022-jp', '日', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42]],
  ['gb2312', '中', [0xd6, 0xd0]],
  ['gb18030', '中', [0xd6, 0xd0]],
  ['big5', '中', [0xa4, 0xa4]],
  ['euc-kr', '한', [0xc7, 0xd1]],
  ['macintosh', 'é', [0x8e]],
  ['us-ascii', 'e', [0x65]],
]

const charsets = CHARSETS.flatMap(([charset, text, codes]): readonly Odd[] => {
  const body = Buffer.from([...codes, 0x0d, 0x0a])
  const type = `Content-Type: text/plain; charset=${charset}`
  const word = `=?${charset}?b?${Buffer.from(codes).toString('base64')}?=`
  return [
    {
      name: `${charset}, eight bits`,
      raw: mail([type, 'Content-Transfer-Encoding: 8bit', `Subject: ${word}`], body),
      text,
      subject: text,
    },
    {
      name: `${charset}, base64`,
      raw: mail([type, 'Content-Transfer-Encoding: base64'], body.toString('base64')),
      text,
    },
  ]
})

const PLAIN = 'Content-Type: text/plain; charset=utf-8'
const MIXED = 'Content-Type: multipart/mixed; boundary="b"'
const part = (headers: string, body: string) => `--b\n${headers}\n\n${body}\n`

const broken: readonly Odd[] = [
  { name: 'nothing at all', raw: bytes('') },
  { name: 'one line end', raw: bytes('\r\n') },
  { name: 'no header', raw: bytes('\r\nonly a text\r\n'), text: 'only a text' },
  { name: 'no text', raw: mail(['Subject: nothing'], ''), subject: 'nothing' },
  { name: 'a header that never ends', raw: bytes('Subject: unfinished') },
  { name: 'lines that are no fields', raw: bytes('this is no field\r\nnor this\r\n\r\ntext\r\n') },
  { name: 'a field without a name', raw: bytes(': value\r\nSubject: yes\r\n\r\ntext\r\n') },
  { name: 'a boundary that never comes', raw: mail([MIXED], 'before\n\nnothing follows') },
  { name: 'a boundary that never ends', raw: mail([MIXED], part(PLAIN, 'open')), text: 'open' },
  { name: 'no boundary named', raw: mail(['Content-Type: multipart/mixed'], '--b\n\ntext') },
  { name: 'an empty boundary', raw: mail(['Content-Type: multipart/mixed; boundary=""'], '--\n') },
  {
    name: 'a boundary inside itself',
    raw: mail([MIXED], part(MIXED, part(PLAIN, 'inside') + '--b--') + '--b--'),
  },
  {
    name: 'base64 that is none',
    raw: mail([PLAIN, 'Content-Transfer-Encoding: base64'], '%%% not base64 $$$'),
  },
  {
    name: 'quoted-printable cut in a character',
    raw: mail([PLAIN, 'Content-Transfer-Encoding: quoted-printable'], 'caf=C3'),
  },
  { name: 'an encoding nobody knows', raw: mail([PLAIN, 'Content-Transfer-Encoding: x-uu'], 'a') },
  { name: 'a charset nobody knows', raw: mail(['Content-Type: text/plain; charset=x-9'], 'a') },
  {
    name: 'a charset with a line end',
    raw: mail(['Content-Type: text/plain; charset="a\n b"'], 'a'),
  },
  { name: 'a type without a subtype', raw: mail(['Content-Type: text'], 'a text') },
  { name: 'a type of nothing', raw: mail(['Content-Type: ;;;;'], 'a text') },
  { name: 'utf-8 cut in a character', raw: mail([PLAIN], Buffer.from([0x61, 0xe2, 0x82])) },
  { name: 'bytes of no charset', raw: mail([PLAIN], Buffer.from([0xff, 0xfe, 0x80, 0x81])) },
  { name: 'a NUL in its text', raw: mail([PLAIN], Buffer.from([0x61, 0, 0x62])), text: 'ab' },
  { name: 'line ends of all kinds', raw: bytes('Subject: x\n\na\rb\nc\r\nd'), subject: 'x' },
  { name: 'a date of no calendar', raw: mail([PLAIN, 'Date: the day after tomorrow'], 'a') },
  {
    name: 'a date before all dates',
    raw: mail([PLAIN, 'Date: Mon, 1 Jan 0001 00:00:00 +9999'], 'a'),
  },
  { name: 'a Message-ID without brackets', raw: mail([PLAIN, 'Message-ID: abc'], 'a') },
  { name: 'an address of no address', raw: bytes('From: <<>>,;:@\r\n\r\na\r\n') },
  { name: 'an address without end', raw: bytes(`From: "${'a'.repeat(5_000)}\r\n\r\na\r\n`) },
  { name: 'brackets without end', raw: bytes(`From: ${'<('.repeat(5_000)}\r\n\r\na\r\n`) },
]

const words: readonly Odd[] = (
  [
    ['=?utf-8?q?caf=C3=A9?=', 'café'],
    ['=?UTF-8?B?w6k=?= =?UTF-8?B?w6g=?=', 'éè'],
    ['=?utf-8?q?a?= b =?utf-8?q?c?=', 'a b c'],
    ['=?utf-8?q?a_b?=', 'a b'],
    ['=?utf-8?b?4oI=?= =?utf-8?b?rA==?=', ''],
    ['=?iso-8859-1*fr?q?=E9?=', 'é'],
    ['=?utf-8?q?one=0D=0ABcc:=20two?=', 'one Bcc: two'],
    ['=?x-unknown?q?abc?=', ''],
    ['=?utf-8?x?abc?=', ''],
    ['=?utf-8?b?!!!?=', ''],
    ['=?utf-8?q?no end', ''],
    [`=?utf-8?q?${'=C3=A9'.repeat(3_000)}?=`, 'é'],
    ['\u202eturned around', 'turned around'],
  ] as const
).map(([raw, subject]) => ({
  name: `the subject ${raw.slice(0, 30)}`,
  raw: mail([PLAIN, `Subject: ${raw}`], 'a'),
  subject,
}))

function nested(depth: number): string {
  let body = part(PLAIN, 'deep')
  for (let at = 0; at < depth; at++) {
    const inner = body.replaceAll('--b\n', `--b${at}\n`)
    body = `--b\nContent-Type: multipart/mixed; boundary="b${at}"\n\n${inner}--b${at}--\n`
  }
  return `${body}--b--`
}

function letters(depth: number): string {
  let body = crlf(`Subject: innermost\n${PLAIN}\n\ndeep`)
  for (let at = 0; at < depth; at++) {
    body = crlf(`Subject: ${at}\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n`) + body
  }
  return body
}

const large: readonly Odd[] = [
  { name: 'a nest of ten', raw: mail([MIXED], nested(10)), text: 'deep' },
  { name: 'a nest of sixty', raw: mail([MIXED], nested(60)), isRefused: true },
  { name: 'a letter in a letter in a letter', raw: bytes(letters(3)) },
  { name: 'letters in two hundred letters', raw: bytes(letters(200)) },
  {
    name: 'a thousand parts',
    raw: mail([MIXED], `${part(PLAIN, 'one').repeat(1_000)}--b--`),
    isRefused: true,
  },
  {
    name: 'a header of a megabyte',
    raw: mail([`X-Long: ${'a'.repeat(1_000_000)}`], 'a'),
    isRefused: true,
  },
  {
    name: 'five thousand fields',
    raw: mail(
      Array.from({ length: 5_000 }, (_, at) => `X-${at}: a`),
      'a',
    ),
    isRefused: true,
  },
  {
    name: 'a hundred and fifty boundaries',
    raw: mail(
      Array.from({ length: 150 }, (_, at) => `X-${at}: boundary=b${at}`),
      'a',
    ),
    isRefused: true,
  },
  {
    name: 'ten thousand recipients',
    raw: mail(
      [`Cc: ${Array.from({ length: 10_000 }, (_, at) => `p${at}@example.org`).join(',')}`],
      'a',
    ),
  },
  { name: 'a line of a megabyte', raw: mail([PLAIN], 'a'.repeat(1_000_000)), text: 'aaa' },
  { name: 'a hundred thousand lines', raw: mail([PLAIN], 'a\n'.repeat(100_000)), text: 'a' },
  { name: 'a million empty lines', raw: mail([PLAIN], '\n'.repeat(1_000_000)), isRefused: true },
  { name: 'quotes without end', raw: mail([PLAIN], '> '.repeat(100_000)) },
]

const html = (body: string) => mail(['Content-Type: text/html; charset=utf-8'], body)
const hypertext: readonly Odd[] = [
  { name: 'only HTML', raw: html('<p>One<br>two</p><p>three</p>'), text: 'One\ntwo\n\nthree' },
  { name: 'HTML that quotes', raw: html('Yes<blockquote>No</blockquote>'), text: 'Yes\n> No' },
  { name: 'HTML with a script', raw: html('<p>a</p><script>alert(1)</script>'), text: 'a' },
  { name: 'HTML that never ends', raw: html('<p>a<style>b'), text: 'a' },
  { name: 'HTML of brackets', raw: html('<'.repeat(100_000)) },
  { name: 'HTML of comments', raw: html('<!--'.repeat(50_000)) },
  { name: 'HTML of nests', raw: html(`${'<div>'.repeat(20_000)}a`) },
  {
    name: 'HTML of entities',
    raw: html('&lt;b&gt; &amp;amp; &eacute; &#233;'),
    text: '<b> &amp; é é',
  },
  { name: 'HTML of nothing', raw: html('<p></p>') },
]

const TNEF = 'Content-Type: application/ms-tnef; name="winmail.dat"'
const NAMED = 'Content-Type: a/b\nContent-Disposition: attachment;'
const REPORT = 'Content-Type: multipart/report; boundary="b"'
const DELIVERY = 'Content-Type: message/delivery-status'
const COMPLAINT = 'Content-Type: message/feedback-report'
const EVENT = 'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Meeting\nEND:VEVENT'
const parts = (...each: readonly string[]) => `${each.join('')}--b--`

const attached: readonly Odd[] = [
  {
    name: 'a winmail.dat',
    raw: mail(
      [MIXED],
      parts(
        part(PLAIN, 'see inside'),
        part(`${TNEF}\nContent-Transfer-Encoding: base64`, 'eJ8+IgAAAAA='),
      ),
    ),
    text: 'see inside',
  },
  {
    name: 'a name that climbs',
    raw: mail([MIXED], parts(part(`${NAMED} filename="../../x"`, 'a'))),
  },
  {
    name: 'a name in pieces',
    raw: mail([MIXED], parts(part(`${NAMED} filename*0*=utf-8''%C3; filename*1*=%A9`, 'a'))),
  },
  {
    name: 'an invitation',
    raw: mail(['Content-Type: text/calendar; method=REQUEST'], `${EVENT}\nEND:VCALENDAR`),
  },
  { name: 'a report of nothing', raw: mail([REPORT], '--b--') },
  {
    name: 'a report of half',
    raw: mail([REPORT], parts(part(DELIVERY, 'Final-Recipient: rfc822;\n\nAction: failed'))),
  },
  { name: 'a complaint', raw: mail([REPORT], parts(part(COMPLAINT, 'Feedback-Type: abuse'))) },
]

/** Whole messages of which a part was turned into noise, the same in each run. */
function spoilt(count: number): readonly Odd[] {
  const random = seededRandom('odd mail')
  const sources = [...charsets, ...hypertext, ...attached].map(({ raw }) => raw)
  return Array.from({ length: count }, (_, at) => {
    const raw = Buffer.from(sources[at % sources.length] ?? [])
    for (const noise of random(8)) {
      const where = Math.floor(((random(1)[0] ?? 0) / 256) * raw.length)
      if (raw.length > 0) raw[where] = noise
    }
    return { name: `spoilt message ${at}`, raw }
  })
}

export const ODD_MAIL: readonly Odd[] = [
  ...charsets,
  ...broken,
  ...words,
  ...large,
  ...hypertext,
  ...attached,
]

export const SPOILT_MAIL = spoilt(300)
