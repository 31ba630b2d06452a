/** A disk full in the middle of a form: said in words, nothing by halves, then as before. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { entriesIn } from './course/place.ts'
import { aWorld, type World } from './world.ts'

/** More than any test fills, in pages of 4 KiB. */
const PAGES_MANY = 1_000_000

/** SQLite answers SQLITE_FULL beyond so many pages, as it does when the disk has no room. */
async function roomFor({ database }: World, pages: number): Promise<void> {
  await database.transact((tx) => sql.raw(`pragma max_page_count = ${pages}`).execute(tx))
}

async function pagesIn({ database }: World): Promise<number> {
  const query = sql<{ readonly page_count: number }>`pragma page_count`
  return (await query.execute(database.read)).rows[0]?.page_count ?? 0
}

test('a full disk is said in words, keeps no half of a form, and loses no word of it', async () => {
  const world = await aWorld()
  const ama = await world.as(await world.add({ name: 'Ama' }))
  const fields = ['affected', 'outcome', 'implementers', 'timing']
  const long = (name: string) => `${name} <b> ${'word '.repeat(3_800)}`
  const proposal = {
    title: 'Labels',
    problem: `Where it all began. ${long('problem')}`,
    ...Object.fromEntries(fields.map((name) => [name, long(name)])),
    capacity: 'personal',
    permanence: '1',
  }
  const before = await entriesIn({ world })
  await roomFor(world, await pagesIn(world))
  const answer = await ama.post('/issues', proposal, 'key-of-the-form')
  const text = await answer.text()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('30')
  expect(text).toContain('Nothing was recorded')
  expect(text).toContain('Where it all began. problem &lt;b>')
  expect(text).toContain('value="key-of-the-form"')
  expect((await world.stranger.get('/issues')).status).toBe(200)
  expect(await entriesIn({ world })).toBe(before)

  await roomFor(world, PAGES_MANY)
  expect((await ama.post('/issues', proposal, 'key-of-the-form')).status).toBe(303)
  expect((await ama.post('/issues', proposal, 'key-of-the-form')).status).toBe(303)
  expect((await world.acts('issue.propose')).length).toBe(1)
  // Agreeing to what is permanent and proposing: both or neither.
  expect(await entriesIn({ world })).toBe(before + 2)
})
