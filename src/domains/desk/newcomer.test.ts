/** Journey 5: a newcomer reads where it stands, asks a guide, joins the next call, speaks first. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { after, seconds } from '../../platform/values.ts'
import { aMeeting, atMinute } from '../minutes/minutes.fixtures.ts'
import { findProcess } from '../processes/index.ts'

const consent = { permanence: '1', undertakings: '1' }
const Room = z.object({
  queue: z.array(z.object({ id: z.string(), person: z.string().optional() })),
  turns: z.array(z.object({ id: z.string(), person: z.string().optional() })),
})

/** What one follows: a link of the page itself, never an address that one has to know. */
async function follow(visitor: Visitor, page: string, to: RegExp): Promise<string> {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
  const links = [...main.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
  const href = links.find((one) => to.test(one))
  expect([to.source, href === undefined]).toEqual([to.source, false])
  return visitor.text((href ?? '').split('#')[0] ?? '')
}

const does = async (visitor: Visitor, path: string, fields: Fields) =>
  expect([path, (await visitor.post(path, { ...consent, ...fields })).status]).toEqual([path, 303])

test('a newcomer finds the next call from where it stands, and is called first', async () => {
  const place = await aMeeting(await aWorld())
  const { world, table, meeting } = place
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const newcomer = await world.add({ name: 'Nora New' })
  const nora = await world.as(newcomer)
  const slug = (await findProcess(world.database.read, { id: table.process }))?.slug ?? ''

  const process = await nora.text(`/processes/${slug}`)
  const state = await follow(nora, process, /\/state$/)
  expect(state).toContain('Call 7')
  const guides = await follow(nora, state, /^\/guides/)
  expect(guides).toContain('May I')
  const guide = { languages: ['en'], hours: 'Mornings in Accra', places: '1' }
  await does(ann, '/guides/offers', guide)
  const question = { language: 'en', wish: 'any', words: 'When may I speak?' }
  await does(nora, '/guides', question)
  expect(await ann.text('/needs-me')).toContain('Answer Nora New')

  atMinute(place, 0)
  const room = `/meetings/${meeting.id}/room`
  await does(chair, `${room}/sittings`, { to: 'open', revision: '0' })
  // Ann speaks; then she asks again, before the newcomer does.
  const hand = { as: 'personal', way: 'online' }
  const told = async () => Room.parse(JSON.parse(await world.stranger.text(`${room}.json`)))
  await does(ann, `${room}/hands`, hand)
  await does(chair, `${room}/turns`, { hand: (await told()).queue[0]?.id ?? '', last: '' })
  world.clock.set(after(world.clock.now(), seconds(60)))
  const [spoken] = (await told()).turns
  await does(ann, `/room-turns/${spoken?.id ?? ''}/end`, {})
  await does(ann, `${room}/hands`, hand)

  const running = await nora.text(`/processes/${slug}/state`)
  expect(running).toContain('runs now')
  const call = await follow(nora, running, /^\/meetings\/[^/]+$/)
  const here = await follow(nora, call, /\/room$/)
  world.clock.set(after(world.clock.now(), seconds(5)))
  // Without a seat one says first that one has come.
  const coming = here.includes(`/meetings/${meeting.id}/attendances"`)
    ? here
    : await follow(nora, here, /\/notes$/)
  expect(coming).toContain(`action="/meetings/${meeting.id}/attendances"`)
  await does(nora, `/meetings/${meeting.id}/attendances`, { way: 'online', as: 'personal' })
  expect(await nora.text(room)).toContain(`action="${room}/hands"`)
  await does(nora, `${room}/hands`, hand)
  expect((await told()).queue.map(({ person }) => person)).toEqual([newcomer, table.ann])
})
