/** Challenges over HTTP, on a real database: the whole ladder, and who may not stand on it. */
import { expect, test, vi } from 'vitest'
import { movesIn } from '../../../test/moving.ts'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { ACTS, NAMING, TABLES } from '../../joined.ts'
import { newUlid } from '../../platform/clock.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { saveTerm, type TermId } from '../bodies/index.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { challengeFacts } from './index.ts'
import { challengeMoves } from './moves.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const ERROR = 'Two groups were silent, and silence was read as assent.'

type Place = {
  readonly world: World
  readonly table: Table
  readonly chair: Visitor
  readonly call: string
}

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, fields)
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

const later = ({ world }: Pick<Place, 'world'>, count: number) =>
  world.clock.set(after(world.clock.now(), days(count)) as Instant)

async function processOf({ world, table }: Place) {
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  return process
}

/** A call that the chair designated as consensus. */
async function aDesignatedCall(): Promise<Place> {
  const world = await aWorld()
  const table = await aTable(world)
  const chair = await world.as(table.chair)
  const process = await findProcess(world.database.read, { id: table.process })
  const drafted = await done(chair, '/calls', {
    process: process?.slug ?? '',
    text: table.text.id,
    kind: 'call',
    question: 'Can you live with the label text?',
  })
  const call = drafted.replace('/calls/', '')
  await done(chair, `/calls/${call}/opening`)
  later({ world }, 16)
  const level = { level: 'consensus', reasons: 'Nobody objected.' }
  await done(chair, `/calls/${call}/designations`, level)
  later({ world }, 9)
  await done(chair, `/calls/${call}/designations`, { final: '1' })
  return { world, table, chair, call }
}

/** Dora facilitates the table from now on. */
async function facilitate(place: Place): Promise<Visitor> {
  const { world, table } = place
  const { body } = await processOf(place)
  if (!body) throw new Error('no body')
  await world.database.transact(async (tx, now) => {
    const id = newUlid(world.clock) as TermId
    const term = { id, body, person: table.dora, role: 'facilitator', since: now } as const
    await saveTerm(
      tx,
      { ...term, until: null, endedAt: null },
      {
        act: 'role.begin',
        actor: 'role:operator',
        obj: `body:${body}`,
        via: 'import',
        topics: [],
        clear: { role: 'facilitator', person: table.dora },
      },
    )
  })
  return world.as(table.dora)
}

async function aChallenge(): Promise<Place & { readonly path: string; readonly ben: Visitor }> {
  const place = await aDesignatedCall()
  const ben = await place.world.as(place.table.ben)
  const typed = { ...consent, statement: ERROR, as: 'personal' }
  const path = await done(ben, `/calls/${place.call}/challenges`, typed)
  return { ...place, path, ben }
}

async function openChallenges(place: Place): Promise<number | undefined> {
  const { read, clock } = place.world.database
  const process = await processOf(place)
  const facts = await challengeFacts.provide(read, process, clock.now())
  return facts['challenges.open']?.value
}

const refused = async (visitor: Visitor, path: string, fields: Fields = {}) => {
  const answer = await visitor.post(path, fields)
  return { status: answer.status, text: await answer.text() }
}

