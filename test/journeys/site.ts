/** A served demo and a browser for journeys: the built product, on a port and folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { inject, onTestFinished, test } from 'vitest'
import { CHROMIUM, PROGRAM, root } from './built.ts'
import { openCatalogues, type Translate } from '../../src/platform/languages/index.ts'

const catalogues = openCatalogues(join(root, 'src'))
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
/** A page, a click or a start that takes longer has failed. */
const PATIENCE_MS = 20_000
/** The whole demo is played before the first answer. */
const PLAY_PATIENCE_MS = 60_000

export const hasBrowser = existsSync(CHROMIUM)

export type ServedDemo = {
  readonly url: string
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  /** What it has written for whoever started it, so far. */
  readonly printed: readonly string[]
}

/** Runs a `parley` command of the built product; resolves with what it printed. */
export async function parley(
  environment: NodeJS.ProcessEnv,
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly printed: string }> {
  const child = start(environment, words)
  let printed = ''
  child.stdout?.on('data', (chunk) => (printed += String(chunk)))
  child.stderr?.on('data', (chunk) => (printed += String(chunk)))
  const code = await new Promise<number>((resolve) =>
    child.once('exit', (end) => resolve(end ?? 1)),
  )
  return { code, printed }
}

const start = (environment: NodeJS.ProcessEnv, words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** The played demo in a folder of the test's own. */
export async function aDemoFolder(): Promise<string> {
  const folder = await mkdtemp(join(inject('folder'), 'served-'))
  await cp(inject('demo'), folder, { recursive: true })
  return folder
}

export const serveDemo = async (): Promise<ServedDemo> =>
  serveAt({ PARLEY_DATA: await aDemoFolder() }, 'serve')

export type Place = { readonly PARLEY_DATA: string; readonly DATABASE_URL?: string }

/** Serves what is there; `start` plays the demo first where nothing is. */
export async function serveAt(place: Place, command: 'serve' | 'start'): Promise<ServedDemo> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = { ...place, PARLEY_PORT: String(port), PARLEY_SMTP_PORT: '0' }
  const server = start(environment, [command])
  const printed: string[] = []
  server.stdout?.on('data', (chunk) => printed.push(String(chunk)))
  server.stderr?.on('data', (chunk) => printed.push(String(chunk)))
  onTestFinished(async () => {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
  })
  await untilAnswering(url, printed, command === 'start' ? PLAY_PATIENCE_MS : PATIENCE_MS)
  return { url, folder: place.PARLEY_DATA, environment, printed }
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const isWell = async (url: string) => (await fetch(url).catch(() => undefined))?.ok === true

/** And the record is published, which follows the first answer within a second or two. */
async function untilAnswering(
  url: string,
  printed: readonly string[],
  patience: number,
): Promise<void> {
  const until = performance.now() + patience
  while (performance.now() < until) {
    if ((await isWell(`${url}/healthz`)) && (await isWell(`${url}/record/checkpoint`))) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no answer from ${url}: ${printed.join('')}`)
}

let running: Promise<Browser> | undefined
const browser = () =>
  (running ??= chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS, headless: true }))

export type Way = {
  readonly scripts: boolean
  readonly width: number
  /** A path prefix: `/ar`, or nothing for English. */
  readonly prefix: '' | '/ar'
}

export async function aContext(site: ServedDemo, way: Way): Promise<BrowserContext> {
  const context = await (
    await browser()
  ).newContext({
    baseURL: site.url,
    javaScriptEnabled: way.scripts,
    viewport: { width: way.width, height: 900 },
    locale: 'en',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  onTestFinished(() => context.close())
  return context
}

/** The words that somebody who goes this way reads. */
export const wordsOf = ({ prefix }: Way): Translate =>
  catalogues.translator(prefix === '/ar' ? 'ar' : 'en')

export type Walk = { readonly site: ServedDemo; readonly page: Page; readonly way: Way }

const WIDE = 1280
const NARROW = 320
export const BOTH_WAYS: readonly Way[] = [
  { scripts: false, width: WIDE, prefix: '' },
  { scripts: true, width: WIDE, prefix: '' },
]
/** On a phone without scripts, at a desk with them, and on a phone in Arabic. */
export const EVERY_WAY: readonly Way[] = [
  { scripts: false, width: NARROW, prefix: '' },
  { scripts: true, width: WIDE, prefix: '' },
  { scripts: true, width: NARROW, prefix: '/ar' },
]

export const said = ({ scripts, width, prefix }: Way) =>
  [
    scripts ? 'scripts on' : 'scripts off',
    `${width} px`,
    prefix === '' ? 'English' : 'Arabic',
  ].join(', ')

/** One journey as a test for each way of going it; skipped by name where there is no Chromium. */
export function journey(
  title: string,
  ways: readonly Way[],
  walk: (walk: Walk) => Promise<void>,
): void {
  for (const way of ways) {
    test.skipIf(!hasBrowser)(`${title} (${said(way)})`, { timeout: 120_000 }, async () => {
      const site = await serveDemo()
      const page = await (await aContext(site, way)).newPage()
      await walk({ site, page, way })
    })
  }
}

/** Signs in as somebody of the demo, by the link that `npm start` prints. */
export const signIn = (page: Page, handle: string) => page.goto(`/demo/sign-in/${handle}`)

/** A page may never be wider than the screen: nobody reads sideways. */
export async function isWithinScreen(page: Page, width: number): Promise<boolean> {
  const reached = await page.locator('html').evaluate((html) => html.scrollWidth)
  return reached <= width
}
