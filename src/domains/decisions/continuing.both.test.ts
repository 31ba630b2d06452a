/** A call whose window is opened again, over HTTP: it takes input again, and closes once more. */
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess, windowsOf } from '../processes/index.ts'
import { shippedTemplate } from '../templates/index.ts'
import { span } from '../templates/templates.fixtures.ts'
import { callId } from './call.ts'
import { closeDueCalls } from './jobs.ts'
import { decisionMoves } from './moves.ts'
import { consent, later, speak, twinOf, type Place } from './opened.fixtures.ts'
import { anOpenCall, objection } from './opened.fixtures.ts'
import { findCall } from './store/calls.ts'
import { decisionThings } from './things.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 90_000 })

const shipped = shippedTemplate('convening')?.template
const windows = shipped?.windows.map((rule) =>
  rule.kind === 'call'
    ? { ...rule, min: rule.default, silenceCheck: { reachWithin: span('P2D') } }
    : rule,
)
const sealed = { ...shipped?.consensus, positionsVisible: 'at-close' }

async function aQuietCall(otherwise = {}) {
  const place = await anOpenCall({ windows, ...otherwise })
  const { world, table } = place
  await world.database.transact((tx) =>
    sql`update outbox set state = 'sent' where person in (${table.ann}, ${table.cy})`.execute(tx),
  )
  const { read } = world.database
  const windowNow = async () => {
    const own = (await windowsOf(read, table.process)).filter(
      ({ serves }) => serves === `call:${place.call}`,
    )
    const last = own.at(-1)
    if (!last) throw new Error('no window')
    return last
  }
  const ask = async (who: PersonId, window?: string) => {
    const path = `/windows/${window ?? (await windowNow()).id}/reopenings`
    const visitor = await world.as(who)
    const fields = { group: 'business', reason: 'Our <mail> bounced.', permanence: '1' }
    const answer = await visitor.post(path, fields)
    return { status: answer.status, text: await answer.text() }
  }
  const path = `/calls/${place.call}`
  const state = async (who: PersonId, stance: string) => {
    const fields = { ...consent, choice: stance }
    return (await (await speak(place, who)).post(`${path}/positions`, fields)).status
  }
  const clock = () => closeDueCalls({ database: world.database, clock: world.clock })
  return { ...place, windowNow, ask, path, state, clock, read }
}

async function processOf({ world, table }: Place) {
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  return process
}

const faults = async ({ world: { database } }: Place) =>
  (await checkTables(database.read, { tables: TABLES, acts: ACTS })).faults

const Reopened = z.object({
  state: z.string(),
  closes: z.number(),
  reopened: z.array(z.object({ window: z.string(), opened: z.string(), group: z.string() })),
  designations: z.array(z.object({ level: z.string(), state: z.string() })),
})
const told = async ({ world, call }: Place) =>
  Reopened.parse(await (await world.stranger.get(`/calls/${call}.json`)).json())

