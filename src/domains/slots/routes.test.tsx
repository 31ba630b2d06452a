/** Fair time over HTTP: found for four places, planned, and told without giving anybody away. */
import { describe, expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { instant } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import { meetingsOf } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const FOUR = 'Nairobi, 1, Africa\nAmerica/Toronto, 1, Americas\nPacific/Fiji\nEurope/Zurich'

const asked = (more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({
    people: FOUR,
    minutes: '60',
    times: '10',
    slots: '3',
    from: '2027-02-15',
    zone: 'UTC',
    ...more,
  })
  for (const day of ['1', '2', '3', '4', '5']) query.append('days', day)
  return query.toString()
}

async function aPlace() {
  const world = await aWorld()
  const table = await aTable(world)
  const { read } = world.database
  const process = await findProcess(read, { id: table.process })
  const body = process?.body && (await findBody(read, { id: process.body }))
  if (!process || !body) throw new Error('no process')
  return { world, table, process, body, chair: await world.as(table.chair) }
}
type Place = Awaited<ReturnType<typeof aPlace>>

/** Takes a seat at the open table. */
async function joins({ world, body }: Place, zone: string, region: string): Promise<PersonId> {
  const person = await world.add({ zone, region, group: 'academia' })
  const visitor = await world.as(person)
  const answer = await visitor.post(`/bodies/${body.slug}/seats`, { ...consent, group: 'academia' })
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`)
  return person
}

async function calls(chair: Visitor, slug: string, more: Fields = {}): Promise<void> {
  const answer = await chair.post('/meetings', {
    ...consent,
    host: `process:${slug}`,
    step: 'announce',
    kind: 'call',
    title: 'Weekly call',
    from: '2027-03-03',
    minutes: '60',
    time1: '14:00',
    zone1: 'UTC',
    repeats: 'weekly',
    every: '1',
    count: '4',
    fold: 'earlier',
    ...more,
  })
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`)
}

describe('a chair plans ten calls for Nairobi, Ottawa, Suva and Geneva', () => {
  test('three slots are found, their burden shown, and the form of the series filled', async () => {
    const { chair, process } = await aPlace()
    const page = await chair.text(`/slots?${asked({ process: process.slug })}`)
    expect(page).toContain('The fairest 3 slots, taking turns')
    expect(page).toContain('240 minutes per person, in Pacific')
    expect(page).toContain('600 minutes, in Americas')
    expect(page).toContain('by night')
    const [, plan = ''] = /href="(\/meetings\/new[^"]+)"/.exec(page) ?? []
    const form = await chair.text(plan.replaceAll('&amp;', '&'))
    for (const value of ['13:00', '20:00', '07:00', '2027-02-15', '10']) {
      expect(form).toContain(`value="${value}"`)
    }
  })

  test('across both changes of clocks each local time is said with the day it begins', async () => {
    const { stranger } = await aWorld()
    const page = await stranger.text(`/slots?${asked()}`)
    const [, row = ''] = /<th scope="row">America\/Toronto<\/th>(.*?)<\/tr>/s.exec(page) ?? []
    expect(row).toContain('GMT-5')
    expect(row).toContain('GMT-4')
    expect(page).toContain('From the page of a process or body')
  })
})

test('what was typed comes back, with the reason in words', async () => {
  const { stranger } = await aWorld()
  for (const [more, status, words] of [
    [{ people: 'Mars/Olympus' }, 422, 'is no zone that we know'],
    [{ people: ' ' }, 422, 'type at least one zone'],
    [{ times: '10000' }, 400, '104 at most'],
    [{ from: '9999-12-31' }, 400, 'form-slots-from-problem'],
    [{ minutes: '' }, 400, 'form-slots-minutes-problem'],
    [{ zone: 'Nowhere' }, 400, 'form-slots-zone-problem'],
  ] as const) {
    const answer = await stranger.get(`/slots?${asked(more)}`)
    const text = await answer.text()
    expect([more, answer.status]).toEqual([more, status])
    expect(text).toContain(words)
    expect(text).toContain(String(Object.values(more)[0]).trim())
  }
  expect((await stranger.get(`/slots?${asked({ process: 'nothing-here' })}`)).status).toBe(404)
})

test('whose zones they are is private: only who runs the meetings counts them', async () => {
  const place = await aPlace()
  const { world, chair, process } = place
  const question = `/slots?${asked({ process: process.slug, people: '' })}`
  const refused = await world.stranger.get(question)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('is private')

  for (let count = 0; count < 4; count++) await joins(place, 'Pacific/Fiji', 'asia-pacific')
  const four = await chair.text(question)
  expect(four).not.toContain('Asia and the Pacific')
  expect(four).not.toContain('Pacific/Fiji')
  await joins(place, 'Pacific/Fiji', 'asia-pacific')
  const five = await chair.text(question)
  expect(five).toContain('Asia and the Pacific')
  expect(five).toContain('Pacific/Fiji')
})

