/** One act is annulled once, however many appeal against it, whoever finds it at once. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { beginAppeals } from './site.fixtures.ts'
import { appealsIn } from './store.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const ANNULLED = { finding: 'annul', reasons: 'Nobody was asked.', order: 'Begin it again.' }

const sent = async (visitor: Visitor, path: string, fields: Fields) => {
  const answer = await visitor.post(path, { ...consent, ...fields })
  const { status, headers } = answer
  return { status, to: headers.get('location') ?? '', text: await answer.text() }
}

/** Dora and Cy each appeal against one act, and both appeals are before the chair. */
async function twoAppeals() {
  const world = await aWorld()
  const table = await aTable(world)
  const convening = await findProcess(world.database.read, { id: table.process })
  if (!convening?.body) throw new Error('no table')
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const { process, entry } = await beginAppeals(world, staff, convening.body)
  const path = `/processes/${process.slug}/appeals`
  const filing = { entry: String(entry), grounds: 'It was too early.', sought: 'annul' }
  const appeals: string[] = []
  for (const person of [table.dora, table.cy]) {
    const { to } = await sent(await world.as(person), path, { ...filing, as: 'personal' })
    await sent(await world.as(table.bea), `${to}/supporters`, { as: 'personal' })
    appeals.push(to)
  }
  const rule = async (appeal: string, fields: Fields) =>
    sent(await world.as(table.chair), `${appeal}/rulings`, fields)
  return { world, table, process, path, filing, appeals, rule }
}

test('of two forums that annul one act at once, the second is told that it was', async () => {
  const { world, process, appeals, rule } = await twoAppeals()
  const answers = await Promise.all(appeals.map((appeal) => rule(appeal, ANNULLED)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const refused = answers.find(({ status }) => status === 422)?.text
  expect(refused).toContain('This act was annulled already, on another appeal.')
  expect(refused).toContain('Begin it again.')
  expect(await world.acts('appeal.rule')).toHaveLength(1)
  const states = (await appealsIn(world.database.read, process.id)).map(({ state }) => state.kind)
  expect(states.sort()).toEqual(['before', 'ended'])
})

test('what is no more is not sent back nor appealed against; the rest is answered', async () => {
  const { world, table, path, filing, appeals, rule } = await twoAppeals()
  const [first = '', second = ''] = appeals
  expect((await rule(first, ANNULLED)).status).toBe(303)
  expect((await rule(second, { ...ANNULLED, finding: 'remand' })).status).toBe(422)
  const ann = await world.as(table.ann)
  const late = await sent(ann, path, { ...filing, as: 'personal' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('This act was annulled already')
  const denied = { finding: 'deny', reasons: 'It was annulled on the other appeal.' }
  expect((await rule(second, denied)).status).toBe(303)
})