test('a call that missed a group is open again until the new hour, and closes once', async () => {
  const place = await aQuietCall()
  const { world, table, chair, path, ask, state, clock, read, windowNow } = place
  const { ann, ben, bea, cy } = table
  expect(await state(ann, 'support')).toBe(303)
  later(world, 16)
  await clock()
  const level = { level: 'consensus', polarity: 'for', reasons: 'Nobody objects.', ...consent }
  expect((await chair.post(`${path}/designations`, level)).status).toBe(303)
  expect(await state(cy, 'support')).toBe(422)

  const before = await windowNow()
  expect(await world.stranger.text(`/windows/${before.id}`)).toContain(path)
  expect((await ask(ben)).status).toBe(303)
  const after = await windowNow()
  expect(after.continues).toBe(before.id)
  const twin = await told(place)
  expect(twin.state).toBe('open')
  expect(twin.reopened).toMatchObject([{ window: before.id, opened: after.id, group: 'business' }])
  expect(twin.designations).toMatchObject([{ level: 'consensus', state: 'lapsed' }])
  const page = await world.stranger.text(path)
  expect(page).toContain('Our &lt;mail> bounced.')
  expect(page).toContain('Lapsed before it was final')
  expect((await chair.post(`${path}/designations`, { final: '1', ...consent })).status).toBe(422)

  const now = world.clock.now()
  const [move] = await decisionMoves.moves(read, await processOf(place), now)
  expect(move?.until).toBe(twin.closes)
  expect((await decisionThings(read, undefined, now)).map(({ until }) => until)).toEqual([
    twin.closes,
  ])
  expect(await state(bea, 'accept')).toBe(303)
  const raised = await (
    await speak(place, ben)
  ).post(`${path}/objections`, {
    ...objection,
    ...consent,
  })
  expect(raised.status).toBe(303)

  world.clock.set(twin.closes as typeof now)
  expect(await state(cy, 'support')).toBe(422)
  await clock()
  await clock()
  const acts = (await world.acts()).map(({ entry }) => entry.act)
  const count = (act: string) => acts.filter((one) => one === act).length
  expect([count('call.close'), count('call.continue'), count('designation.lapse')]).toEqual([
    2, 1, 1,
  ])
  const again = await told(place)
  expect(again.state).toBe('closed')
  expect((await ask(ben)).text).toContain('opened again for this group already')
  expect(await world.stranger.text(`${path}/recount`)).toContain('agree')
  expect(await faults(place)).toEqual([])
})

test('what a close opened stays open; what is said then is sealed until the next', async () => {
  const place = await aQuietCall({ consensus: sealed })
  const { world, table, path, ask, state, clock } = place
  expect(await state(table.ann, 'support')).toBe(303)
  later(world, 16)
  // No job has come by: what the hour closed is opened before the call is open again.
  expect((await ask(table.ben)).status).toBe(303)
  const choices = async () => (await twinOf(place)).positions.map(({ choice }) => choice)
  expect(await choices()).toEqual(['support'])
  expect(await world.stranger.text(path)).toContain('stays open below')
  expect(await state(table.bea, 'accept')).toBe(303)
  expect((await choices()).toSorted()).toEqual(['sealed', 'support'])
  world.clock.set((await told(place)).closes as ReturnType<typeof world.clock.now>)
  await clock()
  expect((await choices()).toSorted()).toEqual(['accept', 'support'])
  expect(await faults(place)).toEqual([])
})

test('a final level stands: the request is refused with the reason, on the page too', async () => {
  const place = await aQuietCall()
  const { world, table, chair, path, ask, clock, windowNow } = place
  later(world, 16)
  await clock()
  const level = { level: 'divergence', polarity: 'for', reasons: 'Too few spoke.', ...consent }
  expect((await chair.post(`${path}/designations`, level)).status).toBe(303)
  later(world, 8)
  const concluded = await chair.post(`${path}/designations`, { final: '1', ...consent })
  expect(concluded.status).toBe(303)
  const refused = await ask(table.ben)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Only a challenge has it found anew')
  const page = await (await world.as(table.ben)).text(`/windows/${(await windowNow()).id}`)
  expect(page).not.toContain('Have it opened again')
  expect((await told(place)).state).toBe('designated')
  expect(await world.acts('window.reopen')).toEqual([])
  expect(await faults(place)).toEqual([])
})

test('a request while the call closes: both orders end open, closed once before', async () => {
  const place = await aQuietCall({ consensus: sealed })
  const { world, table, call, ask, state, clock, read, windowNow } = place
  expect(await state(table.ann, 'support')).toBe(303)
  later(world, 16)
  const { id: window } = await windowNow()
  const asked = await Promise.all([
    ask(table.ben, window),
    clock(),
    ask(table.bea, window),
    clock(),
  ])
  const statuses = asked.flatMap((one) => (one ? [one.status] : []))
  expect(statuses.toSorted()).toEqual([303, 422])
  const id = callId(call)
  const held = id && (await findCall(read, id))
  expect(held?.state.kind).toBe('open')
  expect(await world.acts('call.close')).toHaveLength(1)
  expect(await world.acts('call.continue')).toHaveLength(1)
  expect(await world.acts('position.open')).toHaveLength(1)
  expect(await faults(place)).toEqual([])
})
