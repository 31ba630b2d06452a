/** Ballots between options over HTTP: points, conflicts, a tie, and the seed that was named. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { aWorld } from '../../../test/world.ts'
import { checkTables } from '../../platform/record/index.ts'
import type { Rule } from '../rules/index.ts'
import { aCouncil } from './ballots.fixtures.ts'
import { closeDueBallots } from './jobs.ts'
import { asking, FIRST, json, opened, pass, plain, type Scene } from './scene.fixtures.ts'

/** A council of twenty on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const RULE: Rule = {
  scored: 2,
  criteria: [
    { id: 'merit', max: 10 },
    { id: 'need', max: 5 },
  ],
  reviewers: 2,
  ties: 'lot',
}
const OPTIONS = { options: 'Ann [region: africa]\nBen\r\nCho', seedFrom: 'The index of 1 May' }
const SECOND = 'registries-seat-2'

const sheet = (...points: (readonly [number, number] | 'conflict')[]) =>
  Object.fromEntries(
    points.flatMap((one, at) =>
      one === 'conflict'
        ? [[`conflict-${at + 1}`, '1']]
        : one.map((value, nth) => [`points-${at + 1}-${nth}`, String(value)]),
    ),
  )

const give = async ({ as, at }: Scene, seat: string, typed: Record<string, string>) =>
  (await as(seat)).post(`${at}/sheets`, typed)

test('two of three are chosen by points, and the record alone says why', async () => {
  const scene = await opened({ rule: RULE }, OPTIONS)
  const { world, at } = scene
  expect(await world.stranger.text(at)).toContain('The index of 1 May')
  expect(await (await scene.as(FIRST)).text(at)).toContain('name="points-3-1"')
  expect((await give(scene, FIRST, sheet([10, 5], [3, 3], [1, 1]))).status).toBe(303)
  expect((await give(scene, SECOND, sheet('conflict', [4, 3], [1, 1]))).status).toBe(303)
  expect((await give(scene, 'registries-seat-3', sheet([8, 5], [2, 2]))).status).toBe(303)
  const early = await (await scene.as(FIRST)).post(`${at}/seeds`, { seed: '7' })
  expect(early.status).toBe(422)
  pass(world)
  await closeDueBallots(world.tools)
  expect(await json(world, at)).toMatchObject({
    state: 'closed',
    outcome: 'adopted',
    takes: 'points',
  })
  const page = plain(await world.stranger.text(at))
  for (const said of ['yes, by its points', 'conflict of interest']) expect(page).toContain(said)
  const [close] = await world.acts('ballot.select')
  expect(close?.entry.clear).toMatchObject({ met: true, selected: ['1', '2'], voices: 20 })
  const casts = (await world.acts('vote.cast')).map(({ entry }) => entry.clear['choice'])
  expect(casts).toContain('points:1=conflict;2=4,3;3=1,1')
  const offered = (await world.acts('ballot.offer')).map(({ entry }) => entry.clear)
  expect(offered).toEqual(
    expect.arrayContaining([{ option: 1, counts: ['region:africa'] }, { option: 3 }]),
  )
  const checked = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('a tie waits for the seed, sealed or open, and anybody can draw it again', async () => {
  for (const hidden of [false, true]) {
    const scene = await opened({ rule: RULE, hidden }, OPTIONS)
    const { world, at } = scene
    const same = sheet([9, 5], [5, 5], [5, 5])
    for (const seat of [FIRST, SECOND]) expect((await give(scene, seat, same)).status).toBe(303)
    if (hidden) {
      const page = await world.stranger.text(at)
      expect(page).not.toContain('9 · 5')
      for (const { entry } of await world.acts('vote.cast')) {
        expect(entry.clear).toMatchObject({ choice: 'sealed' })
      }
    }
    pass(world)
    await closeDueBallots(world.tools)
    expect(await json(world, at)).toMatchObject({ state: 'over', outcome: null })
    const chair = await scene.as(FIRST)
    expect(await chair.text(at)).toContain('name="seed"')
    const other = await scene.as(SECOND)
    const asked = 'Enter the seed of the lot: Do we adopt this?'
    expect(await chair.text('/needs-me')).toContain(asked)
    expect(await other.text('/needs-me')).not.toContain(asked)
    const moves = `/processes/${scene.council.process.slug}`
    expect(plain(await world.stranger.text(moves))).toContain(asked)
    expect(await other.text(at)).not.toContain('name="seed"')
    expect((await other.post(`${at}/seeds`, { seed: '4711' })).status).toBe(422)
    expect((await chair.post(`${at}/seeds`, { seed: '4711' })).status).toBe(303)
    expect((await chair.post(`${at}/seeds`, { seed: '4712' })).status).toBe(422)
    expect(await chair.text('/needs-me')).not.toContain(asked)
    expect(plain(await world.stranger.text(moves))).not.toContain(asked)
    await closeDueBallots(world.tools)
    expect(await json(world, at)).toMatchObject({ state: 'closed', seed: '4711' })
    const [close] = await world.acts('ballot.select')
    // The lower of SHA-256('4711\\n2') and SHA-256('4711\\n3') is drawn.
    expect(close?.entry.clear).toMatchObject({ met: true, selected: ['1', DRAWN] })
  }
})

const DRAWN = '3'

test('options are named where a rule chooses, and points given nowhere else', async () => {
  const scene = await opened({ rule: RULE }, OPTIONS)
  const { as, at, council } = scene
  const chair = await as(FIRST)
  const over = await give(scene, FIRST, sheet([11, 0]))
  expect([over.status, (await over.text()).includes('from 0 to')]).toEqual([422, true])
  expect((await give(scene, FIRST, {})).status).toBe(422)
  expect((await chair.post(`${at}/votes`, { choice: 'yes' })).status).toBe(422)
  const about = { decision: 'remove-chair', about: 'chair' }
  for (const more of [about, { ...about, ...OPTIONS, seedFrom: '' }]) {
    expect((await chair.post('/ballots', asking(council, more))).status).toBe(422)
  }
  const odd = await chair.post('/ballots', asking(council, { ...about, options: 'Ann [africa]' }))
  expect(odd.status).toBe(400)
  const votes = await opened()
  expect((await give(votes, FIRST, sheet([1, 1]))).status).toBe(422)
})

test('two options of one title are refused, and the form comes back as it was typed', async () => {
  const world = await aWorld()
  const council = await aCouncil(world, { rule: RULE })
  const chair = await world.as(council.holders.get(FIRST))
  const typed = { ...OPTIONS, options: 'Ann [region: africa]\nBen\nANN' }
  const answer = await chair.post('/ballots', asking(council, typed))
  expect(answer.status).toBe(422)
  const back = await answer.text()
  expect(back).toContain('Options 1 and 3 bear the same title')
  expect(back).toContain('Ann [region: africa]\nBen\nANN</textarea>')
  expect(back).toContain('value="The index of 1 May"')
  expect(await world.acts('ballot.open')).toEqual([])
})

test('a lot is drawn among those named, once its seed is there; nobody votes on it', async () => {
  const rule: Rule = { lot: 1, seed: 'The index of 1 May' }
  const scene = await opened({ rule }, { options: 'Ann\nBen\nCho' })
  const { world, at, as } = scene
  const chair = await as(FIRST)
  expect(await chair.text(at)).not.toContain('name="choice"')
  expect((await chair.post(`${at}/votes`, { choice: 'yes' })).status).toBe(422)
  pass(world)
  await closeDueBallots(world.tools)
  expect((await (await as(FIRST)).post(`${at}/seeds`, { seed: '4711' })).status).toBe(303)
  await closeDueBallots(world.tools)
  expect(await json(world, at)).toMatchObject({ state: 'closed', outcome: 'adopted' })
  const [close] = await world.acts('ballot.select')
  expect(close?.entry.clear['selected']).toHaveLength(1)
})
