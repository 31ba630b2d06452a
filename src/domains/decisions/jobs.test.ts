/** The clock's door: sealed positions stay sealed, on the record too, until the hour opens all. */
import { expect, test } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { findActor, type PersonId } from '../people/index.ts'
import { openWindowIn } from '../processes/index.ts'
import { findVersion } from '../texts/index.ts'
import { phaseOf, type Call } from './call.ts'
import { aTable, type Table } from './calls.fixtures.ts'
import { contextOf } from './routes/load.ts'
import { closeDueCalls } from './jobs.ts'
import { asRecounted, countsAgree } from './rules/agreement.ts'
import { recount } from './rules/recount.ts'
import { tally } from './rules/tally.ts'
import { draftCall, openCall } from './steps/calls.ts'
import { findCall } from './store/calls.ts'
import { positionsOf } from './store/positions.ts'

/** An open call of which positions are shown at the close; ann and ben are counted in it. */
async function aSealedCall(world: World, table: Table): Promise<Call> {
  const { officesOf } = world.tools
  return world.database.transact(async (tx, now) => {
    const actor = await findActor(tx, table.chair, { officesOf, now })
    const place = { process: table.process, windowKind: 'call' } as const
    const { process, rule, party } = await contextOf(tx, place, actor)
    const version = await findVersion(tx, table.text.id)
    if (!version) throw new Error('no version')
    const sealed = { ...rule, visibility: 'at-close' } as const
    const step = { tx, clock: world.clock, now, party, rule: sealed, via: 'web' } as const
    const subject = { text: table.text.id, version: version.number, hash: version.hash }
    const drafted = await draftCall(step, { ...place, subject, question: 'Can you?' })
    if (!drafted.ok) throw new Error(drafted.refusal.kind)
    const by = { kind: 'person', actor } as const
    const window = await openWindowIn({ ...step, by }, process, {
      kind: 'call',
      serves: `call:${drafted.value.id}`,
      closesOn: undefined,
      published: ['en'],
    })
    if (!window.ok) throw new Error(window.refusal.kind)
    const roll = [table.ann, table.ben].map((person) => ({ person, group: 'academia' }))
    const opened = await openCall(step, drafted.value, { window: window.value, roll })
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value
  })
}

const consent = { permanence: '1', undertakings: '1' }

async function say(world: World, call: Call, person: PersonId, fields: Record<string, string>) {
  const visitor = await world.as(person)
  const answer = await visitor.post(`/calls/${call.id}/positions`, { ...consent, ...fields })
  expect(answer.status).toBe(303)
  return visitor
}

const wholeRecord = async (world: World) =>
  JSON.stringify([await world.acts(), await (await world.stranger.get('/record.json')).text()])

test('what is sealed is nowhere to be read before the hour, and opened for all by it', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const call = await aSealedCall(world, table)
  const ann = await say(world, call, table.ann, { choice: 'reserve', until: '2027-02-03' })
  await say(world, call, table.ben, { choice: 'accept', reason: 'Words that wait' })
  await say(world, call, table.ben, { choice: 'support', reason: 'Words that wait longer' })

  for (const path of [`/calls/${call.id}`, `/calls/${call.id}.json`, `/calls/${call.id}/history`]) {
    const text = await world.stranger.text(path)
    expect(text).not.toContain('Words that wait')
    expect(text).not.toContain('2027-02-03')
  }
  expect(await wholeRecord(world)).not.toContain('"choice":"support"')
  expect(await ann.text(`/calls/${call.id}`)).toContain('2027-02-03')

  await closeDueCalls(world.tools)
  expect((await findCall(world.database.read, call.id))?.state.kind).toBe('open')

  world.clock.set(after(world.clock.now(), days(16)) as Instant)
  await closeDueCalls(world.tools)
  await closeDueCalls(world.tools)
  const closed = await findCall(world.database.read, call.id)
  if (!closed) throw new Error('gone')
  expect(phaseOf(closed, world.clock.now())).toBe('closed')
  expect(await world.acts('call.close')).toHaveLength(1)

  const seals = (await world.acts('position.state')).map(({ entry }) => entry.clear['seal'])
  const opened = await world.acts('position.open')
  expect(opened).toHaveLength(2)
  for (const { entry } of opened) expect(seals).toContain(entry.parts[0]?.c)
  const page = await world.stranger.text(`/calls/${call.id}`)
  expect(page).toContain('Words that wait longer')
  expect(page).toContain('2027-02-03')

  const entries = (await world.acts()).map(({ entry: { clear, ...fixed } }) => ({
    ...clear,
    ...fixed,
  }))
  const lines = tally(await positionsOf(world.database.read, call.id), closed.roll, [])
  expect(countsAgree(recount(entries, call.id), asRecounted(lines))).toBe(true)
})
