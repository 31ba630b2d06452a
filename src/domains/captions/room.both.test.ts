/** Captions as a room shows them, over HTTP on a real database: beneath who speaks, by language. */
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { after, seconds } from '../../platform/values.ts'
import { hostingOf, type Meeting } from '../meetings/index.ts'
import { findActor, type PersonId } from '../people/index.ts'
import { LINE_LENGTH_MAX, tongue, type Tongue } from './caption.ts'
import { anOpenRoom } from './captions.fixtures.ts'
import { writeCaptions } from './steps.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

/** Issue 6: what a change of the room may bring over the wire. */
const CHANGE_BYTES_MOST = 1_000

type Said = { readonly language: string; readonly words: readonly string[] }

async function write(world: World, by: PersonId, meeting: Meeting, { language, words }: Said) {
  const isFloor = language === 'en'
  await world.database.transact(async (tx, now) => {
    const actor = await findActor(tx, by, { ...world.tools, now })
    const hosting = await hostingOf(tx, meeting.host)
    if (!actor || !hosting) throw new Error('nobody, or nowhere')
    const working = { tx, clock: world.clock, now, via: 'import', actor, hosting } as const
    const written = await writeCaptions(working, meeting, {
      language: tongue(language) as Tongue,
      from: isFloor ? undefined : tongue('en'),
      by: isFloor ? 'person' : 'machine',
      door: isFloor ? 'typed' : 'pushed',
      session: undefined,
      lines: words.map((text) => ({ text, speaker: undefined, at: now, until: now })),
    })
    if (!written.ok) throw new Error(written.refusal.kind)
  })
}

const consent = { permanence: '1', undertakings: '1' }

test('captions stand beneath who speaks, in the language that the address names', async () => {
  const world = await aWorld()
  const { table, meeting } = await anOpenRoom(world)
  const room = `/meetings/${meeting.id}/room`
  const said: readonly Said[] = [
    { language: 'en', words: ['Good morning.'] },
    { language: 'fr', words: ['Bonjour.'] },
  ]
  for (const one of said) await write(world, table.chair, meeting, one)

  const english = await world.stranger.text(room)
  expect(english).toContain('Good morning.')
  expect(english).toContain('Captions by the scribe')
  expect(english).not.toContain('Bonjour.')
  expect(english).toMatch(
    /href="[^"]*\/room\?language=fr#captions"[^>]*>français<\/a> \(machine\)/i,
  )
  expect(english.indexOf('id="captions"')).toBeGreaterThan(english.indexOf('id="floor"'))
  expect(english.indexOf('id="captions"')).toBeLessThan(english.indexOf('id="queue"'))

  const french = await world.stranger.text(`${room}?language=fr`)
  expect(french).toContain('Bonjour.')
  expect(french).not.toContain('Good morning.')
  expect(french).toContain('Captions translated from English by a machine')
  expect(french).toMatch(/data-part="[^"]*\/room\/captions\?language=fr"/)
  expect(french).toMatch(/data-part="[^"]*\/room\/queue"/)
  const again = await world.stranger.text(`${room}?every=10&language=fr`)
  expect(again).toContain('Bonjour.')
  expect(again).toContain('room?every=10&amp;language=en#captions')
  const strange = await world.stranger.text(`${room}?language=sw`)
  expect(strange).toContain('Good morning.')
  const bad = await world.stranger.text(`${room}?language=%22%3E%3Cscript%3E`)
  expect(bad).toContain('Good morning.')
  expect(bad).not.toContain('?language="')
})

test('a line is never read as said by somebody who has the floor only since', async () => {
  const world = await aWorld()
  const { table, meeting } = await anOpenRoom(world)
  const room = `/meetings/${meeting.id}/room`
  const chair = await world.as(table.chair)
  const handOf = async (person: PersonId) => {
    const one = await world.as(person)
    const sent = { ...consent, as: 'personal', way: 'online' }
    expect((await one.post(`${room}/hands`, sent)).status).toBe(303)
  }
  const give = async () => {
    world.clock.set(after(world.clock.now(), seconds(5)))
    const json = JSON.parse(await world.stranger.text(`${room}.json`)) as {
      readonly queue: readonly { readonly id: string }[]
      readonly turns: readonly { readonly id: string }[]
    }
    const sent = { hand: json.queue[0]?.id ?? '', last: json.turns.at(-1)?.id ?? '' }
    expect((await chair.post(`${room}/turns`, { ...consent, ...sent })).status).toBe(303)
  }
  await handOf(table.ann)
  world.clock.set(after(world.clock.now(), seconds(5)))
  await handOf(table.ben)
  await give()
  await write(world, table.chair, meeting, { language: 'en', words: ['One payer.'] })
  const captions = () => world.stranger.text(`${room}/captions`)
  const ann = '/people/ann-academic'
  expect(await captions()).not.toContain(ann)
  await give()
  expect(await captions()).toMatch(new RegExp(`${ann}"[\\s\\S]*One payer\\.`))
})

test('a change of captions brings no queue, and stays small with the longest lines', async () => {
  const world = await aWorld()
  const { table, meeting } = await anOpenRoom(world)
  const words = 'معنى الجملة التي تقال هنا في القاعة هو أن من يدفع يجب أن يقول متى ولماذا. '
  const lines = ['أ', 'ب', 'ت'].map((one) => `${one} ${words.repeat(9)}`.slice(0, LINE_LENGTH_MAX))
  for (const language of ['en', 'fr', 'ar']) {
    await write(world, table.chair, meeting, { language, words: lines })
  }
  const part = await world.stranger.text(`/ar/meetings/${meeting.id}/room/captions`)
  expect(part).toContain('معنى')
  expect(part).not.toContain('<ol')
  expect(gzipSync(part).length).toBeLessThan(CHANGE_BYTES_MOST)
})
