/** Every page of the demo, in English and Arabic, light and dark: nothing for axe to find. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aContext, hasBrowser, serveDemo, signIn } from './site.ts'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Pages of one kind that are looked at; more of the same find nothing new. */
const EXAMPLES = 1
/** Bounds the crawl; a product with more kinds of pages must raise it. */
const PAGES_MAX = 80
const NO_PAGE = [
  /\.(json|csv|atom|ics|md|css|js|svg)$/,
  /^\/(record\/(tile|checkpoint|keys|receipts|files)|demo\/|outbox)/,
]

/** The shape of a path: ids and slugs are one thing each. */
const shapeOf = (path: string) =>
  path
    .replace(/[?#].*$/, '')
    .replace(/\/[0-9A-HJKMNP-TV-Z]{26}/g, '/:id')
    .replace(/\/p_[0-9a-f]{32}/g, '/:person')
    .replace(/\/(people|codes)\/[^/]+/g, '/$1/:name')
    .replace(/\/\d+/g, '/:n')

async function linksOf(page: Page): Promise<readonly string[]> {
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''))
  return links.map((link) => link.replace(/^\/(en|fr|es|ar|zh|ru|pt)(?=\/|$)/, '') || '/')
}

async function crawl(page: Page, first: readonly string[]): Promise<readonly string[]> {
  const seen = new Map<string, number>()
  const found: string[] = []
  const waiting = [...first]
  while (waiting.length > 0 && found.length < PAGES_MAX) {
    const path = (waiting.shift() ?? '/').replace(/[#].*$/, '')
    const shape = shapeOf(path)
    const count = seen.get(shape) ?? 0
    if (found.includes(path) || count >= EXAMPLES || NO_PAGE.some((one) => one.test(path))) continue
    seen.set(shape, count + 1)
    const answer = await page.goto(path)
    if (answer?.status() !== 200) throw new Error(`${path}: ${answer?.status()}`)
    found.push(path)
    waiting.push(...(await linksOf(page)))
  }
  return found
}

type Finding = { readonly id: string; readonly nodes: readonly { readonly html: string }[] }

async function violationsOn(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const run = { type: rules ? 'rule' : 'tag', values: rules ?? STANDARDS }
  const found: readonly Finding[] = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(run)} }).then(({ violations }) => violations)`,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
}

const COLOUR = ['color-contrast', 'link-in-text-block']

async function findingsAt(page: Page, path: string): Promise<readonly string[]> {
  const findings: string[] = []
  for (const prefix of ['', '/ar']) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(prefix + path)
    findings.push(...(await violationsOn(page)).map((one) => `${prefix}${path} light ${one}`))
    await page.emulateMedia({ colorScheme: 'dark' })
    findings.push(
      ...(await violationsOn(page, COLOUR)).map((one) => `${prefix}${path} dark ${one}`),
    )
  }
  return findings
}

const WIDE = { scripts: true, width: 1280, prefix: '' } as const

test.skipIf(!hasBrowser)(
  'no page that a visitor can reach has anything for axe to find',
  { timeout: 600_000 },
  async () => {
    const site = await serveDemo()
    const page = await (await aContext(site, WIDE)).newPage()
    const paths = await crawl(page, ['/', '/design', '/start', '/sign-in'])
    const findings: string[] = []
    for (const path of paths) findings.push(...(await findingsAt(page, path)))
    console.log(`axe looked at ${paths.length} pages, each in 2 languages and 2 schemes`)
    expect(paths.length).toBeGreaterThan(10)
    expect(paths.length).toBeLessThan(PAGES_MAX)
    expect(findings).toEqual([])
  },
)

test.skipIf(!hasBrowser)(
  'no page of somebody who is signed in has anything for axe to find',
  { timeout: 600_000 },
  async () => {
    const site = await serveDemo()
    const page = await (await aContext(site, WIDE)).newPage()
    await signIn(page, 'staff')
    const findings: string[] = []
    for (const path of ['/account', '/needs-me', '/desk', '/processes/labels']) {
      findings.push(...(await findingsAt(page, path)))
    }
    expect(findings).toEqual([])
  },
)

test.skipIf(!hasBrowser)('axe would say so if there were something to find', async () => {
  const site = await serveDemo()
  const page = await (await aContext(site, WIDE)).newPage()
  await page.goto('/')
  await page.evaluate(`document.querySelector('main').innerHTML += '<img src="/favicon.svg">'`)
  expect(await violationsOn(page)).not.toEqual([])
})
