/** Petitions and ratifications over HTTP, on a real database. */
import { describe, expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { ACTS, NAMING, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days, minutes, type Instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { organisationsOf, type PersonId } from '../people/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import { petitionFacts, settleDuePetitions } from './index.ts'
import { beginPetitioned, type Asked } from './scene.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const WHY = 'Nobody has looked at it for sixty days.'

type Place = {
  readonly world: World
  readonly table: Table
  readonly process: Process
}

async function aPlace(asked: Omit<Asked, 'name'> = {}): Promise<Place> {
  const world = await aWorld()
  const table = await aTable(world)
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const { body } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  if (!body) throw new Error('no body')
  const named = { ...asked, name: 'petitioned' }
  const process = await beginPetitioned(world, staff, { body, asked: named })
  return { world, table, process }
}

const alertIn = (html: string) => /role="alert".{0,400}/s.exec(html)?.[0] ?? ''

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303)
    throw new Error(`${path}: ${answer.status} ${alertIn(await answer.text())}`)
  return answer.headers.get('location') ?? ''
}

async function refused(visitor: Visitor, path: string, fields: Fields = {}) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return { status: answer.status, text: await answer.text() }
}

/** Somebody with an account who speaks for an organisation, and as whom they may sign. */
async function speaker(world: World, id: PersonId, organisation: string) {
  const visitor = await world.as(id)
  await done(visitor, '/account/affiliations', { organisation })
  const said = await organisationsOf(world.database.read, [id])
  return { visitor, as: `org:${said.at(-1)?.id ?? ''}` }
}

async function started({ world, table }: Place) {
  const ann = await speaker(world, table.ann, 'Example Registry')
  const asked = { petition: 'promote', statement: WHY, as: ann.as }
  const path = await done(ann.visitor, '/processes/petitioned/petitions', asked)
  return { path, ann: ann.visitor }
}

const settle = ({ world }: Place) => settleDuePetitions(world)

async function json({ world }: Place, path: string): Promise<unknown> {
  return JSON.parse(await world.stranger.text(`${path}.json`))
}

async function toClose(place: Place, path: string, beside = 0): Promise<Instant> {
  const { closes } = (await json(place, path)) as { closes: Instant }
  place.world.clock.set(after(closes, minutes(beside)) as Instant)
  return closes
}

async function stageNow({ world, process }: Place): Promise<string | undefined> {
  const found = await findProcess(world.database.read, { id: process.id })
  return found?.state.kind === 'running' ? found.state.stage : undefined
}

