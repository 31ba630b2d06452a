/** Journey: what a chair sees of three years of a policy process, without scripts, also narrow. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCatalogues } from '../../src/platform/languages/index.ts'
import { SOURCES } from '../../src/site.ts'
import { aPlace, PROCESS, SLUG, type Place } from '../gnso/place.ts'
import { STORY } from '../gnso/story.ts'
import { AFFIRMATION, BOARD_VOTES, HOUSE_VOTE } from '../gnso/story-council.ts'
import { WHO } from '../gnso/who.ts'
import { openLooking, type Looking } from './looking.ts'
import { aContext, freePort, hasBrowser, isWithinScreen, type Way } from './site.ts'

const MINUTES_MS = 240_000
const ENGLISH: Way = { scripts: false, width: 1280, prefix: '' }
const NARROW: Way = { scripts: false, width: 320, prefix: '/ar' }
/** A folder for pictures of each page, for whoever wants to look. */
const PICTURES = process.env['PARLEY_TEST_PICTURES']

const catalogues = openCatalogues(SOURCES)
const t = catalogues.translator('en')
const arabic = catalogues.translator('ar')

type Reader = { readonly page: Page; readonly way: Way; readonly looking: Looking }

/** Opens a page for each reader: nobody reads sideways, and axe has nothing to say. */
async function look(readers: readonly Reader[], path: string, name: string): Promise<void> {
  for (const { page, way, looking } of readers) {
    await page.goto(way.prefix + path)
    const at = `${name} at ${way.width} px`
    expect([at, await isWithinScreen(page, way.width)]).toEqual([at, true])
    expect([at, await looking.findingsIn(await page.content())]).toEqual([at, []])
    if (PICTURES) {
      await page.screenshot({ path: `${PICTURES}/${name}-${way.width}.png`, fullPage: true })
    }
  }
}

async function readersOf(place: Place, url: string): Promise<readonly Reader[]> {
  const site = { url, folder: '', environment: {}, printed: [] }
  const readers = [ENGLISH, NARROW].map(async (way) => {
    const context = await aContext(site, way)
    // Axe waits for timers, which a page without scripts has not: it looks in a tab that has.
    const looking = await openLooking(await aContext(site, { ...way, scripts: true }), new Set())
    return { page: await context.newPage(), way, looking }
  })
  const all = await Promise.all(readers)
  await signIn(all, place, url)
  return all
}

/** Years pass, and sessions end. */
async function signIn(readers: readonly Reader[], place: Place, url: string): Promise<void> {
  const [name = '', value = ''] = (await place.cookieOf('ann')).split('=')
  for (const { page } of readers) await page.context().addCookies([{ name, value, url }])
}

/** The first act of the story, done by hand. */
async function begin({ page }: Reader): Promise<void> {
  await page.goto('/templates/gnso-pdp')
  await page.getByRole('link', { name: t('templates.begin') }).click()
  await page.getByLabel(t('processes.begin.body')).selectOption('transfers-group')
  await page.getByLabel(t('processes.begin.name')).fill('Transfers of names')
  await page.getByLabel(t('processes.begin.question')).fill('How may a name be moved?')
  await page.getByLabel(t('processes.begin.slug')).fill(SLUG)
  await page.locator('[name=practice]').check()
  await page.locator('[name=permanence]').check()
  await page.getByRole('button', { name: t('processes.begin.button'), exact: true }).click()
  expect(new URL(page.url()).pathname).toBe(PROCESS)
}

const movesOn = async ({ page }: Reader) => page.locator('#moves').innerText()

type Moment = (readers: readonly [Reader, Reader], place: Place) => Promise<void>

/** What is looked at after a step of the story, by what the step is called. */
const MOMENTS: Readonly<Record<string, Moment>> = {
  'members take positions, and two object': async (readers) => {
    await look(readers, PROCESS, 'calls')
    const said = await movesOn(readers[0])
    for (const one of [WHO.chair, 'Answer an objection', WHO.members]) expect(said).toContain(one)
    expect(await movesOn(readers[1])).toContain(arabic('processes.moves.title'))
  },
  'they appeal to the chartering organisation': async (readers, place) => {
    await look(readers, PROCESS, 'challenge-process')
    expect(await movesOn(readers[0])).toContain(WHO.councilChair)
    await readers[0].page.locator('#moves a').first().click()
    expect(new URL(readers[0].page.url()).pathname).toBe(place.known('challenge'))
    await look(readers, place.known('challenge'), 'challenge')
    const said = await readers[0].page.locator('main').innerText()
    for (const one of [WHO.liaison, 'The chair followed the method of 3.6', WHO.councilChair]) {
      expect(said).toContain(one)
    }
  },
  'the vote by houses closes': async (readers, place) => {
    await look(readers, PROCESS, 'council-process')
    await look(readers, place.known(HOUSE_VOTE), 'house-vote')
    const said = await readers[0].page.locator('main').innerText()
    expect(said).toContain('5 of 7')
    expect(said).toContain('9 of 13')
  },
  'the Board says why, in its statement': async (readers, place) => {
    await look(readers, PROCESS, 'board-process')
    expect(await movesOn(readers[0])).toContain('Council answers the Board')
    const said = await readers[0].page.locator('main').innerText()
    for (const one of ['board-statement', t('rules.any'), t('rules.all')])
      expect(said).toContain(one)
    await look(readers, place.known(BOARD_VOTES[1] ?? ''), 'board-vote')
    expect(await readers[0].page.locator('main').innerText()).toContain('11 of 16')
  },
  'the vote on the affirmation closes': async (readers, place) => {
    await look(readers, PROCESS, 'affirmed-process')
    await look(readers, place.known(AFFIRMATION), 'affirmation')
    expect(await readers[0].page.locator('main').innerText()).toContain('7 of 7')
  },
}
const LAST = 'the vote on the affirmation closes'

test.skipIf(!hasBrowser)(
  'the chair begins it by hand, and reads at each turn whose move it is and why (scripts off)',
  { timeout: MINUTES_MS },
  async () => {
    const port = await freePort()
    const url = `http://localhost:${port}`
    const place = await aPlace(url)
    await place.world.serve(port)
    const [first, second] = await readersOf(place, url)
    if (!first || !second) throw new Error('two readers')
    await look([first, second], '/processes/new?template=gnso-pdp', 'begin')
    await begin(first)
    const upTo = STORY.findIndex(({ what }) => what === LAST) + 1
    for (const { what, go } of STORY.slice(1, upTo)) {
      await go(place)
      const moment = MOMENTS[what]
      if (!moment) continue
      await signIn([first, second], place, url)
      await moment([first, second], place)
    }
  },
)
