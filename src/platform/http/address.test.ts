/** What an address says, and which cannot be read. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, inLanguage, isReadable, pathnameOf } from './address.ts'

test.each([
  ['/', { path: '/', language: undefined, twin: undefined }],
  ['/fr', { path: '/', language: 'fr', twin: undefined }],
  ['/fr/', { path: '/', language: 'fr', twin: undefined }],
  ['/fr/processes/labels', { path: '/processes/labels', language: 'fr', twin: undefined }],
  ['/calls/1.json', { path: '/calls/1', language: undefined, twin: 'json' }],
  ['/ar/meetings/1.ics', { path: '/meetings/1', language: 'ar', twin: 'ics' }],
  ['/.json', { path: '/', language: undefined, twin: 'json' }],
  ['/pt/.atom', { path: '/', language: 'pt', twin: 'atom' }],
  ['/record/', { path: '/record', language: undefined, twin: undefined }],
  ['/style.abc.css', { path: '/style.abc.css', language: undefined, twin: undefined }],
  ['/free', { path: '/free', language: undefined, twin: undefined }],
  ['/de/processes', { path: '/de/processes', language: undefined, twin: undefined }],
])('%s names its language, path and twin', (pathname, address) => {
  expect(addressOf(pathname)).toEqual(address)
})

test('an address is put together again from what it says', () => {
  const path = fc.stringMatching(/^(\/[a-z]{3,8}){0,3}$/).map((text) => text || '/')
  fc.assert(
    fc.property(path, fc.constantFrom('en', 'fr', 'ar', undefined), (plain, language) => {
      const address = addressOf(inLanguage(language, plain))
      expect(address).toEqual({ path: plain, language, twin: undefined })
    }),
  )
})

test.each([
  ['http://localhost/a/b?c=d', '/a/b'],
  ['http://localhost', '/'],
  ['https://example.org:8443/x#y', '/x'],
])('the path of %s is %s', (url, path) => {
  expect(pathnameOf(url)).toBe(path)
})

test.each(['/%', '/%zz', '/%c3%28', '/a%00b', '/a%0ab', '/?q=%', '/?q=%ff', '/?q=a%00'])(
  '%s cannot be read',
  (target) => {
    expect(isReadable(target)).toBe(false)
  },
)

test.each(['/', '/%C3%A9', '/?q=100%25', '/?q=a%0Ab%09', '/?a=b?c', '/people/jo.md'])(
  '%s can be read',
  (target) => {
    expect(isReadable(target)).toBe(true)
  },
)
