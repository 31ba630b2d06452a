/** A group changes its rules by its rules, over HTTP and on a real database. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { hooksOf } from '../../hooks.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findCall, callId, contextOf } from '../decisions/index.ts'
import { asOf, factsOf, findProcess, type Process } from '../processes/index.ts'
import { saveProcess } from '../processes/store.ts'
import { templateOf } from '../templates/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const OURS = 'Nobody who speaks for a group is against it.'

type Place = { readonly world: World; readonly table: Table }

async function aPlace(): Promise<Place> {
  const world = await aWorld()
  return { world, table: await aTable(world) }
}

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

const pass = ({ world }: Place, count: number) =>
  world.clock.set(after(world.clock.now(), days(count)) as Instant)

async function processOf({ world, table }: Place): Promise<Process> {
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  return process
}

const rulesOf = async (place: Place) =>
  templateOf(place.world.database.read, (await processOf(place)).pin)

const proposal = {
  title: 'What consensus means for us',
  reason: 'Silence of a group is no consent.',
  how: 'definition',
  definition: OURS,
}

const textOf = async ({ world }: Place, change: string) =>
  ((await (await world.stranger.get(`${change}.json`)).json()) as { text: string }).text

/** Ben proposes, at the address of the process. */
async function proposed(place: Place, typed: Fields = proposal): Promise<string> {
  const ben = await place.world.as(place.table.ben)
  const { slug } = await processOf(place)
  return done(ben, `/processes/${slug}/changes`, typed)
}

type Asking = { readonly text: string; readonly kind: string; readonly level?: string }

/** The chair puts a text to the group, and designates what was found. */
async function decided(place: Place, { text, kind, level = 'consensus' }: Asking): Promise<string> {
  const chair = await place.world.as(place.table.chair)
  const process = (await processOf(place)).slug
  const call = await done(chair, '/calls', { process, text, kind, question: 'Is this our rule?' })
  await done(chair, `${call}/opening`)
  pass(place, 16)
  await done(chair, `${call}/designations`, { level, reasons: 'Nobody objected.' })
  pass(place, 9)
  await done(chair, `${call}/designations`, { final: '1' })
  return call
}

/** Longer than the time in which a designation can be challenged. */
const CHALLENGED_WITHIN = 40

async function adopted(place: Place): Promise<string> {
  const change = await proposed(place)
  await decided(place, { text: await textOf(place, change), kind: 'rules' })
  pass(place, CHALLENGED_WITHIN)
  return change
}

