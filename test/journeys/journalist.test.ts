/** Journey: months later a journalist walks back from an outcome to who asked first. */
import { expect, test } from 'vitest'
import { servePlayed } from './played.ts'

/** Fewer than anybody tires of. */
const CLICKS_MAX = 6
const OUTCOME = 'Who sells used devices for a living answers for their label'

const MINUTES_1 = 60_000

test(
  'from an outcome one walks back to the question that began it, without scripts',
  async () => {
    const { url } = await servePlayed()
    let at = '/outcomes'
    let clicks = 0
    const page = async () => {
      const answer = await fetch(`${url}${at}`)
      expect([at, answer.status]).toEqual([at, 200])
      return /<main[\s\S]*<\/main>/.exec(await answer.text())?.[0] ?? ''
    }
    /** The first link below some words, to an address of this kind. */
    const follow = async (place: RegExp, below = '') => {
      const main = await page()
      expect(main).toContain(below)
      const hrefs = [...main.slice(main.indexOf(below)).matchAll(/href="([^"]+)"/g)]
      const href = hrefs.map(([, one = '']) => one).find((one) => place.test(one))
      expect(href, `${place} on ${at}`).toBeDefined()
      at = (href ?? '').replace(/#.*$/, '')
      clicks += 1
    }

    const main = await page()
    const outcome = main.slice(0, main.indexOf(OUTCOME)).lastIndexOf('href="')
    at = /href="([^"]+)"/.exec(main.slice(outcome))?.[1] ?? ''
    clicks += 1
    expect(await page()).toContain('Each clause leads back to where it comes from.')
    await follow(/^\/texts\/[^/]+\/clauses\/c2$/)
    const clause = await page()
    for (const words of ['taken up', 'For a registry of names', 'For a ministry of consumers']) {
      expect(clause).toContain(words)
    }
    expect(clause.match(/\/texts\/[^/]+\/versions\/\d/g)?.length).toBe(3)
    expect(clause).toMatch(/\/record\/entries\/\d+/)
    await follow(/^\/contributions\/message:/)
    expect(await page()).toContain('Who answers then?')
    await follow(/^\/messages\//)
    expect(await page()).toContain('by mail')
    await follow(/^\/people\//)
    expect(await page()).toContain('For a market of used devices')
    expect(clicks).toBeLessThanOrEqual(CLICKS_MAX)
  },
  MINUTES_1,
)
