/** Public pages in memory: never older than the acts that touch them, never more than fit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, hours, instant, seconds } from '../values.ts'
import { catchUp, createPageCache, type AsOf } from './cache.ts'

const noon = instant('2026-11-21T12:00Z')
const aPage = (text: string, asOf: AsOf, topics: readonly string[] = ['call:1']) => ({
  body: Buffer.from(text),
  type: 'text/html; charset=utf-8',
  topics,
  asOf,
  now: noon,
})
const textAt = async (cache: ReturnType<typeof createPageCache>, key: string) => {
  const variant = await cache.find(key, noon)?.variant('identity')
  return variant?.body.toString()
}

test('a page is served until one of its topics is touched', async () => {
  const cache = createPageCache()
  cache.keep('en /', aPage('old', cache.asOf(), ['call:1', 'front']))
  cache.touch(['call:2'])
  expect(await textAt(cache, 'en /')).toBe('old')
  cache.touch(['front'])
  expect(cache.find('en /', noon)).toBeUndefined()
})

test('a page that was being made while its topic was touched is not kept', () => {
  const cache = createPageCache()
  const asOf = cache.asOf()
  cache.touch(['call:1'])
  expect(cache.keep('en /', aPage('old', asOf))).toBeUndefined()
  expect(cache.find('en /', noon)).toBeUndefined()
  expect(cache.keep('en /', aPage('new', cache.asOf()))).toBeDefined()
})

test('whatever the order of reading, touching and keeping, no page is older than its topic', () => {
  const topic = fc.constantFrom('a', 'b', 'c')
  const step = fc.record({ what: fc.constantFrom('begin', 'touch', 'keep', 'elsewhere'), topic })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = createPageCache({ pagesMax: 2, bytesMax: 10_000 })
      const truth = new Map<string, number>()
      const begun = new Map<string, { asOf: AsOf; version: number }>()
      const keptVersions = new Map<string, number>()
      for (const { what, topic } of steps) {
        const version = truth.get(topic) ?? 0
        if (what === 'begin') begun.set(topic, { asOf: cache.asOf(), version })
        else if (what === 'touch') {
          truth.set(topic, version + 1)
          cache.touch([topic])
        } else if (what === 'elsewhere') {
          truth.set(topic, version + 1)
          catchUp(cache, { elsewhere: () => 'all' })
        } else {
          const page = begun.get(topic)
          if (page && cache.keep(topic, aPage('x', page.asOf, [topic]))) {
            keptVersions.set(topic, page.version)
          }
        }
        for (const key of ['a', 'b', 'c']) {
          if (cache.find(key, noon)) expect(keptVersions.get(key)).toBe(truth.get(key) ?? 0)
        }
      }
    }),
  )
})

test('a page that the clock changes ends at that instant, and the older copy is at hand', () => {
  const cache = createPageCache()
  const until = after(noon, seconds(5))
  cache.keep('en /', { ...aPage('open', cache.asOf()), until })
  expect(cache.find('en /', after(noon, seconds(4)))).toBeDefined()
  expect(cache.find('en /', until)).toBeUndefined()
  expect(cache.findOlder('en /', until)).toBeDefined()
})

test('a page without an end is made anew after a minute, in case a replica lagged', () => {
  const cache = createPageCache()
  cache.keep('en /', aPage('x', cache.asOf()))
  expect(cache.find('en /', after(noon, seconds(60)))).toBeUndefined()
})

test('when anything may have changed elsewhere, all pages are made anew, and are at hand', () => {
  const cache = createPageCache()
  cache.keep('en /', aPage('old', cache.asOf()))
  const asOf = cache.asOf()
  catchUp(cache, { elsewhere: () => 'all' })
  expect(cache.find('en /', noon)).toBeUndefined()
  expect(cache.keep('en /b', aPage('read before', asOf))).toBeUndefined()
  expect(cache.findOlder('en /', noon)).toBeDefined()
  expect(cache.findOlder('en /', after(noon, hours(24)))).toBeUndefined()
  catchUp(cache, { elsewhere: () => ['call:1'] })
  expect(cache.findOlder('en /', noon)).toBeUndefined()
})

test('pages and bytes stay within their bounds, and the read ones stay longest', async () => {
  const cache = createPageCache({ pagesMax: 10, bytesMax: 100_000 })
  for (let count = 0; count < 200; count++) {
    const page = cache.keep(`en /${count}`, aPage('x'.repeat(5_000), cache.asOf(), [`t:${count}`]))
    await page?.variant('br')
    cache.find('en /0', noon)
    expect(cache.figures().pages).toBeLessThanOrEqual(10)
    expect(cache.figures().bytes).toBeLessThanOrEqual(100_000)
  }
  expect(cache.find('en /0', noon)).toBeDefined()
  expect(cache.find('en /1', noon)).toBeUndefined()
})

test('a page too large to keep is not kept', () => {
  const cache = createPageCache()
  expect(cache.keep('en /', aPage('x'.repeat(1024 * 1024 + 1), cache.asOf()))).toBeUndefined()
})

test('each encoding has its own validator, and all give the same page', async () => {
  const { brotliDecompressSync, gunzipSync } = await import('node:zlib')
  const cache = createPageCache()
  const page = cache.keep('en /', aPage('word '.repeat(500), cache.asOf()))
  const [br, gz, plain] = await Promise.all([
    page?.variant('br'),
    page?.variant('gzip'),
    page?.variant('identity'),
  ])
  expect(new Set([br?.etag, gz?.etag, plain?.etag]).size).toBe(3)
  expect(brotliDecompressSync(br?.body ?? '')).toEqual(plain?.body)
  expect(gunzipSync(gz?.body ?? '')).toEqual(plain?.body)
})
