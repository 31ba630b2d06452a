/** Which requests come from another site's page, and where we may be reached. */
import { expect, test } from 'vitest'
import { isFromElsewhere, isLoopbackPeer, mayServeAt } from './origin.ts'

const post = {
  method: 'POST',
  fetchSite: undefined,
  origin: undefined,
  host: 'parley.example.org',
  ownOrigin: 'https://parley.example.org',
} as const

test.each([
  ['our own page', { fetchSite: 'same-origin' }, false],
  ['a bookmark', { fetchSite: 'none' }, false],
  ['another site', { fetchSite: 'cross-site' }, true],
  ['a neighbour on our domain', { fetchSite: 'same-site' }, true],
  ['another site that names our origin', { fetchSite: 'cross-site', origin: post.ownOrigin }, true],
  ['our origin', { origin: 'https://parley.example.org' }, false],
  ['the host it was sent to', { origin: 'http://localhost:3000', host: 'localhost:3000' }, false],
  ['another origin', { origin: 'https://evil.example' }, true],
  ['an origin that begins like ours', { origin: 'https://parley.example.org.evil.example' }, true],
  ['a page without origin', { origin: 'null' }, true],
  ['a script that says nothing', {}, false],
] as const)('a post from %s', (_, from, elsewhere) => {
  expect(isFromElsewhere({ ...post, ...from })).toBe(elsewhere)
})

test('reading is never refused by where it comes from', () => {
  expect(isFromElsewhere({ ...post, method: 'GET', fetchSite: 'cross-site' })).toBe(false)
})

test.each([
  ['https://parley.example.org', false, true],
  ['http://parley.example.org', false, false],
  ['http://parley.example.org', true, true],
  ['http://localhost:3000', false, true],
  ['http://127.0.0.1:3000', false, true],
  ['http://[::1]:3000', false, true],
  ['http://localhost.example.org', false, false],
  ['http://192.168.0.7:3000', false, false],
])('%s may be served when plain http is fine: %s', (url, httpIsFine, may) => {
  expect(mayServeAt(url, httpIsFine).ok).toBe(may)
})

test('a peer on this machine is known in all its spellings, and no other', () => {
  expect(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'].every(isLoopbackPeer)).toBe(true)
  expect(['10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', undefined].some(isLoopbackPeer)).toBe(false)
})
