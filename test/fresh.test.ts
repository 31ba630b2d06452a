/** What an act changes, everybody sees at once: no kept page outlives the act it should show. */
import { expect, test } from 'vitest'
import { TURNS } from './course/all.ts'
import { aCourse, play, wait, type Course } from './course/place.ts'

const MINUTES_2 = 120_000

/** Public pages that the turns change, as far as their things are known yet. */
const PAGES: readonly (readonly [path: string, thing?: string])[] = [
  ['/'],
  ['/issues'],
  ['/processes'],
  ['/bodies'],
  ['/stewards'],
  ['/calls'],
  ['/dockets'],
  ['/outcomes'],
  ['/record'],
  ['/people/', 'chair'],
  ['/people/', 'member'],
  ['/people/', 'passer'],
  ['/codes/', 'groups'],
  ['/bodies/', 'body'],
  ['/processes/', 'process'],
  ['/processes/:/record', 'process'],
  ['/processes/:/audit', 'process'],
  ['/processes/:/participation', 'process'],
  ['/stewards/', 'override'],
  ['/windows/', 'window'],
  ['/windows/', 'comment-window'],
  ['/texts/', 'text'],
  ['/texts/', 'other-text'],
  ['/calls/', 'call'],
  ['/calls/:/history', 'call'],
  ['/calls/:/recount', 'call'],
  ['/objections/', 'objection'],
  ['/outcomes/', 'outcome'],
  ['/dockets/', 'docket'],
  ['/issues/', 'issue'],
  ['/issues/', 'other-issue'],
]

function placesIn({ known }: Course): readonly string[] {
  return PAGES.flatMap(([path, thing]) => {
    if (thing === undefined) return [path]
    try {
      const id = known(thing)
      return [path.includes(':') ? path.replace(':', id) : `${path}${id}`]
    } catch {
      return []
    }
  })
}

/** Keys and hours of a page differ each time that it is made; its words must not. */
const wordsIn = (html: string) => html.replace(/name="key" value="[\w-]+"/g, '')

test(
  'after each act a stranger sees each page as it is now',
  async () => {
    const course = await aCourse()
    const { world } = course
    course.learn('code', 'made-up')
    for (const role of ['chair', 'member', 'passer'] as const)
      course.learn(role, course.people[role])
    const stale = new Set<string>()
    const everKept = new Set<string>()
    for (const turn of TURNS) {
      if (turn.daysLater !== undefined) await wait(course, turn.daysLater)
      const before = placesIn(course)
      for (const path of before) {
        if ((await world.kept(path)) === undefined) await world.stranger.get(path)
        if ((await world.kept(path)) !== undefined) everKept.add(path)
      }
      await play(course, turn)
      for (const path of before) {
        const kept = await world.kept(path)
        if (kept === undefined) continue
        // A cookie of ours has the page made anew.
        const now = await world.stranger.get(path, { cookie: 'parley=nobody' })
        if (wordsIn(kept) !== wordsIn(await now.text())) stale.add(`${turn.route} → ${path}`)
      }
    }
    expect(everKept.size).toBeGreaterThan(20)
    expect([...stale]).toEqual([])
  },
  MINUTES_2,
)
