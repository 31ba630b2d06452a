/** Hands for those on the telephone: who is named may lend theirs, and only while they are. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { attendancesOf, comingOf, moderatorsOf, MODERATORS_MAX } from '../minutes/index.ts'
import type { Place } from '../minutes/minutes.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import { handsOf } from '../rooms/index.ts'
import { aRoom } from './hums.fixtures.ts'
import { own } from './tables.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const pathOf = ({ meeting }: Place) => `/meetings/${meeting.id}`

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<void> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}

async function refused(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  expect(answer.status).toBe(422)
  return answer.text()
}

const comes = (visitor: Visitor, place: Place, way = 'online') =>
  done(visitor, `${pathOf(place)}/attendances`, { way, as: 'personal' })

async function lineOf({ world, meeting }: Place, person: PersonId): Promise<string> {
  return (await comingOf(world.database.read, meeting.id, person))?.id ?? ''
}

const callersOf = async ({ world, meeting }: Place) =>
  (await attendancesOf(world.database.read, meeting.id)).filter(({ who }) => who.kind === 'guest')

/** The chair's meeting to which `ann` came, and lends her hand; `cy` came by phone himself. */
async function withModerator() {
  const place = await aRoom(await aWorld())
  const { world, table } = place
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const cy = await world.as(table.cy)
  await comes(ann, place)
  await comes(cy, place, 'phone')
  const line = await lineOf(place, table.ann)
  await done(chair, `${pathOf(place)}/moderators`, { line })
  return { place, world, table, chair, ann, cy, line }
}

test('a moderator enters callers, asks and answers for them, under their own name', async () => {
  const { place, world, table, chair, ann, cy } = await withModerator()
  const { read } = world.database
  const room = `${pathOf(place)}/room`
  const before = await ann.text(room)
  expect(before).toContain(`${room}/callers`)
  expect(before).not.toMatch(/action="[^"]*room\/(sittings|table|turns)/)
  expect(await refused(ann, `${room}/sittings`, { to: 'close', revision: '1' })).toContain('run')
  await done(ann, `${room}/callers`, { names: 'A farm\nA ferry' })
  expect(await refused(ann, `${room}/callers`, { names: 'a FARM' })).toContain(
    'is on the list already',
  )
  await refused(ann, `${room}/callers`, { names: 'cy civil' })
  const guests = `${pathOf(place)}/guests`
  expect(await refused(ann, guests, { way: 'room', names: 'A mill' })).toContain('only those who')
  const [farm, ferry] = await callersOf(place)
  expect(farm).toMatchObject({ by: 'phone', enteredBy: table.ann })

  await done(ann, `${room}/raised`, { line: farm?.id ?? '' })
  await done(ann, `${room}/raised`, { line: await lineOf(place, table.cy) })
  const self = await lineOf(place, table.chair)
  await done(chair, `${room}/raised`, { line: ferry?.id ?? '' })
  await refused(ann, `${room}/raised`, { line: self || 'nobody' })
  const hands = await handsOf(read, place.meeting.id)
  expect(hands.map(({ askedBy }) => askedBy)).toEqual([table.ann, table.ann, table.chair])
  const shown = await ann.text(room)
  expect(shown).toContain('Take down the hand of A farm')
  for (const hand of hands) await done(ann, `/room-hands/${hand.id}/withdrawal`)
  const raised = await world.acts('room.hand')
  expect(raised.map(({ entry }) => [entry.actor, entry.cap])).toEqual([
    [table.ann, 'role:moderator'],
    [table.ann, 'role:moderator'],
    [table.chair, 'role:chair'],
  ])
  // What somebody raised themselves no other hand takes down.
  await done(cy, `${room}/hands`, { as: 'personal', way: 'phone' })
  const last = (await handsOf(read, place.meeting.id)).at(-1)
  expect(await refused(ann, `/room-hands/${last?.id ?? ''}/withdrawal`)).toContain('hand')

  await done(chair, `${pathOf(place)}/hums`, { question: 'Could you live with it?' })
  const hums = JSON.parse(await ann.text(`${pathOf(place)}/hums.json`)) as {
    readonly hums: readonly { readonly id: string }[]
  }
  const hum = `/hums/${hums.hums[0]?.id ?? ''}`
  await done(ann, `${hum}/entries`, { line: farm?.id ?? '', choice: '1' })
  await done(ann, `${hum}/entries`, { line: await lineOf(place, table.cy), choice: '2' })
  expect(await cy.text(hum)).toMatch(/It was entered for you by .{0,80}Ann/s)
  await done(cy, `${hum}/answers`, { choice: '3' })
  const again = { line: await lineOf(place, table.cy), choice: '1' }
  expect(await refused(ann, `${hum}/entries`, again)).toContain('answered for themselves')
  await refused(ann, `${hum}/entries`, { line: await lineOf(place, table.ann), choice: '1' })
  await refused(ann, `${hum}/closings`)
  const all = own(read).selectFrom('hum_answers').select(['choice', 'entered_by'])
  const kept = await all.execute()
  expect(kept.toSorted((one, other) => one.choice - other.choice)).toEqual([
    { choice: 1, entered_by: table.ann },
    { choice: 3, entered_by: null },
  ])
})

