/** What stands beside a meeting: hubs, sessions, papers, private requests, its turn in a cycle. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, hours, instant } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { tellDrifts } from './jobs.ts'
import { meetingId, type Meeting } from './meeting.ts'
import { driftOf } from './rules-moving.ts'
import { loadMeeting, saveMeeting } from './store.ts'
import { paperFilesAmong, paperFilesNamed } from './store-papers.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const forum = {
  step: 'announce',
  kind: 'forum',
  title: 'Public forum',
  from: '2027-03-04',
  minutes: '480',
  time1: '09:00',
  zone1: 'Africa/Nairobi',
  repeats: 'once',
}

async function aPlace() {
  const world = await aWorld()
  const table = await aTable(world)
  const process = await findProcess(world.database.read, { id: table.process })
  const body = process?.body && (await findBody(world.database.read, { id: process.body }))
  if (!body) throw new Error('no body')
  const chair = await world.as(table.chair)
  const path = await done(chair, '/meetings', { ...forum, host: `body:${body.slug}` })
  return { world, table, chair, slug: body.slug, path }
}

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) {
    const why = /role="alert".{0,600}/s.exec(await answer.text())?.[0]
    throw new Error(`${path}: ${answer.status} ${why ?? ''}`)
  }
  return (answer.headers.get('location') ?? '').replace(/#.*/, '')
}

async function refused(visitor: Visitor, path: string, fields: Fields) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  expect(answer.status).toBe(422)
  return answer.text()
}

type Beside = {
  readonly hubs: readonly { readonly id: string; readonly people: readonly string[] }[]
  readonly sessions: readonly { readonly id: string; readonly starts: string }[]
  readonly materials: readonly {
    readonly id: string
    readonly state: string
    readonly href: string
  }[]
  readonly next: string
}
const twin = async (visitor: Visitor, path: string) =>
  JSON.parse(await visitor.text(`${path}.json`)) as Beside

test('a hub is offered by anybody, joined by name, and closed by its host or a chair', async () => {
  const { world, table, chair, path } = await aPlace()
  const dora = await world.as(table.dora)
  await done(dora, `${path}/hubs`, { place: 'A school in Suva', line: '+00 0000' })
  const [hub] = (await twin(world.stranger, path)).hubs
  const at = `${path}/hubs/${hub?.id ?? ''}`
  const ann = await world.as(table.ann)
  await done(ann, `${at}/people`)
  expect(await world.stranger.text(path)).toContain('Ann Academic')
  expect(await refused(ann, `${at}/people`, {})).toContain('You said already')
  expect(await refused(ann, `${at}/closing`, {})).toContain('Its host closes it')
  await done(ann, `${at}/departures`)
  await done(chair, `${at}/closing`)
  expect((await twin(chair, path)).hubs).toEqual([])
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked.faults).toEqual([])
})

test('sessions lie within the hours of their meeting, each in its zone', async () => {
  const { chair, path } = await aPlace()
  const session = { title: 'Newcomers', day: '2027-03-04', minutes: '60', room: 'Hall B' }
  const languages = { channels: ['fr', 'ar'], captions: 'https://captions.example/b' }
  await done(chair, `${path}/sessions`, { ...session, time: '10:00', ...languages })
  const [one] = (await twin(chair, path)).sessions
  expect(one?.starts).toBe('2027-03-04T07:00:00.000Z')
  expect(await refused(chair, `${path}/sessions`, { ...session, time: '16:30' })).toContain(
    'within the hours',
  )
  await done(chair, `${path}/sessions/${one?.id ?? ''}/removal`)
  expect((await twin(chair, path)).sessions).toEqual([])
})

test('a paper is submitted by anybody who may speak, and approved by who runs it', async () => {
  const { world, table, chair, path } = await aPlace()
  const ann = await world.as(table.ann)
  const paper = { title: 'Cost of a label', href: 'https://example.org/cost' }
  await done(ann, `${path}/materials`, paper)
  const bad = await ann.post(`${path}/materials`, { ...paper, ...consent, href: 'javascript:x' })
  expect(bad.status).toBe(400)
  const [one] = (await twin(chair, path)).materials
  await refused(ann, `${path}/materials/${one?.id ?? ''}/approval`, {})
  await done(chair, `${path}/materials/${one?.id ?? ''}/approval`)
  expect((await twin(chair, path)).materials).toMatchObject([{ state: 'approved' }])
})

/** As a browser sends a form with a file. */
async function upload(visitor: Visitor, path: string, fields: Fields, file: string) {
  const form = new FormData()
  const all = { key: `paper-key-${file.length}`, ...consent, ...fields }
  for (const [name, value] of Object.entries(all)) form.append(name, String(value))
  if (file !== '') form.append('file', new Blob([file]), 'Costs of labels.pdf')
  const request = new Request('http://localhost:3000/', { method: 'POST', body: form })
  const type = request.headers.get('content-type') ?? ''
  const headers = { origin: 'http://localhost:3000', 'content-type': type }
  return visitor.send(path, { method: 'POST', headers, body: await request.bytes() })
}

