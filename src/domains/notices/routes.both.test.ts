/** A notice is checked in a language, sent once, told by mail and read by everybody. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { ASKED } from '../../news.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days } from '../../platform/values.ts'
import { anOpenCall, consent, later } from '../decisions/opened.fixtures.ts'
import { sendAsked, type AskingMailing } from '../mailings/index.ts'
import { findProcess, windowsOf } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function aClosingWindow() {
  const place = await anOpenCall()
  const { world, table } = place
  const [window] = await windowsOf(world.database.read, table.process)
  if (window?.state.kind !== 'dated') throw new Error('no window')
  const left = (window.state.closes - world.clock.now()) / days(1)
  later(world, left - 1)
  const staff = await world.as(await world.add({ name: 'Sol Staff', role: 'secretary' }))
  const mailing: AskingMailing = {
    database: world.database,
    ...world.letterbox,
    asked: ASKED,
    example: (t, word) => t(`replies.example.${word}`),
  }
  return { ...place, mailing, staff, id: `closing-${window.id}` }
}

const words = { language: 'en', subject: 'Closes <tomorrow>', words: 'Say it now.\n\nOr never.' }

test('a notice goes out once, to each who has a seat, in the words that were checked', async () => {
  const { world, table, mailing, staff, id } = await aClosingWindow()
  const path = `/notices/${id}`
  const ann = await world.as(table.ann)
  expect(await staff.text('/notices')).toContain(`href="${path}"`)
  expect(await staff.text('/desk')).toContain(`href="${path}"`)
  for (const other of [ann, world.stranger]) {
    expect((await other.get(path)).status).toBe(404)
    expect(await other.text('/notices')).not.toContain(id)
  }
  const slug = (await findProcess(world.database.read, { id: table.process }))?.slug
  const process = `/processes/${slug}`
  expect(await staff.text(process)).not.toContain(id)
  expect((await ann.post(`${path}/wordings`, { ...consent, ...words })).status).toBe(404)
  expect((await ann.post(`${path}/sending`, consent)).status).toBe(404)

  expect(await staff.text(path)).toContain('What silence means')
  const early = await staff.post(`${path}/sending`, consent)
  expect(early.status).toBe(422)
  const empty = await staff.post(`${path}/wordings`, { ...consent, ...words, subject: '' })
  expect(empty.status).toBe(400)
  expect(await empty.text()).toContain('Or never.')
  expect((await staff.post(`${path}/wordings`, { ...consent, ...words })).status).toBe(303)
  expect(await staff.text(path)).toContain('Checked by Sol Staff')
  expect((await staff.post(`${path}/sending`, consent)).status).toBe(303)
  const again = await staff.post(`${path}/sending`, consent)
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('Nothing is sent twice')
  expect((await staff.post(`${path}/wordings`, { ...consent, ...words })).status).toBe(422)

  await sendAsked(mailing)
  await sendAsked(mailing)
  const about = (await world.mails()).filter((one) => one.about === `notice:${id}`)
  expect(about.length).toBeGreaterThan(0)
  expect(new Set(about.map(({ person }) => person)).size).toBe(about.length)
  const own = about.filter(({ person }) => person === table.ann)
  expect(own).toHaveLength(1)
  expect(own[0]?.subject).toBe('Closes <tomorrow>')
  expect(own[0]?.text).toContain('Or never.')

  const read = await world.stranger.text(path)
  expect(read).toContain('Closes &lt;tomorrow>')
  expect(read).toContain('Sol Staff')
  expect(await world.stranger.text(process)).toContain(`href="${path}"`)
  expect(await world.stranger.text(process)).toContain('Closes &lt;tomorrow>')
  expect(await staff.text('/notices')).not.toContain('Not checked')
  const acts = await world.acts('notice.send')
  expect(acts.map(({ entry }) => entry.clear)).toMatchObject([
    { people: about.length, languages: ['en'] },
  ])
  const { faults } = await checkTables(world.database.read, { acts: ACTS, tables: TABLES })
  expect(faults).toEqual([])
})

test('what is over is not told any more, and an odd name is absent', async () => {
  const { world, staff, id } = await aClosingWindow()
  world.clock.set(after(world.clock.now(), days(2)))
  expect(await staff.text('/notices')).not.toContain(id)
  const late = await staff.post(`/notices/${id}/wordings`, { ...consent, ...words })
  expect(late.status).toBe(422)
  for (const odd of ['x', 'closing-x', `later-${id.slice(8)}`, `meeting-${id.slice(8)}`]) {
    expect((await staff.get(`/notices/${odd}`)).status).toBe(404)
  }
})
