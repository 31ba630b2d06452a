/** Which encoding a reader takes, and whether their copy still stands. */
import { expect, test } from 'vitest'
import { encodingFor, matchesEtag } from './stored-page.ts'

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
