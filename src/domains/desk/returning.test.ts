/** Journey 4: somebody comes back after two weeks, on the web and by the mail of the day alone. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { thingAt } from '../../places.ts'
import { THINGS } from '../../things.ts'
import { after, days, hours } from '../../platform/values.ts'
import { officesOf } from '../bodies/index.ts'
import { anOpenCall, consent, later, objection } from '../decisions/opened.fixtures.ts'
import { sendMornings, type Mornings } from '../mailings/index.ts'
import { findProcess } from '../processes/index.ts'

const Needs = z.object({ things: z.array(z.object({ href: z.string(), what: z.string() })) })

/** The chair was here, then Ann objected and Ben named an action of the chair's. */
async function twoWeeksAway() {
  const place = await anOpenCall()
  const { world, table, call, chair } = place
  const found = await findProcess(world.database.read, { id: table.process })
  const path = `/processes/${found?.slug ?? ''}`
  await chair.text(path)
  later(world, 1)
  const ann = await world.as(table.ann)
  await ann.post(`/calls/${call}/positions`, { ...consent, ...objection, choice: 'object' })
  const named = await chair.post('/actions', {
    ...consent,
    host: `process:${found?.slug ?? ''}`,
    what: 'Ask the makers',
    owner: 'me',
    due: '2026-11-30',
  })
  expect(named.status).toBe(303)
  later(world, 13)
  return { ...place, path }
}

/** Where one page leads of its own, without what stands on all. */
const linksOf = (page: string) => {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
  return [...main.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) => href ?? '')
}

test('one page says what is late and what is new; all is done one click away', async () => {
  const { chair, path } = await twoWeeksAway()
  const page = await chair.text('/needs-me')
  expect(page).toContain('What is new')
  expect(page).toContain(`href="${path}/since"`)
  const { things } = Needs.parse(await (await chair.get('/needs-me.json')).json())
  const said = things.map(({ what }) => what).join('\n')
  expect(said).toContain(objection.title)
  expect(said).toContain('Ask the makers')
  for (const { href } of things) {
    expect(linksOf(page)).toContain(href.split('#')[0])
    // Somewhere to act, not only to read.
    expect(await chair.text(href.split('#')[0] ?? '')).toContain('method="post"')
  }
  const since = await chair.text(`${path}/since`)
  expect(since).toContain('Ann Academic')
  for (const href of linksOf(since)) expect((await chair.get(href)).status).toBe(200)
  const upTo = /name="upTo" value="(\d+)"/.exec(since)?.[1] ?? ''
  expect((await chair.post(`${path}/readings`, { upTo })).status).toBe(303)
  expect(await chair.text('/needs-me')).not.toContain(`href="${path}/since"`)
})

test('the mail of the day names all of it, each with a way to do it', async () => {
  const { world, table, chair } = await twoWeeksAway()
  const mornings: Mornings = {
    database: world.database,
    ...world.letterbox,
    needs: THINGS,
    officesOf,
    thingAt,
    host: 'Example Institute',
    checkpoint: async () => undefined,
  }
  await sendMornings(mornings)
  world.clock.set(after(world.clock.now(), days(1)))
  await sendMornings(mornings)
  world.clock.set(after(world.clock.now(), hours(1)))
  const digests = (await world.mails()).filter(({ about }) => about === `digest:${table.chair}`)
  const text = digests.map((mail) => mail.text).join('\n')
  expect(text).toContain(objection.title)
  expect(text).toContain('Ask the makers')
  expect(text).toContain('/needs-me')
  for (const [, href = ''] of text.matchAll(/http:\/\/localhost:3000(\/[^\s#]*)/g)) {
    expect([href, (await chair.get(href)).status]).toEqual([href, 200])
  }
})
