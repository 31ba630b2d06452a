/** Journey 2: somebody new takes a position, changes it, and loses nothing. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { BOTH_WAYS, EVERY_WAY, isWithinScreen, journey, signIn, wordsOf, type Way } from './site.ts'
import { signInByMail } from './signing-in.ts'

const REASON = 'I read it twice, and what it says of shops online would help my neighbours. 🐝'
const LATER = 'My association meets on Thursday; I ask them first, and tell you what they say.'

/** Its label also says that it may be left empty. */
const reasonIn = (form: Locator) => form.locator('textarea[name=reason]')

const formOf = (page: Page) => page.locator('#position form')

/** From the process's own page, where it says what one can do now. */
async function opensTheCall(page: Page, { prefix }: Way): Promise<string> {
  await page.goto(`${prefix}/processes/labels`)
  await page.locator('#now a[href*="/calls/"]').first().click()
  return new URL(page.url()).pathname
}

/** What stays was read on joining; what one undertakes here is read before one speaks here. */
async function agrees(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  const form = formOf(page)
  expect(await form.getByRole('checkbox', { name: t('people.permanence.agree') }).count()).toBe(0)
  await form.getByRole('checkbox', { name: t('people.undertakings.agree') }).check()
}

const choose = (page: Page, way: Way, kind: 'support' | 'accept' | 'reserve') =>
  formOf(page)
    .getByRole('radio', { name: wordsOf(way)(`decisions.choice.${kind}`), exact: true })
    .check()

const send = (page: Page, way: Way) =>
  formOf(page)
    .getByRole('button', { name: wordsOf(way)('decisions.position.submit') })
    .click()

async function takesOne(page: Page, way: Way): Promise<void> {
  const t = wordsOf(way)
  await choose(page, way, 'accept')
  await reasonIn(formOf(page)).fill(REASON)
  await agrees(page, way)
  await send(page, way)
  const panel = page.locator('#position')
  expect(await panel.innerText()).toContain(t('decisions.position.heard'))
  const waiting = page.waitForEvent('download')
  await panel.getByRole('link', { name: t('decisions.receipt'), exact: true }).click()
  const receipt = await readFile(await (await waiting).path(), 'utf8')
  expect(receipt).toContain('/record/2026')
}

async function changesIt(page: Page, way: Way, call: string): Promise<void> {
  await choose(page, way, 'support')
  await send(page, way)
  await page.goto(`${call}/history`)
  const own = page.getByRole('row').filter({ hasText: 'Newcomer by mail' })
  const t = wordsOf(way)
  expect(await own.filter({ hasText: t('decisions.choice.accept') }).count()).toBe(1)
  expect(await own.filter({ hasText: t('decisions.choice.support') }).count()).toBe(1)
  expect(await own.filter({ hasText: t('decisions.is-participant') }).count()).toBe(2)
}

/** The session ends while a form is filled in; what was typed waits until one is back. */
async function losesNothing(page: Page, way: Way, call: string): Promise<void> {
  const t = wordsOf(way)
  await page.goto(call)
  await choose(page, way, 'reserve')
  await page.getByLabel(t('decisions.position.until')).fill('2031-05-01')
  await reasonIn(formOf(page)).fill(LATER)
  await page.context().clearCookies()
  await send(page, way)
  await expectTyped(formOf(page), way)
  const refused = await formOf(page).getByRole('alert').innerText()
  expect(refused).toContain(t('decisions.why.sign-in'))
  expect(await isWithinScreen(page, way.width)).toBe(true)

  const other = await page.context().newPage()
  await signInByMail(other, way, { mail: 'newcomer.by.mail@example.org' })
  await other.close()
  await send(page, way)
  await page.goto(`${call}/history`)
  const own = page.getByRole('row').filter({ hasText: 'Newcomer by mail' })
  expect(await own.count()).toBe(3)
  expect(await own.filter({ hasText: '2031-05-01' }).count()).toBe(1)
}

async function expectTyped(form: Locator, way: Way): Promise<void> {
  const t = wordsOf(way)
  expect(await reasonIn(form).inputValue()).toBe(LATER)
  expect(await form.getByLabel(t('decisions.position.until')).inputValue()).toBe('2031-05-01')
  const chosen = form.getByRole('radio', { name: t('decisions.choice.reserve'), exact: true })
  expect(await chosen.isChecked()).toBe(true)
}

journey(
  'somebody new signs in by mail, takes a position, keeps the receipt, changes it, loses nothing',
  EVERY_WAY,
  async ({ page, way }) => {
    await signInByMail(page, way, {
      mail: 'newcomer.by.mail@example.org',
      name: 'Newcomer by mail',
    })
    const call = await opensTheCall(page, way)
    await takesOne(page, way)
    expect(await isWithinScreen(page, way.width)).toBe(true)
    await changesIt(page, way, call)
    expect(await isWithinScreen(page, way.width)).toBe(true)
    await losesNothing(page, way, call)
  },
)

/** More than the page has of links and fields before the button. */
const TABS_MAX = 120

/** Presses Tab until what is focused is wanted; fails where it is never reached. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let pressed = 0; pressed < TABS_MAX; pressed++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return
  }
  throw new Error('Tab never came there')
}

journey('a position is taken with Tab, Space and Enter alone', BOTH_WAYS, async ({ page, way }) => {
  const t = wordsOf(way)
  await signIn(page, 'newcomer')
  await opensTheCall(page, way)
  const form = formOf(page)
  const radio = form.getByRole('radio', { name: t('decisions.choice.support'), exact: true })
  await tabTo(page, radio)
  await page.keyboard.press('Space')
  for (const name of [t('people.permanence.agree'), t('people.undertakings.agree')]) {
    await tabTo(page, form.getByRole('checkbox', { name }))
    await page.keyboard.press('Space')
  }
  await tabTo(page, form.getByRole('button', { name: t('decisions.position.submit') }))
  await page.keyboard.press('Enter')
  const counted = page.locator('#position').getByText(t('decisions.position.heard'))
  await counted.waitFor()
})
