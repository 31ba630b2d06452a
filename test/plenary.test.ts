/**
 * A plenary with 300 in the room page, over real lines of one server: queue, an amendment on the
 * table, captions in two languages, a sense of the room; the line of a hub dies and comes back.
 * Source: issue 6, journey 3. On one engine: promise R-12 plays a thousand on both.
 */
import { expect, test, vi } from 'vitest'
import { agendaOf, hubsOf } from '../src/domains/meetings/index.ts'
import { attendancesOf, comingOf } from '../src/domains/minutes/index.ts'
import { aMeeting, atMinute, type Place } from '../src/domains/minutes/minutes.fixtures.ts'
import { channelOf } from '../src/domains/rooms/index.ts'
import { ACTS, TABLES } from '../src/joined.ts'
import { lastNumber } from '../src/platform/live/index.ts'
import { eventsAfter } from '../src/platform/live/store.ts'
import { checkTables } from '../src/platform/record/index.ts'
import { freePort } from './journeys/site.ts'
import { anEar, type Ear } from './plenary-hall.ts'
import { delegates, type Delegate } from './plenary-people.ts'
import { aWorld, type Fields, type Visitor } from './world.ts'

vi.setConfig({ testTimeout: 180_000 })

const ONLINE = 287
/** With their host, who has a seat. */
const AT_HUB = 13
const ANSWERS_AT_ONCE = 25
/** A server hears of a line that broke when its machine finds time to; a hang ends here. */
const PATIENCE = { timeout: 60_000 }
const CALLERS = ['A farm', 'A ferry'] as const
const consent = { permanence: '1', undertakings: '1' }
const pathOf = ({ meeting }: Place) => `/meetings/${meeting.id}`

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  const why = answer.status === 303 ? '' : await answer.text()
  expect([path, answer.status, /role="alert".{0,300}/s.exec(why)?.[0] ?? '']).toEqual([
    path,
    303,
    '',
  ])
  return answer.headers.get('location') ?? ''
}

type Room = {
  readonly revision: number
  readonly queue: readonly { readonly id: string }[]
  readonly turns: readonly { readonly id: string }[]
  readonly times?: readonly { readonly group?: string; readonly seconds: number }[]
}
const twin = async <Json>(place: Place, path: string) =>
  JSON.parse(await place.world.stranger.text(`${pathOf(place)}${path}.json`)) as Json

/** Whoever comes next in the queue speaks for so many minutes. */
async function hears(place: Place, chair: Visitor, from: number, minutes: number): Promise<void> {
  atMinute(place, from)
  const { queue, turns } = await twin<Room>(place, '/room')
  const fields = { hand: queue[0]?.id ?? '', last: turns.at(-1)?.id ?? '' }
  await done(chair, `${pathOf(place)}/room/turns`, fields)
  atMinute(place, from + minutes)
  const turn = (await twin<Room>(place, '/room')).turns.at(-1)?.id
  await done(chair, `/room-turns/${turn}/end`)
}

/** An amendment stands on the agenda; a hub has opened, and its people and 287 others came. */
async function aPlenary() {
  const place = await aMeeting(await aWorld())
  const { world, table, meeting } = place
  const path = pathOf(place)
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const host = await world.as(table.ben)
  const amendment = await done(ann, `/texts/${table.text.id}/amendments`, {
    ...{ base: '2', 'kind-1': 'replace', 'clause-1': 'c2', as: 'personal' },
    ...{ 'words-1': 'The seller shows that year on the box.', reason: 'Not all are online.' },
  })
  await done(chair, `${path}/items`, { topic: 'Clause 2', minutes: '20', about: amendment })
  await done(host, `${path}/hubs`, { place: 'Suva', line: '+679 330' })
  atMinute(place, 0)
  const [hub] = await hubsOf(world.database.read, meeting.id)
  for (const one of [chair, ann]) {
    await done(one, `${path}/attendances`, { way: 'online', as: 'personal' })
  }
  await done(host, `${path}/attendances`, { way: 'hub', as: 'personal' })
  const online = await delegates(world, meeting, { count: ONLINE, hub: undefined })
  const atHub = await delegates(world, meeting, { count: AT_HUB - 1, hub: hub?.id })
  await done(chair, `${path}/room/sittings`, { to: 'open', revision: '0' })
  const line = await comingOf(world.database.read, meeting.id, online[0]?.person ?? table.dora)
  await done(chair, `${path}/moderators`, { line: line?.id ?? '' })
  const hand = await world.as(online[0]?.person)
  await done(hand, `${path}/room/callers`, { names: CALLERS.join('\n') })
  const lines = await attendancesOf(world.database.read, meeting.id)
  const callers = lines.filter(({ by }) => by === 'phone').map(({ id }) => id)
  const hosting = { person: table.ben, cookie: await world.cookieOf(table.ben) }
  const clients = { online, atHub: [hosting, ...atHub] }
  return { place, path, chair, ann, host, hand, callers, hub: hub?.id ?? '', amendment, ...clients }
}

