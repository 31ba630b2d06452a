/** Rules that were adopted wait for an appeal that suspends them, on a page and on a form. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { historyOf } from '../../platform/record/index.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { rung } from '../appeals/appeals.fixtures.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { shippedTemplate } from '../templates/index.ts'
import { sourced, words } from '../templates/templates.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const remedies = ['annul', 'remand'] as const
const WAITS = { fact: 'appeals.open', atMost: 0, says: words, waitsFor: 'chair', ...sourced }

/** The convening, whose forum of the chair holds what is appealed against. */
function suspending() {
  const { stages = [] } = shippedTemplate('convening')?.template ?? {}
  const last = stages.length - 1
  return {
    appeals: [rung('chair', { suspends: true, remedies })],
    stages: stages.map((stage, at) =>
      at === last - 1 ? { ...stage, gate: { all: [stage.gate, WAITS] } } : stage,
    ),
  }
}

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

/** Ben's change of the rules was agreed to, and can be challenged no more. */
async function adopted() {
  const world = await aWorld()
  const table = await aTable(world, suspending())
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  const pass = (count: number) => world.clock.set(after(world.clock.now(), days(count)) as Instant)
  const [ben, chair] = [await world.as(table.ben), await world.as(table.chair)]
  const change = await done(ben, `/processes/${process.slug}/changes`, {
    title: 'What consensus means',
    reason: 'Silence is no consent.',
    how: 'definition',
    definition: 'Nobody is against it.',
  })
  const { text } = (await (await world.stranger.get(`${change}.json`)).json()) as { text: string }
  const asked = { process: process.slug, text, kind: 'rules', question: 'Is this our rule?' }
  const call = await done(chair, '/calls', asked)
  await done(chair, `${call}/opening`)
  pass(16)
  await done(chair, `${call}/designations`, { level: 'consensus', reasons: 'Nobody objected.' })
  pass(9)
  await done(chair, `${call}/designations`, { final: '1' })
  pass(20)
  const obj = call.replace('/calls/', 'call:') as `call:${string}`
  const lines = await historyOf(world.database.read, { obj, act: 'designation.conclude', limit: 1 })
  const entry = String(lines[0]?.index)
  const appeals = `/processes/${process.slug}/appeals`
  const filing = { entry, grounds: 'Not all were asked.', sought: 'annul', as: 'personal' }
  const appeal = await done(await world.as(table.bea), appeals, filing)
  const enact = async () => {
    const answer = await (await world.as(table.ann)).post(`${change}/enactment`, consent)
    return { status: answer.status, text: await answer.text() }
  }
  return { world, table, change, appeal, chair: await world.as(table.chair), enact, pass }
}

test('rules do not come into force while an appeal suspends what adopted them', async () => {
  const { world, table, change, appeal, chair, enact, pass } = await adopted()
  const refused = await enact()
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('by the rules it waits until an appeal is answered')
  const page = await world.stranger.text(change)
  expect(page).toContain('By the rules it waits until an appeal is answered')
  expect(page).toContain(`href="${appeal}"`)
  const ann = await world.as(table.ann)
  expect(await ann.text(change)).not.toContain('Bring it into force')
  const ben = await world.as(table.ben)
  expect(await ben.text('/needs-me')).not.toContain('wait to be brought into force')
  expect(await world.acts('change.enact')).toEqual([])

  await done(chair, `${appeal}/rulings`, { finding: 'deny', reasons: 'All were asked in May.' })
  // Others may still appeal: it waits until nobody can.
  const open = await enact()
  expect(open.status).toBe(422)
  expect(open.text).toContain('it may be appealed until')
  expect(await world.stranger.text(change)).toContain('It may be appealed until')
  expect(await ben.text('/needs-me')).not.toContain('wait to be brought into force')
  pass(60)
  const later = await world.as(table.ben)
  expect(await later.text('/needs-me')).toContain('wait to be brought into force')
  expect((await enact()).status).toBe(303)
})

test('what a forum annulled is decided once more before any of it comes into force', async () => {
  const { world, change, appeal, chair, enact } = await adopted()
  const annulled = { finding: 'annul', reasons: 'Civil society was not.', order: 'Ask again.' }
  await done(chair, `${appeal}/rulings`, annulled)
  const refused = await enact()
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('an appeal was upheld, and it has to be decided once more')
  expect(await world.stranger.text(change)).toContain('Since then an appeal was upheld')
})

test('a forum that never answers holds nothing for ever', async () => {
  const { world, change, enact, pass } = await adopted()
  expect(await world.stranger.text(change)).toContain('It waits for an answer until')
  pass(14)
  // Its day has passed; it holds for as long again as it had to answer, and while others may file.
  expect((await enact()).text).toContain('by the rules it waits until an appeal is answered')
  pass(60)
  expect((await enact()).status).toBe(303)
})
