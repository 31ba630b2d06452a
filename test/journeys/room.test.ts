/** Journey 3, in browsers: a room that two follow, a line that dies, and a browser that listens. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aListener, heard, isListening, type Hearing } from './hearing.ts'
import { aContext, hasBrowser, serveDemo, signIn, wordsOf, type ServedDemo } from './site.ts'

const WAY = { scripts: true, width: 1280, prefix: '' } as const
const t = wordsOf(WAY)
const REASON = 'Because they leave'
/** Whoever runs the demo's meeting that goes on now, and two who sit at its table. */
const CHAIR = 'chair-civil-society'
const MEMBER = 'for-a-retailer'
const MEMBER_NAME = 'For a retailer'

type Json = {
  readonly coming: readonly { readonly id: string; readonly phase: string }[]
}

async function meetingNow({ url }: ServedDemo): Promise<string> {
  const { coming } = (await (await fetch(`${url}/meetings.json`)).json()) as Json
  const now = coming.find(({ phase }) => phase === 'now')
  if (!now) throw new Error('no meeting of the demo goes on now')
  return `/meetings/${now.id}`
}

async function sitsIn(context: BrowserContext, handle: string, path: string): Promise<Page> {
  const page = await context.newPage()
  await signIn(page, handle)
  await page.goto(path)
  return page
}

async function raises(page: Page, button: string): Promise<void> {
  const form = page.locator('#speaking form[action$="/hands"]')
  for (const box of await form.getByRole('checkbox').all()) await box.check()
  await form.getByRole('button', { name: button, exact: true }).click()
  await page.waitForLoadState()
}

/** Only a page that was never loaded anew still has it: all that was announced since. */
const mark = (page: Page) =>
  page.evaluate(`{
    globalThis.announced = ''
    const status = document.querySelector('[data-room]')
    new MutationObserver(() => (globalThis.announced += status.textContent)).observe(status, {
      childList: true,
    })
  }`)
const announced = (page: Page): Promise<unknown> => page.evaluate('globalThis.announced')
const isSame = async (page: Page) => (await announced(page)) !== undefined

const gives = (page: Page) =>
  page.locator('#lead form[action$="/turns"]').first().getByRole('button').click()

test.skipIf(!hasBrowser)(
  'a hand goes up, the floor is given, and both see it at once',
  async () => {
    const site = await serveDemo()
    const room = `${await meetingNow(site)}/room`
    const chair = await sitsIn(await aContext(site, WAY), CHAIR, room)
    const member = await sitsIn(await aContext(site, WAY), MEMBER, room)

    await chair.getByText(t('rooms.give.other')).click()
    const reason = chair.locator('#lead [name=reason]').last()
    await reason.fill(REASON)
    await mark(chair)
    await raises(member, t('rooms.ask.order'))
    await chair.locator('#queue').getByText(MEMBER_NAME).waitFor()
    expect(await reason.inputValue()).toBe(REASON)
    const isFocused = await reason.evaluate((one) => one === one.ownerDocument.activeElement)
    expect(isFocused).toBe(true)
    expect(await isSame(chair)).toBe(true)

    await mark(member)
    // A form that one typed in is never changed for them: they read the room again.
    await chair.goto(room)
    await gives(chair)
    await member.locator('#floor').getByText(MEMBER_NAME).first().waitFor()
    await member
      .locator('#speaking')
      .getByRole('button', { name: t('rooms.yield') })
      .waitFor()
    expect(await isSame(member)).toBe(true)
    expect(await announced(member)).toContain(t('rooms.say.speaks', { name: MEMBER_NAME }))
  },
)

test.skipIf(!hasBrowser)('a line that dies and comes back has missed nothing', async () => {
  const site = await serveDemo()
  const room = `${await meetingNow(site)}/room`
  const chair = await sitsIn(await aContext(site, WAY), CHAIR, room)
  const context = await aContext(site, WAY)
  const hub = await sitsIn(context, 'for-a-cooperative-of-farmers', room)
  await mark(hub)
  const queue = () => hub.locator('#queue [data-part]').innerText()
  await hub.waitForLoadState()
  const before = await queue()
  await context.setOffline(true)
  const member = await sitsIn(await aContext(site, WAY), MEMBER, room)
  await raises(member, t('rooms.ask.order'))
  await chair.goto(room)
  await gives(chair)
  await raises(member, t('rooms.ask'))
  expect(await queue()).toBe(before)
  await context.setOffline(false)
  await hub.locator('#floor').getByText(MEMBER_NAME).first().waitFor()
  await hub.locator('#queue').getByText(MEMBER_NAME).waitFor()
  expect(await isSame(hub)).toBe(true)
  const fresh = await sitsIn(await aContext(site, WAY), 'newcomer', room)
  expect(await queue()).toBe(await fresh.locator('#queue [data-part]').innerText())
})

test.skipIf(!hasBrowser)(
  'a browser that listens sends what it hears, until it is told no',
  async () => {
    const site = await serveDemo()
    const meeting = await meetingNow(site)
    const context = await aContext(site, WAY)
    await context.addInitScript(aListener)
    const page = await sitsIn(context, CHAIR, `${meeting}/captions/write`)
    const said = async () =>
      (await fetch(`${site.url}${meeting}/captions.json?language=en`)).text() as Promise<string>
    const place = page.locator('[data-listen]')
    const status = place.getByRole('status')
    const hear = (...some: readonly Hearing[]) => page.evaluate(heard(some))

    await place.getByRole('button', { name: t('captions.listen'), exact: true }).click()
    expect(await page.evaluate(isListening)).toBe(true)
    await hear({ words: 'The first test', isFinal: false }, { words: 'One payer.', isFinal: true })
    await status.getByText('One payer.').waitFor()
    expect(await said()).toContain('One payer.')
    expect(await said()).not.toContain('The first test')

    await place.getByRole('button', { name: t('captions.listen.stop') }).click()
    expect(await page.evaluate(isListening)).toBe(false)
    await hear()

    await place.getByRole('button', { name: t('captions.listen'), exact: true }).click()
    await page.locator('#listening [name=from]').fill('en')
    await hear({ words: 'Never twice.', isFinal: true })
    await status.getByText(t('captions.refused.same-language')).waitFor()
    expect(await page.evaluate(isListening)).toBe(false)
    expect(await page.locator('#listening [name=words]').inputValue()).toBe('Never twice.')
    expect(await said()).not.toContain('Never twice.')
    await place.getByRole('button', { name: t('captions.listen'), exact: true }).waitFor()
  },
)