test('a challenge waits for enough people, then goes up the ladder until one agrees', async () => {
  const place = await aChallenge()
  const { world, table, chair, call, path, ben } = place
  expect(await world.stranger.text(path)).toContain('It needs 2 people behind it until')
  expect((await refused(chair, `${path}/rulings`, { finding: 'again', reasons: 'x' })).status).toBe(
    422,
  )
  expect(await openChallenges(place)).toBe(1)

  const bea = await world.as(table.bea)
  await done(bea, `${path}/supporters`, { ...consent, as: 'personal' })
  expect(await world.stranger.text(path)).toContain('chair has to answer until')
  const again = await refused(bea, `${path}/supporters`, { as: 'personal' })
  expect(again).toMatchObject({ status: 422 })
  expect(again.text).toContain('You stand behind it already')

  expect(await chair.text('/needs-me')).toContain('Answer the challenge by Ben Business')
  expect(await bea.text('/needs-me')).not.toContain('Answer the challenge')
  await done(chair, `${path}/rulings`, { finding: 'stands', reasons: 'All were asked twice.' })
  expect(await ben.text('/needs-me')).toContain('Carry on the challenge')
  expect(await world.stranger.text(path)).toContain('It may be carried to facilitator until')
  expect((await refused(chair, `${path}/carries`)).text).toContain('Only those who stand behind it')
  await done(ben, `${path}/carries`)

  const facilitator = await facilitate(place)
  const reasons = 'Silence is not counted here; the template says so.'
  await done(facilitator, `${path}/rulings`, { ...consent, finding: 'again', reasons })
  const page = await world.stranger.text(path)
  for (const words of [ERROR, 'All were asked twice.', reasons, 'the level is to be found anew']) {
    expect(page).toContain(words)
  }
  expect(await openChallenges(place)).toBe(0)
  const title = 'Labels for connected things'
  const answered = `The challenge you are behind was answered: ${title}`
  // Dora did not facilitate yet when it was carried on.
  const waits = [`A challenge waits for your answer: ${title}`]
  expect([await world.told(table.chair), await world.told(table.dora)]).toEqual([waits, []])
  for (const one of [table.ben, table.bea]) {
    expect(await world.told(one)).toEqual([answered, answered])
  }

  // The call is reopened, the earlier designation stays in view, and the chair designates anew.
  expect(await world.stranger.text(`/calls/${call}`)).toContain('Nobody objected.')
  await done(chair, `/calls/${call}/designations`, {
    level: 'divergence',
    reasons: 'Two are silent.',
  })
  later(place, 9)
  await done(chair, `/calls/${call}/designations`, { final: '1' })
  expect(await world.stranger.text(`/processes/${(await processOf(place)).slug}`)).toContain(path)

  const acts = [
    'challenge.raise',
    'challenge.join',
    'challenge.file',
    'challenge.rule',
    'challenge.settle',
  ] as const
  const counts = await Promise.all(acts.map(async (act) => (await world.acts(act)).length))
  expect(counts).toEqual([1, 2, 1, 2, 2])
  expect(await world.acts('call.reopen')).toHaveLength(1)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('whoever stands behind it does not judge it, and the last forum ends it', async () => {
  const place = await aChallenge()
  const { world, chair, path, ben } = place
  await done(chair, `${path}/supporters`, { ...consent, as: 'personal' })
  const own = await refused(chair, `${path}/rulings`, {
    finding: 'stands',
    reasons: 'I was right.',
  })
  expect(own.status).toBe(422)
  expect(own.text).toContain('does not judge it')
  expect(own.text).toContain('I was right.')
  const stranger = await world.stranger.post(`${path}/rulings`, { finding: 'stands', reasons: 'x' })
  expect(stranger.status).not.toBe(303)
  expect((await refused(ben, `${path}/rulings`, { finding: 'again', reasons: 'x' })).status).toBe(
    422,
  )
  await done(chair, `${path}/departures`)
  await done(ben, `${path}/departures`)
  expect(await world.stranger.text(path)).toContain('Nobody stands behind it any more')
  expect(await openChallenges(place)).toBe(0)
})

test('too late, twice or without words it is refused, and nothing is lost', async () => {
  const place = await aChallenge()
  const { world, table, call, ben } = place
  const typed = { statement: 'Again, the same.', as: 'personal' }
  const twice = await refused(ben, `/calls/${call}/challenges`, typed)
  expect(twice.status).toBe(422)
  expect(twice.text).toContain('Again, the same.')
  expect((await refused(ben, `/calls/${call}/challenges`, { as: 'personal' })).status).toBe(400)
  later(place, 15)
  const cy = await world.as(table.cy)
  const late = await refused(cy, `/calls/${call}/challenges`, { ...consent, ...typed })
  expect(late.text).toContain('It could be challenged until')
  expect(await world.acts('challenge.raise')).toHaveLength(1)
  for (const path of [
    '/challenges/x',
    '/calls/x/challenges',
    '/challenges/01M7Y76WSPA52W3CFHWNWWHGHQ',
  ]) {
    expect((await world.stranger.get(path)).status).toBe(404)
  }
})

test('its statement stays with the outcome, whatever becomes of it', async () => {
  const place = await aChallenge()
  const { world, chair, call, path, ben } = place
  const adopted = await done(chair, `/calls/${call}/outcomes`, { title: 'The label names years' })
  await done(ben, `${path}/departures`)
  const page = await world.stranger.text(adopted)
  for (const words of [ERROR, path, 'withdrawn']) expect(page).toContain(words)
})

test('a level is found wrong once: what else ran against it is answered with that', async () => {
  const place = await aChallenge()
  const { world, table, chair, call, path, ben } = place
  const bea = await world.as(table.bea)
  const typed = { ...consent, statement: 'The same from another side.', as: 'personal' }
  const second = await done(bea, `/calls/${call}/challenges`, typed)
  await done(bea, `${path}/supporters`, { as: 'personal' })
  await done(ben, `${second}/supporters`, { as: 'personal' })
  await done(chair, `${path}/rulings`, { finding: 'again', reasons: 'Two were silent.' })
  const twice = { ...consent, finding: 'again', reasons: 'Again.' }
  const refused = await chair.post(`${second}/rulings`, twice)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Not at this point: to be designated again.')
  const { read, clock } = world.database
  const facts = await challengeFacts.provide(read, await processOf(place), clock.now())
  expect(facts['challenges.open']?.value).toBe(0)
  await done(chair, `/calls/${call}/designations`, { level: 'divergence', reasons: 'So be it.' })
  later(place, 8)
  await done(chair, `/calls/${call}/designations`, { final: '1' })
  expect(await world.acts('call.reopen')).toHaveLength(1)
  expect(await world.acts('call.designate')).toHaveLength(2)
})

test('every act of a challenge is said in words', () => {
  for (const act of Object.keys(ACTS).filter((name) => name.startsWith('challenge.'))) {
    expect(NAMING.acts[act]).toBe(`challenges.act.${act}`)
  }
})

test('it is anybody’s move, then each forum’s, and between them of those behind it', async () => {
  const place = await aChallenge()
  const { world, table, chair, path, ben } = place
  const process = await processOf(place)
  const moves = () => movesIn(world, challengeMoves, process)
  const about = { about: path.replace('/challenges/', 'challenge:'), href: path }
  const name = 'the challenge by Ben Business'
  expect(await moves()).toMatchObject([
    { ...about, who: { kind: 'anybody' }, settles: ['challenges.open'] },
  ])
  expect((await moves())[0]?.does).toBe(`Stand behind ${name}, or not: it takes 2 people`)

  const bea = await world.as(table.bea)
  await done(bea, `${path}/supporters`, { ...consent, as: 'personal' })
  const forum = (role: string) => ({
    ...about,
    who: { kind: 'roles', roles: [role] },
    does: `Answer ${name}`,
  })
  const [before] = await moves()
  expect(before).toMatchObject(forum('chair'))
  expect(before?.until).toBeGreaterThan(world.clock.now())
  await done(chair, `${path}/rulings`, { finding: 'stands', reasons: 'All were asked twice.' })
  expect(await moves()).toMatchObject([
    { ...about, who: { kind: 'behind' }, does: `Carry on ${name}, or let it rest` },
  ])
  await done(ben, `${path}/carries`)
  expect(await moves()).toMatchObject([forum('facilitator')])

  const facilitator = await facilitate(place)
  await done(facilitator, `${path}/rulings`, {
    ...consent,
    finding: 'stands',
    reasons: 'As it is.',
  })
  expect(await moves()).toEqual([])
})
