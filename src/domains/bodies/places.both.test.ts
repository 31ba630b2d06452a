/** Seats of a council over HTTP: imported, filled, stood in for, resigned, ended by the hour. */
import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { aWorld, type World } from '../../../test/world.ts'
import { newUlid } from '../../platform/clock.ts'
import { after, days } from '../../platform/values.ts'
import type { PersonId, Role } from '../people/index.ts'
import { readBodies } from './bodies-file.ts'
import type { Body, TermId } from './body.ts'
import { importBodies } from './importing.ts'
import { endDueTerms } from './jobs.ts'
import { findBody, saveTerm, seatsOf } from './store.ts'
import { placesOf } from './store-places.ts'

const example = readFileSync(new URL('../../../demo/bodies/icann.yaml', import.meta.url), 'utf8')
const READ = { permanence: '1' }

async function imported(world: World) {
  const read = readBodies(example)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  const { clock, database } = world
  return database.transact((tx, now) => importBodies({ tx, clock, now }, read.value))
}

async function bodyAt(world: World, slug: string): Promise<Body> {
  const body = await findBody(world.database.read, { slug })
  if (!body) throw new Error(slug)
  return body
}

async function give(world: World, slug: string, person: PersonId, role: Role): Promise<void> {
  const { id: body } = await bodyAt(world, slug)
  await world.database.transact((tx, now) => {
    const id = newUlid(world.clock) as string as TermId
    const term = { id, body, person, role, since: now, until: null, endedAt: null }
    const act = { act: 'role.begin', actor: 'role:operator', via: 'import', topics: [] } as const
    return saveTerm(tx, term, { ...act, obj: `body:${body}`, clear: { role, person } })
  })
}

const placeOf = async (world: World, slug: string, name: string): Promise<string> => {
  const { id } = await bodyAt(world, slug)
  const place = (await placesOf(world.database.read, id)).find((one) => one.name === name)
  if (!place) throw new Error(name)
  return place.id
}

test('the example is imported once, however often, and every seat is vacant', async () => {
  const world = await aWorld()
  const first = await imported(world)
  expect(first.founded).toBe(9)
  expect(await imported(world)).toEqual({ founded: 0, seats: 0 })
  const page = await world.stranger.text('/bodies/gnso-council')
  expect(page).toContain('0 of 24 seats filled')
  expect(page).toContain('Registries Stakeholder Group: 3 seats')
  expect(page).toContain('Public meetings')
  expect(await world.stranger.text('/bodies')).toContain('0 of 20 seats filled')
  const twin = await (await world.stranger.get('/bodies/gnso-council.json')).json()
  expect(twin).toMatchObject({ seats: [], places: { length: 24 } })
})

test('whoever appoints fills a seat, until its term ends; nobody else does', async () => {
  const world = await aWorld()
  await imported(world)
  await world.add({ name: 'Eva' })
  const chair = await world.add({ name: 'Nora' })
  await give(world, 'nomcom', chair, 'chair')
  const nora = await world.as(chair)
  const other = await world.as(await world.add({ name: 'Omar' }))
  const place = await placeOf(world, 'icann-board', 'nomcom-seat-1')
  const asked = { place, handle: 'eva', ...READ }
  const to = '/bodies/icann-board/appointments'
  expect((await other.post(to, asked)).status).toBe(422)
  expect((await nora.post(to, { ...asked, place: 'x' })).status).toBe(400)
  expect((await nora.post(to, { ...asked, handle: 'nobody' })).status).toBe(422)
  const gac = await placeOf(world, 'icann-board', 'gac-liaison')
  expect((await nora.post(to, { ...asked, place: gac })).status).toBe(422)
  expect((await nora.post(to, asked)).status).toBe(303)
  expect((await nora.post(to, asked)).status).toBe(422)
  const page = await world.stranger.text('/bodies/icann-board')
  expect(page).toContain('1 of 20 seats filled')
  expect(page).toContain('31 October 2029')
  const [act] = await world.acts('seat.take')
  expect(act?.entry.clear).toMatchObject({ place: 'nomcom-seat-1', group: 'nomcom' })
})

