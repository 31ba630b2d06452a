/** Pages of the demo, by turns in English and Arabic, light and dark: nothing for axe to find. */
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openLooking, violationsOn, type Looking } from './looking.ts'
import { brokenIn, isNewIn, placesOf, type Seen } from './places.ts'
import { aContext, hasBrowser, serveDemo, signIn, type ServedDemo } from './site.ts'

/** Bounds the walk; a demo with more pages must raise it. */
const PAGES_MAX = 6_000
/** Pages of one shape, as entries of the record, that a walk follows. */
const OF_A_SHAPE_MAX = 8
/** For each who is signed in: a visitor has read what all see. */
const OF_A_SHAPE_SIGNED_IN_MAX = 2
/** Browsers that look at once; the machine of the tests has two cores. */
const AT_ONCE = 2
/** Pages that a walk asks for at once. */
const ASKED_AT_ONCE = 6
const MINUTES_MS = 600_000

const NO_PAGE = [
  /(\.(json|csv|atom|ics|md|docx|odt|epub|pdf|vtt|css|js|svg)|\/bytes)$/,
  /^\/(record\/(tile|checkpoint|keys|receipts|files)|demo\/|outbox)/,
]
const isPage = (path: string) => !NO_PAGE.some((one) => one.test(path.replace(/\?.*/, '')))

/** What pages of one kind have in common: their address without its ids, numbers and answers. */
const shapeOf = (path: string): string =>
  path
    .replaceAll(/[0-9A-HJKMNP-TV-Z]{26}|p_[0-9a-f]{32}/g, '#')
    .replaceAll(/=[^&]*/g, '=')
    .replaceAll(/(?<=\/)[a-z]?\d+(?=\/|\?|$)/g, '#')

const LINK = /<a [^>]*href="(\/[^"#]*)/g
const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(LINK)].map(([, href = '']) => {
    const path = href.replaceAll('&amp;', '&')
    return path.replace(/^\/(en|fr|es|ar|zh|ru|pt)(?=\/|$)/, '') || '/'
  })

const WIDE = { scripts: true, width: 1280, prefix: '' } as const
const PREFIXES = ['', '/ar'] as const

/** Asked so often, a site asks back to wait. */
const ATTEMPTS_MAX = 5
const TOO_OFTEN = 429

/** A page as served; what is linked must be there. */
async function served(context: BrowserContext, path: string): Promise<string> {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const answer = await context.request.get(path, { headers: { accept: 'text/html' } })
    if (answer.status() === 200) return answer.text()
    if (answer.status() !== TOO_OFTEN) throw new Error(`${path}: ${answer.status()}`)
    await pause(Number(answer.headers()['retry-after']) * 1_000)
  }
  throw new Error(`${path}: asked too often`)
}

type Walk = {
  /** Pages by path, as served in English. */
  readonly found: ReadonlyMap<string, string>
  /** Linked, and no page: data, files, and doors of the demo. */
  readonly left: ReadonlySet<string>
  /** Linked, and of a shape of which enough were read. */
  readonly alike: number
}

async function walk(
  context: BrowserContext,
  first: readonly string[],
  { leaving = /^$/, ofAShape = OF_A_SHAPE_MAX } = {},
): Promise<Walk> {
  const found = new Map<string, string>()
  const left = new Set<string>()
  const alike = new Set<string>()
  const shapes = new Map<string, number>()
  /** Counts it where it is wanted. */
  const isWanted = (path: string): boolean => {
    const shape = shapeOf(path)
    const count = (shapes.get(shape) ?? 0) + 1
    if (count > ofAShape) alike.add(path)
    else shapes.set(shape, count)
    return count <= ofAShape
  }
  const waiting = [...first]
  const visit = async (path: string): Promise<void> => {
    const html = await served(context, path)
    found.set(path, html)
    waiting.push(...linksIn(html))
  }
  while (waiting.length > 0) {
    const next = new Set(waiting.splice(-ASKED_AT_ONCE).filter((path) => !found.has(path)))
    const pages = [...next].filter((path) => isPage(path) && !leaving.test(path))
    for (const path of next) if (!pages.includes(path)) left.add(path)
    await Promise.all(pages.filter(isWanted).map(visit))
    if (found.size > PAGES_MAX) throw new Error(`more than ${PAGES_MAX} pages`)
  }
  return { found, left, alike: alike.size }
}

/** What was seen by strangers is not looked at again by whoever signs in. */
const places: Seen = new Set()
const kinds: Seen = new Set()
let looks = 0

/** Pages that show something in a place where no page before them did. */
const showingMore = (pages: Walk['found']): readonly string[] =>
  [...pages].filter(([, html]) => isNewIn(places, placesOf(html))).map(([path]) => path)

/** Takes pages from the end of one list until it is empty. */
async function lookOver(
  context: BrowserContext,
  looking: Looking,
  { waiting, pages }: { readonly waiting: string[]; readonly pages: Walk['found'] },
): Promise<readonly string[]> {
  const findings: string[] = []
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const html = pages.get(path) ?? (await served(context, path))
    looks += 1
    const at = path
    findings.push(...(await looking.findingsIn(html)).map((one) => `${at} ${one}`))
  }
  return findings
}