test('a group says what consensus means by the rule it had; an old call its own', async () => {
  const place = await aPlace()
  const { world, table } = place
  const before = await processOf(place)
  const chair = await world.as(table.chair)
  const old = await done(chair, '/calls', {
    process: before.slug,
    text: table.text.id,
    kind: 'call',
    question: 'Can you live with it?',
  })
  await done(chair, `${old}/opening`)
  const change = await adopted(place)
  const ann = await world.as(table.ann)
  await done(ann, `${change}/enactment`)

  const now = await processOf(place)
  expect(now.pin).toMatchObject({ name: `own-${before.slug}`, version: '1' })
  expect((await rulesOf(place)).consensus.definition.en).toBe(OURS)
  const id = callId(old.replace('/calls/', ''))
  const call = id && (await findCall(world.database.read, id))
  if (!call) throw new Error('no call')
  const context = await contextOf(world.database.read, call, undefined)
  expect(context.rule.rules).toBe(before.pin.hash)
  expect(context.template.consensus.definition.en).not.toBe(OURS)
  const again = await world.as(table.chair)
  await done(again, `${old}/designations`, { level: 'consensus', reasons: 'Nobody objected.' })
  const shown = await world.stranger.text(old)
  expect(shown).not.toContain(OURS)

  const page = await world.stranger.text(`/processes/${now.slug}/changes`)
  expect(page).toContain(`own-${before.slug} 1`)
  expect(page).toContain(`${before.pin.name} ${before.pin.version}`)
  expect(await world.stranger.text(`/processes/${now.slug}/rule`)).toContain(OURS)
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('a rule that was changed is changed again by the new one, and not by the first', async () => {
  const place = await aPlace()
  const first = await adopted(place)
  const late = await proposed(place, { ...proposal, definition: 'Everybody agrees.' })
  const ann = await place.world.as(place.table.ann)
  await done(ann, `${first}/enactment`)
  const again = await ann.post(`${late}/enactment`, consent)
  expect(again.status).toBe(422)
  expect(await (await ann.get(late)).text()).toContain('The rules have changed since')
  const next = await proposed(place, { ...proposal, definition: 'Everybody agrees.' })
  await decided(place, { text: await textOf(place, next), kind: 'rules' })
  pass(place, CHALLENGED_WITHIN)
  await done(await place.world.as(place.table.ann), `${next}/enactment`)
  expect((await rulesOf(place)).consensus.definition.en).toBe('Everybody agrees.')
  expect((await processOf(place)).earlier).toHaveLength(2)
})

test('nothing comes into force unasked, refused, or while it can be challenged', async () => {
  const place = await aPlace()
  const ann = await place.world.as(place.table.ann)
  const enact = async (change: string) => {
    const answer = await ann.post(`${change}/enactment`, consent)
    return { status: answer.status, text: await answer.text() }
  }
  const change = await proposed(place)
  expect((await enact(change)).text).toContain('nobody has been asked yet')
  const text = await textOf(place, change)
  await decided(place, { text, kind: 'rules', level: 'divergence' })
  expect((await enact(change)).text).toContain('it was not adopted')
  const other = await proposed(place, { ...proposal, definition: 'Another.' })
  await decided(place, { text: await textOf(place, other), kind: 'rules' })
  expect((await enact(other)).text).toContain('it can still be challenged')
  expect((await processOf(place)).earlier).toEqual([])
})

test('asking once more takes nothing back that was adopted', async () => {
  const place = await aPlace()
  const change = await adopted(place)
  const { world, table } = place
  const chair = await world.as(table.chair)
  const text = await textOf(place, change)
  const process = (await processOf(place)).slug
  const asked = { process, text, kind: 'rules', question: 'Are you sure?' }
  await done(chair, `${await done(chair, '/calls', asked)}/opening`)
  await done(await world.as(table.ann), `${change}/enactment`)
  expect((await rulesOf(place)).consensus.definition.en).toBe(OURS)
})

test('what was rejected takes no room, and nobody takes all the room there is', async () => {
  const place = await aPlace()
  const ben = await place.world.as(place.table.ben)
  const path = `/processes/${(await processOf(place)).slug}/changes`
  const send = async (at: number) =>
    (await ben.post(path, { ...consent, ...proposal, definition: `${OURS} ${at}` })).status
  const first = await proposed(place)
  expect([await send(1), await send(2), await send(3)]).toEqual([303, 303, 422])
  await decided(place, { text: await textOf(place, first), kind: 'rules', level: 'divergence' })
  expect(await send(3)).toBe(303)
})

test('others than the table propose nothing, and who only looks leaves nothing', async () => {
  const place = await aPlace()
  const { world, table } = place
  const { slug } = await processOf(place)
  const dora = await world.as(table.dora)
  expect((await dora.post(`/processes/${slug}/changes`, { ...consent, ...proposal })).status).toBe(
    422,
  )
  const ben = await world.as(table.ben)
  const before = (await world.acts()).length
  const looked = await ben.post(`/processes/${slug}/changes`, {
    ...consent,
    ...proposal,
    look: '1',
  })
  expect(looked.status).toBe(200)
  const text = await looked.text()
  expect(text).toContain('What would change')
  expect(text).toContain(OURS)
  expect(await world.acts()).toHaveLength(before)
})

test('what no sentence says stands in the text that is decided on, value by value', async () => {
  const place = await aPlace()
  const parts = 'moves: {by: [members]}\n'
  const change = await proposed(place, { ...proposal, how: 'parts', parts })
  expect(await place.world.stranger.text(change)).toContain('moves.by: members')
  const text = await place.world.stranger.text(`/texts/${await textOf(place, change)}`)
  expect(text).toContain('Every value that differs')
  expect(text).toContain('moves.by: members')
})

test('mistakes come back with their line, and rules that forget the past do not pass', async () => {
  const place = await aPlace()
  const { world, table } = place
  const { slug } = await processOf(place)
  const ben = await world.as(table.ben)
  const send = async (typed: Fields) => {
    const answer = await ben.post(`/processes/${slug}/changes`, {
      ...consent,
      ...proposal,
      ...typed,
    })
    return { status: answer.status, text: await answer.text() }
  }
  const wrong = await send({
    how: 'parts',
    parts: 'stages:\n  - id: plenary\n    windows: [nowhere]\n',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Line 1')
  expect(wrong.text).toContain('nowhere')
  const lost = await send({ how: 'parts', parts: 'stages: [{id: screening, remove: true}]\n' })
  expect(lost.status).toBe(422)
  expect((await send({ how: 'version', version: 'no/1' })).text).toContain('no such rules here')
  expect((await send({ how: 'definition', definition: ' ' })).text).toContain('Say what changes')
  expect((await send({ title: '' })).status).toBe(400)
})

test('what was agreed about the rules is no outcome of the process', async () => {
  const place = await aPlace()
  const change = await proposed(place)
  const call = await decided(place, { text: await textOf(place, change), kind: 'rules' })
  const chair = await place.world.as(place.table.chair)
  const answer = await chair.post(`${call}/outcomes`, { ...consent, title: 'Our rule' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('This call was about the rules.')
})

test('its proposer takes it back while nobody was asked, and nobody else does', async () => {
  const place = await aPlace()
  const change = await proposed(place)
  const ann = await place.world.as(place.table.ann)
  expect((await ann.post(`${change}/withdrawal`, consent)).status).toBe(422)
  const ben = await place.world.as(place.table.ben)
  await done(ben, `${change}/withdrawal`)
  expect((await ben.post(`${change}/withdrawal`, consent)).status).toBe(422)
  const text = await place.world.stranger.text(change)
  expect(text).toContain('Withdrawn')
})

test('a call about the rules is no step of the process: its gate does not count it', async () => {
  const place = await aPlace()
  await adopted(place)
  const { database, clock } = place.world
  const process = await processOf(place)
  const facts = await factsOf(database.read, process, hooksOf({ clock }).facts, clock.now())
  expect(facts['calls.designated']).toMatchObject({ value: 0, of: 0 })
  expect(facts['rules.adopted']).toEqual({ value: 0 })
  expect(facts['rules.proposed']).toEqual({ value: 1 })
})

test('a process is never saved under rules that it has left, except by changing them', async () => {
  const place = await aPlace()
  const { world, table } = place
  const { slug, pin } = await processOf(place)
  const change = await adopted(place)
  await done(await world.as(table.ann), `${change}/enactment`)
  const process = await processOf(place)
  const [first] = process.earlier
  if (!first) throw new Error('no earlier rules')
  expect(asOf(process, process.begunAt).pin).toEqual(pin)
  expect(asOf(process, first.until).pin.name).toBe(`own-${slug}`)
  const stale = asOf(process, process.begunAt)
  const act = {
    act: 'process.resume',
    actor: 'role:operator',
    obj: `process:${process.id}`,
    via: 'import',
    topics: [],
    clear: { stage: 'plenary' },
  } as const
  await expect(world.database.transact((tx) => saveProcess(tx, stale, act))).rejects.toThrow(
    'the rules of another day',
  )
})
