/** Meetings over HTTP, on a real database: called, shown in every zone, moved, cancelled. */
import { describe, expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { ACTS, NAMING, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

type Place = {
  readonly world: World
  readonly table: Table
  readonly chair: Visitor
  readonly slug: string
}

async function aPlace(): Promise<Place> {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  if (slug === undefined) throw new Error('no process')
  return { world, table, chair: await world.as(table.chair), slug }
}

const weekly = (slug: string): Fields => ({
  host: `process:${slug}`,
  kind: 'call',
  title: 'The call on Thursday',
  from: '2027-03-04',
  minutes: '60',
  time1: '09:00',
  zone1: 'America/Toronto',
  time2: '20:00',
  zone2: 'Pacific/Fiji',
  repeats: 'weekly',
  count: '4',
  except: '2027-03-11',
  fold: 'earlier',
  join: 'https://meet.example/thursday',
  ...consent,
})

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) {
    const why = /role="alert".{0,600}/s.exec(await answer.text())?.[0]
    throw new Error(`${path}: ${answer.status} ${why ?? ''}`)
  }
  return (answer.headers.get('location') ?? '').replace(/#.*/, '')
}

async function said(visitor: Visitor, path: string, fields: Fields) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return { status: answer.status, text: await answer.text() }
}

type Line = {
  readonly id: string
  readonly starts: string
  readonly phase: string
  readonly revision: number
}
const twin = async (visitor: Visitor, path: string) =>
  JSON.parse(await visitor.text(`${path}.json`)) as {
    readonly meetings: readonly Line[]
    readonly agenda: readonly {
      readonly id: string
      readonly topic: string
      readonly state: string
    }[]
    readonly revision: number
    readonly starts: string
  }

async function aSeries({ chair, slug }: Place) {
  const path = await done(chair, '/meetings', { ...weekly(slug), step: 'announce' })
  return { path, ids: (await twin(chair, path)).meetings.map(({ id }) => `/meetings/${id}`) }
}

describe('a series', () => {
  test('is shown day by day in every zone before it is announced', async () => {
    const place = await aPlace()
    const { chair, world, slug } = place
    const preview = await said(chair, '/meetings', { ...weekly(slug), step: 'preview' })
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('2027-03-04 09:00 America/Toronto')
    expect(preview.text).toContain('2027-03-18 20:00 Pacific/Fiji')
    expect(preview.text).not.toContain('2027-03-11 ')
    expect(await world.stranger.text('/meetings')).not.toContain('The call on Thursday')

    const { path, ids } = await aSeries(place)
    expect((await twin(world.stranger, path)).meetings.map(({ starts }) => starts)).toEqual([
      '2027-03-04T14:00:00.000Z',
      '2027-03-18T08:00:00.000Z',
      '2027-03-25T13:00:00.000Z',
    ])
    expect(ids).toHaveLength(3)
    expect(await world.stranger.text(`/processes/${slug}`)).toContain('The call on Thursday')
    const page = await world.stranger.text(ids[0] ?? '')
    expect(page).toContain('America/Toronto')
    expect(page).toContain('https://meet.example/thursday')
    expect(await world.stranger.text(`/ar${ids[0] ?? ''}`)).toContain('dir="rtl"')
    const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
    expect(checked.faults).toEqual([])
  })

  test('of ten thousand is refused with the bound, one too soon with its hour', async () => {
    const { chair, slug, world } = await aPlace()
    const many = { ...weekly(slug), count: '10000', step: 'announce' }
    const refused = await said(chair, '/meetings', many)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('at most 104 meetings')
    expect(refused.text).toContain('value="10000"')
    const soon = { ...weekly(slug), from: '2026-11-23', repeats: 'once', step: 'announce' }
    const early = await said(chair, '/meetings', soon)
    expect(early.status).toBe(422)
    expect(early.text).toContain('3 days')
    const skipped = { ...soon, from: '2027-03-14', time1: '02:30', step: 'announce' }
    expect((await said(chair, '/meetings', skipped)).text).toContain('2027-03-14 03:30')
    const held = await done(chair, '/meetings', { ...soon, shortNotice: 'The text is due.' })
    expect(await world.stranger.text(held)).toContain('The text is due.')
  })

  test('is called by nobody but those who run it', async () => {
    const { world, table, slug } = await aPlace()
    const member = await world.as(table.ann)
    const fields = { ...weekly(slug), step: 'announce' }
    expect((await said(member, '/meetings', fields)).status).toBe(422)
    expect((await said(world.stranger, '/meetings', fields)).text).toContain('You are signed out')
    expect(await world.stranger.text('/meetings')).not.toContain('The call on Thursday')
  })
})

