/** Links that the place makes itself: a room on Jitsi, and the way into one on BigBlueButton. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import type { VideoSettings } from '../../platform/video/index.ts'
import { instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

const SECRET = 'known to two servers'

/** Says yes to whoever signs with its secret, and keeps what rooms were made. */
async function aServer() {
  const rooms: (string | null)[] = []
  const server = createServer((request, answer) => {
    const { pathname, search, searchParams } = new URL(request.url ?? '', 'http://server')
    const call = pathname.split('/').at(-1) ?? ''
    const signed = search.slice(1).replace(/&?checksum=.*/, '')
    const own = createHash('sha256').update(`${call}${signed}${SECRET}`).digest('hex')
    const isOurs = own === searchParams.get('checksum')
    if (isOurs) rooms.push(searchParams.get('name'))
    answer.end(`<returncode>${isOurs ? 'SUCCESS' : 'FAILED'}</returncode>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return { rooms, url: `http://127.0.0.1:${port}/bigbluebutton` }
}

const weekly: Fields = {
  step: 'announce',
  kind: 'call',
  title: 'The call on Thursday',
  from: '2027-03-04',
  minutes: '60',
  time1: '09:00',
  zone1: 'America/Toronto',
  repeats: 'weekly',
  count: '3',
  fold: 'earlier',
  makeLink: '1',
  permanence: '1',
  undertakings: '1',
}

type Meeting = { readonly id: string; readonly join?: string; readonly forInvited: boolean }
const twin = async <Value>(visitor: Visitor, path: string) =>
  JSON.parse(await visitor.text(`${path}.json`)) as Value

async function called(video: VideoSettings | undefined, more: Fields = {}) {
  const world = await aWorld(video ? { video } : {})
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const chair = await world.as(table.chair)
  const answer = await chair.post('/meetings', { ...weekly, host: `process:${slug}`, ...more })
  return { world, table, chair, answer, path: answer.headers.get('location') ?? '' }
}

async function meetingsAt(visitor: Visitor, path: string) {
  const { meetings } = await twin<{ readonly meetings: readonly Meeting[] }>(visitor, path)
  return Promise.all(meetings.map(({ id }) => twin<Meeting>(visitor, `/meetings/${id}`)))
}

test('a series has one room on Jitsi, whose name nobody guesses', async () => {
  const { world, chair, path } = await called({ jitsiUrl: 'https://meet.example' })
  const links = (await meetingsAt(world.stranger, path)).map(({ join }) => join)
  expect(new Set(links).size).toBe(1)
  expect(links[0]).toMatch(/^https:\/\/meet\.example\/parley-[0-9a-f]{32}$/)
  const [first] = await meetingsAt(chair, path)
  const ways = { revision: '0', makeLink: '1', venue: 'Room 1', permanence: '1', undertakings: '1' }
  await chair.post(`/meetings/${first?.id ?? ''}/ways`, ways)
  const after = await twin<Meeting>(chair, `/meetings/${first?.id ?? ''}`)
  expect(after).toMatchObject({ join: links[0], venue: 'Room 1' })
  expect((await chair.get(`${path}/join`)).status).toBe(404)
})

test('without a server no link is made, and the form says so', async () => {
  const { answer, chair, path } = await called(undefined)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('This site has no video server')
  expect(path).toBe('')
  expect(await chair.text('/meetings')).not.toContain('The call on Thursday')
})

test('into BigBlueButton each goes under their own name, at its hour', async () => {
  const server = await aServer()
  const { world, table, path } = await called({ bigBlueButton: { ...server, secret: SECRET } })
  const [first] = await meetingsAt(world.stranger, path)
  expect(first?.join).toBe(`http://localhost:3000${path}/join`)
  const early = await world.stranger.get(`${path}/join?name=Ruth`)
  expect(early.status).toBe(422)
  expect(await early.text()).toContain('The room opens at')
  expect(server.rooms).toEqual([])
  world.clock.set(instant('2027-03-04T13:30Z'))
  const [chair, dora] = [await world.as(table.chair), await world.as(table.dora)]
  for (const [visitor, role] of [
    [chair, 'MODERATOR'],
    [dora, 'VIEWER'],
  ] as const) {
    const answer = await visitor.get(`${path}/join`)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toContain(`role=${role}`)
    expect(answer.headers.get('location')).toContain(`meetingID=parley-${first?.id ?? ''}&`)
    expect(answer.headers.get('location')).not.toContain('assword')
  }
  expect(await world.stranger.text(`${path}/join`)).toContain('name="name"')
  const named = await world.stranger.text(`${path}/join?name=Ruth`)
  expect(named).toContain('fullName=Ruth&amp;role=VIEWER')
  expect(new Set(server.rooms)).toEqual(new Set(['The call on Thursday']))
  world.clock.set(instant('2027-03-11T13:30Z'))
  const second = (await meetingsAt(world.stranger, path))[1]
  const later = await (await world.as(table.dora)).get(`${path}/join`)
  expect(later.headers.get('location')).toContain(second?.id)
})

test('a silent server is said to be silent, and other meetings have no such door', async () => {
  const bigBlueButton = { url: 'http://127.0.0.1:1', secret: SECRET }
  const { world, table, path } = await called({ bigBlueButton })
  world.clock.set(instant('2027-03-04T14:30Z'))
  const answer = await (await world.as(table.chair)).get(`${path}/join`)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('does not answer')
  const own = await called({ bigBlueButton }, { makeLink: '', join: 'https://meet.example/a' })
  expect((await own.chair.get(`${own.path}/join`)).status).toBe(404)
})
