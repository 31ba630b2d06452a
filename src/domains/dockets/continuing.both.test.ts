/** A docket whose window is opened again, over HTTP: it takes submissions, and closes once more. */
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { aWorld } from '../../../test/world.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess, windowsOf } from '../processes/index.ts'
import { holdingsOf } from '../processes/facts.ts'
import { dutiesOf } from '../processes/rules-duties.ts'
import { after, days } from '../../platform/values.ts'
import { shippedTemplate } from '../templates/index.ts'
import { span } from '../templates/templates.fixtures.ts'
import { closeDueDockets } from './jobs.ts'
import { comment, faults, READ } from './place.test.fixtures.ts'
import { docketThings } from './things.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 90_000 })

const shipped = shippedTemplate('convening')?.template
const windows = shipped?.windows.map((rule) =>
  rule.kind === 'comment' ? { ...rule, silenceCheck: { reachWithin: span('P2D') } } : rule,
)
const stages = shipped?.stages.map((stage) =>
  stage.id === 'plenary' ? { ...stage, windows: [...stage.windows, 'comment'] } : stage,
)

const Twin = z.object({
  phase: z.string(),
  window: z.object({ id: z.string(), state: z.object({ closes: z.number() }) }),
  reopened: z.array(z.object({ window: z.string(), opened: z.string(), group: z.string() })),
})

async function anEndedDocket() {
  const world = await aWorld()
  const table = await aTable(world, { windows, stages })
  const { read } = world.database
  const process = await findProcess(read, { id: table.process })
  if (!process || !shipped) throw new Error('no process')
  const chair = await world.as(table.chair)
  const drafted = await chair.post('/dockets', {
    process: process.slug,
    title: 'Comments on the label',
    subject: `text:${table.text.id}`,
    asks: 'Say what is missing.',
    kind: 'comment',
    ...READ,
  })
  const path = drafted.headers.get('location') ?? ''
  const published = ['en', 'fr', 'es']
  expect((await chair.post(`${path}/openings`, { published })).status).toBe(303)
  const send = async (who: PersonId, words: string) =>
    (await (await world.as(who)).post(`${path}/submissions`, comment(words))).status
  const twin = async () => Twin.parse(await (await world.stranger.get(`${path}.json`)).json())
  const ask = async (who: PersonId) => {
    const { window } = await twin()
    const fields = { group: 'business', reason: 'Our mail bounced.', ...READ }
    return (await world.as(who)).post(`/windows/${window.id}/reopenings`, fields)
  }
  const due = async () => {
    const now = world.clock.now()
    const owed = dutiesOf(process, shipped, await holdingsOf(read, process), now)
    return owed.filter(({ rule }) => rule.id === 'comment-report').map(({ from }) => from)
  }
  expect(await send(table.dora, 'From Dora, in time.')).toBe(303)
  const closes = (await twin()).window.state.closes as ReturnType<typeof world.clock.now>
  world.clock.set(after(closes, days(1)))
  expect(await send(table.ann, 'From Ann, late.')).toBe(303)
  const officer = await world.as(table.chair)
  return { world, table, process, officer, path, send, twin, ask, due, closes, read }
}

test('a docket that missed a group takes submissions again, and its report waits', async () => {
  const place = await anEndedDocket()
  const { world, table, process, officer, path, send, twin, ask, due, closes, read } = place
  expect(await due()).toEqual([closes])
  expect((await ask(table.ben)).status).toBe(303)
  const again = await twin()
  expect(again.phase).toBe('open')
  expect(again.reopened).toMatchObject([{ opened: again.window.id, group: 'business' }])
  expect(await world.stranger.text(path)).toContain('Our mail bounced.')
  expect(await world.stranger.text(`/windows/${again.window.id}`)).toContain(path)
  expect(await due()).toEqual([])
  const report = { title: 'Report', href: '/a', ...READ }
  const early = await officer.post(`${path}/reports`, report)
  expect(await early.text()).toContain('Nothing closes it earlier')
  expect(await send(table.ben, 'From Ben.')).toBe(303)
  const made = (await world.acts('submission.make')).map(({ entry }) => entry.clear['late'])
  expect(made).toEqual([false, true, false])
  const now = world.clock.now()
  const things = await docketThings(read, undefined, now)
  expect(things.map(({ until }) => until)).toEqual([again.window.state.closes])
  expect((await world.told(table.cy)).at(-1)).toContain('open again')
  expect((await world.told(table.dora)).at(-1)).toContain('open again')

  const ends = again.window.state.closes as typeof now
  world.clock.set(ends)
  await closeDueDockets(world)
  await closeDueDockets(world)
  expect((await world.acts()).map(({ entry }) => entry.act)).toSatisfy(
    (acts: readonly string[]) => acts.filter((act) => act === 'docket.close').length === 2,
  )
  expect((await twin()).phase).toBe('closed')
  expect(await due()).toEqual([ends])
  expect((await windowsOf(read, process.id)).filter(({ continues }) => continues)).toHaveLength(1)
  expect(await faults(world)).toEqual([])
})

test('once its report is out the request is refused, and the page says why', async () => {
  const { world, table, officer, path, ask, twin } = await anEndedDocket()
  const report = { title: 'Report', href: '/a', ...READ }
  expect((await officer.post(`${path}/reports`, report)).status).toBe(303)
  const refused = await ask(table.ben)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('The report on what was submitted is out')
  const { window } = await twin()
  const page = await (await world.as(table.ben)).text(`/windows/${window.id}`)
  expect(page).not.toContain('Have it opened again')
  expect(await world.acts('docket.continue')).toEqual([])
  expect(await faults(world)).toEqual([])
})

test('a request while the docket closes leaves it open, closed once before', async () => {
  const { world, table, ask, twin } = await anEndedDocket()
  await Promise.all([ask(table.ben), closeDueDockets(world), closeDueDockets(world)])
  expect((await twin()).phase).toBe('open')
  expect(await world.acts('docket.close')).toHaveLength(1)
  expect(await world.acts('docket.continue')).toHaveLength(1)
  expect(await faults(world)).toEqual([])
})