async function csv(visitor: Visitor, path: string): Promise<readonly (readonly string[])[]> {
  const text = await visitor.text(`${path}.csv`)
  const [, ...lines] = text.trim().split('\r\n')
  return lines.map((line) => line.split(','))
}

test('a region is told of from five people on, and of a sixth only with four more', async () => {
  const place = await aPlace()
  const { world, chair, process } = place
  const path = `/processes/${process.slug}/slots`
  await calls(chair, process.slug)
  // Five sit at the table and say no region: they are told of as such.
  const regions = (await csv(world.stranger, path)).map((line) => line[4])
  expect(regions).toEqual(Array.from({ length: 4 }, () => ''))
  for (let count = 0; count < 5; count++) await joins(place, 'Pacific/Fiji', 'asia-pacific')
  const told = await csv(world.stranger, path)
  const fiji = told.filter((line) => line[4] === 'asia-pacific')
  expect(
    fiji.map(([, , minutes, state, , people, night]) => [minutes, state, people, night]),
  ).toEqual(Array.from({ length: 4 }, () => ['60', 'coming', '5', '60']))
  await joins(place, 'Africa/Nairobi', 'asia-pacific')
  expect(await csv(world.stranger, path)).toEqual(told)
  const page = await world.stranger.text(path)
  expect(page).toContain('Asia and the Pacific')
  expect(page).toContain('240 min')
})

test('once it is known who came, they are counted, and it says so', async () => {
  const place = await aPlace()
  const { world, table, process } = place
  const path = `/processes/${process.slug}/slots`
  const people = []
  for (let count = 0; count < 5; count++) {
    people.push(await joins(place, 'Pacific/Fiji', 'asia-pacific'))
  }
  await calls(await world.as(table.chair), process.slug, { count: '1' })
  world.clock.set(instant('2027-03-03T16:00Z'))
  const fiji = async () =>
    (await csv(world.stranger, path)).filter((line) => line[4] === 'asia-pacific')
  expect(await fiji()).toMatchObject([{ 3: 'held', 5: '5', 6: '60', 7: 'invited' }])
  expect(await world.stranger.text(path)).toContain('Of none of them it is known who came')
  const [meeting] = await meetingsOf(world.database.read, {
    kind: 'process',
    process: table.process,
  })
  const [ann, bea] = [await world.as(people[0]), await world.as(people[1])]
  const came = { ...consent, way: 'online', as: 'personal' }
  const answer = await ann.post(`/meetings/${meeting?.id ?? ''}/attendances`, came)
  expect(answer.status).toBe(303)
  expect(await fiji()).toMatchObject([{ 3: 'held', 5: '1', 6: '60', 7: 'came' }])
  expect(await world.stranger.text(path)).toContain('who came is counted')
  expect(await ann.text('/slots/mine')).toContain('Weekly call')
  expect(await bea.text('/slots/mine')).not.toContain('Weekly call')
})

test('one sees one’s own minutes of meetings that invite one, and nobody else does', async () => {
  const place = await aPlace()
  const { world, chair, process } = place
  await calls(chair, process.slug)
  const person = await joins(place, 'Pacific/Fiji', 'asia-pacific')
  const own = await (await world.as(person)).text('/slots/mine')
  expect(own).toContain('Pacific/Fiji')
  expect(own).toContain('those to come 240 minutes')
  const other = await world.add({ zone: 'Pacific/Fiji' })
  expect(await (await world.as(other)).text('/slots/mine')).toContain('No meeting has invited you')
  expect((await world.stranger.get('/slots/mine')).status).toBe(303)
})

test('the way to fair time stands where people look for it', async () => {
  const { world, process, body, chair } = await aPlace()
  for (const [path, link] of [
    [`/processes/${process.slug}`, `/processes/${process.slug}/slots`],
    [`/bodies/${body.slug}`, `/bodies/${body.slug}/slots`],
  ] as const) {
    expect(await world.stranger.text(path)).toContain(`href="${link}"`)
  }
  expect(await chair.text('/account')).toContain('href="/slots/mine"')
  const languages = ['fr', 'es', 'ar', 'zh', 'ru', 'pt']
  for (const language of languages) {
    const answer = await world.stranger.get(`/${language}/slots?${asked()}`)
    expect([language, answer.status]).toEqual([language, 200])
  }
})