describe('a petition', () => {
  test('of enough organisations moves the process, once, at its close', async () => {
    const place = await aPlace()
    const { world, table, process } = place
    const from = await stageNow(place)
    const { path } = await started(place)
    const ben = await speaker(world, table.ben, ' example  REGISTRY')
    await done(ben.visitor, `${path}/signatures`, { as: ben.as })
    expect(await json(place, path)).toMatchObject({ counts: { met: false, have: 1, short: 1 } })
    const bea = await speaker(world, table.bea, 'Other Example')
    await done(bea.visitor, `${path}/signatures`, { as: bea.as })
    await toClose(place, path, -1)
    await settle(place)
    expect(await stageNow(place)).toBe(from)
    const closes = await toClose(place, path, 90)
    await Promise.all([settle(place), settle(place)])
    await settle(place)
    const moved = await findProcess(world.database.read, { id: process.id })
    expect(moved?.past).toMatchObject([{ stage: from, until: closes, way: 'petition' }])
    expect(await json(place, path)).toMatchObject({
      phase: 'passed',
      state: { counted: 2, moves: 'done' },
      counts: { met: true },
    })
    expect(await world.told(table.ben)).toEqual(['The petition you signed passed: Names'])
    const page = await world.stranger.text(path)
    for (const words of [WHY, 'Other Example', 'The process was moved.']) {
      expect(page).toContain(words)
    }
    expect(await world.stranger.text('/processes/petitioned')).toContain(path)
    const kinds = ['petition.close', 'petition.carry-out'] as const
    const counts = await Promise.all(kinds.map(async (act) => (await world.acts(act)).length))
    expect(counts).toEqual([1, 1])
    const checked = await checkTables(world.database.read, { tables: TABLES })
    expect(checked).toMatchObject({ faults: [], more: false })
  })

  test('of one organisation too few fails, whoever signs for themselves alone', async () => {
    const place = await aPlace()
    const { world, table } = place
    const from = await stageNow(place)
    const { path } = await started(place)
    for (const id of [table.ben, table.cy, table.dora]) {
      await done(await world.as(id), `${path}/signatures`, { as: 'personal' })
    }
    await toClose(place, path)
    await settle(place)
    expect(await json(place, path)).toMatchObject({ phase: 'failed', state: { counted: 1 } })
    expect(await stageNow(place)).toBe(from)
    const facts = await petitionFacts.provide(world.database.read, place.process, world.clock.now())
    expect(facts).toMatchObject({
      'petitions.promote.passed': { value: 0 },
      'ratifications.chartering.missing': { value: 2, of: 2 },
    })
  })

  test('is signed once, in one’s own name, and not at the close', async () => {
    const place = await aPlace()
    const { world, table } = place
    const { path, ann } = await started(place)
    expect((await refused(ann, `${path}/signatures`, { as: 'personal' })).text).toContain(
      'You have signed it already',
    )
    const ben = await world.as(table.ben)
    const theirs = await refused(ben, `${path}/signatures`, {
      as: 'org:01M7Y76WSPA52W3CFHWNWWHGHQ',
    })
    expect(theirs.status).toBe(422)
    expect((await refused(ben, `${path}/departures`)).text).toContain('You have not signed it')
    const again = { petition: 'promote', statement: 'Once more.', as: 'personal' }
    const twice = await refused(ben, '/processes/petitioned/petitions', again)
    expect([twice.status, twice.text.includes('Once more.')]).toEqual([422, true])
    const [one, other] = await Promise.all([
      ben.post(`${path}/signatures`, { ...consent, as: 'personal' }),
      ben.post(`${path}/signatures`, { ...consent, as: 'personal' }),
    ])
    expect([one.status, other.status].toSorted()).toEqual([303, 422])
    await toClose(place, path)
    const late = await refused(await world.as(table.cy), `${path}/signatures`, { as: 'personal' })
    expect(late.text).toContain('time is over')
    expect((await refused(ann, `${path}/departures`)).status).toBe(422)
    expect(await world.acts('petition.sign')).toHaveLength(2)
  })

  test('two who sign at once for one organisation are one, and each signature stays', async () => {
    const place = await aPlace()
    const { world, table } = place
    const { path } = await started(place)
    const ben = await speaker(world, table.ben, 'New Example')
    const bea = await speaker(world, table.bea, 'new example')
    await Promise.all(
      [ben, bea].map(({ visitor, as }) => done(visitor, `${path}/signatures`, { as })),
    )
    expect(await json(place, path)).toMatchObject({
      counts: { have: 2 },
      signatures: { length: 3 },
    })
  })

  test('ends when the last signature is taken back, and may be started anew', async () => {
    const place = await aPlace({ distinct: 'persons' })
    const { path, ann } = await started(place)
    expect(await ann.text('/needs-me')).not.toContain(path)
    expect(await (await place.world.as(place.table.cy)).text('/needs-me')).toContain(path)
    await done(ann, `${path}/departures`)
    expect(await place.world.stranger.text(path)).toContain('The last signature was taken back')
    const asked = { petition: 'promote', statement: 'Again.', as: 'personal' }
    expect(await done(ann, '/processes/petitioned/petitions', asked)).not.toBe(path)
  })

  test('moves nothing where the process went on by itself, and waits where it stands', async () => {
    const place = await aPlace({ distinct: 'persons', atLeast: 1 })
    const { world, table } = place
    const { path } = await started(place)
    const chair = await world.as(table.chair)
    await done(chair, '/processes/petitioned/suspensions', { reason: 'A pause.' })
    await toClose(place, path)
    await settle(place)
    expect(await json(place, path)).toMatchObject({ state: { kind: 'passed', moves: 'due' } })
    await done(chair, '/processes/petitioned/resumptions', { reason: 'On.' })
    await done(chair, '/processes/petitioned/overrides', { reason: 'On without.' })
    const stage = await stageNow(place)
    await settle(place)
    expect(await json(place, path)).toMatchObject({ state: { kind: 'passed', moves: 'moot' } })
    expect(await stageNow(place)).toBe(stage)
  })
})

