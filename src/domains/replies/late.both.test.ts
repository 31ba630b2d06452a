/** Mail that was accepted before a close and is read after it; what the clock does meanwhile. */
import { expect, test, vi } from 'vitest'
import { after, days, minutes, seconds, type Instant } from '../../platform/values.ts'
import { heldByMail, READING_MAX } from '../../platform/mail/inbox/index.ts'
import { ballotId, closeDueBallots, findBallot } from '../ballots/index.ts'
import { FIRST, opened, type Scene } from '../ballots/scene.fixtures.ts'
import { callId, closeDueCalls, datesOf, findCall, positionsOf } from '../decisions/index.ts'
import type { Table } from '../decisions/calls.fixtures.ts'
import { anOpenCall } from '../decisions/opened.fixtures.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../people/index.ts'
import { findProcess, findWindow } from '../processes/index.ts'
import { aMailbox } from './mailbox.fixtures.ts'
import type { World } from '../../../test/world.ts'
import { undertakingsOf } from '../templates/index.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

const READING = 'still being read'

async function agreed({ database, tools }: World, person: PersonId, { process: id }: Table) {
  const process = await findProcess(database.read, { id })
  const undertakings = process && undertakingsOf(process.pin)
  await database.transact(async (tx, now) => {
    const actor = await findActor(tx, person, { officesOf: tools.officesOf, now })
    const given = { permanence: true, undertakings, via: 'web' } as const
    if (actor) await agreeOnTheWay(tx, actor, given, now)
  })
}

async function aCallAtItsEnd() {
  const place = await anOpenCall()
  const { world, table, call } = place
  await agreed(world, table.ann, table)
  await agreed(world, table.ben, table)
  const mailbox = await aMailbox(world)
  const id = callId(call) ?? expect.unreachable()
  const closes = datesOf((await findCall(world.database.read, id)) ?? expect.unreachable())?.closes
  if (closes === undefined) throw new Error('no hour')
  const from = await mailbox.addressOf(table.ann)
  const to = await mailbox.replyTo(table.ann, `call:${call}`)
  const at = (instant: number) => world.clock.set(instant as Instant)
  const stateOf = async () => (await findCall(world.database.read, id))?.state.kind
  at(closes - seconds(10))
  return { ...place, ...mailbox, id, closes, from, to, at, stateOf }
}

test('a call waits for mail that came before its close, and counts it', async () => {
  const { world, table, id, closes, at, ...place } = await aCallAtItsEnd()
  const { accept, worked, from, to, stateOf, chair, call } = place
  await accept({ from, to, text: 'support' })
  // The program stood still over the close, and for a day after it.
  at(closes + days(1))
  expect(await world.stranger.text(`/calls/${call}`)).toContain(READING)
  await closeDueCalls(world.tools)
  expect(await stateOf()).toBe('open')
  expect(await world.acts('call.close')).toEqual([])
  // Nor does its chair close it by acting first.
  const early = { level: 'consensus', reasons: 'All agree.', permanence: '1' }
  expect((await chair.post(`/calls/${call}/designations`, early)).status).toBe(422)
  expect(await stateOf()).toBe('open')

  await worked()
  const [position] = await positionsOf(world.database.read, id)
  expect(position).toMatchObject({ person: table.ann, shown: { kind: 'support' } })
  await closeDueCalls(world.tools)
  expect(await stateOf()).toBe('closed')
  expect(await world.stranger.text(`/calls/${call}`)).not.toContain(READING)
})

test('mail that came at the close or after it holds nothing up, and is not counted', async () => {
  const { world, id, closes, at, accept, worked, from, to, stateOf } = await aCallAtItsEnd()
  at(closes - seconds(1))
  await accept({ from, to, text: 'support' })
  at(closes + minutes(1))
  await closeDueCalls(world.tools)
  expect(await stateOf()).toBe('closed')
  await worked()
  expect(await positionsOf(world.database.read, id)).toEqual([])
})

test('nothing waits for longer than an hour for mail that nobody reads', async () => {
  const { world, closes, at, accept, from, to, stateOf } = await aCallAtItsEnd()
  await accept({ from, to, text: 'support' })
  at(closes + minutes(30))
  await closeDueCalls(world.tools)
  at(closes + minutes(30) + READING_MAX - 1)
  await closeDueCalls(world.tools)
  expect(await stateOf()).toBe('open')
  at(closes + minutes(30) + READING_MAX)
  await closeDueCalls(world.tools)
  expect(await stateOf()).toBe('closed')
})

test('a close without mail before it waits for nothing, and begins no waiting', async () => {
  const { world, closes } = await aCallAtItsEnd()
  const close = { what: 'call:other', closes }
  const held = await world.database.transact((tx, now) => heldByMail(tx, close, now))
  expect(held).toBeUndefined()
})

async function aBallotAtItsEnd(scene: Scene) {
  const { world, council, id } = scene
  const mailbox = await aMailbox(world)
  const ballot = (await findBallot(world.database.read, id)) ?? expect.unreachable()
  const window = await findWindow(world.database.read, ballot.window)
  if (window?.state.kind !== 'dated') throw new Error('no hour')
  const { closes } = window.state
  const holder = council.holders.get('non-contracted-seat-1') ?? [...council.holders.values()][3]
  if (!holder) throw new Error('no voice')
  world.clock.set((closes - seconds(10)) as Instant)
  const from = await mailbox.addressOf(holder)
  const to = await mailbox.replyTo(holder, `ballot:${id}`)
  return { ...mailbox, closes, from, to, holder }
}

test('a ballot waits for a vote by mail that came before its close, and counts it', async () => {
  const scene = await opened()
  const { world, at, id } = scene
  const { accept, worked, closes, from, to, holder, problems } = await aBallotAtItsEnd(scene)
  await accept({ from, to, text: 'vote yes' })
  world.clock.set(after(closes, minutes(5)) as Instant)
  await closeDueBallots(world.tools)
  expect((await findBallot(world.database.read, id))?.state.kind).toBe('open')
  expect(await world.stranger.text(at)).toContain(READING)
  await worked()
  expect(problems).toEqual([])
  const votes = await world.acts('vote.cast')
  expect(votes.map(({ entry }) => entry.actor)).toEqual([holder])
  await closeDueBallots(world.tools)
  expect((await findBallot(world.database.read, id))?.state.kind).toBe('closed')
})

test('mail about a ballot that was not counted is seen by those who hold it', async () => {
  const scene = await opened()
  const { world, at, as } = scene
  const { post, from, to, holder } = await aBallotAtItsEnd(scene)
  await post({ from, to, text: 'yes but only where the costs are shared' })
  const officer = await as(FIRST)
  expect(await officer.text(at)).toContain('1 mail about this ballot was not counted.')
  expect(await officer.text(at)).toContain('only where the costs are shared')
  for (const who of [world.stranger, await world.as(holder)]) {
    expect(await who.text(at)).not.toContain('human eye')
  }
  await post({ from, to, text: 'vote no', headers: ['X-Again: yes'] })
  expect(await officer.text(at)).not.toContain('human eye')
})

test('what was meant as a hidden vote is shown to nobody, and not kept', async () => {
  const scene = await opened({ hidden: true })
  const { at, as, world } = scene
  expect((await findBallot(world.database.read, ballotId(scene.id) ?? scene.id))?.hidden).toBe(true)
  const { post, from, to } = await aBallotAtItsEnd(scene)
  await post({ from, to, text: 'yes but only where the costs are shared' })
  const page = await (await as(FIRST)).text(at)
  expect(page).toContain('1 mail about this ballot was not counted.')
  expect(page).not.toContain('costs are shared')
})
