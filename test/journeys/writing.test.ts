/** An author writes a template: mistakes by line, as one types or else on asking. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { EVERY_WAY, isWithinScreen, journey, signIn, wordsOf, type Way } from './site.ts'

const editor = (page: Page, way: Way) => page.getByLabel(wordsOf(way)('templates.try.template'))

async function begins(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  await page.goto(`${way.prefix}/templates/try`)
  await page.getByLabel(t('templates.try.from')).selectOption('ripe-pdp')
  await page.getByRole('button', { name: t('templates.try.begin') }).click()
  expect(await editor(page, way).inputValue()).toContain('template: ripe-pdp')
  expect(await isWithinScreen(page, way.width)).toBe(true)
}

const VERSION = /version: [^\n]*/

/** The mistake stands beside the text, which keeps its caret; the line leads back to it. */
async function isToldWhileTyping(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  const beside = page.locator('[data-checked]')
  const sound = (await editor(page, way).inputValue()).replace(VERSION, "version: '9.9'")
  await beside.getByText('ripe-pdp').waitFor()
  const wrong = sound.replace(VERSION, 'version: tomorrow')
  await editor(page, way).fill(wrong)
  await editor(page, way).press('Control+Home')
  const line = wrong.split('\n').findIndex((one) => one.startsWith('version:')) + 1
  const button = beside.getByRole('button', { name: t('templates.try.at', { line }) })
  await button.waitFor()
  expect(await beside.getAttribute('aria-live')).toBe('polite')
  expect(await beside.innerText()).toContain('version')
  expect(await isWithinScreen(page, way.width)).toBe(true)
  const focused = () => editor(page, way).evaluate((one) => one === one.ownerDocument.activeElement)
  expect(await focused()).toBe(true)
  await button.press('Enter')
  expect(await focused()).toBe(true)
  await page.keyboard.type("version: '9.9'")
  await beside.getByText(t('templates.try.sound', { name: 'ripe-pdp', version: '9.9' })).waitFor()
  expect(await editor(page, way).inputValue()).toBe(sound)
}

async function isToldOnAsking(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  const text = await editor(page, way).inputValue()
  await editor(page, way).fill(text.replace(VERSION, 'version: tomorrow'))
  await page.getByRole('button', { name: t('templates.try.button') }).click()
  expect(await page.locator('#result').innerText()).toContain('version')
  expect(await editor(page, way).inputValue()).toContain('version: tomorrow')
  expect(await isWithinScreen(page, way.width)).toBe(true)
}

journey(
  'an author begins from a template that ships, and learns of a mistake by its line',
  EVERY_WAY,
  async ({ page, way }) => {
    await signIn(page, 'staff')
    await begins(page, way)
    if (way.scripts) await isToldWhileTyping(page, way)
    await isToldOnAsking(page, way)
  },
)