test('a paper may be a file, that everybody downloads and no browser runs', async () => {
  const { world, table, path } = await aPlace()
  const ann = await world.as(table.ann)
  const title = { title: 'Cost of a label' }
  const both = await upload(ann, `${path}/materials`, { ...title, href: '/texts' }, 'two')
  expect(both.status).toBe(422)
  expect(await both.text()).toContain('Give one of the two')
  expect((await upload(ann, `${path}/materials`, title, '')).status).toBe(422)
  const dora = await world.as(await world.add({ name: 'A stranger to all rules' }))
  const refusedOne = await dora.post(`${path}/materials`, title)
  expect(refusedOne.status).toBe(422)
  expect((await twin(world.stranger, path)).materials).toEqual([])
  expect((await upload(ann, `${path}/materials`, title, 'numbers')).status).toBe(303)
  const [one] = (await twin(world.stranger, path)).materials
  expect(one).toMatchObject({
    href: `/attachments/papers/${one?.id ?? ''}`,
    file: { name: 'Costs of labels.pdf', size: 7, scanned: false },
  })
  const page = await world.stranger.text(path)
  expect(page).toContain('Costs of labels.pdf')
  const answer = await world.stranger.get(one?.href ?? '')
  expect(await answer.text()).toBe('numbers')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  const read = world.database.read
  expect(await paperFilesAmong(read, [one?.id ?? '', 'x'])).toEqual([one?.id])
  const named = await paperFilesNamed(read, { after: '', limit: 10 })
  expect(named.files).toMatchObject([{ id: one?.id }])
  const checked = await checkTables(read, { tables: TABLES, acts: ACTS })
  expect(checked.faults).toEqual([])
})

test('what somebody needs is seen by them and the staff, and goes with their export', async () => {
  const { world, table, chair, path } = await aPlace()
  const ann = await world.as(table.ann)
  await done(ann, `${path}/requests`, { kind: 'visa', words: 'A letter for Ottawa' })
  expect(await ann.text(path)).toContain('A letter for Ottawa')
  expect(await chair.text(path)).not.toContain('A letter for Ottawa')
  expect(await world.stranger.text(path)).not.toContain('A letter for Ottawa')
  const staff = await world.as(await world.add({ name: 'Sol Staff', role: 'secretary' }))
  expect(await staff.text(path)).toContain('A letter for Ottawa')
  const [, at = ''] = /name="asked" value="(\d+)"/.exec(await staff.text(path)) ?? []
  const asked = { kind: 'visa', person: table.ann, asked: at, answer: 'Sent on Monday.' }
  await refused(chair, `${path}/requests/answers`, asked)
  await done(staff, `${path}/requests/answers`, asked)
  expect(await ann.text(path)).toContain('Sent on Monday.')
  await done(ann, `${path}/requests/withdrawal`, { kind: 'visa' })
  expect(await staff.text(path)).not.toContain('A letter for Ottawa')
})

test('regions take turns, and none hosts twice running without a recorded reason', async () => {
  const { world, table, chair, slug, path } = await aPlace()
  const ann = await world.as(table.ann)
  const regions = 'Africa\nAsia Pacific\nEurope'
  await refused(ann, `/bodies/${slug}/cycles`, { name: 'Three a year', regions })
  const cycle = await done(chair, `/bodies/${slug}/cycles`, { name: 'Three a year', regions })
  const id = cycle.replace('/cycles/', '')
  await done(chair, `${path}/cycle`, { cycle: id, region: 'Africa' })
  expect((await twin(world.stranger, cycle)).next).toBe('Asia Pacific')
  const host = `body:${slug}`
  const second = await done(chair, '/meetings', { ...forum, host, from: '2027-07-01' })
  const again = { cycle: id, region: 'Africa' }
  expect(await refused(chair, `${second}/cycle`, again)).toContain('the turn of Asia Pacific')
  await done(chair, `${second}/cycle`, { ...again, reason: 'A typhoon in Suva.' })
  expect(await world.stranger.text(cycle)).toContain('A typhoon in Suva.')
  expect(await world.stranger.text(`/bodies/${slug}`)).toContain('Three a year')
})

test('where a zone changes its law nothing moves until the chair says what stays', async () => {
  const { world, table, chair, path } = await aPlace()
  const id = meetingId(path.replace('/meetings/', ''))
  const called = id && (await loadMeeting(world.database.read, id))
  if (!called) throw new Error('no meeting')
  // As if the clocks of Nairobi were an hour further since: the instant stands, the wall moved.
  const stale: Meeting = { ...called, starts: after(called.starts, hours(1)) }
  await world.database.transact((tx) =>
    saveMeeting(tx, stale, {
      act: 'meeting.change',
      actor: called.calledBy,
      cap: 'role:chair',
      obj: `meeting:${called.id}`,
      via: 'web',
      clear: { revision: 0 },
      topics: [`meeting:${called.id}`],
    }),
  )
  expect(driftOf(stale)).toMatchObject({ nowLocal: '2027-03-04T10:00' })
  expect(await world.stranger.text(path)).toContain('The clock law of its zone has changed')
  expect(await chair.text('/needs-me')).toContain('The clock law changed')
  const tools = { ...world.letterbox, database: world.database }
  const toldTo = async () => (await world.told(table.chair)).filter((one) => /clock law/.test(one))
  for (const _ of [1, 2]) await tellDrifts(tools, world.clock.now())
  expect(await toldTo()).toHaveLength(1)
  await done(chair, `${path}/settlement`, { revision: '0', stays: 'wall' })
  const settled = await loadMeeting(world.database.read, called.id)
  expect(settled).toMatchObject({ starts: instant('2027-03-04T06:00Z'), revision: 1 })
  await tellDrifts(tools, world.clock.now())
  expect(await toldTo()).toHaveLength(1)
  const text = await refused(chair, `${path}/settlement`, { revision: '1', stays: 'instant' })
  expect(text).toContain('nothing to decide')
})
