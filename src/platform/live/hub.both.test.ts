/** Listeners hear everything once and in order: those who come late, come back, or do not read. */
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../test/databases.ts'
import { days, after, type Instant } from '../values.ts'
import { systemTimers } from '../jobs/index.ts'
import { REPLAYED_MAX, type Channel, type EventNumber } from './event.ts'
import { createHub, toldSince, type Hub, type Line } from './hub.ts'
import { forgetOldEvents, lastNumber, tell } from './store.ts'

const HERE: Channel = 'meeting:01J0000000000000000000000A'
const THERE: Channel = 'meeting:01J0000000000000000000000B'
const NOTHING = 0 as EventNumber

type Ear = Line & { readonly heard: () => readonly number[]; readonly all: () => string }

/** @param waiting what its reader has not taken off the line */
function anEar(waiting = 0): Ear & { readonly state: () => 'open' | 'ended' | 'destroyed' } {
  let text = ''
  let state: 'open' | 'ended' | 'destroyed' = 'open'
  let closed: (() => void) | undefined
  const close = (how: typeof state) => {
    if (state !== 'open') return
    state = how
    closed?.()
  }
  return {
    writableLength: waiting,
    write: (more) => (text += more),
    end: () => close('ended'),
    destroy: () => close('destroyed'),
    once: (_, listener) => (closed = listener),
    heard: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number)),
    all: () => text,
    state: () => state,
  }
}

async function aHub(): Promise<{ readonly database: TestDatabase; readonly hub: Hub }> {
  const database = await openTestDatabase()
  const report = (problem: unknown) => {
    throw problem
  }
  const hub = createHub({ read: database.read, timers: systemTimers, report })
  onTestFinished(async () => {
    hub.close()
    await database.close()
  })
  return { database, hub }
}

const say = ({ database }: { readonly database: TestDatabase }, count = 1, channel = HERE) =>
  database.transact(async (tx, now) => {
    for (let each = 0; each < count; each++) await tell(tx, channel, { kind: 'x', data: 'y', now })
  })

/** News are asked for on a clock of the machine: looked for until they are there. */
const until = (seen: () => unknown) => expect.poll(seen, { timeout: 20_000, interval: 10 })

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('each listener hears each event once, in order, whenever it came', async () => {
  const place = await aHub()
  const first = anEar()
  await place.hub.listen(HERE, NOTHING, first)
  await say(place, 3)
  await until(first.heard).toEqual([1, 2, 3])
  const late = anEar()
  await place.hub.listen(HERE, 1 as EventNumber, late)
  expect(late.heard()).toEqual([2, 3])
  await Promise.all(upTo(20).map(() => say(place)))
  await until(first.heard).toEqual(upTo(23))
  await until(late.heard).toEqual(upTo(23).slice(1))
})

test('another channel is not heard, and nothing that was taken back', async () => {
  const place = await aHub()
  const ear = anEar()
  await place.hub.listen(HERE, NOTHING, ear)
  await say(place, 1, THERE)
  const failing = place.database.transact(async (tx, now) => {
    await tell(tx, HERE, { kind: 'x', data: 'never', now })
    throw new Error('taken back')
  })
  await expect(failing).rejects.toThrow('taken back')
  await say(place)
  await until(ear.heard).toEqual([1])
  expect(ear.all()).not.toContain('never')
  expect(await lastNumber(place.database.read, THERE)).toBe(1)
})

test('listeners who come while much is told miss nothing', async () => {
  const place = await aHub()
  const ears = upTo(12).map(() => anEar())
  const told = (async () => {
    for (let each = 0; each < 40; each++) await say(place)
  })()
  for (const ear of ears) {
    await place.hub.listen(HERE, NOTHING, ear)
  }
  await told
  for (const ear of ears) await until(ear.heard).toEqual(upTo(40))
})

test('who does not read is dropped, and others hear on', async () => {
  const place = await aHub()
  const slow = anEar(1_000_000)
  const quick = anEar()
  await place.hub.listen(HERE, NOTHING, slow)
  await place.hub.listen(HERE, NOTHING, quick)
  await say(place)
  await until(quick.heard).toEqual([1])
  expect(slow.state()).toBe('destroyed')
  expect(place.hub.listeners(HERE)).toBe(1)
})

test('who missed too much, or says it heard what nobody told, reads the page again', async () => {
  const place = await aHub()
  await say(place, REPLAYED_MAX + 1)
  for (const from of [NOTHING, 1_000_000 as EventNumber]) {
    const ear = anEar()
    await place.hub.listen(HERE, from, ear)
    expect(ear.all()).toContain('event: reset')
    expect([ear.state(), ear.heard()]).toEqual(['ended', []])
  }
  const honest = anEar()
  await place.hub.listen(HERE, REPLAYED_MAX as EventNumber, honest)
  await say(place)
  await until(honest.heard).toEqual([REPLAYED_MAX + 1, REPLAYED_MAX + 2])
})

test('who can be given no line is told at once what it missed, and when to ask again', async () => {
  const place = await aHub()
  await say(place, 2)
  const told = await toldSince(place.database.read, HERE, 1 as EventNumber)
  expect([...told.matchAll(/^id: (\d+)$/gm)].map(([, number]) => number)).toEqual(['2'])
  expect(told).toMatch(/^retry: \d+$/m)
})

test('what is a day old is forgotten, and numbers go on from where they were', async () => {
  const place = await aHub()
  await say(place, 2)
  const { clock, read } = place.database
  const later = after(clock.now(), days(2)) as Instant
  await place.database.transact((tx) => forgetOldEvents(tx, later))
  await say(place)
  expect(await lastNumber(read, HERE)).toBe(3)
  const old = anEar()
  await place.hub.listen(HERE, NOTHING, old)
  expect(old.all()).toContain('event: reset')
})

test('a hub that ends ends all its lines, and takes no more', async () => {
  const { hub } = await aHub()
  const ear = anEar()
  await hub.listen(HERE, NOTHING, ear)
  hub.close()
  expect(ear.state()).toBe('ended')
  const late = anEar()
  await hub.listen(HERE, NOTHING, late)
  expect(late.state()).toBe('ended')
})
