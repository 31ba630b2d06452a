/** Hundreds of hostile requests: each gets a clear answer, and none a failure. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aServer, said } from './server.fixtures.ts'

const REQUESTS = 300

const codeUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))
const nasty = fc.oneof(
  fc.string({ unit: codeUnit, maxLength: 60 }),
  fc.constantFrom(
    '../../etc/passwd',
    '..%2f..%2f',
    '%00',
    '%',
    '%e0%80%af',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '\u202e',
    '{{7*7}}',
    '${7*7}',
    '__proto__',
    'constructor',
    '1e400',
    '9'.repeat(400),
    '.json',
    '..json',
    '//evil.example',
    '\\\\evil.example',
    'a'.repeat(5_000),
  ),
)
const escaped = nasty.map((text) => encodeURIComponent(text.toWellFormed()))
const rawish = nasty.map((text) => text.replace(/[^\x21-\x7e]/g, '~'))
const path = fc
  .tuple(
    fc.constantFrom('/', '/notes', '/notes/', '/fr/notes/', '/absent/', '/me', '/healthz'),
    fc.oneof(escaped, rawish),
    fc.constantFrom('', '?q=', '?', '.json', '.csv', '#'),
    fc.oneof(escaped, rawish),
  )
  .map((parts) => parts.join(''))
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PURGE')
const headerText = nasty.map((text) => text.replace(/[^\x20-\x7e]/g, '~').slice(0, 2_000))
const headers = fc.record(
  {
    'accept-language': headerText,
    'accept-encoding': headerText,
    accept: headerText,
    cookie: headerText.map((text) => `parley=${text}`),
    'if-none-match': headerText,
    'x-forwarded-for': headerText,
    'idempotency-key': headerText,
    origin: headerText,
    'sec-fetch-site': headerText,
    'content-type': fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/json',
      'application/json; charset=utf-16',
      'multipart/form-data; boundary=',
      'text/html',
    ),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  nasty,
  fc.json({ maxDepth: 12 }),
  fc.constantFrom('title=%', 'title=a&title=b', '=&=&=', '{"title":{"a":[]}}', '{"key":{}}', '['),
  fc.tuple(escaped, escaped).map(([title, text]) => `title=${title}&text=${text}&key=12345678`),
)

test('no request, however mean, breaks the place', async () => {
  const { ask, cache } = await aServer()
  const statuses = new Set<number>()
  await fc.assert(
    fc.asyncProperty(path, method, headers, body, async (to, by, given, sent) => {
      const isReading = ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(by)
      const answer = await ask(to, given, by, isReading ? '' : sent)
      statuses.add(answer.status)
      expect(answer.status).toBeLessThan(500)
      expect(answer.status).toBeGreaterThanOrEqual(200)
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
      expect(answer.body.toString()).not.toContain('<script>alert(1)')
      const { location } = answer.headers
      if (location !== undefined) expect(location).toMatch(/^\/(?![/\\])/)
    }),
    { numRuns: REQUESTS },
  )
  expect(statuses).toContain(404)
  expect(statuses).toContain(400)
  expect(cache.figures().pages).toBeLessThan(REQUESTS)
  expect((await ask('/notes')).status).toBe(200)
})

test('bytes that are hardly a request end in an answer or a closed line', async () => {
  const { ask, port } = await aServer()
  const line = fc.string({
    unit: fc.nat({ max: 0x7f }).map((unit) => String.fromCharCode(unit)),
    maxLength: 80,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
      const heard = await said(port, `${lines.join('\r\n')}\r\n\r\n`, true)
      expect(heard).not.toMatch(/^HTTP\/1\.1 5/)
    }),
    { numRuns: 60 },
  )
  expect((await ask('/notes')).status).toBe(200)
})
