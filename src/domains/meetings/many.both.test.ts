/** A site with more meetings than one question answers: nobody's own are lost among them. */
import { expect, test, vi } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { manyMeetings } from './many.fixtures.ts'
import { meetingId } from './meeting.ts'
import { loadMeeting } from './store.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const TITLE = 'The call in five days'
/** More than are loaded at once. */
const OTHERS = 520

/** The call of one table, and how to make many of another. */
async function twoTables() {
  const world = await aWorld()
  const [table, other] = [await aTable(world), await aTable(world)]
  const meeting = await aCall(world, table)
  const many = (from: Instant) =>
    manyMeetings(world, meeting, { process: other.process, from, count: OTHERS })
  return { world, table, other, many, id: meeting.id }
}

async function aCall(world: World, { process, chair }: Table) {
  const { slug = '' } = (await findProcess(world.database.read, { id: process })) ?? {}
  const from = new Date(after(world.clock.now(), days(5))).toISOString().slice(0, 10)
  const answer = await (
    await world.as(chair)
  ).post('/meetings', {
    ...{ host: `process:${slug}`, kind: 'call', title: TITLE, from, minutes: '60' },
    ...{ time1: '12:00', zone1: 'UTC', repeats: 'once', fold: 'earlier', step: 'announce' },
    ...{ permanence: '1', undertakings: '1' },
  })
  const path = (answer.headers.get('location') ?? '').replace(/[#?].*/, '')
  const id = meetingId(path.replace('/meetings/', ''))
  const meeting = id && (await loadMeeting(world.database.read, id))
  if (!meeting) throw new Error(`${answer.status} ${await answer.text()}`)
  return meeting
}

test('five hundred meetings that others planned for later hide none that is near', async () => {
  const { world, table, many, id } = await twoTables()
  await many(after(world.clock.now(), days(30)))
  const needs = await (await world.as(table.ann)).text('/needs-me')
  expect(needs).toContain(`/meetings/${id}"`)
})

test('five hundred meetings of others, past or coming, leave one’s calendar whole', async () => {
  const { world, table, other, many, id } = await twoTables()
  const ownFile = async (person: PersonId) => {
    const page = await (await world.as(person)).text('/account/calendar')
    const [, address = ''] = /(\/calendars\/p_[^"<\s]+?\.ics)/.exec(page) ?? []
    return world.stranger.text(address)
  }
  await many(after(world.clock.now(), days(-60)))
  expect(await ownFile(table.ann)).toContain(`UID:meeting-${id}`)
  await many(world.clock.now())
  expect(await ownFile(table.ann)).toContain(`UID:meeting-${id}`)
  const others = await ownFile(other.ann)
  expect(others.match(/^UID:meeting-/gm)?.length).toBeGreaterThan(OTHERS)
  expect(others).not.toContain(`UID:meeting-${id}`)
})

test('five hundred meetings of others leave one’s own on the list of meetings', async () => {
  const { world, table, many, id } = await twoTables()
  await many(world.clock.now())
  const mine = async (person: PersonId) =>
    (await (await world.as(person)).text('/meetings')).includes(`/meetings/${id}"`)
  expect(await mine(table.ann)).toBe(true)
  expect(await mine(table.dora)).toBe(false)
})
