/** A body ratifies by a ballot that it held here: the ratification's rule judges its votes. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { closeDueBallots } from '../ballots/index.ts'
import { votingTemplate } from '../ballots/ballots.fixtures.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { beginPetitioned } from './scene.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const most = { share: 'yes', outOf: 'seats', moreThan: '1/2' } as const
const consent = { permanence: '1', undertakings: '1' }

async function aVoting() {
  const world = await aWorld()
  const table = await aTable(world)
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const { body } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  if (!body) throw new Error('no body')
  // By its own decision one vote in ten is enough; to ratify it takes more than half of the seats.
  const tenth = { share: 'yes', outOf: 'seats', atLeast: '1/10' } as const
  const asked = { body: 'table', rule: tenth, opens: ['chair'] } as const
  const { electorates, decisions, windows, stages } = votingTemplate(asked).template
  const part = { rules: { most, passes: tenth }, electorates, decisions, windows, stages }
  await beginPetitioned(world, staff, { body, asked: { name: 'petitioned', part } })
  const post = async (path: string, fields: Record<string, string>) => {
    // Signed in anew each time: sessions end while a ballot runs.
    const answer = await (await world.as(table.chair)).post(path, { ...consent, ...fields })
    return { status: answer.status, at: answer.headers.get('location') ?? '', answer }
  }
  const open = () =>
    post('/ballots', {
      process: 'petitioned',
      decision: 'adopt',
      question: 'Do we ratify the charter?',
      about: 'question',
      published: 'en',
    })
  const ask = () =>
    post('/processes/petitioned/ratifications', {
      ratification: 'chartering',
      subject: 'The charter',
    })
  return { world, table, post, open, ask }
}

test('a closed ballot answers for its body, by the rule that the template gives it', async () => {
  const { world, table, post, open, ask } = await aVoting()
  const asked = await ask()
  const ballot = await open()
  expect([asked.status, ballot.status]).toEqual([303, 303])
  for (const id of [table.ann, table.ben]) {
    const voter = await world.as(id)
    const voted = await voter.post(`${ballot.at}/votes`, { choice: 'yes', ...consent })
    expect(voted.status).toBe(303)
  }
  const id = ballot.at.replace('/ballots/', '')
  const answer = { body: 'table', reasons: 'We voted.', ballot: id }
  expect((await post(`${asked.at}/answers`, answer)).status).toBe(422)
  world.clock.set(after(world.clock.now(), days(60)) as Instant)
  await closeDueBallots(world)
  expect(await (await world.as(table.chair)).text(asked.at)).toContain('Do we ratify the charter?')
  expect((await post(`${asked.at}/answers`, answer)).status).toBe(303)
  // Two of four are no majority of the seats, although the ballot itself passed.
  const twin: unknown = JSON.parse(await world.stranger.text(`${asked.at}.json`))
  expect(twin).toMatchObject({
    phase: 'refused',
    bodies: [
      { answer: { finding: 'no', ballot: id, votes: { yes: 2, no: 0, abstain: 0, of: 4 } } },
      { kind: 'silent' },
    ],
  })
  expect(await world.stranger.text(asked.at)).toContain(`href="${ballot.at}"`)
})

test('a ballot that was held before the body was asked answers nothing', async () => {
  const { world, post, open, ask } = await aVoting()
  const ballot = await open()
  world.clock.set(after(world.clock.now(), days(60)) as Instant)
  await closeDueBallots(world)
  const asked = await ask()
  const id = ballot.at.replace('/ballots/', '')
  const typed = { body: 'table', reasons: 'Long ago.', ballot: id }
  const refused = await post(`${asked.at}/answers`, typed)
  expect(refused.status).toBe(422)
  expect(await refused.answer.text()).toContain('Long ago.')
})
