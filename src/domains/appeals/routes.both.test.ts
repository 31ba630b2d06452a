/** Appeals over HTTP, on a real database: from forum to forum, sealed words, and what is owed. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { ACTS, NAMING, TABLES } from '../../joined.ts'
import { checkTables, historyOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTable, type Table } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { adoptTemplates } from '../templates/index.ts'
import { CONVENING } from '../templates/templates.fixtures.ts'
import { appealFacts } from './index.ts'
import { ATTACHING, beginAppeals, facilitate, type Begun } from './site.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const EXPORT = '/account/export.json'
const WRONG = 'It was begun before anybody was asked.'

type Place = Begun & { readonly world: World; readonly table: Table; readonly path: string }

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`)
  return answer.headers.get('location') ?? ''
}

const refused = async (visitor: Visitor, path: string, fields: Fields = {}) => {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return { status: answer.status, text: await answer.text() }
}

const later = ({ world }: Pick<Place, 'world'>, count: number) =>
  world.clock.set(after(world.clock.now(), days(count)) as Instant)

async function aPlace(): Promise<Place> {
  const world = await aWorld()
  const table = await aTable(world)
  const convening = await findProcess(world.database.read, { id: table.process })
  if (!convening?.body) throw new Error('no table')
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const begun = await beginAppeals(world, staff, convening.body)
  return { world, table, ...begun, path: `/processes/${begun.process.slug}/appeals` }
}

const filing = ({ entry }: Begun) => ({
  entry: String(entry),
  grounds: WRONG,
  sought: 'remand',
  as: 'personal',
})

async function anAppeal() {
  const place = await aPlace()
  const { world, table } = place
  // Dora has no seat anywhere: an account is enough.
  const dora = await world.as(table.dora)
  const appeal = await done(dora, place.path, filing(place))
  const [bea, chair] = [await world.as(table.bea), await world.as(table.chair)]
  return { ...place, appeal, dora, bea, chair }
}

async function factsOf({ world, process }: Place) {
  const { read, clock } = world.database
  const facts = await appealFacts.provide(read, process, clock.now())
  return { open: facts['appeals.open']?.value, owed: facts['appeals.owed']?.value }
}

test('an appeal is signed, judged, taken on, upheld, and owed until it was repeated', async () => {
  const place = await anAppeal()
  const { world, table, appeal, dora, bea, chair } = place
  expect(await world.stranger.text(appeal)).toContain('It needs 2 signatures until')
  expect(
    (await refused(chair, `${appeal}/rulings`, { finding: 'deny', reasons: 'x' })).status,
  ).toBe(422)
  await done(bea, `${appeal}/supporters`, { as: 'personal' })
  expect(await world.stranger.text(appeal)).toContain('chair has to answer until')
  expect(await chair.text('/needs-me')).toContain('Answer the appeal by Dora Participant')
  expect(await bea.text('/needs-me')).not.toContain('Answer the appeal')
  expect((await refused(bea, `${appeal}/rulings`, { finding: 'deny', reasons: 'x' })).status).toBe(
    422,
  )
  await done(chair, `${appeal}/rulings`, { finding: 'deny', reasons: 'All were asked in May.' })
  expect(await dora.text('/needs-me')).toContain('Take on your appeal')
  expect((await refused(bea, `${appeal}/carries`)).text).toContain('Only whoever filed it')
  await done(dora, `${appeal}/carries`)

  const facilitator = await facilitate(place, table.ann)
  const unsaid = await refused(facilitator, `${appeal}/rulings`, {
    finding: 'remand',
    reasons: 'Not all were asked.',
  })
  expect(unsaid.text).toContain('Say what must be repeated')
  expect(unsaid.text).toContain('Not all were asked.')
  await done(facilitator, `${appeal}/rulings`, {
    finding: 'remand',
    reasons: 'Not all were asked.',
    order: 'Ask civil society again.',
  })
  expect(await factsOf(place)).toEqual({ open: 0, owed: 1 })
  const process = await world.stranger.text(`/processes/${place.process.slug}`)
  expect(process).toContain('something must be repeated')
  expect(process).toContain('Ask civil society again.')
  expect(await world.stranger.text(appeal)).toContain('Ask civil society again.')
  expect(await facilitator.text('/needs-me')).toContain('Repeat what the appeal by Dora')

  expect((await refused(dora, `${appeal}/repetitions`, { href: '/record' })).status).toBe(422)
  const elsewhere = await refused(facilitator, `${appeal}/repetitions`, { href: 'ftp://x' })
  expect(elsewhere.text).toContain('neither a path on this site')
  await done(facilitator, `${appeal}/repetitions`, { href: '/record/entries/3' })
  expect(await factsOf(place)).toEqual({ open: 0, owed: 0 })
  expect(await world.stranger.text(`/processes/${place.process.slug}`)).not.toContain(
    'something must be repeated',
  )
  const acts = ['appeal.file', 'appeal.sign', 'appeal.reach', 'appeal.rule', 'appeal.settle']
  const counts = await Promise.all(acts.map(async (act) => (await world.acts(act)).length))
  expect(counts).toEqual([1, 2, 1, 2, 2])
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('sealed grounds are read by the appellant and the forum, and stand nowhere else', async () => {
  const place = await anAppeal()
  const { world, table, appeal, dora, bea, chair, path } = place
  await done(bea, `${appeal}/supporters`, { as: 'personal' })
  const [line] = await world.acts('appeal.file')
  const everywhere = [
    appeal,
    `${appeal}.json`,
    path,
    `${path}.json`,
    `/processes/${place.process.slug}`,
    `/record/entries/${line?.index}`,
    `/record/entries/${line?.index}.json`,
  ]
  const ann = await facilitate(place, table.ann)
  for (const reader of [world.stranger, bea, ann, await world.as(table.cy)]) {
    for (const address of everywhere) expect(await reader.text(address)).not.toContain(WRONG)
  }
  for (const reader of [dora, chair]) {
    expect(await reader.text(appeal)).toContain(WRONG)
    expect(await reader.text(`${appeal}.json`)).toContain(WRONG)
  }
  // Read by them, the page is kept for nobody else.
  expect(await world.stranger.text(appeal)).toContain('read only by whoever filed it')
  expect(await world.stranger.text(appeal)).not.toContain(WRONG)
  // The facilitator reads them once it comes before her; the ruling is public all the while.
  await done(chair, `${appeal}/rulings`, { finding: 'deny', reasons: 'Public reasons.' })
  await done(dora, `${appeal}/carries`)
  expect(await ann.text(appeal)).toContain(WRONG)
  expect(await world.stranger.text(appeal)).toContain('Public reasons.')
  expect(await dora.text(EXPORT)).toContain(WRONG)
  expect(await bea.text(EXPORT)).not.toContain(WRONG)
  await done(dora, '/account/erasure', { sure: '1' })
  expect(await chair.text(appeal)).not.toContain(WRONG)
})

test('while a suspending forum has it the process does not move on, and then it does', async () => {
  const place = await anAppeal()
  const { world, process, appeal, table, chair, bea } = place
  const ann = await facilitate(place, table.ann)
  const to = CONVENING.template.stages[1]?.id ?? ''
  expect(await factsOf(place)).toEqual({ open: 0, owed: 0 })
  await done(bea, `${appeal}/supporters`, { as: 'personal' })
  const shut = await refused(ann, `/processes/${process.slug}/stage-moves`, { to })
  expect(shut.status).toBe(422)
  await done(chair, `${appeal}/rulings`, { finding: 'deny', reasons: 'No.' })
  // Denied and not taken on within the next forum's time, it rests, and holds nothing any more.
  expect(await factsOf(place)).toEqual({ open: 1, owed: 0 })
  later(place, 70)
  expect(await world.stranger.text(appeal)).toContain('not taken on')
  expect(await factsOf(place)).toEqual({ open: 0, owed: 0 })
  await done(await world.as(table.ann), `/processes/${process.slug}/stage-moves`, { to })
})

test('a forum that lets its day pass missed it in public, and the appellant goes on', async () => {
  const place = await anAppeal()
  const { world, table, appeal, bea } = place
  await done(bea, `${appeal}/supporters`, { as: 'personal' })
  expect((await refused(await world.as(table.dora), `${appeal}/carries`)).status).toBe(422)
  later(place, 16)
  expect(await world.stranger.text(appeal)).toContain('chair had to answer until')
  await done(await world.as(table.dora), `${appeal}/carries`)
  const ruling = { finding: 'deny', reasons: 'Too late now.' }
  expect((await refused(await world.as(table.chair), `${appeal}/rulings`, ruling)).status).toBe(422)
})

test('too late, twice, about nothing or without words it is refused, and none lost', async () => {
  const place = await anAppeal()
  const { world, table, path, dora } = place
  const twice = await refused(dora, path, filing(place))
  expect(twice.text).toContain('running already')
  expect(twice.text).toContain(WRONG)
  const cy = await world.as(table.cy)
  expect((await refused(cy, path, { ...filing(place), grounds: ' ' })).status).toBe(400)
  const unsaid = await refused(cy, path, { ...filing(place), entry: 'other' })
  expect(unsaid.status).toBe(400)
  const nothing = await refused(cy, path, { ...filing(place), entry: 'other', other: '9000000' })
  expect(nothing.text).toContain('No act of this process')
  const [foreign] = await historyOf(world.database.read, { act: 'text.publish', limit: 1 })
  const other = { ...filing(place), entry: String(foreign?.index ?? 0) }
  expect((await refused(cy, path, other)).text).toContain('No act of this process')
  later(place, 63)
  const late = await refused(await world.as(table.cy), path, filing(place))
  expect(late.text).toContain('It could be appealed against until')
  expect(await world.acts('appeal.file')).toHaveLength(1)
  for (const address of ['/appeals/x', '/processes/no-such/appeals']) {
    expect((await world.stranger.get(address)).status).toBe(404)
  }
})

test('whoever filed it withdraws it; who signed steps back and it stays', async () => {
  const { appeal, dora, bea, world } = await anAppeal()
  await done(bea, `${appeal}/supporters`, { as: 'personal' })
  await done(bea, `${appeal}/departures`)
  expect((await refused(dora, `${appeal}/departures`)).text).toContain('you can withdraw it')
  expect((await refused(bea, `${appeal}/withdrawals`)).text).toContain('Only whoever filed it')
  await done(dora, `${appeal}/withdrawals`)
  expect(await world.stranger.text(appeal)).toContain('Whoever filed it withdrew it')
})

const taken = async (send: (number: number) => Promise<Response>): Promise<number> => {
  const sent = await Promise.all(Array.from({ length: 20 }, (_, number) => send(number)))
  return sent.filter(({ status }) => status === 303).length
}

test('of twenty appeals at once one stands, and of twenty rulings on it', async () => {
  const place = await anAppeal()
  const { appeal, bea, chair, world, path } = place
  const cy = await world.as(place.table.cy)
  expect(await taken(() => cy.post(path, { ...consent, ...filing(place) }))).toBe(1)
  await done(bea, `${appeal}/supporters`, { as: 'personal' })
  const ruling = (number: number) => ({
    ...consent,
    finding: number % 2 === 0 ? 'deny' : 'attach',
    reasons: `reasons ${number}`,
  })
  expect(await taken((number) => chair.post(`${appeal}/rulings`, ruling(number)))).toBe(1)
  expect(await world.acts('appeal.rule')).toHaveLength(1)
  expect(await world.acts('appeal.file')).toHaveLength(2)
})

test('who designated a call does not judge an appeal against it; attached, it stays', async () => {
  const world = await aWorld()
  await adoptTemplates(world.database, [ATTACHING])
  const table = await aTable(world)
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  const place = { world, table, process, entry: 0, path: `/processes/${process.slug}/appeals` }
  const chair = await facilitate(place, table.chair)
  const drafted = await done(chair, '/calls', {
    process: process.slug,
    text: table.text.id,
    kind: 'call',
    question: 'Can you live with the label text?',
  })
  await done(chair, `${drafted}/opening`)
  later(place, 16)
  const level = { level: 'consensus', reasons: 'Nobody objected.' }
  await done(await world.as(table.chair), `${drafted}/designations`, level)
  later(place, 9)
  await done(await world.as(table.chair), `${drafted}/designations`, { final: '1' })
  const [line] = await world.acts('designation.conclude')
  const ben = await world.as(table.ben)
  expect(await ben.text(place.path)).toContain(`name="entry" value="${line?.index}"`)
  const filed = { ...filing({ ...place, entry: line?.index ?? 0 }), sought: 'attach' }
  const appeal = await done(ben, place.path, filed)
  const ruling = { finding: 'attach', reasons: 'It is to be read with it.' }
  const own = await refused(await world.as(table.chair), `${appeal}/rulings`, ruling)
  expect(own.text).toContain('You took part in what is appealed against')
  await done(await facilitate(place, table.bea), `${appeal}/rulings`, ruling)
  const outcome = await done(await world.as(table.chair), `${drafted}/outcomes`, {
    title: 'The label names years',
  })
  const page = await world.stranger.text(outcome)
  for (const words of [WRONG, appeal, 'Appeals kept with this outcome']) {
    expect(page).toContain(words)
  }
})

test('what officers decided is offered to whoever appeals', async () => {
  const place = await aPlace()
  const { world, table, path } = place
  const judged = { decision: 'screen', outcome: 'accept', reasons: 'It is timely.' }
  await done(await world.as(table.chair), `/processes/${place.process.slug}/judgements`, judged)
  const [line] = await world.acts('judgement.make')
  const entry = line?.index ?? 0
  const ben = await world.as(table.ben)
  expect(await ben.text(path)).toContain(`name="entry" value="${entry}"`)
  const appeal = await done(ben, path, filing({ ...place, entry }))
  expect(await world.stranger.text(appeal)).toContain(`/record/entries/${entry}`)
})

test('every act of an appeal is said in words', () => {
  for (const act of Object.keys(ACTS).filter((name) => name.startsWith('appeal.'))) {
    expect(NAMING.acts[act]).toBe(`appeals.act.${act}`)
  }
})
