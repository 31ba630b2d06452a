/** What is decided about the rules opens no gate of the process, however it is put. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Visitor } from '../../../test/world.ts'
import { hooksOf } from '../../hooks.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { factsOf, findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function aPlace() {
  const world = await aWorld()
  const table = await aTable(world)
  const { read } = world.database
  const processNow = async () => {
    const process = await findProcess(read, { id: table.process })
    if (!process) throw new Error('no process')
    return process
  }
  const done = async (visitor: Visitor, path: string, fields = {}) => {
    const answer = await visitor.post(path, { permanence: '1', undertakings: '1', ...fields })
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.headers.get('location') ?? ''
  }
  const pass = (count: number) => world.clock.set(after(world.clock.now(), days(count)) as Instant)
  const { slug } = await processNow()
  /** Ben proposes a change: its address, and the text that is decided on. */
  const propose = async (parts: string) => {
    const typed = { title: 'Other rules', reason: 'Why not.', how: 'parts', parts }
    const change = await done(await world.as(table.ben), `/processes/${slug}/changes`, typed)
    const { text } = (await (await world.stranger.get(`${change}.json`)).json()) as {
      text: string
    }
    return { change, text }
  }
  return {
    world,
    table,
    slug,
    propose,
    /** Ben proposes a change, and the chair designates consensus on its text. */
    async change(kind: string, parts: string) {
      const { change, text } = await propose(parts)
      const chair = await world.as(table.chair)
      const asked = { process: slug, text, kind, question: 'Are these our rules?' }
      const call = await done(chair, '/calls', asked)
      await done(chair, `${call}/opening`)
      pass(16)
      const found = { level: 'consensus', reasons: 'Nobody objected.' }
      await done(chair, `${call}/designations`, found)
      pass(9)
      await done(chair, `${call}/designations`, { final: '1' })
      return change
    },
    async enact(change: string) {
      pass(40)
      await done(await world.as(table.ann), `${change}/enactment`)
    },
    designated: async () =>
      (await factsOf(read, await processNow(), hooksOf(world).facts, world.clock.now()))[
        'calls.designated'
      ],
  }
}

test('not by a call in the window that is kept for it', async () => {
  const place = await aPlace()
  await place.change('rules', 'moves: {by: [members]}')
  expect(await place.designated()).toMatchObject({ value: 0, of: 0 })
})

test('not once the rules say that they are decided in that window', async () => {
  const place = await aPlace()
  const parts = 'changes: {proposedBy: [members], adoptedBy: {window: call}}\n'
  await place.enact(await place.change('rules', parts))
  await place.change('call', 'moves: {by: [members]}')
  expect(await place.designated()).toMatchObject({ value: 0, of: 0 })
})

test('not once the rules say no more how they are changed', async () => {
  const place = await aPlace()
  await place.enact(await place.change('rules', 'changes: null'))
  expect(await place.designated()).toMatchObject({ value: 0, of: 0 })
})

test('the rules are put to the group in their own window alone, and nothing else is', async () => {
  const { world, table, slug, propose } = await aPlace()
  const { text: rules } = await propose('moves: {by: [members]}')
  const chair = await world.as(table.chair)
  const put = async (text: string, kind: string) => {
    const typed = { process: slug, text, kind, question: 'Is this our rule?' }
    const answer = await chair.post('/calls', { permanence: '1', ...typed })
    return { status: answer.status, text: await answer.text() }
  }
  const elsewhere = await put(rules, 'call')
  expect(elsewhere.status).toBe(422)
  expect(elsewhere.text).toContain('put to the group in the window for the rules')
  expect(elsewhere.text).toContain('Is this our rule?')
  const other = await put(table.text.id, 'rules')
  expect(other.status).toBe(422)
  expect(other.text).toContain('This window is for texts that say how the rules would change')
  expect(await world.acts('call.draft')).toEqual([])
  expect((await put(rules, 'rules')).status).toBe(303)
  expect((await put(table.text.id, 'call')).status).toBe(303)
})
