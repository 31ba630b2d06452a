/** Journey 1: without an account, from the front page down to one entry, and checking it. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { EVERY_WAY, isWithinScreen, journey, parley, wordsOf, type Way } from './site.ts'

/** Follows a link of the page's own content, as a reader would. */
async function follow(page: Page, href: string | RegExp): Promise<void> {
  const link = page.locator('main a').filter({ visible: true })
  const wanted =
    typeof href === 'string'
      ? link.and(page.locator(`[href="${href}"]`))
      : link.filter({ hasText: href })
  await wanted.first().click()
}

const main = (page: Page) => page.locator('main').innerText()

async function readsTheProgramme(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  await page.goto(`${way.prefix}/`)
  await follow(page, `${way.prefix}/processes/evolving`)
  expect(await page.locator('h1').innerText()).toBe('Evolving ICANN’s multistakeholder model')
  expect(await page.locator('html').getAttribute('dir')).toBe(way.prefix === '/ar' ? 'rtl' : 'ltr')
  const head = await main(page)
  expect(head).toContain(t('html.last-word'))
  if (way.prefix === '') expect(head).toContain('the board, after public comment')
}

/** 21 became 11 became 6 became 3: drawn, as a table, and in one sentence. */
async function readsHowMany(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  await follow(page, `${way.prefix}/processes/evolving/issues`)
  const table = page.getByRole('table', { name: t('issues.lineage') })
  const step = async (generation: number) =>
    table.getByRole('cell', { name: t('issues.generation', { generation }), exact: true }).count()
  expect([await step(1), await step(2), await step(3)]).toEqual([21, 11, 6])
  expect(await table.getByRole('cell', { name: t('issues.first'), exact: true }).count()).toBe(3)
  expect(await page.getByRole('img', { name: t('issues.lineage') }).count()).toBe(1)
  const ended = table.getByRole('row').filter({ hasText: t('html.lineage.ended') })
  expect(await ended.filter({ hasText: 'C3 · Costs' }).count()).toBe(1)
  expect(await ended.filter({ hasText: 'C8' }).count()).toBe(0)
}

async function readsWhyNotCosts(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  await page
    .getByRole('table')
    .getByRole('row')
    .filter({ hasText: 'C3 · Costs' })
    .getByRole('link')
    .click()
  const became = await page.locator('#became').innerText()
  expect(became).toContain('None of the six topics of 2020 is named after Costs.')
  expect(became).toContain('No source read here says why it was left out.')
  expect(became).toContain(t('issues.derived'))
  expect(became).toContain('ICANNWiki')
}

/** The step's entry: what it says, that it was entered now, and a receipt to keep. */
async function takesTheReceipt(page: Page, way: Way): Promise<string> {
  const t = wordsOf(way)
  await page.locator('main a[href*="/record/entries/"]').first().click()
  const number = Number(/entries\/(\d+)/.exec(page.url())?.[1])
  const said = await main(page)
  expect(said).toContain('issue.link')
  expect(said).toContain(t('record.via.import'))
  expect(said).toContain(t('record.proof.proven'))
  const entered = page
    .getByRole('row')
    .filter({ hasText: t('record.field.t') })
    .locator('time')
  const dated = page
    .getByRole('row')
    .filter({ hasText: t('record.field.dated') })
    .locator('time')
  expect(await dated.getAttribute('datetime')).toMatch(/^2020-06-04T/)
  expect(Date.parse((await entered.getAttribute('datetime')) ?? '')).toBeGreaterThan(
    Date.parse('2026-01-01'),
  )
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: t('record.receipt.get') }).click()
  const receipt = await readFile(await (await waiting).path(), 'utf8')
  expect(receipt).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex /)
  expect(receipt).toContain(`\nindex ${number}\n`)
  return receipt
}

journey(
  'a newcomer follows 21 issues to 3, asks why Costs is not among them, and checks the answer',
  EVERY_WAY,
  async ({ site, page, way }) => {
    await readsTheProgramme(page, way)
    expect(await isWithinScreen(page, way.width)).toBe(true)
    await readsHowMany(page, way)
    expect(await isWithinScreen(page, way.width)).toBe(true)
    await readsWhyNotCosts(page, way)
    expect(await isWithinScreen(page, way.width)).toBe(true)
    const receipt = await takesTheReceipt(page, way)
    expect(await isWithinScreen(page, way.width)).toBe(true)

    const { code, printed } = await parley(
      site.environment,
      'verify',
      '--from',
      `${site.url}/record`,
    )
    expect(printed).toContain(receipt.split('\n').find((line) => line.endsWith('/record/2026')))
    expect(code).toBe(0)
  },
)
