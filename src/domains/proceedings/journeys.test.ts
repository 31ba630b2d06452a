/** Two meetings from their first minute to what became of them: a weekly call, and a plenary. */
import { expect, test, vi } from 'vitest'
import { freePort } from '../../../test/journeys/site.ts'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { lastNumber } from '../../platform/live/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { remindOwners } from '../actions/jobs.ts'
import { aMeeting, atMinute, type Place } from '../minutes/minutes.fixtures.ts'
import { CORRECTION_DAYS } from '../minutes/index.ts'
import type { PersonId } from '../people/index.ts'
import { channelOf } from '../rooms/index.ts'
import { broughtForward } from './proceedings.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

const consent = { permanence: '1', undertakings: '1' }
const DAY = 24 * 60

const whyIn = (page: string) => /role="alert"[^]{0,600}/.exec(page)?.[0] ?? ''

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303)
    throw new Error(`${path}: ${answer.status} ${whyIn(await answer.text())}`)
  return answer.headers.get('location') ?? ''
}

type Room = {
  readonly revision: number
  readonly queue: readonly { readonly id: string; readonly person?: string }[]
  readonly turns: readonly { readonly id: string }[]
}

const pathOf = ({ meeting }: Place) => `/meetings/${meeting.id}`
const twin = async <Json>({ world }: Place, path: string) =>
  JSON.parse(await world.stranger.text(`${path}.json`)) as Json
const roomOf = (place: Place) => twin<Room>(place, `${pathOf(place)}/room`)

async function sits(place: Place, chair: Visitor, to: 'open' | 'close'): Promise<void> {
  const { revision } = await roomOf(place)
  const fields = { to, revision: String(revision) }
  await done(chair, `${pathOf(place)}/room/sittings`, fields)
}

/** Whoever comes next in the queue speaks for so many minutes. */
async function hears(place: Place, chair: Visitor, from: number, minutes: number): Promise<void> {
  atMinute(place, from)
  const { queue, turns } = await roomOf(place)
  const fields = { hand: queue[0]?.id ?? '', last: turns.at(-1)?.id ?? '' }
  await done(chair, `${pathOf(place)}/room/turns`, fields)
  atMinute(place, from + minutes)
  const turn = (await roomOf(place)).turns.at(-1)?.id
  await done(chair, `/room-turns/${turn}/end`)
}

type Proceedings = {
  readonly parts: {
    readonly attendance: { readonly byWay: readonly { of: string; count: number }[] }
    readonly decisions: readonly unknown[]
    readonly actions: readonly { readonly overdue: boolean; readonly standing: string }[]
    readonly floor: {
      readonly timeByGroup: readonly { readonly spoken: number }[]
      readonly turns: readonly unknown[]
      readonly unheard: readonly string[]
    }
    readonly hums?: readonly { readonly counted?: { readonly counts: readonly number[] } }[]
    readonly corrections?: readonly { readonly state: string }[]
    readonly approval: { readonly digest?: string }
  }
}

const proceedings = (place: Place) => twin<Proceedings>(place, `${pathOf(place)}/proceedings`)

/** What stands in the tables is what the record says, and what the record says is shown. */
async function nothingIsMissed(place: Place): Promise<void> {
  const { world } = place
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
  const json = await world.stranger.text(`${pathOf(place)}/proceedings.json`)
  const lost = (await world.acts())
    .filter(({ entry }) => OF_ROOMS.test(entry.act))
    .map(({ entry }) => `${entry.act} ${entry.of}`)
    .filter((act) => !json.includes(act.split(':')[1] ?? act))
  expect(lost).toEqual([])
  const { written, old, forward } = await broughtForward(world)
  expect(old).toEqual([])
  expect(forward).toEqual(written)
}

const OF_ROOMS =
  /^(agenda|hub|attendance|note|correction|action|room|hum|chat|caption)\.(?!publish)/

