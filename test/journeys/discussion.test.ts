/** Journey: two people hold a thread; a third reads its archive on a narrow screen, no scripts. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violationsOn } from './looking.ts'
import {
  aContext,
  BOTH_WAYS,
  isWithinScreen,
  journey,
  signIn,
  wordsOf,
  type ServedDemo,
  type Way,
} from './site.ts'

const QUESTION = 'Who pays for the label on what is sold online?\n\nNobody has said so far.'
const ANSWER = 'Whoever sells it. The shop is the importer.'
const FILE = {
  name: 'shops.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('shop,pays\none,yes\n'),
}

/** Boxes that a first act in this process asks for; none for whoever has acted here before. */
async function agrees(page: Page): Promise<void> {
  for (const box of await page.locator('main form input[type=checkbox]').all()) await box.check()
}

async function begins(page: Page, way: Way): Promise<string> {
  const t = wordsOf(way)
  await page.goto(`${way.prefix}/processes/labels`)
  await page.locator('#discussion a').first().click()
  const form = page.locator('#form-begin')
  await form.getByLabel(t('discussions.subject')).fill('Labels online')
  await form.locator('textarea[name=words]').fill(QUESTION)
  await agrees(page)
  await form.getByRole('button', { name: t('discussions.begin.button') }).click()
  expect(await page.locator('main').innerText()).toContain('Nobody has said so far.')
  return new URL(page.url()).pathname
}

/** Answers with what is answered above it, as in mail. */
async function answers(page: Page, way: Way, message: string): Promise<void> {
  const t = wordsOf(way)
  await page.goto(message)
  await page.getByRole('link', { name: t('discussions.quote') }).click()
  const words = page.locator('#form-answer textarea[name=words]')
  const quoted = await words.inputValue()
  expect(quoted).toContain('> Who pays for the label on what is sold online?')
  await words.fill(`${quoted}${ANSWER}`)
  await page.locator('#form-answer input[type=file]').setInputFiles(FILE)
  await agrees(page)
  await page.getByRole('button', { name: t('discussions.answer.button') }).click()
  expect(await page.locator('main').innerText()).toContain(ANSWER)
}

/** On a slow phone, without an account: from the process to the month, the message, the answer. */
async function reads(site: ServedDemo): Promise<void> {
  const way: Way = { scripts: false, width: 320, prefix: '' }
  const t = wordsOf(way)
  const page = await (await aContext(site, way)).newPage()
  await page.goto('/processes/labels')
  await page.locator('#discussion a').first().click()
  expect(await isWithinScreen(page, way.width)).toBe(true)
  await page.getByRole('link', { name: 'Labels online' }).click()
  expect(await page.locator('article.message').count()).toBe(2)
  expect(await page.locator('article.message.in-1').innerText()).toContain(ANSWER)
  expect(await isWithinScreen(page, way.width)).toBe(true)
  await page.getByRole('link', { name: t('discussions.view.flat') }).click()
  expect(await page.locator('article.message').count()).toBe(2)

  await page.goto('/processes/labels/discussion')
  await page.getByText(t('discussions.by-month')).click()
  await page.locator('main details a').first().click()
  expect(await isWithinScreen(page, way.width)).toBe(true)
  await page.getByRole('link', { name: 'Labels online' }).first().click()
  expect(page.url()).toContain('/messages/')
  expect(await page.locator('main').innerText()).toContain('Nobody has said so far.')
  expect(await isWithinScreen(page, way.width)).toBe(true)
  await page.locator('main a[href^="/messages/"]').first().click()
  expect(await page.locator('main').innerText()).toContain(ANSWER)
  const file = page.getByRole('link', { name: FILE.name })
  const sent = await page.request.get((await file.getAttribute('href')) ?? '')
  expect((await sent.body()).equals(FILE.buffer)).toBe(true)
  expect(sent.headers()['content-disposition']).toContain('attachment')
}

/** What one wants to hear of a thread: kept by a plain form, and shown where it was made. */
async function follows(page: Page, way: Way, message: string): Promise<void> {
  const t = wordsOf(way)
  await page.goto(message)
  await page.locator('.crumbs a').last().click()
  await page.getByRole('radio', { name: t('discussions.choose.follow') }).check()
  await page.getByRole('button', { name: t('discussions.choose.button') }).click()
  const chosen = page.getByRole('radio', { name: t('discussions.choose.follow') })
  expect(await chosen.isChecked()).toBe(true)
}

/** As somebody who may answer, edit and turn it into something: every form is there. */
async function expectSound(page: Page, message: string): Promise<void> {
  await page.goto(message)
  const thread = (await page.locator('.crumbs a').last().getAttribute('href')) ?? ''
  const list = '/processes/labels/discussion'
  const pages = [message, `${message}?quote=1`, thread, list, `${list}?month=2026-11`]
  for (const path of [...pages, '/discussions']) {
    await page.goto(path)
    expect([path, await violationsOn(page, 'all')]).toEqual([path, []])
  }
}

journey(
  'two people hold a thread, and a third reads the archive on a narrow screen',
  BOTH_WAYS,
  async ({ site, page, way }) => {
    await signIn(page, 'for-a-device-maker')
    const message = await begins(page, way)
    const other = await (await aContext(site, way)).newPage()
    await signIn(other, 'newcomer')
    await answers(other, way, message)
    await reads(site)
    await follows(page, way, message)
    if (way.scripts) await expectSound(page, message)
  },
)