async function findingsOf(
  site: ServedDemo,
  pages: Walk['found'],
  handle?: string,
): Promise<readonly string[]> {
  const more = showingMore(pages)
  const waiting = more.map((path, index) => (PREFIXES[index % PREFIXES.length] ?? '') + path)
  const found = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const context = await aContext(site, WIDE)
      if (handle !== undefined) await signIn(await context.newPage(), handle)
      const looking = await openLooking(context, kinds)
      return lookOver(context, looking, { waiting, pages })
    }),
  )
  return [...[...pages].flatMap(([path, html]) => brokenIn(path, html)), ...found.flat()]
}

const FIRST = ['/', '/design', '/start', '/sign-in']

test.skipIf(!hasBrowser)(
  'no page that a visitor can reach has anything for axe to find',
  { timeout: MINUTES_MS },
  async () => {
    const site = await serveDemo()
    const { found, left, alike } = await walk(await aContext(site, WIDE), FIRST)
    const findings = await findingsOf(site, found)
    console.log(
      `axe looked at ${looks} pages in light and dark, by turns in English and Arabic: all of ` +
        `${found.size} that show an element where none before them does ` +
        `(${left.size} links lead to data, files and the demo's own doors, ${alike} to ` +
        `pages of a shape of which ${OF_A_SHAPE_MAX} were read)`,
    )
    expect(found.size).toBeGreaterThan(500)
    expect(findings).toEqual([])
  },
)

/** Of everybody whom the demo lets one sign in as, those whose pages differ. */
const ROLES = ['staff', 'facilitator', 'panel-chair', 'newcomer'] as const
const OWN = ['/account', '/needs-me']
const IS_ENTRY = /^\/record\/entries\//

test.skipIf(!hasBrowser)(
  'no page of somebody who is signed in has anything for axe to find',
  { timeout: MINUTES_MS },
  async () => {
    const site = await serveDemo()
    const before = looks
    const findings: string[] = []
    let pages = 0
    // Each may ask only so often; together they wait no longer than one.
    const walks = ROLES.map(async (handle) => {
      const context = await aContext(site, WIDE)
      await signIn(await context.newPage(), handle)
      const less = { leaving: IS_ENTRY, ofAShape: OF_A_SHAPE_SIGNED_IN_MAX }
      return { handle, ...(await walk(context, [...FIRST, ...OWN], less)) }
    })
    for (const { handle, found } of await Promise.all(walks)) {
      pages += found.size
      findings.push(...(await findingsOf(site, found, handle)))
    }
    console.log(
      `axe looked at ${looks - before} more pages, chosen alike of ${pages} that ${ROLES.length} ` +
        `people see signed in, but for entries of the record, which are public`,
    )
    expect(findings).toEqual([])
  },
)

/** Where scripts change what is shown. */
const SCRIPTED = ['/', '/design', '/processes/labels', '/issues', '/record'] as const

async function findingsAt(page: Page, path: string): Promise<readonly string[]> {
  const findings: string[] = []
  for (const prefix of PREFIXES) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(prefix + path)
    findings.push(...(await violationsOn(page, 'all')).map((one) => `${prefix}${path} ${one}`))
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await violationsOn(page, 'colours')
    findings.push(...dark.map((one) => `${prefix}${path} dark ${one}`))
  }
  return findings
}

test.skipIf(!hasBrowser)('nor has a page that its scripts have made comfortable', async () => {
  const site = await serveDemo()
  const page = await (await aContext(site, WIDE)).newPage()
  await signIn(page, 'staff')
  const findings: string[] = []
  for (const path of [...SCRIPTED, ...OWN, '/desk'])
    findings.push(...(await findingsAt(page, path)))
  expect(findings).toEqual([])
})

test.skipIf(!hasBrowser)('axe would say so if there were something to find', async () => {
  const site = await serveDemo()
  const context = await aContext(site, WIDE)
  const looking = await openLooking(context, new Set())
  const html = await served(context, '/')
  const spoilt = html.replace(
    '</main>',
    '<p class="meta unseen">x<img src="/favicon.svg"></p></main>',
  )
  const seen: Seen = new Set(placesOf(html))
  expect(isNewIn(seen, placesOf(html))).toBe(false)
  expect(isNewIn(seen, placesOf(spoilt))).toBe(true)
  expect(brokenIn('/', html)).toEqual([])
  expect(brokenIn('/', `${html}<p id="main" aria-describedby="nothing">x</p>`)).toHaveLength(2)
  expect(await looking.findingsIn(html)).toEqual([])
  expect((await looking.findingsIn(spoilt)).join()).toContain('light image-alt')
  const page = await context.newPage()
  await page.goto('/')
  await page.evaluate(`document.querySelector('main').innerHTML += '<img src="/favicon.svg">'`)
  expect(await violationsOn(page, 'all')).not.toEqual([])
})
