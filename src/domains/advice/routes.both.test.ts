/** Advice and letters over HTTP, on a real database: item by item to the end, in public. */
import { expect, test, vi } from 'vitest'
import { beginAdvised } from '../../../test/course/advice-turns.ts'
import { movesIn } from '../../../test/moving.ts'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { NAMING, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { facilitate } from '../appeals/site.fixtures.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { ADVICE_ACTS, adviceFacts, tellDueAdvice } from './index.ts'
import { adviceMoves } from './moves.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

async function refused(visitor: Visitor, path: string, fields: Fields) {
  const answer = await visitor.post(path, { ...consent, ...fields })
  return { status: answer.status, text: await answer.text() }
}

async function aPlace() {
  const world = await aWorld()
  const table = await aTable(world)
  const { read, clock } = world.database
  const own = (await findProcess(read, { id: table.process }))?.body
  if (!own) throw new Error('no body')
  const secretary = await world.add({ name: 'Sol', role: 'secretary', group: 'business' })
  const staff = await world.as(secretary)
  await beginAdvised(world, secretary, own)
  const process = await findProcess(read, { slug: 'advised' })
  if (!process) throw new Error('no process')
  const chair = await world.as(table.chair)
  const facilitator = await facilitate({ world, process }, table.dora)
  const visitors = [staff, chair, facilitator]
  /** Nobody's session ends meanwhile. */
  const later = async (count: number) => {
    for (let left = count; left > 0; left -= 10) {
      world.clock.set(after(clock.now(), days(Math.min(left, 10))) as Instant)
      for (const visitor of visitors) await visitor.get('/account')
    }
  }
  const facts = () => adviceFacts.provide(read, process, clock.now())
  const due = () => tellDueAdvice({ ...world, ...world.letterbox })
  const moves = () => movesIn(world, adviceMoves, process)
  return { world, table, secretary, staff, chair, facilitator, later, facts, due, moves }
}

test('an item is intended against, its consultation missed, held late, and answered', async () => {
  const { world, chair, facilitator, later, facts } = await aPlace()
  const given = { from: 'chair', to: 'facilitator', title: 'On labels', words: 'Name years.' }
  const path = await done(chair, '/processes/advised/advice', { ...given, consensus: '1' })
  await done(chair, `${path}/items`, { words: 'Keep it free.' })
  expect(await facts()).toMatchObject({ 'advice.unanswered': { value: 2, of: 2 } })

  const against = { answer: 'otherwise', reasons: 'It costs too much.' }
  expect((await refused(chair, `${path}/items/1/answers`, against)).status).toBe(422)
  await done(facilitator, `${path}/items/1/answers`, against)
  expect(await facts()).toMatchObject({ 'advice.consulting': { value: 1 } })
  const early = await refused(facilitator, `${path}/items/1/answers`, against)
  expect(early.text).toContain('The consultation has to be held first.')
  expect(early.text).toContain('It costs too much.')

  await later(40)
  expect(await world.stranger.text(path)).toContain('consultation missed')
  await done(chair, `${path}/items/1/consultations`, { reasons: 'They met; no solution.' })
  expect(await world.stranger.text(path)).toContain('held late')
  await done(facilitator, `${path}/items/1/answers`, against)
  await done(facilitator, `${path}/items/2/answers`, { answer: 'accept', reasons: 'Yes.' })
  expect(await facts()).toMatchObject({
    'advice.unanswered': { value: 0, of: 2 },
    'advice.consulting': { value: 0 },
  })
  const page = await world.stranger.text(path)
  for (const said of ['Name years.', 'Keep it free.', 'They met; no solution.', 'Final:']) {
    expect(page).toContain(said)
  }
  expect(await world.stranger.text('/processes/advised')).toContain(path)
  expect((await refused(facilitator, `${path}/items/9/answers`, against)).status).toBe(422)
  expect((await refused(facilitator, `${path}/items/x/answers`, against)).status).toBe(404)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('the advised are told of advice, the adviser of answers, both of a meeting due', async () => {
  const { world, table, chair, facilitator, later, due } = await aPlace()
  const given = { from: 'chair', to: 'facilitator', title: 'On labels', words: 'Name years.' }
  const path = await done(chair, '/processes/advised/advice', { ...given, consensus: '1' })
  const reasons = 'It costs too much.'
  await done(facilitator, `${path}/items/1/answers`, { answer: 'otherwise', reasons })
  await due()
  const answered = 'Item 1 of your advice was answered: On labels'
  const told = async () => [await world.told(table.dora), await world.told(table.chair)]
  expect(await told()).toEqual([['Advice from chair: On labels'], [answered]])
  const mail = (await world.mails()).find(({ subject }) => subject === answered)
  expect([mail?.text.includes(reasons), mail?.text.includes(path)]).toEqual([true, true])

  await later(40)
  await due()
  await due()
  const meet = 'The consultation on item 1 is due: On labels'
  expect(await told()).toEqual([
    ['Advice from chair: On labels', meet],
    [answered, meet],
  ])
})

test('whoever answers letters is told once of one overdue, and not of one answered', async () => {
  const { world, table, secretary, staff, later, due } = await aPlace()
  const typed = { sender: 'A court', kind: 'court', dated: '2026-01-02', words: 'We order this.' }
  await done(staff, '/processes/advised/letters', typed)
  const other = await done(staff, '/processes/advised/letters', { ...typed, sender: 'A town' })
  await done(staff, `${other}/reply`, { words: 'We read it.' })
  await due()
  expect(await world.told(secretary)).toEqual([])
  await later(32)
  await due()
  await due()
  const waits = ['A letter waits for its answer: A court']
  expect([await world.told(secretary), await world.told(table.chair)]).toEqual([waits, waits])
  expect(await world.told(table.ann)).toEqual([])
})

test('a letter is entered, overdue after its thirty days, and answered once', async () => {
  const { world, staff, chair, later, facts } = await aPlace()
  const typed = { sender: 'A court', kind: 'court', dated: '2026-01-02', words: 'We order this.' }
  const register = '/processes/advised/letters'
  expect((await refused(chair, register, typed)).status).toBe(422)
  const scripted = await refused(staff, register, { ...typed, link: 'javascript:alert(1)' })
  expect(scripted.status).toBe(400)
  expect((await refused(staff, register, { ...typed, dated: '2999-01-01' })).status).toBe(422)
  const path = await done(staff, register, typed)
  await later(32)
  expect(await world.stranger.text(path)).toContain('answer overdue')
  const desk = await staff.text('/desk')
  for (const words of ['A letter waits for its answer', path, 'overdue']) {
    expect(desk).toContain(words)
  }
  expect(await facts()).toMatchObject({ 'letters.unanswered': { value: 1, of: 1 } })
  await done(chair, `${path}/reply`, { words: 'We read it.' })
  expect((await refused(chair, `${path}/reply`, { words: 'Again.' })).status).toBe(422)
  for (const place of ['/letters', register, '/processes/advised']) {
    expect(await world.stranger.text(place)).toContain(path)
  }
  expect(await world.stranger.text(path)).toContain('We read it.')
  expect(await facts()).toMatchObject({ 'letters.unanswered': { value: 0, of: 1 } })
})

test('an item is up to the advised, its consultation to both, a letter to officers', async () => {
  const { chair, facilitator, staff, moves } = await aPlace()
  expect(await moves()).toEqual([])
  const given = { from: 'chair', to: 'facilitator', title: 'On labels', words: 'Name years.' }
  const path = await done(chair, '/processes/advised/advice', { ...given, consensus: '1' })
  const item = {
    about: `${path.replace('/advice/', 'advice:')}/1`,
    href: `${path}#item-1`,
    settles: ['advice.unanswered', 'advice.consulting'],
  }
  const byRoles = (...roles: readonly string[]) => ({ kind: 'roles', roles })
  const answer = { who: byRoles('facilitator'), does: 'Answer item 1 of the advice “On labels”' }
  expect(await moves()).toEqual([{ ...item, ...answer }])

  const against = { answer: 'otherwise', reasons: 'It costs too much.' }
  await done(facilitator, `${path}/items/1/answers`, against)
  const consult = 'Hold the consultation on item 1 of “On labels”'
  expect(await moves()).toMatchObject([
    { ...item, who: byRoles('facilitator', 'chair'), does: consult, until: expect.any(Number) },
  ])
  await done(chair, `${path}/items/1/consultations`, { reasons: 'They met; no solution.' })
  expect(await moves()).toEqual([{ ...item, ...answer }])
  await done(facilitator, `${path}/items/1/answers`, against)
  expect(await moves()).toEqual([])

  const typed = { sender: 'A court', kind: 'court', dated: '2026-01-02', words: 'We order this.' }
  const letter = await done(staff, '/processes/advised/letters', typed)
  const [only] = await moves()
  expect(only).toMatchObject({ href: letter, does: 'Answer the letter from A court' })
  expect(only?.who).toEqual(byRoles('secretary', 'staff', 'chair', 'facilitator'))
  await done(chair, `${letter}/reply`, { words: 'We read it.' })
  expect(await moves()).toEqual([])
})

test('every act of advice and letters is said in words', () => {
  for (const act of Object.keys(ADVICE_ACTS)) expect(NAMING.acts[act]).toBe(`advice.act.${act}`)
})