const SUBJECT = 'The charter as amended'
const asking = { ratification: 'chartering', subject: SUBJECT, href: '/processes/petitioned' }
const numbers = (yes: number, no: number, of = 5): Fields => ({
  yes: `${yes}`,
  no: `${no}`,
  abstain: '0',
  of: `${of}`,
})

describe('a ratification', () => {
  test('is pending until each body said yes by its own rule, or was silent', async () => {
    const place = await aPlace()
    const { world, table } = place
    const chair = await world.as(table.chair)
    const path = await done(chair, '/processes/petitioned/ratifications', asking)
    expect(await world.stranger.text('/processes/petitioned')).toContain('pending ratification')
    expect(await chair.text('/needs-me')).toContain(SUBJECT)
    const answer = { body: 'table', reasons: 'All groups agree.', ...numbers(4, 0) }
    await done(chair, `${path}/answers`, answer)
    expect(await chair.text('/needs-me')).not.toContain(SUBJECT)
    expect(await json(place, path)).toMatchObject({ phase: 'pending', missing: 1, needed: 2 })
    expect(await world.stranger.text(path)).toContain('4 yes, 0 no, 0 abstained, of 5 seats')
    const twice = await refused(chair, `${path}/answers`, answer)
    expect(twice.text).toContain('has answered already')
    world.clock.set(after(world.clock.now(), days(31)) as Instant)
    expect(await json(place, path)).toMatchObject({
      phase: 'ratified',
      missing: 0,
      bodies: [{ kind: 'answered' }, { body: 'screening-panel', kind: 'silent' }],
    })
    const page = await world.stranger.text(path)
    for (const words of ['ratified', 'said nothing until', 'All groups agree.']) {
      expect(page).toContain(words)
    }
    const checked = await checkTables(world.database.read, { tables: TABLES })
    expect(checked).toMatchObject({ faults: [], more: false })
  })

  test('is refused by votes that do not pass, whatever its officer would like', async () => {
    const place = await aPlace()
    const { world, table } = place
    const chair = await world.as(table.chair)
    const path = await done(chair, '/processes/petitioned/ratifications', asking)
    const wrong = await refused(chair, `${path}/answers`, {
      body: 'table',
      reasons: 'Kept words.',
      ...numbers(4, 4),
    })
    expect([wrong.status, wrong.text.includes('Kept words.')]).toEqual([422, true])
    await done(chair, `${path}/answers`, { body: 'table', reasons: 'No.', ...numbers(2, 0) })
    expect(await json(place, path)).toMatchObject({ phase: 'refused' })
    expect(await done(chair, '/processes/petitioned/ratifications', asking)).not.toBe(path)
  })

  test('is asked by who moves the process and answered by who leads the body', async () => {
    const place = await aPlace()
    const { world, table } = place
    const ann = await world.as(table.ann)
    expect((await refused(ann, '/processes/petitioned/ratifications', asking)).status).toBe(422)
    const chair = await world.as(table.chair)
    const script = { ...asking, href: 'javascript:alert(1)' }
    expect((await refused(chair, '/processes/petitioned/ratifications', script)).status).toBe(422)
    const path = await done(chair, '/processes/petitioned/ratifications', asking)
    for (const [who, body] of [
      [ann, 'table'],
      [chair, 'screening-panel'],
      [chair, 'board'],
    ] as const) {
      const typed = { body, reasons: 'x', ...numbers(5, 0) }
      expect((await refused(who, `${path}/answers`, typed)).status).toBe(422)
    }
    const typed = { body: 'table', reasons: 'x', ballot: '01M7Y76WSPA52W3CFHWNWWHGHQ' }
    expect((await refused(chair, `${path}/answers`, typed)).text).toContain('no closed ballot')
    expect(await world.acts('ratification.answer')).toHaveLength(0)
  })
})

test('what is not there is absent, and every act is said in words', async () => {
  const { world } = await aPlace()
  for (const path of [
    '/petitions/x',
    '/ratifications/01M7Y76WSPA52W3CFHWNWWHGHQ',
    '/processes/none/petitions',
    '/processes/none/ratifications',
  ]) {
    expect((await world.stranger.get(path)).status).toBe(404)
  }
  const acts = Object.keys(ACTS).filter((name) => /^(petition|ratification)\./.test(name))
  expect(acts).toHaveLength(8)
  for (const act of acts) expect(NAMING.acts[act]).toBe(`petitions.act.${act}`)
})
