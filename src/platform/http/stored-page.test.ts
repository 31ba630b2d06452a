/** Which encoding a reader takes, and whether their copy still stands. */
import { expect, test } from 'vitest'
import { encodingFor, ENCODINGS, matchesEtag, storedPage } from './stored-page.ts'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5', 'br'],
  ['br;q=0.000,gzip;q=0', 'identity'],
  ['brotli', 'identity'],
  ['xgzip', 'identity'],
  ['identity', 'identity'],
])('who takes %j gets %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding)
})

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  [undefined, false],
])('If-None-Match %j stands: %s', (header, stands) => {
  expect(matchesEtag(header, '"a"')).toBe(stands)
})

test('a page is kept in the encodings that were asked for, and in no other', async () => {
  const body = Buffer.from('A line of words. '.repeat(1_000))
  let told = body.length
  const page = storedPage(body, 'text/html', (bytes) => (told += bytes))
  const br = await page.variant('br')
  expect(page.bytes()).toBe(br.body.length)
  expect(br.body.buffer.byteLength).toBe(br.body.length)
  const gz = await page.variant('gzip')
  expect(page.bytes()).toBe(br.body.length + gz.body.length)
  expect((await page.variant('identity')).body).toEqual(body)
  expect(page.bytes()).toBe(br.body.length + gz.body.length + body.length)
  expect(told).toBe(page.bytes())
})

test('asked for all encodings at once, it counts each once', async () => {
  const page = storedPage(Buffer.from('A line of words. '.repeat(1_000)), 'text/html')
  const all = await Promise.all(ENCODINGS.map((encoding) => page.variant(encoding)))
  expect(page.bytes()).toBe(all.reduce((sum, { body }) => sum + body.length, 0))
})
