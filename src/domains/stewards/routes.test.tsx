/** The steward log over HTTP: read by all, objected to by anybody, answered, and settled. */
import { expect, test } from 'vitest'
import { aWorld, noon, type World } from '../../../test/world.ts'
import { prose } from '../../platform/record/index.ts'
import { hours, type Instant } from '../../platform/values.ts'
import { findActor } from '../people/index.ts'
import type { PersonId } from '../people/index.ts'
import { enterLog } from './log.ts'
import { STEWARD_PAGE } from './store.ts'

const READ = { permanence: '1' }
const UNKNOWN: `${string}:${string}` = 'process:01JD0000000000000000000001'

const PROPOSAL = {
  title: 'Labels that nobody reads',
  problem: 'Buyers cannot tell safe devices from others.',
  affected: 'Everybody who buys a device.',
  outcome: 'A label that people understand.',
  implementers: 'Makers and shops.',
  timing: 'Shops order for next year in March.',
  capacity: 'personal',
}

/** An override by `chair`, as a process would enter it. */
async function anOverride(world: World, chair: PersonId, about = UNKNOWN): Promise<string> {
  const { clock, database, tools } = world
  const act = await database.transact(async (tx, now) => {
    const by = await findActor(tx, chair, { officesOf: tools.officesOf, now })
    if (!by) throw new Error('no chair')
    const line = prose('line', 'Two groups asked to go on.', clock, chair)
    const thing = { about, place: '/processes/x' } as const
    const log = { kind: 'override', by, role: 'chair', ...thing, line, via: 'web' } as const
    return enterLog(tx, clock, { ...log, topics: [] }, now)
  })
  return act.id
}

async function aContest() {
  const world = await aWorld()
  const chair = await world.add({ name: 'The chair' })
  const id = await anOverride(world, chair)
  const ama = await world.as(await world.add({ name: 'Ama' }))
  const said = { argument: 'The gate was there for a reason.', ...READ }
  const raised = await ama.post(`/stewards/${id}/contests`, said)
  const contest = raised.headers.get('location')?.split('#')[1] ?? ''
  const officer = await world.as(chair)
  await officer.post('/account/agreements', READ)
  return { world, id, ama, officer, raised, contest }
}

test('anybody can object to what a steward did, and the line shows that it waits', async () => {
  const { world, raised } = await aContest()
  expect(raised.status).toBe(303)
  const log = await world.stranger.text('/stewards')
  expect(log).toContain('Two groups asked to go on.')
  expect(log).toContain('waits for an answer')
})

test('the steward answers, and only the objector says whether that settles it', async () => {
  const { world, id, ama, officer, contest } = await aContest()
  const answer = { words: 'Both groups are heard on Monday.' }
  expect((await ama.post(`/contests/${contest}/answers`, answer)).status).toBe(422)
  expect((await ama.post(`/contests/${contest}/words`, { word: 'satisfied' })).status).toBe(422)
  expect((await officer.post(`/contests/${contest}/answers`, answer)).status).toBe(303)
  expect((await officer.post(`/contests/${contest}/words`, { word: 'satisfied' })).status).toBe(422)
  expect((await ama.post(`/contests/${contest}/words`, { word: 'satisfied' })).status).toBe(303)
  expect(await world.stranger.text(`/stewards/${id}`)).toContain('settled for the objector')
  const kinds = (await world.acts()).map(({ entry }) => entry.act)
  expect(kinds.filter((act) => act.startsWith('contest.'))).toEqual([
    'contest.raise',
    'contest.answer',
    'contest.word',
  ])
})

test('a full reason after 48 hours is taken, and shown as late', async () => {
  const { world, id, officer, ama } = await aContest()
  expect(await world.stranger.text(`/stewards/${id}`)).toContain('is owed by')
  const reason = { words: 'The whole reason.' }
  expect((await ama.post(`/stewards/${id}/reasons`, reason)).status).toBe(422)
  world.clock.set((noon + hours(48)) as Instant)
  expect((await officer.post(`/stewards/${id}/reasons`, reason)).status).toBe(303)
  expect(await world.stranger.text(`/stewards/${id}`)).toContain('given late')
})

test('what was typed comes back: when it is empty, and when nobody is signed in', async () => {
  const { world, id, ama } = await aContest()
  expect((await ama.post(`/stewards/${id}/contests`, { argument: ' ' })).status).toBe(400)
  const typed = 'A long argument that must not be lost.'
  const answer = await world.stranger.post(`/stewards/${id}/contests`, { argument: typed })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(typed)
  expect((await world.acts('contest.raise')).length).toBe(1)
})

test('a line that is not there is absent, whatever is asked of it', async () => {
  const { world, ama } = await aContest()
  const path = '/stewards/01JD0000000000000000000000'
  expect((await world.stranger.get(path)).status).toBe(404)
  expect((await world.stranger.get('/stewards/x')).status).toBe(404)
  expect((await ama.post(`${path}/contests`, { argument: 'So?', ...READ })).status).toBe(404)
})

test('an objection is shown with the statement of interest that was in force then', async () => {
  const world = await aWorld()
  const id = await anOverride(world, await world.add({ name: 'The chair' }))
  const ama = await world.as(await world.add({ name: 'Ama' }))
  await ama.post('/account/interests', { work: 'A laboratory', ...READ })
  await ama.post(`/stewards/${id}/contests`, { argument: 'The gate was there for a reason.' })
  await ama.post('/account/interests', { work: 'A ministry' })
  expect(await world.stranger.text(`/stewards/${id}`)).toContain('statement of interest, version 1')
  const [raised] = await world.acts('contest.raise')
  expect(raised?.entry.clear['interest']).toBe(1)
})

test('who objects without any statement is shown without one', async () => {
  const { world, id } = await aContest()
  expect(await world.stranger.text(`/stewards/${id}`)).not.toContain('statement of interest')
  expect((await world.acts('contest.raise'))[0]?.entry.clear).not.toHaveProperty('interest')
})

test('older lines of a log about one thing are about the same thing', async () => {
  const world = await aWorld()
  const chair = await world.add({ name: 'The chair' })
  for (let line = 0; line < STEWARD_PAGE; line++) await anOverride(world, chair)
  const about = encodeURIComponent(UNKNOWN)
  const filtered = await world.stranger.text(`/stewards?about=${about}`)
  expect(filtered).toMatch(new RegExp(`href="/stewards\\?about=${about}&amp;before=`))
  expect(await world.stranger.text('/stewards')).not.toContain('about=process')
})

test('a line says what it is about by its title, or its address where none is known', async () => {
  const world = await aWorld()
  const chair = await world.add({ name: 'The chair' })
  const ama = await world.as(await world.add({ name: 'Ama' }))
  const proposed = await ama.post('/issues', { ...PROPOSAL, ...READ })
  const id = proposed.headers.get('location')?.split('/')[2] ?? ''
  await anOverride(world, chair)
  await anOverride(world, chair, `issue:${id}`)
  const log = await world.stranger.text('/stewards')
  expect(log).toContain('about Labels that nobody reads')
  expect(log).toContain('about /processes/x')
})
