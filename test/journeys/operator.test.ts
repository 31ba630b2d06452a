/** Journey 7: an operator starts a site, saves it while it serves, and brings it back. */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { aPlace } from '../../src/commands/places.fixtures.ts'
import type { Engine } from '../../src/platform/db/index.ts'
import { aContext, hasBrowser, parley, serveAt, type Place, type ServedDemo } from './site.ts'

const WIDE = { scripts: true, width: 1280, prefix: '' } as const
/** Acts while the backup runs: enough to fall into it, few enough to wait for. */
const ACTS_MEANWHILE = 20

/** On the larger of the two where it is there; the test of `backup` has both. */
const engine: Engine = inject('postgres') === '' ? 'sqlite' : 'postgres'

const aPlaceFor = async (): Promise<Place> => {
  const { folder, databaseUrl } = await aPlace(engine)
  return { PARLEY_DATA: folder, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }
}

/** Somebody is at work all the time: each change of the name is an act of its own. */
async function keepRenaming(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/account`)
  for (let turn = 0; turn < ACTS_MEANWHILE; turn++) {
    const form = page.locator('form').filter({ has: page.locator('[name=name]') })
    await form.locator('[name=name]').fill(`Newcomer, turn ${turn}`)
    await form.getByRole('button').click()
  }
}

/** What a checkpoint says of its log: its name and how many entries, not whose copy it is. */
async function sizeAt({ url }: ServedDemo): Promise<number> {
  const checkpoint = await (await fetch(`${url}/record/checkpoint`)).text()
  return Number(checkpoint.split('\n')[1])
}

test.skipIf(!hasBrowser)(
  'an operator saves a site while people act, and brings it back whole elsewhere',
  async () => {
    const site = await serveAt(await aPlaceFor(), 'start')
    const link = /\S+\/demo\/sign-in\/newcomer/.exec(site.printed.join(''))?.[0]
    expect(link).toBe(`${site.url}/demo/sign-in/newcomer`)
    const page = await (await aContext(site, WIDE)).newPage()
    await page.goto(link ?? '')
    expect(new URL(page.url()).pathname).toBe('/needs-me')

    const checked = await parley(site.environment, 'doctor')
    expect(checked.printed).toContain('Nothing is to be mended.')
    expect(checked.code).toBe(0)

    const kept = await mkdtemp(join(inject('folder'), 'backup-'))
    const [file, keys] = [join(kept, 'site.backup'), join(kept, 'keys.backup')]
    const [saved] = await Promise.all([
      parley(site.environment, 'backup', file, '--keys', keys),
      keepRenaming(page, site.url),
    ])
    expect(saved).toMatchObject({ code: 0 })

    const elsewhere = await aPlaceFor()
    const restored = await parley(elsewhere, 'restore', file, '--keys', keys)
    expect(restored).toMatchObject({ code: 0 })
    const verified = await parley({ ...site.environment, ...elsewhere }, 'verify')
    expect(verified).toMatchObject({ code: 0 })

    const again = await serveAt(elsewhere, 'serve')
    const reader = await (await aContext(again, WIDE)).newPage()
    const answer = await reader.goto('/processes/evolving')
    expect(answer?.status()).toBe(200)
    expect(await reader.locator('h1').innerText()).toContain('multistakeholder model')
    expect(await sizeAt(again)).toBeGreaterThan(160)
    expect(await sizeAt(again)).toBeLessThanOrEqual(await sizeAt(site))
    const twice = await parley(elsewhere, 'restore', file, '--keys', keys)
    expect(twice.printed).toContain('is not empty')
    expect(twice.code).toBe(1)
  },
)
