/** Recommendations are voted on one by one: each has its ballot, its result, and its number. */
import { expect, test, vi } from 'vitest'
import { movesIn } from '../../../test/moving.ts'
import { aWorld } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { factsOf } from '../processes/index.ts'
import { aCouncil } from './ballots.fixtures.ts'
import { ballotFacts } from './facts.ts'
import { closeDueBallots } from './jobs.ts'
import { ballotMoves } from './moves.ts'
import { asking, json, NON_CONTRACTED, pass, vote } from './scene.fixtures.ts'
import type { BallotId } from './ballot.ts'
import { ballotsOf } from './store/ballots.ts'

/** A council of twenty on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('two recommendations are put at once, decided apart, and counted by the gate', async () => {
  const world = await aWorld()
  const council = await aCouncil(world, {})
  const chair = await world.as(council.chair)
  const texts: string[] = []
  for (const title of ['Recommendation 1', 'Recommendation 2']) {
    const text = {
      process: council.process.slug,
      title,
      language: 'en',
      'words-new1': `${title}: label the years.`,
      reason: 'As the group agreed.',
      note: 'First.',
      permanence: '1',
      undertakings: '1',
    }
    const answer = await chair.post('/texts', text)
    expect(answer.status, await answer.clone().text()).toBe(303)
    const path = new URL(answer.headers.get('location') ?? '', 'http://localhost').pathname
    texts.push(path.split('/')[2] ?? '')
  }
  const form = await chair.text(`/ballots/new?process=${council.process.slug}`)
  for (const text of texts) expect(form).toContain(`value="text:${text}"`)
  const { about: _, ...question } = asking(council)
  const both = texts.map((text) => `text:${text}`)
  const put = await chair.post('/ballots', { ...question, about: both })
  expect(put.status, await put.clone().text()).toBe(303)
  const again = await chair.post('/ballots', { ...question, about: both[0] ?? '' })
  expect(again.status).toBe(422)
  const none = await chair.post('/ballots', { ...question, about: `text:${council.process.id}` })
  expect(none.status).toBe(422)

  const ballots = await ballotsOf(world.database.read, { process: council.process.id })
  expect(ballots).toHaveLength(2)
  const as = async (seat: string) => world.as(council.holders.get(seat))
  const scene = (id: BallotId) => ({ world, council, id, as, at: `/ballots/${id}` })
  const facts = () =>
    factsOf(world.database.read, council.process, [ballotFacts], world.clock.now())
  expect(await facts()).toMatchObject({ 'decisions.adopt.undecided': { value: 2, of: 2 } })
  const moves = () => movesIn(world, ballotMoves, council.process)
  const theirs = { who: { kind: 'electorate', electorate: 'council' }, until: expect.any(Number) }
  expect(await moves()).toMatchObject(
    ballots.map(({ id }) => ({ ...theirs, about: `ballot:${id}`, href: `/ballots/${id}` })),
  )
  expect((await moves())[0]).toMatchObject({
    does: `Vote: ${question.question}`,
    settles: ['decisions.adopt.*', 'ballots.open'],
  })
  const [first, second] = texts.map((text) =>
    ballots.find(({ subject }) => subject.kind === 'text' && subject.text === text),
  )
  if (!first || !second) throw new Error('no ballots')
  await vote(scene(first.id), 7, NON_CONTRACTED)
  await vote(scene(second.id), 1, 1)
  pass(world)
  expect(await moves()).toEqual([])
  await closeDueBallots(world.tools)
  expect(await facts()).toMatchObject({
    'decisions.adopt.adopted': { value: 1, of: 2 },
    'decisions.adopt.rejected': { value: 1, of: 2 },
    'decisions.adopt.undecided': { value: 0, of: 2 },
  })
  expect(await json(world, `/ballots/${first.id}`)).toMatchObject({
    outcome: 'adopted',
    subject: { kind: 'text', text: texts[0], version: 1 },
  })
  expect(await world.stranger.text(`/ballots/${second.id}`)).toContain('Recommendation 2')
  const [open] = await world.acts('ballot.open')
  expect(String(open?.entry.clear['about'])).toMatch(/^text:.*\/1$/)
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})