test('a hand counts only while it is named and there, and all read whose it is', async () => {
  const { place, world, table, chair, ann, cy, line } = await withModerator()
  const { read } = world.database
  const callers = `${pathOf(place)}/room/callers`
  for (const path of ['', '/notes', '/room']) {
    const shown = await world.stranger.text(`/en${pathOf(place)}${path}`)
    expect([path, /Moderators for the telephone.{0,900}Ann/s.test(shown)]).toEqual([path, true])
  }
  await refused(cy, callers, { names: 'A farm' })
  await done(ann, callers, { names: 'A farm' })
  const [farm] = await callersOf(place)
  await done(ann, `${pathOf(place)}/room/raised`, { line: farm?.id ?? '' })
  const [hand] = await handsOf(read, place.meeting.id)

  const [named] = await moderatorsOf(read, place.meeting.id)
  const ending = `/meeting-moderators/${named?.id ?? ''}/endings`
  await refused(cy, ending)
  await done(ann, ending)
  expect(await refused(chair, ending)).toContain('already')
  await refused(ann, callers, { names: 'A mill' })
  await refused(ann, `/room-hands/${hand?.id ?? ''}/withdrawal`)
  expect(await ann.text(`${pathOf(place)}/room`)).not.toContain('room/callers')
  expect(await world.stranger.text(`/en${pathOf(place)}`)).not.toContain('Moderators for the')

  // Named anew, and gone: the list has them among those who came no longer.
  await done(chair, `${pathOf(place)}/moderators`, { line })
  expect(await refused(chair, `${pathOf(place)}/moderators`, { line })).toContain('already')
  await done(ann, callers, { names: 'A mill' })
  await done(ann, `/attendances/${line}/strikes`)
  await refused(ann, callers, { names: 'A mine' })
  expect((await world.acts('moderator.name')).map(({ entry }) => entry.clear?.['person'])).toEqual([
    table.ann,
    table.ann,
  ])
})

test('whoever runs the meeting names those who came, and only so many', async () => {
  const place = await aRoom(await aWorld())
  const { world, table } = place
  const chair = await world.as(table.chair)
  const path = `${pathOf(place)}/moderators`
  await done(chair, `${pathOf(place)}/guests`, { way: 'phone', names: 'A farm' })
  const [guest] = await callersOf(place)
  for (const line of [guest?.id ?? '', '01J00000000000000000000000']) {
    expect(await refused(chair, path, { line })).toContain('with an account who came')
  }
  const ann = await world.as(table.ann)
  await comes(ann, place)
  await refused(ann, path, { line: await lineOf(place, table.ann) })
  for (let count = 0; count <= MODERATORS_MAX; count++) {
    const person = await world.add({ name: `Hand ${count}`, group: 'technical' })
    await comes(await world.as(person), place)
    const line = await lineOf(place, person)
    if (count < MODERATORS_MAX) await done(chair, path, { line })
    else expect(await refused(chair, path, { line })).toContain(`${MODERATORS_MAX} moderators`)
  }
})
