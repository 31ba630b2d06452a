/** A live room over HTTP on a real database: opened, hands, the floor, closed, all recorded. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { after, days, hours, seconds } from '../../platform/values.ts'
import { lastNumber } from '../../platform/live/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { agendaOf } from '../meetings/index.ts'
import { aMeeting, atMinute, type Place } from '../minutes/minutes.fixtures.ts'
import { channelOf } from './channel.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

async function post(visitor: Visitor, path: string, fields: Fields = {}): Promise<number> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return answer.status
}

type Json = {
  readonly state: string
  readonly revision: number
  readonly table?: { readonly item: string }
  readonly queue: readonly {
    readonly id: string
    readonly person?: string
    readonly guest?: string
  }[]
  readonly turns: readonly {
    readonly id: string
    readonly person?: string
    readonly ended?: string
    readonly seconds: number
    readonly outOfTurn?: string
  }[]
  readonly times?: readonly { readonly seconds: number }[]
}

const roomOf = ({ meeting }: Place) => `/meetings/${meeting.id}/room`
const told = async (place: Place): Promise<Json> =>
  JSON.parse(await place.world.stranger.text(`${roomOf(place)}.json`)) as Json
const names = (json: Json) => json.queue.map(({ person, guest }) => person ?? guest)
const last = (json: Json) => json.turns.at(-1)?.id ?? ''

async function anItem({ world, table, meeting }: Place): Promise<string> {
  const chair = await world.as(table.chair)
  const topic = { topic: 'Who pays?', minutes: '25', about: `/texts/${table.text.id}` }
  expect(await post(chair, `/meetings/${meeting.id}/items`, topic)).toBe(303)
  const [item] = await agendaOf(world.database.read, meeting.id)
  return item?.id ?? ''
}

async function anOpenRoom() {
  const place = await aMeeting(await aWorld())
  const { world, table } = place
  const item = await anItem(place)
  const chair = await world.as(table.chair)
  const room = roomOf(place)
  atMinute(place, -70)
  expect(await post(chair, `${room}/sittings`, { to: 'open', revision: '0' })).toBe(422)
  atMinute(place, 0)
  const ann = await world.as(table.ann)
  expect(await post(ann, `${room}/sittings`, { to: 'open', revision: '0' })).toBe(422)
  expect(await post(chair, `${room}/sittings`, { to: 'open', revision: '0' })).toBe(303)
  return { place, world, table, item, chair, ann, room }
}

const hand = { as: 'personal', way: 'online' }

test('people are called by the rule, out of turn with a reason alone, in public', async () => {
  const { place, world, table, item, chair, ann, room } = await anOpenRoom()
  const ben = await world.as(table.ben)
  const waits = await ann.text(`${room}`)
  expect(waits).toMatch(
    /data-own="[^"]*speaking\/own" data-kinds="door meeting" data-mine="queue floor/,
  )
  const bea = await world.as(table.bea)
  const dora = await world.as(table.dora)
  expect(await post(chair, `${room}/table`, { item, revision: '1' })).toBe(303)
  expect(await post(chair, `${room}/table`, { item: '', revision: '1' })).toBe(422)
  const page = await world.stranger.text(room)
  expect(page).toContain('1. Who pays?')
  expect(page).toContain(`/texts/${table.text.id}`)
  expect(page).not.toContain('<form method="post"')

  expect(await post(dora, `${room}/hands`, hand)).toBe(422)
  for (const one of [ann, ben, bea]) {
    expect(await post(one, `${room}/hands`, hand)).toBe(303)
    world.clock.set(after(world.clock.now(), seconds(1)))
  }
  expect(await post(ann, `${room}/hands`, hand)).toBe(422)
  expect(await post(bea, `${room}/hands`, { ...hand, ofOrder: '1' })).toBe(303)
  const before = await told(place)
  expect(names(before)).toEqual([table.bea, table.ann, table.ben, table.bea])
  const [order, first, second] = before.queue
  if (!order || !first || !second) throw new Error('three hands')

  expect(await post(ann, `${room}/turns`, { hand: first.id, last: '' })).toBe(422)
  const jump = { hand: second.id, last: '' }
  expect(await post(chair, `${room}/turns?other`, jump)).toBe(422)
  expect(await post(chair, `${room}/turns?other`, { ...jump, reason: 'Leaves soon.' })).toBe(303)
  expect(await post(chair, `${room}/turns`, { hand: order.id, last: '' })).toBe(422)
  const running = await told(place)
  expect(running.turns).toMatchObject([{ person: table.ben, outOfTurn: 'Leaves soon.' }])
  const turn = `/room-turns/${last(running)}`
  expect(await post(ann, `${turn}/end`)).toBe(422)
  const longer = { minutes: '2', reason: 'A question came.' }
  expect(await post(ann, `${turn}/extensions`, longer)).toBe(422)
  expect(await post(chair, `${turn}/extensions`, longer)).toBe(303)
  world.clock.set(after(world.clock.now(), seconds(90)))
  expect(await post(ben, `${turn}/end`)).toBe(303)
  expect(await post(ben, `${turn}/end`)).toBe(422)
  expect((await told(place)).turns[0]).toMatchObject({ seconds: 240, ended: expect.any(String) })

  expect(await post(ben, `/room-hands/${first.id}/withdrawal`)).toBe(422)
  expect(await post(ann, `/room-hands/${first.id}/withdrawal`)).toBe(303)
  const left = await told(place)
  expect(names(left)).toEqual([table.bea, table.bea])
  const next = { hand: left.queue[0]?.id ?? '', last: last(left) }
  expect(await post(chair, `${room}/turns`, next)).toBe(303)
  expect(left.times).toBeUndefined()
  expect(await post(chair, `${room}/sittings`, { to: 'close', revision: '2' })).toBe(303)
  const closed = await told(place)
  expect(closed.state).toBe('closed')
  expect(closed.turns.every(({ ended }) => ended !== undefined)).toBe(true)
  expect(closed.times?.[0]?.seconds).toBe(90)
  expect(await post(ann, `${room}/hands`, hand)).toBe(422)
  const said = await world.stranger.text(`/record?about=meeting:${place.meeting.id}`)
  expect(said).toContain('gave somebody the floor')
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('parts are read by everybody alike, and say what they stand for', async () => {
  const { place, world, chair, ann, room } = await anOpenRoom()
  const number = () => lastNumber(world.database.read, channelOf(place.meeting.id))
  const before = await number()
  const names_ = { way: 'phone', names: 'A repair shop' }
  expect(await post(chair, `/meetings/${place.meeting.id}/guests`, names_)).toBe(303)
  const form = await chair.text(room)
  const line = /<option value="(\w{26})"[^>]*>A repair shop/.exec(form)?.[1] ?? ''
  expect(await post(ann, `${room}/raised`, { line })).toBe(422)
  expect(await post(chair, `${room}/raised`, { line })).toBe(303)
  expect(names(await told(place))).toEqual(['A repair shop'])
  expect(await number()).toBeGreaterThan(before + 1)
  const queue = await world.stranger.text(`${room}/queue`)
  expect(queue).toContain('A repair shop')
  expect(queue).toContain(`data-told="${await number()}"`)
  expect(queue).not.toContain('<form')
  const again = await ann.text(`${room}/queue`)
  expect(again).not.toContain('<form')
  expect((await world.stranger.get(`${room}/speaking/own`)).status).toBe(404)
  expect(await chair.text(`${room}/speaking/own`)).toContain('Give the floor to A repair shop')
  expect((await chair.get(`${room}/nothing`)).status).toBe(404)
  const plain = await chair.text(`${room}?every=10`)
  expect(plain).toContain('http-equiv="refresh"')
  expect(plain).not.toContain('<form method="post"')
  const needs = await ann.text('/needs-me')
  expect(needs).toContain(`${room}"`)
  world.clock.set(after(place.meeting.starts, hours(14)))
  expect((await told(place)).state).toBe('closed')
  world.clock.set(after(place.meeting.starts, days(1)))
  expect(await post(chair, `${room}/sittings`, { to: 'open', revision: '1' })).toBe(422)
})
