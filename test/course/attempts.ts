/** What somebody mean, or a broken program, sends instead of a form. Judges no answer. */
import type { Fields } from '../world.ts'

const ORIGIN = 'http://localhost:3000'
const FORM = 'application/x-www-form-urlencoded'
const KIBIBYTE = 1_024

/** For every field at once, and by turns for one field of a form that is otherwise right. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  'a\u0000b',
  '\u202eevil\u202c',
  'x'.repeat(100 * KIBIBYTE),
  '\u{1f9d1}\u{1f3fd}\u200d\u{1f680}'.repeat(700),
  `e${'\u0301'.repeat(3_000)}`,
  '\u0645\u062d\u0645\u062f \u200f\u05d3\u05d5\u05d3',
  '<img src=x onerror=canary>',
  '{{7*7}}${7*7}%s%n',
  "' or 1=1 --",
  '../../../etc/passwd',
  '\r\nBcc: somebody@example.org\r\n\r\n',
  '9007199254740993',
  '-9007199254740991',
  '1e400',
  'NaN',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '__proto__',
  'org:7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  'role:chair',
  'text:7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  '7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  'javascript:canary()',
  '//evil.example',
]
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  2 ** 53 + 2,
  1.5,
  [],
  {},
  ['a', 'b'],
  [[1], { a: 'b' }],
  { toString: 'x', __proto__: 1 },
  '\ud800lone',
  'lone\udfff',
]

export type Attempt = {
  readonly named: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

let keys = 0
const newKey = () => `attempt-${String(++keys).padStart(8, '0')}`

const form = (named: string, fields: Fields, headers: Attempt['headers'] = {}): Attempt => {
  const body = new URLSearchParams({ key: newKey() })
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return {
    named,
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': FORM, ...headers },
    body: body.toString(),
  }
}

const json = (named: string, value: unknown): Attempt => ({
  named,
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
  body: typeof value === 'string' ? value : JSON.stringify(value),
})

const short = (value: unknown) => JSON.stringify(value).slice(0, 30)

function* oddForms(fields: Fields, turn: number): Generator<Attempt> {
  const names = Object.keys(fields).filter((name) => name !== 'permanence')
  const all = <V>(value: V) => Object.fromEntries(names.map((name) => [name, value]))
  const agreed = { permanence: '1', undertakings: '1' }
  // A third of them for each form: over all forms each is used many times.
  const mine = <V>(values: readonly V[]) => values.filter((_, index) => (index + turn) % 3 === 0)
  for (const text of mine(TEXTS)) yield form(short(text), { ...all(text), ...agreed })
  for (const value of mine(VALUES)) yield json(short(value), { ...agreed, ...all(value) })
  for (const [index, name] of names.entries()) {
    for (const step of [0, 9, 18]) {
      const text = TEXTS[(turn + index + step) % TEXTS.length] ?? ''
      yield form(`${name}: ${short(text)}`, { ...fields, [name]: text })
    }
    const value = VALUES[(turn + index) % VALUES.length]
    yield json(`${name}: ${short(value)}`, { ...fields, [name]: value })
  }
  yield form('each twice', Object.fromEntries(names.map((name) => [name, ['a', 'b']])))
}

function* brokenRequests(fields: Fields): Generator<Attempt> {
  const right = form('right', fields)
  const { body = '' } = right
  yield form('nothing', {})
  yield { ...right, named: 'no key', body: body.replace(/^key=[^&]*/, '') }
  yield { ...right, named: 'a key that is none', body: body.replace(/^key=[^&]*/, 'key=%00') }
  yield { ...right, named: 'no bytes', body: '' }
  yield { ...right, named: 'half a form', body: `${body}&%ff=%fe&words=%C3` }
  yield { ...right, named: 'too long', body: `${body}&x=${'y'.repeat(257 * KIBIBYTE)}` }
  yield { ...right, named: 'many fields', body: `${body}${'&z=1'.repeat(200)}` }
  const headers = { origin: 'https://evil.example', 'content-type': FORM }
  yield { ...right, named: 'from elsewhere', headers }
  yield form('by another site', fields, { 'sec-fetch-site': 'cross-site' })
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'text/html', '']) {
    yield form(`as ${type}`, fields, { 'content-type': type })
  }
  yield json('a list', [])
  yield json('half of it', '{"a":')
  yield json('deep', `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`)
  for (const method of ['PUT', 'PATCH', 'DELETE']) yield { ...right, named: method, method }
}