/** Over the lines of their own browsers, so many at once. */
async function everybodyAnswers(url: string, hum: string, people: readonly Delegate[]) {
  const answers = people.entries()
  const one = async () => {
    for (const [index, { cookie }] of answers) {
      const choice = String((index % 3) + 1)
      const answer = await fetch(`${url}${hum}/answers`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: 'http://localhost:3000' },
        body: new URLSearchParams({ ...consent, choice, key: `plenary-answer-${index}` }),
      })
      if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`)
      await answer.body?.cancel()
    }
  }
  await Promise.all(Array.from({ length: ANSWERS_AT_ONCE }, one))
}

const listOf = ({ heard }: Pick<Ear, 'heard'>): string =>
  heard.map(({ number, kind, data }) => `${number} ${kind} ${data}`).join('\n')

test('a plenary of 300: the line of a hub dies and comes back, and nothing is missed', async () => {
  const plenary = await aPlenary()
  const { place, path, chair, ann, host, hand, callers, online, atHub } = plenary
  const { world, meeting } = place
  const { read } = world.database
  const channel = channelOf(meeting.id)
  const port = await freePort()
  await world.serve(port)
  const url = `http://127.0.0.1:${port}`
  const hall = { port, path: `${path}/events`, from: await lastNumber(read, channel) }
  const ears = online.map(({ cookie }) => anEar(hall, cookie))
  const hubEars = atHub.map(({ cookie }) => anEar(hall, cookie))
  const all = [...ears, ...hubEars]
  try {
    for (let first = 0; first < all.length; first += 50) {
      await Promise.all(all.slice(first, first + 50).map(({ open }) => open()))
    }
    const { listeners } = world.tools.live
    const follow = (count: number) =>
      vi.waitFor(() => expect(listeners(channel)).toBe(count), PATIENCE)
    await follow(ONLINE + AT_HUB)

    const item = (await agendaOf(read, meeting.id)).at(-1)?.id ?? ''
    await done(chair, `${path}/room/table`, { item, revision: '1' })
    const shown = await (await fetch(`${url}/en${path}/room/text`)).text()
    expect(shown).toMatch(/<ins>.*box/s)
    expect(shown).toContain(`href="/en${plenary.amendment}"`)
    await done(ann, `${path}/room/hands`, { as: 'personal', way: 'online' })
    await done(hand, `${path}/room/raised`, { line: callers[0] ?? '' })
    await done(host, `${path}/room/hands`, { as: 'personal', way: 'hub' })
    await hears(place, chair, 2, 2)
    await done(chair, `${path}/captions`, { words: 'Not all are online.', language: 'en' })
    const french = { words: 'Tous ne sont pas en ligne.', language: 'fr', from: 'en' }
    await done(chair, `${path}/captions`, french)

    // The line of the hub dies: what follows happens without it.
    for (const { breakOff } of hubEars) breakOff()
    await follow(ONLINE)
    await hears(place, chair, 5, 3)
    await done(chair, `${path}/hums`, { question: 'Could you live with this amendment?' })
    const { hums } = await twin<{ readonly hums: readonly { readonly id: string }[] }>(
      place,
      '/hums',
    )
    const hum = `/hums/${hums[0]?.id ?? ''}`
    await everybodyAnswers(url, hum, online)
    for (const line of callers) await done(hand, `${hum}/entries`, { line, choice: '1' })
    const missed = (await lastNumber(read, channel)) - (hubEars[0]?.heard.at(-1)?.number ?? 0)
    expect(missed).toBeGreaterThan(3)
    expect(await (await fetch(`${url}/en${hum}`)).text()).not.toMatch(/With a change:? \d/)

    await Promise.all(hubEars.map(({ open }) => open()))
    await follow(ONLINE + AT_HUB)
    const counts = { hub: plenary.hub, count1: '10', count2: '0', count3: '3' }
    await done(host, `${hum}/hub-counts`, counts)
    await hears(place, chair, 9, 1)
    await done(chair, `${hum}/closings`)
    expect((await twin<Room>(place, '/room')).times).toBeUndefined()
    await done(chair, `${path}/room/sittings`, { to: 'close', revision: '2' })

    const last = await lastNumber(read, channel)
    await Promise.all(all.map(({ until }) => until(last)))
    const told = listOf({ heard: await eventsAfter(read, channel, hall.from) })
    expect(told.split('\n')).toHaveLength(last - hall.from)
    expect([...new Set(all.map(listOf))]).toEqual([told])
  } finally {
    for (const { breakOff } of all) breakOff()
  }
  await isComplete(plenary)
})

type Proceedings = {
  readonly parts: {
    readonly attendance: { readonly byWay: readonly { of: string; count: number }[] }
    readonly floor: { readonly timeByGroup: readonly { readonly spoken: number }[] }
    readonly hums: readonly {
      readonly counted: {
        readonly counts: readonly number[]
        readonly ways: Readonly<Record<string, number>>
        readonly byHand: number
      }
    }[]
  }
}

/** What it left, as everybody reads it afterwards. */
async function isComplete({ place, path, amendment }: Awaited<ReturnType<typeof aPlenary>>) {
  const { world } = place
  const { parts } = await twin<Proceedings>(place, '/proceedings')
  const [asked] = parts.hums
  expect(asked?.counted).toMatchObject({
    counts: [96 + 10 + 2, 96, 95 + 3],
    ways: { online: ONLINE, hub: AT_HUB, phone: CALLERS.length, room: 0 },
    byHand: CALLERS.length,
  })
  const came = new Map(parts.attendance.byWay.map(({ of, count }) => [of, count]))
  expect(Object.fromEntries(came)).toEqual({ online: ONLINE + 2, hub: AT_HUB, phone: 2 })
  const { times } = await twin<Room>(place, '/room')
  expect(times?.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(6 * 60)
  expect(parts.floor.timeByGroup.reduce((sum, { spoken }) => sum + spoken, 0)).toBe(6 * 60_000)
  expect(times?.length).toBe(3)
  const page = await world.stranger.text(`${path}/proceedings`)
  for (const said of ['Suva', 'Could you live with this amendment?', amendment, ...CALLERS]) {
    expect(page).toContain(said)
  }
  for (const [language, words] of [
    ['en', 'Not all are online.'],
    ['fr', 'Tous ne sont pas en ligne.'],
  ] as const) {
    expect(page).toContain(`captions?language=${language}`)
    expect(await world.stranger.text(`${path}/captions?language=${language}`)).toContain(words)
  }
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked.faults).toEqual([])
}
