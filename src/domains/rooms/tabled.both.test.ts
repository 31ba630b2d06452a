/** What is on the table, read in the room over HTTP: a text, one clause, an amendment. */
import { expect, test, vi } from 'vitest'
import { consent, aText, done, propose, replacing } from '../amendments/text.fixtures.ts'
import { agendaOf } from '../meetings/index.ts'
import { aCall } from '../minutes/minutes.fixtures.ts'
import { after, minutes } from '../../platform/values.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

/** An open room, and how its chair puts something on the table by its address. */
async function aRoom() {
  const place = await aText()
  const { world, table, chair } = place
  const meeting = await aCall(world, table.people.chair, table.process.id)
  const room = `/meetings/${meeting.id}/room`
  world.clock.set(after(meeting.starts, minutes(1)))
  await done(chair, `${room}/sittings`, { to: 'open', revision: '0' })
  let revision = 1
  const put = async (about: string) => {
    await done(chair, `/meetings/${meeting.id}/items`, { topic: 'It', minutes: '9', about })
    const item = (await agendaOf(world.database.read, meeting.id)).at(-1)?.id ?? ''
    await done(chair, `${room}/table`, { item, revision: String(revision++) })
    return world.stranger.text(`${room}/text`)
  }
  return { ...place, room, put }
}

test('the text on the table is read in the room, with what is not agreed in words', async () => {
  const { world, editor, path, room, put } = await aRoom()
  expect(await world.stranger.text(`${room}/text`)).not.toContain('<section')
  const whole = await put(path)
  expect(whole).toContain('Sellers show that year on request.')
  expect(whole).toContain('· version 1')
  expect(whole).not.toContain('not agreed yet')
  expect(whole).toContain(`href="${path}"`)

  const clause = await put(`${path}/clauses/c2`)
  expect(clause).toContain('Sellers show that year on request.')
  expect(clause).not.toContain('The label has a code.')
  const page = await world.stranger.text(room)
  expect(page).toContain('Sellers show that year on request.')
  expect(page).toContain('href="#text"')

  expect(await put(`${path}/clauses/c5`)).toContain('The page is kept for ten years.')
  const again = { 'words-c2': 'Sellers show that year [on request].', base: '1', reason: 'Open.' }
  const rest = ['c1', 'c3', 'c4'].map((id) => [`words-${id}`, `Clause ${id}.`] as const)
  const sent = { ...consent, ...again, ...Object.fromEntries(rest), 'words-c5': '' }
  expect((await editor.post(`${path}/versions`, sent)).status).toBe(303)
  const gone = await world.stranger.text(`${room}/text`)
  expect(gone).toContain('This clause is not in the latest version.')
  expect(gone).not.toContain('ten years')
  const open = await put(`${path}/clauses/c2`)
  expect(open).toContain('<mark class="bracket">[on request]</mark>')
  expect(open).toContain('1 passage in brackets: not agreed yet')
  expect(await put('')).not.toContain('<section')
})

test('an amendment on the table shows what goes, what comes, and who proposes it', async () => {
  const place = await aRoom()
  const { world, chair, mia, room, put } = place
  const words = 'Sellers show that year before the sale.'
  const amendment = await propose(place, mia, replacing(2, words))
  const shown = await put(amendment)
  expect(shown).toMatch(/<del>.*on request/s)
  expect(shown).toMatch(/<ins>.*before the sale/s)
  expect(shown).toContain('Mia Member')
  expect(shown).toContain(`href="${amendment}"`)
  expect(shown).not.toContain('<form')
  await done(mia, `${amendment}/withdrawals`)
  expect(await world.stranger.text(`${room}/text`)).toContain('withdrawn')

  const sitting = JSON.parse(await world.stranger.text(`${room}.json`)) as { revision: number }
  const close = { to: 'close', revision: String(sitting.revision) }
  await done(chair, `${room}/sittings`, close)
  expect(await world.stranger.text(`${room}/text`)).not.toContain('before the sale')
})
