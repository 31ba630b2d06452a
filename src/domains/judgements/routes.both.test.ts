/** Judgements over HTTP, on a real database: officers decide with reasons, within their rule. */
import { expect, test, vi } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { hooksOf } from '../../hooks.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { stepOf } from '../ballots/ballots.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import { beginProcess, factsOf, findProcess, type Process } from '../processes/index.ts'
import {
  adoptTemplates,
  type CheckedTemplate,
  checkTemplate,
  shippedTemplate,
} from '../templates/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const everywhere = (text: string) => Object.fromEntries(LANGUAGES.map((one) => [one, text]))

/** The convening, in which staff and nobody else find that the issue can be taken up. */
function judging(): CheckedTemplate {
  const convening = shippedTemplate('convening')
  const outcome = (id: string, passes: boolean) => ({ id, passes, title: everywhere(id) })
  const decision = {
    id: 'screen',
    title: everywhere('Can it be taken up?'),
    by: { roles: ['staff'] },
    subject: 'process',
    outcomes: [outcome('accept', true), outcome('decline', false)],
  }
  const template = { ...convening.template, template: 'judged', decisions: [decision] }
  const checked = checkTemplate(JSON.stringify(template))
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal))
  return checked.value
}

type Place = { readonly world: World; readonly staff: PersonId; readonly process: Process }

async function begun(): Promise<Place> {
  const world = await aWorld()
  const checked = judging()
  await adoptTemplates(world.database, [checked])
  const staff = await world.add({ name: 'Sam Staff', role: 'secretary' })
  const process = await world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const asked = { slug: 'judged', title: 'A', question: 'B?', pin: checked.pin, practice: true }
    const done = await beginProcess(step, asked)
    if (!done.ok) throw new Error(done.refusal.kind)
    return done.value
  })
  return { world, staff, process }
}

const PATH = '/processes/judged/judgements'
const accepting = { decision: 'screen', outcome: 'accept', reasons: 'It is timely.', ...consent }

async function factsNow({ world, process }: Place) {
  const now = world.clock.now()
  const found = await findProcess(world.database.read, { id: process.id })
  if (!found) throw new Error('no process')
  return factsOf(world.database.read, found, hooksOf({ clock: world.clock }).facts, now)
}

test('staff decide with reasons, the gate reads it, and the record can be read back', async () => {
  const place = await begun()
  const { world, staff } = place
  const sam = await world.as(staff)
  const form = await (await sam.get(PATH)).text()
  expect(form).toContain('Can it be taken up?')
  expect(form).toContain('name="outcome"')
  expect((await sam.post(PATH, accepting)).status).toBe(303)
  expect(await factsNow(place)).toMatchObject({ 'decisions.screen.accept': { value: 1 } })
  expect(await (await sam.get(PATH)).text()).toContain('It is timely.')
  const page = await (await sam.get('/processes/judged')).text()
  expect(page).toContain('It is timely.')
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('a later decision in the stage takes the place of the earlier, and both stay', async () => {
  const place = await begun()
  const sam = await place.world.as(place.staff)
  await sam.post(PATH, accepting)
  await sam.post(PATH, { ...accepting, outcome: 'decline', reasons: 'A law is coming.' })
  const facts = await factsNow(place)
  expect(facts['decisions.screen.decline']).toMatchObject({ value: 1 })
  expect(facts['decisions.screen.accept']).toEqual({ value: 0 })
  const text = await (await sam.get(PATH)).text()
  expect(text).toContain('It is timely.')
  expect(text).toContain('A law is coming.')
})

test('nobody else decides, nor without reasons, nor what the rules do not have', async () => {
  const { world, staff } = await begun()
  const other = await world.as(await world.add({ name: 'Olu Other' }))
  expect(await (await other.get(PATH)).text()).not.toContain('name="outcome"')
  expect((await other.post(PATH, accepting)).status).toBe(422)
  const sam = await world.as(staff)
  const bare = await sam.post(PATH, { ...accepting, reasons: '' })
  expect(bare.status).toBe(400)
  const odd = await sam.post(PATH, { ...accepting, outcome: 'perhaps' })
  expect(odd.status).toBe(422)
  expect(await odd.text()).toContain('It is timely.')
  const none = await sam.post(PATH, { ...accepting, decision: 'no-such' })
  expect(none.status).toBe(422)
  expect((await sam.post('/processes/nowhere/judgements', accepting)).status).toBe(404)
})

test('a process whose rules give officers nothing says nothing of it', async () => {
  const world = await aWorld()
  const staff = await world.add({ name: 'Sam Staff', role: 'secretary' })
  const body = (await begunElsewhere(world, staff)).slug
  const sam = await world.as(staff)
  expect(await (await sam.get(`/processes/${body}`)).text()).not.toContain('judgements')
})

/** A process under the convening as it ships. */
async function begunElsewhere(world: World, staff: PersonId): Promise<Process> {
  const convening = shippedTemplate('convening')
  await adoptTemplates(world.database, [convening])
  return world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const asked = { slug: 'plain', title: 'A', question: 'B?', practice: true }
    const done = await beginProcess(step, { ...asked, pin: convening.pin })
    if (!done.ok) throw new Error(done.refusal.kind)
    return done.value
  })
}
