/** What a room tells those whose line, or whose meeting, somebody else changed. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { after, hours, seconds } from '../../platform/values.ts'
import { lastNumber, toldSince } from '../../platform/live/index.ts'
import { toLocal } from '../../platform/languages/index.ts'
import { attendancesOf } from '../minutes/index.ts'
import { aMeeting, atMinute } from '../minutes/minutes.fixtures.ts'
import { channelOf } from './channel.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<void> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

async function anOpenRoom() {
  const place = await aMeeting(await aWorld())
  const { world, table, meeting } = place
  const { read } = world.database
  const room = `/meetings/${meeting.id}/room`
  const channel = channelOf(meeting.id)
  const chair = await world.as(table.chair)
  const [ann, dora] = [await world.as(table.ann), await world.as(table.dora)]
  atMinute(place, -30)
  await done(chair, `${room}/sittings`, { to: 'open', revision: '0' })
  /** What was told while this was done. */
  const toldBy = async (work: Promise<void>) => {
    const from = await lastNumber(read, channel)
    await work
    return toldSince(read, channel, from)
  }
  const ownOf = (visitor: Visitor) => visitor.text(`${room}/speaking/own`)
  return { world, table, meeting, room, chair, ann, dora, toldBy, ownOf, read }
}

test('whose line is struck is told so, and reads what they may do then', async () => {
  const { table, meeting, room, chair, ann, dora, toldBy, ownOf, read } = await anOpenRoom()
  const page = await dora.text(room)
  expect(page).toMatch(/speaking\/own" data-kinds="door meeting" data-mine="[^"]*attendance/)
  expect(await ownOf(dora)).toContain('Say that you came')
  const path = `/meetings/${meeting.id}`
  const came = await toldBy(done(dora, `${path}/attendances`, { way: 'online', as: 'personal' }))
  expect(came).toMatch(new RegExp(`event: attendance\\ndata: \\w{26} ${table.dora}\\n`))
  expect(came).not.toContain(table.ann)
  expect(await ownOf(dora)).toContain('Ask to speak')
  expect(await ownOf(chair)).toContain('Dora')

  const line = (await attendancesOf(read, meeting.id)).find(({ struckAt }) => !struckAt)
  const struck = await toldBy(done(chair, `/attendances/${line?.id}/strikes`))
  expect(struck).toContain(`${line?.id} ${table.dora}\n`)
  expect(await ownOf(dora)).toContain('Say that you came')
  expect(await ownOf(dora)).not.toContain('<form')
  expect(await ownOf(ann)).toContain('Ask to speak')
})

test('a room whose meeting is cancelled says so, and holds no form any more', async () => {
  const { world, meeting, room, chair, ann, toldBy, ownOf } = await anOpenRoom()
  expect(await world.stranger.text(`${room}/lede`)).toContain('The meeting begins at')
  await done(ann, `${room}/hands`, { as: 'personal', way: 'online' })
  const cancelling = { revision: '0', reason: 'A storm.' }
  const told = await toldBy(done(chair, `/meetings/${meeting.id}/cancellation`, cancelling))
  expect(told).toMatch(/^event: meeting$/m)
  const page = await ann.text(room)
  expect(page).toContain('This meeting was cancelled.')
  expect(page).not.toContain('<form method="post"')
  expect(await ownOf(ann)).not.toContain('<form')
  expect(await ownOf(chair)).not.toContain('<form')
  expect(
    (await ann.post(`${room}/hands`, { ...consent, as: 'personal', way: 'room' })).status,
  ).toBe(422)
})

test('a room whose meeting is moved away is shut until it opens anew, and says when', async () => {
  const { world, meeting, room, chair, ann, toldBy, ownOf } = await anOpenRoom()
  const begins = after(meeting.starts, hours(48))
  const [day = '', time = ''] = toLocal(begins, 'UTC').split('T')
  const to = { day, time, zone: 'UTC', minutes: '60', fold: 'earlier' }
  const moving = { ...to, revision: '0', shortNotice: 'The hall is shut.' }
  expect(await ownOf(ann)).toContain('Ask to speak')
  const told = await toldBy(done(chair, `/meetings/${meeting.id}/moves`, moving))
  expect(told).toMatch(/^event: meeting$/m)
  const page = await ann.text(room)
  expect(page).toContain('This meeting was moved.')
  expect(page).not.toContain('Ask to speak')
  expect(await ownOf(ann)).not.toContain('<form')
  expect(
    (await ann.post(`${room}/hands`, { ...consent, as: 'personal', way: 'room' })).status,
  ).toBe(422)
  world.clock.set(after(begins, seconds(1)))
  expect(await ownOf(ann)).not.toContain('<form')
  await done(chair, `${room}/sittings`, { to: 'open', revision: '1' })
  expect(await ownOf(ann)).toContain('Ask to speak')
  expect(await world.stranger.text(room)).not.toContain('was moved')
})