test('a call: queue, decision, three actions, notes, a correction, a reminder', async () => {
  const place = await aMeeting(await aWorld())
  const { world, table } = place
  const path = pathOf(place)
  const chair = await world.as(table.chair)
  await done(chair, `${path}/hubs`, { place: 'Nakuru', line: '+254 20' })
  const more: PersonId[] = []
  for (let one = 0; one < 5; one++) more.push(await world.add())
  const eleven = [table.ann, table.ben, table.bea, table.cy, table.dora, ...more]
  atMinute(place, 0)
  await sits(place, chair, 'open')
  await done(chair, `${path}/attendances`, { way: 'online', as: 'personal' })
  for (const person of eleven) {
    const way = person === table.cy ? 'hub' : 'online'
    await done(await world.as(person), `${path}/attendances`, { way, as: 'personal' })
  }
  await done(chair, `${path}/guests`, { way: 'phone', names: 'A port\nA repair shop' })
  const form = await chair.text(`${path}/room`)
  const shop = /<option value="(\w{26})"[^>]*>A repair shop/.exec(form)?.[1] ?? ''

  const ann = await world.as(table.ann)
  const ben = await world.as(table.ben)
  const hand = { as: 'personal', way: 'online' }
  await done(ann, `${path}/room/hands`, hand)
  // A line that fails: the answer never came, the same form is sent again, it counts once.
  for (let time = 0; time < 3; time++) {
    const answer = await ben.post(`${path}/room/hands`, { ...consent, ...hand }, 'a-failing-line')
    expect(answer.status).toBe(303)
  }
  await done(chair, `${path}/room/raised`, { line: shop })
  expect((await roomOf(place)).queue).toHaveLength(3)
  for (const from of [2, 5, 8]) await hears(place, chair, from, 2)
  await done(ann, `${path}/notes`, { kind: 'note', words: 'Ports asked for a month.' })
  await done(chair, `${path}/notes`, { kind: 'decision', words: 'The draft goes out on Monday.' })
  await done(ben, `${path}/notes`, { kind: 'action', words: 'Ask the ports.' })
  await done(ann, `${path}/notes`, { kind: 'action', words: 'Send the draft.' })
  await done(chair, `${path}/notes`, { kind: 'action', words: 'Find a hall.' })
  await sits(place, chair, 'close')
  atMinute(place, 61)
  await done(chair, `${path}/minutes`, { to: 'close' })

  atMinute(place, DAY)
  const notes = await world.stranger.text(`${path}/notes`)
  const note = /id="note-(\w{26})"/.exec(notes)?.[1]
  const dora = await world.as(table.dora)
  await done(dora, `/notes/${note}/corrections`, { words: 'Two months.', why: 'I said two.' })
  const correction = /id="correction-(\w{26})"/.exec(
    await world.stranger.text(`${path}/notes`),
  )?.[1]
  await done(chair, `/note-corrections/${correction}/answers`, { answer: 'take' })
  atMinute(place, (CORRECTION_DAYS + 1) * DAY + 1)
  await done(await world.as(table.chair), `${path}/minutes`, { to: 'approve', said: 'At call 8.' })
  // Weekly from a week after its day on, whichever morning that is where its owner lives.
  for (const day of [13, 14, 15, 16]) {
    atMinute(place, day * DAY)
    await remindOwners({ ...world.tools, ...world.letterbox }, world.clock.now())
  }
  expect(await world.told(table.ben)).toContain('Overdue: Ask the ports.')

  const { parts } = await proceedings(place)
  expect(parts.attendance.byWay).toEqual([
    { of: 'online', count: 10 },
    { of: 'phone', count: 2 },
    { of: 'hub', count: 1 },
  ])
  expect(parts.decisions).toHaveLength(1)
  expect(parts.actions.map(({ overdue }) => overdue)).toEqual([true, true, true])
  expect(parts.floor.turns).toHaveLength(3)
  expect(parts.corrections?.map(({ state }) => state)).toEqual(['taken'])
  expect(parts.approval.digest).toBeDefined()
  await nothingIsMissed(place)
})

/** What a line that is open hears until it broke: the numbers of events, in their order. */
async function heardOn(url: string, after: number, most: number): Promise<readonly number[]> {
  const stop = new AbortController()
  const answer = await fetch(url, {
    headers: { 'last-event-id': String(after) },
    signal: stop.signal,
  })
  const heard: number[] = []
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of answer.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    const numbers = [...text.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number))
    heard.splice(0, heard.length, ...numbers)
    if (heard.length >= most) break
  }
  stop.abort()
  return heard.slice(0, most)
}

