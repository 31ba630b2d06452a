/** A sense of the room over HTTP, on a real database: hidden, counted once, deciding nothing. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { hooksOf } from '../../hooks.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after } from '../../platform/values.ts'
import { comeToHub, offerHub } from '../meetings/index.ts'
import { enterGuests } from '../minutes/index.ts'
import type { Place } from '../minutes/minutes.fixtures.ts'
import { factsOf, findProcess } from '../processes/index.ts'
import { closeRoom, handsOf, sittingOf } from '../rooms/index.ts'
import { TOLD_EVERY } from './hum.ts'
import { acting, aRoom } from './hums.fixtures.ts'
import { own } from './tables.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const SECRET = 'a secret of the gateway'

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

async function refused(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  expect(answer.status).toBe(422)
  return answer.text()
}

type Json = {
  readonly id: string
  readonly state: string
  readonly answered?: number
  readonly counts?: readonly number[]
  readonly ways?: Readonly<Record<string, number>>
  readonly byHand?: number
  readonly blocks?: readonly { readonly cell: string; readonly counts: readonly number[] }[]
}

const pathOf = ({ meeting }: Place) => `/meetings/${meeting.id}`

async function hums(place: Place, by: Visitor = place.world.stranger): Promise<readonly Json[]> {
  const read = JSON.parse(await by.text(`${pathOf(place)}/hums.json`)) as { hums: readonly Json[] }
  return read.hums
}

async function asked(place: Place, chair: Visitor, fields: Fields = {}): Promise<string> {
  const question = 'Could you live with one payer for the first test?'
  await done(chair, `${pathOf(place)}/hums`, { question, ...fields })
  return (await hums(place)).at(-1)?.id ?? ''
}

async function factsNow({ world, table }: Place): Promise<string> {
  const { read, clock } = world.database
  const process = await findProcess(read, { id: table.process })
  if (!process) throw new Error('no process')
  const facts = await factsOf(read, process, hooksOf(world.tools).facts, clock.now())
  return JSON.stringify(facts)
}

test('nobody sees what was answered before it is closed, nor who answered it after', async () => {
  const place = await aRoom(await aWorld())
  const { world, table } = place
  const { read } = world.database
  const chair = await world.as(table.chair)
  const hum = await asked(place, chair)
  const answers = `/hums/${hum}/answers`
  await refused(chair, `${pathOf(place)}/hums`, { question: 'And this?' })
  for (const [person, choices] of [
    [table.ann, ['1', '2']],
    [table.ben, ['1']],
    [table.cy, ['3', '1']],
  ] as const) {
    const visitor = await world.as(person)
    expect(await visitor.text(`${pathOf(place)}/room`)).toContain('fewer than 5 answer in all')
    for (const choice of choices) await done(visitor, answers, { choice })
    await world.stranger.text(`/en${pathOf(place)}/room/hums`)
  }
  const ann = await world.as(table.ann)
  await refused(ann, answers, { choice: '4' })
  const same = { ...consent, choice: '2' }
  for (let time = 0; time < 3; time++) {
    expect((await ann.post(answers, same, 'the-same-form-again')).status).toBe(303)
  }
  const dora = await world.as(table.dora)
  expect(await refused(dora, answers, { choice: '1' })).toContain('Only those who have come')
  await done(dora, `${pathOf(place)}/attendances`, { way: 'online', as: 'personal' })
  await done(dora, answers, { choice: '3' })
  await refused(ann, `/hums/${hum}/closings`)

  const part = () => world.stranger.text(`/en${pathOf(place)}/room/hums`)
  expect(await part()).toContain('4 have answered')
  world.clock.set(after(world.clock.now(), TOLD_EVERY))
  await done(await world.as(table.bea), answers, { choice: '1' })
  const told = await part()
  expect(told).toContain('5 have answered')
  expect(told).toContain(`/hums/${hum}`)
  expect(told).not.toContain('<form')

  const facts = await factsNow(place)
  for (const by of [world.stranger, chair, ann]) {
    const [open] = await hums(place, by)
    expect(open).toMatchObject({ state: 'open', answered: 5 })
    expect(open).not.toHaveProperty('counts')
    const page = await by.text(`/hums/${hum}`)
    expect(page).toContain('5 have answered')
    expect(page).not.toMatch(/With a change:? \d/)
  }
  expect(await ann.text(`/hums/${hum}`)).toContain('You answered: With a change')
  expect(await world.acts('hum.close')).toEqual([])

  await done(chair, `/hums/${hum}/closings`)
  const [closed] = await hums(place)
  expect(closed).toMatchObject({ state: 'closed', counts: [3, 1, 1], blocks: [] })
  expect(closed?.ways).toEqual({ room: 0, online: 5, hub: 0, phone: 0 })
  expect(await own(read).selectFrom('hum_answers').selectAll().execute()).toEqual([])
  expect(await factsNow(place)).toBe(facts)
  const page = await world.stranger.text(`/hums/${hum}`)
  expect(page).toContain('Decides nothing.')
  expect(page).toContain('Yes: 3')
  const [entry] = await world.acts('hum.close')
  expect(entry?.entry.clear).toMatchObject({ counts: ['1 3', '2 1', '3 1'], total: 5 })
  for (const late of [
    await refused(ann, answers, { choice: '1' }),
    await refused(chair, `/hums/${hum}/closings`),
  ]) {
    expect(late).toContain('This question is closed')
  }
  expect((await world.acts()).some(({ entry: { act } }) => act.includes('answer'))).toBe(false)
  const checked = await checkTables(read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('own answers stand as they were written, and a closed room takes none', async () => {
  const place = await aRoom(await aWorld())
  const { world, table } = place
  const chair = await world.as(table.chair)
  const ann = await world.as(table.ann)
  const path = `${pathOf(place)}/hums`
  await refused(chair, path, { question: 'When?', answers: 'Now' })
  const page = await refused(chair, path, { question: 'When?', answers: 'Now\n now ' })
  expect(page).toContain('Two of the answers are the same')
  expect(page).toContain('value="When?"')
  await refused(ann, path, { question: 'When?' })
  const hum = await asked(place, chair, { answers: 'In May\nIn June\nNever\nNow' })
  await done(ann, `/hums/${hum}/answers`, { choice: '4' })
  await acting(place, table.chair, async (working) => {
    const { revision } = await sittingOf(working.tx, place.meeting.id)
    return closeRoom(working, place.meeting, { revision })
  })
  expect(await refused(ann, `/hums/${hum}/answers`, { choice: '1' })).toContain('closed')
  await done(chair, `/hums/${hum}/closings`)
  expect((await hums(place))[0]?.counts).toEqual([0, 0, 0, 1])
  expect(await world.stranger.text(`/hums/${hum}`)).toContain('In June: 0')
})

async function withHub(place: Place): Promise<string> {
  const { table, meeting } = place
  const { ann, ben, chair } = table
  const hub = await acting(place, ann, (by) => offerHub(by, meeting, { place: 'Nairobi' }))
  await acting(place, ben, (by) => comeToHub(by, meeting, { hub: hub.id, comes: true }))
  await acting(place, chair, (by) =>
    enterGuests(by, meeting, { names: ['A port', 'A mine'], way: 'hub' }),
  )
  await acting(place, chair, (by) => enterGuests(by, meeting, { names: ['A farm'], way: 'phone' }))
  return hub.id
}

test('hubs count, telephones answer by hand or by SMS, and nobody is counted twice', async () => {
  const place = await aRoom(await aWorld({ smsSecret: SECRET }))
  const { world, table } = place
  const { read } = world.database
  const [chair, ann, ben, cy] = [
    await world.as(table.chair),
    await world.as(table.ann),
    await world.as(table.ben),
    await world.as(table.cy),
  ]
  const hub = await withHub(place)
  const hum = await asked(place, chair)
  const counting = `/hums/${hum}/hub-counts`
  const count = (one: number, two: number, three: number) => ({
    ...{ hub, count1: String(one), count2: String(two), count3: String(three) },
  })
  await refused(cy, counting, count(1, 0, 0))
  expect(await refused(ann, counting, count(5, 0, 0))).toContain('4 places')
  await done(ann, counting, count(4, 0, 0))
  expect(await refused(ben, `/hums/${hum}/answers`, { choice: '1' })).toContain('counted you')
  await done(ann, counting, count(3, 0, 0))
  await done(ben, `/hums/${hum}/answers`, { choice: '2' })
  expect(await refused(ann, counting, count(4, 0, 0))).toContain('(1)')

  const lines = /<option value="([0-9A-Z]{26})"[^>]*>A farm/.exec(await chair.text(`/hums/${hum}`))
  const entry = { line: lines?.[1] ?? '', choice: '3' }
  await refused(ben, `/hums/${hum}/entries`, entry)
  await done(chair, `/hums/${hum}/entries`, entry)
  await done(chair, `/hums/${hum}/entries`, { ...entry, choice: '1' })

  await done(cy, `${pathOf(place)}/phone-codes`)
  const shown = await cy.text(`${pathOf(place)}/hums`)
  const code = /<strong>(\d{3}(?: \d{3}){3})<\/strong>/.exec(shown)?.[1] ?? ''
  const text = async (said: string, secret = SECRET) => {
    const body = JSON.stringify({ from: '+0000', text: said })
    const headers = { 'content-type': 'application/json', 'x-parley-secret': secret }
    const answer = await world.stranger.send('/sms', { method: 'POST', headers, body })
    return `${answer.status} ${await answer.text()}`
  }
  expect(await text(`${code} 1`, 'another')).toMatch(/^404 /)
  expect(await text('000 000 000 000 1')).toContain('This code is not known')
  expect(await text('x'.repeat(5_000))).toMatch(/^200 This code is not known/)
  expect(await text(`${code}\u0007 maybe`)).toMatch(/^200 .*1 Yes, 2 With a change/)
  expect(await text(`${code} ${'m'.repeat(5_000)}`)).toMatch(/^200 .*1 Yes, 2 With a change/)
  expect(await text(`${code} maybe`)).toContain('1 Yes, 2 With a change, 3 Not yet')
  expect(await text(`${code} yes`)).toContain('Your answer is counted: Yes')
  expect(await text(`${code} 3`)).toContain('Not yet')
  expect(await text(`${code} speak`)).toContain('in the queue')
  expect(await text(`${code} speak`)).toMatch(/^200 /)
  const hands = await handsOf(read, place.meeting.id)
  expect(hands.map(({ way, withdrawnAt }) => [way, withdrawnAt])).toEqual([['phone', undefined]])
  expect(await text(`${code} withdraw`)).toContain('no longer')
  expect((await hums(place))[0]?.answered).toBe(6)

  await done(chair, `/hums/${hum}/closings`)
  expect((await hums(place))[0]).toMatchObject({
    counts: [4, 1, 1],
    ways: { hub: 3, phone: 2, online: 1 },
    byHand: 1,
  })
  expect(await text(`${code} 1`)).toContain('No question is open')
  for (let wrong = 0; wrong < 6; wrong++) await text(`99999999999${wrong} 1`)
  expect(await text('999999999999 1')).toContain('Too many wrong codes')
  expect(await text(`${code} speak`)).toContain('in the queue')
  expect(
    JSON.stringify(await own(read).selectFrom('phone_codes').selectAll().execute()),
  ).not.toContain('+0000')
})

test('where no gateway is set there is no such address, and no code', async () => {
  const place = await aRoom(await aWorld())
  const { world, table } = place
  const headers = { 'content-type': 'application/json', 'x-parley-secret': '' }
  const body = JSON.stringify({ from: '+1', text: '1' })
  expect((await world.stranger.send('/sms', { method: 'POST', headers, body })).status).toBe(404)
  const cy = await world.as(table.cy)
  expect(await cy.text(`${pathOf(place)}/hums`)).not.toContain('phone-codes')
})