test('two appointments to one seat at once: one is made, the other is told why not', async () => {
  const world = await aWorld()
  await imported(world)
  await world.add({ name: 'Eva' })
  await world.add({ name: 'Finn' })
  const chair = await world.add({ name: 'Nora' })
  await give(world, 'nomcom', chair, 'chair')
  const nora = await world.as(chair)
  await nora.post('/account/agreements', READ)
  const place = await placeOf(world, 'icann-board', 'nomcom-seat-1')
  const answers = await Promise.all(
    ['eva', 'finn'].map((handle) =>
      nora.post('/bodies/icann-board/appointments', { place, handle, ...READ }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
  expect(await world.acts('seat.take')).toHaveLength(1)
})

test('a holder names a stand-in for a time, and resigns the seat for good', async () => {
  const world = await aWorld()
  await imported(world)
  const eva = await world.add({ name: 'Eva' })
  const finn = await world.add({ name: 'Finn' })
  const staff = await world.as(await world.add({ role: 'secretary' }))
  const place = await placeOf(world, 'gnso-council', 'registries-seat-1')
  const asked = { place, handle: 'eva', ...READ }
  expect((await staff.post('/bodies/gnso-council/appointments', asked)).status).toBe(303)
  const { id } = await bodyAt(world, 'gnso-council')
  const [seat] = await seatsOf(world.database.read, id)
  if (!seat) throw new Error('no seat')
  const own = await world.as(eva)
  const standIn = { for: `seat:${seat.id}`, handle: 'finn', until: '2026-12-01', ...READ }
  const stranger = await world.as(await world.add({ name: 'Omar' }))
  const to = '/bodies/gnso-council/stand-ins'
  expect((await stranger.post(to, standIn)).status).toBe(422)
  expect((await own.post(to, { ...standIn, until: '2028-01-01' })).status).toBe(422)
  expect((await own.post(to, standIn)).status).toBe(303)
  expect(await world.stranger.text('/bodies/gnso-council')).toContain('stands in')
  const held = async () => {
    const offices = await world.tools.officesOf(world.database.read, finn, world.clock.now())
    return offices.seats.map((one) => one.seat)
  }
  expect(await held()).toEqual([seat.id])
  world.clock.set(after(world.clock.now(), days(30)))
  expect(await held()).toEqual([])
  await endDueTerms(world.tools)
  expect(await world.acts('stand-in.end')).toHaveLength(1)
  const back = await world.as(eva)
  expect((await back.post('/bodies/gnso-council/departures', READ)).status).toBe(303)
  expect(await world.stranger.text('/bodies/gnso-council')).toContain('0 of 24 seats filled')
})

test('a term ends with its hour; the record says so once, and the seat is free again', async () => {
  const world = await aWorld()
  await imported(world)
  await world.add({ name: 'Eva' })
  const staff = await world.as(await world.add({ role: 'secretary' }))
  const place = await placeOf(world, 'gnso-council', 'registries-seat-1')
  const asked = { place, handle: 'eva', ...READ }
  const to = '/bodies/gnso-council/appointments'
  expect((await staff.post(to, asked)).status).toBe(303)
  world.clock.set(after(world.clock.now(), days(3 * 366)))
  const again = await world.as(await world.add({ role: 'secretary' }))
  await endDueTerms(world.tools)
  await endDueTerms(world.tools)
  expect(await world.acts('seat.end')).toHaveLength(1)
  expect((await again.post(to, asked)).status).toBe(303)
})

test('a chair lays the role down; staff cannot end it', async () => {
  const world = await aWorld()
  await imported(world)
  const chair = await world.add({ name: 'Nora' })
  await give(world, 'nomcom', chair, 'chair')
  const twin = await (await world.stranger.get('/bodies/nomcom.json')).json()
  const term = (twin as { terms: readonly { id: string }[] }).terms[0]?.id ?? ''
  const staff = await world.as(await world.add({ role: 'secretary' }))
  const to = '/bodies/nomcom/role-endings'
  const refused = await staff.post(to, { term, ...READ })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('only by a decision')
  expect((await (await world.as(chair)).post(to, { term, ...READ })).status).toBe(303)
  expect((await world.acts('role.end'))[0]?.entry.clear).toMatchObject({ ending: 'left' })
})
