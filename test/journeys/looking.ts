/** Looks at pages with axe: each as it was served, its folded parts opened. Finds no pages. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext, Page } from 'playwright-core'
import { isNewIn, type Seen } from './places.ts'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOURS = ['color-contrast', 'link-in-text-block']

const EVERYTHING = { runOnly: { type: 'tag', values: STANDARDS } }
const BUT_COLOURS = {
  ...EVERYTHING,
  rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])),
}
const ONLY_COLOURS = { runOnly: { type: 'rule', values: COLOURS } }

/**
 * In the tab. Loading axe again for each page would take longer than looking, so a page's body is
 * put in place of the one before; the stylesheet is the same for all.
 *
 * What has a colour is told apart by all that a stylesheet can see on the way down to it.
 */
const IN_THE_TAB = `
  globalThis.put = (html) => {
    const served = new DOMParser().parseFromString(html, 'text/html')
    for (const name of ['lang', 'dir', 'class'])
      document.documentElement.setAttribute(name, served.documentElement.getAttribute(name) ?? '')
    document.title = served.title
    document.body.replaceWith(document.adoptNode(served.body))
    for (const folded of document.querySelectorAll('details')) folded.open = true
    const kinds = new Set()
    const walk = (element, above) => {
      const { tagName, attributes } = element
      const styled = /^(class|type|role|disabled|checked|aria-(current|invalid|hidden))$/
      const seen = [...attributes].filter(({ name }) => styled.test(name))
      const own = seen.map(({ name, value }) => name + '=' + value).join('|')
      const kind = above + '>' + tagName + own
      kinds.add(kind)
      for (const child of element.children) walk(child, kind)
    }
    walk(document.body, document.documentElement.dir)
    return [...kinds]
  }
  globalThis.look = (run) => axe.run(document, run).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes[0]?.html.slice(0, 160)))
`

export type Looking = {
  /** What is wrong in this page; colours in light and dark where it shows a kind not seen yet. */
  readonly findingsIn: (html: string) => Promise<readonly string[]>
}

async function aTab(context: BrowserContext, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await context.newPage()
  await page.emulateMedia({ colorScheme })
  await page.goto('/')
  await page.evaluate(axeSource)
  await page.evaluate(IN_THE_TAB)
  return page
}

const put = (tab: Page, html: string): Promise<readonly string[]> =>
  tab.evaluate(`put(${JSON.stringify(html)})`)

const look = (tab: Page, run: object): Promise<readonly string[]> =>
  tab.evaluate(`look(${JSON.stringify(run)})`)

const named = (scheme: string, findings: readonly string[]) =>
  findings.map((one) => `${scheme} ${one}`)

export async function openLooking(context: BrowserContext, seen: Seen): Promise<Looking> {
  const light = await aTab(context, 'light')
  const dark = await aTab(context, 'dark')
  return {
    findingsIn: async (html) => {
      if (!isNewIn(seen, await put(light, html)))
        return named('light', await look(light, BUT_COLOURS))
      await put(dark, html)
      return [
        ...named('light', await look(light, EVERYTHING)),
        ...named('dark', await look(dark, ONLY_COLOURS)),
      ]
    },
  }
}

/** In a page as it stands, after its own scripts. */
export async function violationsOn(
  page: Page,
  rules: 'all' | 'colours',
): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  await page.evaluate(IN_THE_TAB)
  return look(page, rules === 'all' ? EVERYTHING : ONLY_COLOURS)
}