/** @param turn the number of the form, so that each gets its share of what is odd */
export function* attempts(fields: Fields, turn: number): Generator<Attempt> {
  yield* oddForms(fields, turn)
  yield* brokenRequests(fields)
}

/** Another thing of no kind, or of another, in the place of the one that the path names. */
export const ODD_IDS: readonly string[] = [
  '7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  '01JD0000000000000000000000',
  'no-such-thing',
  '0',
  '9007199254740993',
  '-1',
  '%27%20or%201%3D1--',
  '..%2f..%2fetc',
  '__proto__',
  'constructor',
  '%e2%80%ae',
  'a'.repeat(300),
]

const BOUNDARY = 'parts-of-a-form'
const MEGABYTE = 1_024 * KIBIBYTE

type Part = { readonly name: string; readonly filename?: string; readonly body: string }

const multipart = (
  named: string,
  parts: readonly Part[],
  end = `--${BOUNDARY}--\r\n`,
): Attempt => ({
  named,
  method: 'POST',
  headers: { origin: ORIGIN, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body:
    parts
      .map(({ name, filename, body }) => {
        const file = filename === undefined ? '' : `; filename="${filename}"`
        const head = `content-disposition: form-data; name="${name}"${file}`
        return `--${BOUNDARY}\r\n${head}\r\n\r\n${body}\r\n`
      })
      .join('') + end,
})

/** What a file may be called, and what may be in it: each name with one of these. */
const FILES: readonly (readonly [name: string, bytes: string])[] = [
  ['../../../etc/passwd', 'root'],
  ['\u202efdp.exe', 'MZ\u0000'],
  ['<img src=x onerror=canary>.html', '<script>canary()</script>'],
  ['paper.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="canary()"/>'],
  ['paper.pdf', '%PDF-1.7\n%%EOF'],
  ['paper.docx', 'PK\u0003\u0004not an archive'],
  [`${'x'.repeat(5_000)}.txt`, 'words'],
  ['a%00b%0d%0a.txt', 'words'],
  ['', 'words'],
  ['.', ''],
  ['con', '\u0000'],
  ['too-large.txt', 'x'.repeat(6 * MEGABYTE)],
  ['far-too-large.txt', 'x'.repeat(11 * MEGABYTE)],
]

/** A form that brings a file, in every way that it should not. */
export function* fileAttempts(
  fields: Fields,
  { field, insteadOf }: { readonly field: string; readonly insteadOf?: string },
): Generator<Attempt> {
  const own = () => [
    { name: 'key', body: newKey() },
    ...Object.entries(fields)
      .filter(([name]) => name !== insteadOf)
      .flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((body) => ({ name, body })),
      ),
  ]
  for (const [filename, body] of FILES) {
    yield multipart(`file ${short(filename)}`, [...own(), { name: field, filename, body }])
  }
  const file = { name: field, filename: 'a.txt', body: 'words' }
  yield multipart('many files', [...own(), ...Array.from({ length: 60 }, () => file)])
  yield multipart('a file elsewhere', [...own(), { ...file, name: 'elsewhere' }])
  yield multipart('words for a file', [...own(), { name: field, body: 'words' }])
  yield multipart(
    'files for words',
    own().map((part) => ({ ...part, filename: 'a.txt' })),
  )
  yield multipart('no end', [...own(), file], '')
  yield multipart('another end', [...own(), file], '--other--\r\n')
  yield multipart('nothing in it', [], '')
  const headless = `--${BOUNDARY}\r\n\r\nwords\r\n--${BOUNDARY}--\r\n`
  yield multipart('a part without a head', own(), headless)
}