describe('what was announced', () => {
  test('moves with all that follow; of two chairs the second is told', async () => {
    const place = await aPlace()
    const { chair, world } = place
    const { path, ids } = await aSeries(place)
    const [first = '', second = '', third = ''] = ids
    const move = { revision: '0', day: '2027-03-19', time: '20:30', zone: 'Pacific/Fiji' }
    const fields = { ...move, minutes: '60', fold: 'earlier' }
    await done(chair, `${second}/moves`, { ...fields, following: '1' })
    expect((await twin(chair, path)).meetings.map(({ starts }) => starts)).toEqual([
      '2027-03-04T14:00:00.000Z',
      '2027-03-19T08:30:00.000Z',
      '2027-03-26T13:30:00.000Z',
    ])
    const late = await said(chair, `${second}/moves`, { ...fields, day: '2027-03-20' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('2027-03-19 20:30')
    expect(late.text).toContain('value="2027-03-20"')
    expect(late.text).toContain('name="revision" value="1"')
    await done(chair, `${third}/cancellation`, { revision: '1', reason: 'A holiday.' })
    expect(await world.stranger.text(third)).toContain('A holiday.')
    expect((await twin(chair, first)).revision).toBe(0)
    const again = await said(chair, `${third}/moves`, { ...fields, revision: '2' })
    expect(again.text).toContain('This meeting is cancelled')
  })

  test('has an agenda that members add to in time, and that the chair orders', async () => {
    const place = await aPlace()
    const { chair, world, table } = place
    const [path = ''] = (await aSeries(place)).ids
    const member = await world.as(table.ann)
    const about = `/texts/${table.text.id}`
    await done(member, `${path}/items`, { topic: 'Who pays', minutes: '45', about })
    await done(chair, `${path}/items`, { topic: 'Minutes of last time', minutes: '30' })
    const bad = await said(member, `${path}/items`, { topic: 'What', about: 'https://else.where' })
    expect(bad.status).toBe(422)
    for (const gone of [
      '/texts/01J00000000000000000000000',
      `${about}/clauses/c999`,
      about.toLowerCase(),
    ]) {
      const absent = await said(member, `${path}/items`, { topic: 'Nothing', about: gone })
      expect(absent).toMatchObject({ status: 422 })
      expect(absent.text).toContain('This is no address of')
    }
    const [paid, minutes] = (await twin(chair, path)).agenda
    await done(chair, `${path}/items/${minutes?.id ?? ''}/place`, { place: '0', minutes: '5' })
    const running = await chair.text(`${path}/running`)
    for (const form of ['place"', 'declining"', 'agenda"', 'moves"', 'cancellation"', 'ways"']) {
      expect(running).toContain(form)
    }
    const open = await chair.text(path)
    expect(open).toContain(`${path}/running"`)
    expect(open).not.toContain('/place"')
    expect((await member.get(`${path}/running`)).status).toBe(404)
    expect(await member.text(path)).not.toContain(`${path}/running"`)
    const refused = await said(member, `${path}/items/${paid?.id ?? ''}/declining`, {
      reason: 'No.',
    })
    expect(refused.status).toBe(422)
    await done(chair, `${path}/agenda`)
    const page = await world.stranger.text(path)
    expect(page.indexOf('Minutes of last time')).toBeLessThan(page.indexOf('Who pays'))
    expect(await world.stranger.text(about)).toContain('On the agenda of')
    await done(chair, `${path}/items/${paid?.id ?? ''}/declining`, { reason: 'Taken up by mail.' })
    expect(await world.stranger.text(path)).toContain('Taken up by mail.')
    world.clock.set(instant('2027-03-03T14:00Z'))
    const late = await said(await world.as(table.ann), `${path}/items`, { topic: 'Too late' })
    expect(late.text).toContain('Items could be added until')
    expect(late.text).toContain('value="Too late"')
    await done(await world.as(table.chair), `${path}/items`, { topic: 'Still in time' })
  })

  test('needs those who are invited as it comes near, and nobody else', async () => {
    const place = await aPlace()
    const { world, table } = place
    await aSeries(place)
    expect(await (await world.as(table.ann)).text('/needs-me')).not.toContain(
      'The call on Thursday',
    )
    world.clock.set(instant('2027-03-02T14:00Z'))
    const [member, chair] = [await world.as(table.ann), await world.as(table.chair)]
    expect(await member.text('/needs-me')).toContain('The call on Thursday')
    expect(await chair.text('/needs-me')).toContain('Publish the agenda of The call on Thursday')
    const dora = await world.as(table.dora)
    expect(await dora.text('/needs-me')).not.toContain('The call on Thursday')
  })
})

test('every act of a meeting has its sentence', () => {
  const own = Object.keys(ACTS).filter((act) => /^(meeting|series|agenda)\./.test(act))
  expect(own.filter((act) => !(act in NAMING.acts))).toEqual([])
})
