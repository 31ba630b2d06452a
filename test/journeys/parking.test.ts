/** Journey 5: an issue is seconded, parked for want of room, and comes back by itself. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { instant } from '../../src/platform/values.ts'
import { servePlayed } from './played.ts'
import { aContext, BOTH_WAYS, hasBrowser, said, signIn, wordsOf, type Way } from './site.ts'

const TITLE = 'Nobody says when a door lock stops being mended'
const PROPOSED = {
  problem: 'A lock is built into a house for decades, and mended for five years.',
  affected: 'Tenants, owners, insurers.',
  outcome: 'A date on each lock, and what happens after it.',
  implementers: 'Makers of locks, housing companies.',
  timing: 'A large city replaces its locks next year.',
} as const
const REASON = 'Ripe, but the hours of the staff are taken until the labels are done.'

async function proposes(page: Page, way: Way): Promise<string> {
  const t = wordsOf(way)
  await signIn(page, 'newcomer')
  await page.goto('/issues')
  const form = page.locator('#propose form')
  await form.locator('[name=title]').fill(TITLE)
  for (const [name, words] of Object.entries(PROPOSED)) {
    await form.locator(`[name=${name}]`).fill(words)
  }
  await form.getByRole('checkbox', { name: t('people.permanence.agree') }).check()
  await form.getByRole('button', { name: t('issues.propose.button'), exact: true }).click()
  await page.goto('/issues')
  await page.locator('#table').getByRole('link', { name: TITLE }).click()
  return new URL(page.url()).pathname
}

async function seconds(page: Page, issue: string, handle: string): Promise<void> {
  await signIn(page, handle)
  await page.goto(issue)
  await page.locator('form[action$="/seconds"]').getByRole('button').click()
}

/** The staff fill the sheet: urgent, not locked in, and more hours than there are. */
async function screens(page: Page, issue: string): Promise<void> {
  await signIn(page, 'staff')
  await page.goto(issue)
  const form = page.locator('form[action$="/screenings"]')
  await page.locator('details').filter({ has: form }).locator('summary').first().click()
  await form.locator('[name=urgency-costly]').selectOption('1')
  await form.locator('[name=urgency-committed]').selectOption('2')
  await form.locator('[name=what-1]').fill('Print the date on the lock')
  await form.locator('[name=who-1]').fill('Makers of locks')
  await form.locator('[name=attends-1]').check()
  await form.locator('[name=core-1]').check()
  await form.locator('[name=staffHours]').fill('3000')
  await form.locator('[name=volunteerHours]').fill('100')
  await form.locator('[name=money]').fill('1000')
  await form.locator('[name=outcome][value=accepted]').check()
  await form.locator('[name=reason]').fill('Urgent, and those who would do it are here.')
  await form.getByRole('button').click()
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)

/** Accepting is refused in numbers; so the panel parks it until a day. */
async function parks(page: Page, way: Way, issue: string): Promise<void> {
  const t = wordsOf(way)
  await signIn(page, 'panel-chair')
  await page.goto(issue)
  const form = page.locator('form[action$="/decisions"]')
  await form.locator('[name=outcome][value=accepted]').check()
  await form.locator('[name=reason]').fill(REASON)
  await form.getByRole('button').click()
  expect(await form.getByRole('alert').innerText()).toContain('hours of staff')
  await form.locator('[name=outcome][value=parked]').check()
  await form.locator('[name=until]').fill(tomorrow())
  expect(await form.locator('[name=reason]').inputValue()).toBe(REASON)
  await form.locator('[name=despite]').fill('There is no room for it before then.')
  await form.getByRole('button').click()
  await page.goto('/issues')
  const parked = page.locator('#parked li').filter({ hasText: TITLE })
  const shown = await parked.innerText()
  expect(shown).toContain(REASON)
  expect(shown).toContain('It comes back by itself on')
  expect(shown).toContain(t('issues.state.parked'))
  await page.goto('/outbox')
  expect(await page.locator('main').innerText()).toContain(REASON)
}

/** Nobody acts: the hour comes, and the record says so. */
async function isBack(page: Page, issue: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/issues')
  const line = page.locator('#table li').filter({ hasText: TITLE })
  expect(await line.innerText()).toContain('and is back on the table')
  expect(await line.innerText()).toContain('Academia')
  expect(await line.innerText()).toContain('Business')
  expect(await page.locator('#parked').innerText()).not.toContain(TITLE)
  await page.goto(issue)
  expect(await page.locator('main').innerText()).toContain('The issue is now: on the table')
}

for (const way of BOTH_WAYS) {
  test.skipIf(!hasBrowser)(
    `an issue is seconded, parked for want of room, and comes back by itself (${said(way)})`,
    async () => {
      const site = await servePlayed()
      const page = await (await aContext(site, way)).newPage()
      const issue = await proposes(page, way)
      await seconds(page, issue, 'for-a-retailer')
      await seconds(page, issue, 'for-a-university')
      await screens(page, issue)
      await parks(page, way, issue)
      expect(await site.pass(2)).toBeGreaterThan(instant(`${tomorrow()}T00:00Z`))
      await isBack(page, issue)
    },
  )
}