test('a plenary of 300: a hub’s line dies and comes back, and nothing is missed', async () => {
  const place = await aMeeting(await aWorld())
  const { world, table } = place
  const path = pathOf(place)
  const chair = await world.as(table.chair)
  const about = `/texts/${table.text.id}`
  await done(chair, `${path}/items`, { topic: 'Support, clause 1', minutes: '20', about })
  await done(chair, `${path}/hubs`, { place: 'Suva', line: '+679 330' })
  const port = await freePort()
  await world.serve(port)
  atMinute(place, 0)
  const [ann, ben, bea, cy] = [
    await world.as(table.ann),
    await world.as(table.ben),
    await world.as(table.bea),
    await world.as(table.cy),
  ]
  for (const one of [chair, ann, ben, bea, cy]) {
    await done(one, `${path}/attendances`, { way: 'online', as: 'personal' })
  }
  for (let hundred = 0; hundred < 3; hundred++) {
    const names = Array.from({ length: 99 }, (_, one) => `Delegate ${hundred * 99 + one}`)
    const way = hundred === 0 ? 'hub' : 'online'
    await done(chair, `${path}/guests`, { way, names: names.join('\n') })
  }
  await sits(place, chair, 'open')
  const events = `http://127.0.0.1:${port}${path}/events`
  const page = await world.stranger.text(`${path}/room`)
  const asOf = Number(/data-told="(\d+)"/.exec(page)?.[1] ?? NaN)
  const item = /value="(\w{26})"[^>]*>[^<]*Support, clause 1/.exec(await chair.text(`${path}/room`))
  const { revision } = await roomOf(place)
  const table_ = { item: item?.[1] ?? '', revision: String(revision) }
  await done(chair, `${path}/room/table`, table_)
  for (const one of [ann, ben, bea]) {
    await done(one, `${path}/room/hands`, { as: 'personal', way: 'online' })
  }
  const before = await heardOn(events, asOf, 4)
  // The hub's line is dead here: all this happens without it.
  await hears(place, chair, 3, 2)
  await done(chair, `${path}/captions`, { words: 'Makers say until when.', language: 'en' })
  const translated = { words: 'Les fabricants le disent.', language: 'fr', from: 'en' }
  await done(chair, `${path}/captions`, translated)
  await done(cy, `${path}/chat`, { words: 'Clause 1 is short.', as: 'personal' })
  await done(chair, `${path}/hums`, { question: 'Could you live with clause 1?' })
  const { hums } = await twin<{ readonly hums: readonly { id: string }[] }>(place, `${path}/hums`)
  const hum = hums[0]?.id
  for (const [index, one] of [ann, ben, bea, cy].entries()) {
    await done(one, `/hums/${hum}/answers`, { choice: index === 0 ? '2' : '1' })
  }
  await hears(place, chair, 9, 1)
  await done(chair, `/hums/${hum}/closings`)
  const all = (await lastNumber(world.database.read, channelOf(place.meeting.id))) - asOf
  const after = await heardOn(events, before.at(-1) ?? asOf, all - before.length)
  const whole = Array.from({ length: all }, (_, index) => asOf + 1 + index)
  expect([...before, ...after]).toEqual(whole)

  expect((await proceedings(place)).parts.floor.timeByGroup).toEqual([])
  await sits(place, chair, 'close')
  const { parts } = await proceedings(place)
  expect(parts.attendance.byWay.reduce((sum, { count }) => sum + count, 0)).toBe(302)
  expect(parts.floor.timeByGroup.reduce((sum, { spoken }) => sum + spoken, 0)).toBe(180_000)
  expect(parts.floor.unheard).toHaveLength(1)
  expect(parts.hums?.[0]?.counted?.counts).toEqual([3, 1, 0])
  const told = await world.stranger.text(`${path}/proceedings`)
  for (const said of ['Suva', 'Could you live with clause 1?', 'Clause 1 is short.', about]) {
    expect(told).toContain(said)
  }
  expect(told).toContain('captions?language=fr')
  await nothingIsMissed(place)
})
