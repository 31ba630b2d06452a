/** Signing in as people do: by the link in a mail, read in the demo's outbox. */
import type { Page } from 'playwright-core'
import { wordsOf, type Way } from './site.ts'

export type Newcomer = {
  readonly mail: string
  /** Asked for the first time only. */
  readonly name?: string
}

/** Asks for the link, opens it in the same browser, and presses the button behind it. */
export async function signInByMail(page: Page, way: Way, { mail, name }: Newcomer): Promise<void> {
  const t = wordsOf(way)
  await page.goto(`${way.prefix}/sign-in`)
  await page.getByLabel(t('people.sign-in.mail')).fill(mail)
  await page.getByRole('button', { name: t('people.sign-in.ask') }).click()
  await page.getByRole('link', { name: t('people.sign-in.outbox') }).click()
  await page.locator('main a[href*="/sign-in/"]').first().click()
  if (name !== undefined) {
    await page.getByLabel(t('people.confirm.name')).fill(name)
    await page.getByLabel(t('people.permanence.agree')).check()
  }
  const button = name === undefined ? t('people.confirm.button') : t('people.confirm.join')
  await page.getByRole('button', { name: button }).click()
  await page.locator('header a[href$="/account"]').waitFor()
}
