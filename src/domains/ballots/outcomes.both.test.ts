/** What comes of ballots and polls: gates, removals, second rounds, seals, hands. */
import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { after, days, minutes } from '../../platform/values.ts'
import { factsOf } from '../processes/index.ts'
import { aCouncil, HOUSES, ROW_H, type TemplateAsked } from './ballots.fixtures.ts'
import { ballotFacts } from './facts.ts'
import { closeDueBallots } from './jobs.ts'
import { asking, FIRST, json, NON_CONTRACTED, opened, pass, vote } from './scene.fixtures.ts'
import { votesOf } from './store/votes.ts'

describe('what came of it', () => {
  test('a majority of each house passes, opens its gate, and stands on the record', async () => {
    const scene = await opened({ rule: HOUSES })
    const { world, council, at } = scene
    const facts = () =>
      factsOf(world.database.read, council.process, [ballotFacts], world.clock.now())
    await vote(scene, 4, 7)
    expect(Object.keys(await facts())).not.toContain('decisions.adopt.adopted')
    pass(world)
    await closeDueBallots(world.tools)
    expect(await json(world, at)).toMatchObject({ state: 'closed', outcome: 'adopted' })
    expect(await world.stranger.text(at)).toContain('Adopted')
    expect((await facts())['decisions.adopt.adopted']).toEqual({ value: 1 })
    const [close] = await world.acts('ballot.close')
    expect(close?.entry.clear).toMatchObject({ met: true, outcome: 'adopted', yes: 11, voices: 20 })
  })

  test('one house alone does not carry it, nor two groups of four', async () => {
    const scene = await opened({ rule: ROW_H })
    await vote(scene, 4, NON_CONTRACTED - 7)
    pass(scene.world)
    await closeDueBallots(scene.world.tools)
    expect(await json(scene.world, scene.at)).toMatchObject({ outcome: 'rejected' })
  })

  test('members of one organisation are one voice where organisations are counted', async () => {
    const rule: TemplateAsked['rule'] = { count: 'yes', atLeast: 3 }
    const world = await aWorld()
    const council = await aCouncil(world, { rule, counts: 'organisations' })
    const seats = [...council.holders.values()].slice(0, 4)
    for (const [index, person] of seats.entries()) {
      const organisation = index < 2 ? ['Example Registry', ' example  REGISTRY'][index] : undefined
      if (organisation === undefined) continue
      await (await world.as(person)).post('/account/affiliations', { organisation })
    }
    const chair = await world.as(council.chair)
    const answer = await chair.post('/ballots', asking(council))
    const at = answer.headers.get('location') ?? ''
    const yes = async (person: typeof council.chair | undefined) =>
      (await world.as(person)).post(`${at}/votes`, { choice: 'yes' })
    for (const person of seats.slice(0, 3)) expect((await yes(person)).status).toBe(303)
    expect(await json(world, at)).toMatchObject({ verdict: { met: false, measure: { have: 2 } } })
    await yes(seats[3])
    expect(await json(world, at)).toMatchObject({ verdict: { met: true, measure: { have: 3 } } })
  })

  test('a chair goes when the council says so by its rule', async () => {
    const scene = await opened({}, { decision: 'remove-chair', about: 'chair' })
    const { world, council } = scene
    await vote(scene, 7, NON_CONTRACTED)
    pass(world)
    await closeDueBallots(world.tools)
    const [end] = await world.acts('role.end')
    expect(end?.entry.clear).toMatchObject({ person: council.chair, ending: 'removed' })
    expect(String(end?.entry.clear['decision'])).toContain('ballot:')
  })

  test('a round that is not valid is followed by one other, and by no more', async () => {
    const turnout: TemplateAsked['rule'] = { turnout: 'seats', atLeast: '1/2' }
    const passes: TemplateAsked['rule'] = { share: 'yes', outOf: 'cast', moreThan: '66%' }
    const rule = {
      rounds: [
        { valid: turnout, passes },
        { passes, after: 'P30D' },
      ],
    }
    const scene = await opened({ rule })
    const { world, council, id } = scene
    await vote(scene, 4, 0)
    pass(world)
    await closeDueBallots(world.tools)
    expect(await json(world, scene.at)).toMatchObject({ state: 'closed', outcome: null })
    const early = await world.as(council.chair)
    const soon = await early.post('/ballots', asking(council, { earlier: id }))
    expect([soon.status, (await soon.text()).includes('The notice runs')]).toEqual([422, true])
    pass(world, 31)
    const chair = await world.as(council.chair)
    const next = await chair.post('/ballots', asking(council, { earlier: id }))
    expect(next.status).toBe(303)
    const at = next.headers.get('location') ?? ''
    await vote({ ...scene, at }, 4, 0)
    pass(world)
    await closeDueBallots(world.tools)
    expect(await json(world, at)).toMatchObject({ round: 2, outcome: 'adopted' })
    const back = await world.as(council.chair)
    const third = await back.post('/ballots', asking(council, { earlier: id }))
    expect(third.status).toBe(422)
  })

  test('a ballot that is called off decides nothing, and its votes stay', async () => {
    const scene = await opened()
    const { world, at, as } = scene
    await vote(scene, 7, NON_CONTRACTED)
    const other = await as('registries-seat-2')
    expect((await other.post(`${at}/withdrawals`, { reason: 'No' })).status).toBe(422)
    const chair = await as(FIRST)
    expect((await chair.post(`${at}/withdrawals`, { reason: 'Wrong text' })).status).toBe(303)
    pass(world)
    await closeDueBallots(world.tools)
    expect(await world.acts('ballot.close')).toEqual([])
    expect(await json(world, at)).toMatchObject({ state: 'withdrawn', votes: { length: 20 } })
  })
})

describe('hidden ballots', () => {
  test('nobody is told how anybody voted until the close; then everybody is', async () => {
    const scene = await opened({ hidden: true })
    const { world, at, id, as } = scene
    await vote(scene, 7, NON_CONTRACTED)
    const own = await as(FIRST)
    expect((await own.post(`${at}/votes`, { choice: 'no' })).status).toBe(303)
    for (const page of [await world.stranger.text(at), JSON.stringify(await json(world, at))]) {
      expect(page).not.toMatch(/"choice":"(yes|no)"/)
      expect(page).not.toContain('1 short')
    }
    expect(await own.text(at)).toContain('So far you voted: no')
    const other = await as('registries-seat-2')
    expect(await other.text(at)).toContain('So far you voted: yes')
    const csv = await (await world.stranger.get(`${at}.csv`)).text()
    expect(csv).not.toMatch(/,(yes|no),/)
    for (const { entry } of await world.acts('vote.cast')) {
      expect(entry.clear).toMatchObject({ choice: 'sealed' })
    }
    pass(world)
    await closeDueBallots(world.tools)
    expect(await json(world, at)).toMatchObject({ outcome: 'adopted', heads: { yes: 19, no: 1 } })
    expect(await world.acts('vote.open')).toHaveLength(20)
    const votes = await votesOf(world.database.read, id)
    expect(votes.every(({ shown }) => shown.kind === 'open')).toBe(true)
  })
})

describe('straw polls', () => {
  const today = { question: 'Does this go the right way?', closesOn: '2026-11-30' }

  test('a room answers once each; nothing ties a hand to a person, and no gate opens', async () => {
    const world = await aWorld()
    const council = await aCouncil(world)
    const asked = { process: council.process.slug, ...today }
    const chair = await world.as(council.chair)
    const member = await world.as(council.holders.get('registries-seat-2'))
    expect((await member.post('/polls', asked)).status).toBe(422)
    expect((await chair.post('/polls', { ...asked, closesOn: '2027-11-30' })).status).toBe(422)
    const answer = await chair.post('/polls', asked)
    expect(answer.status).toBe(303)
    const at = answer.headers.get('location') ?? ''
    const before = (await world.acts()).length
    for (const person of [...council.holders.values()].slice(0, 6)) {
      const own = await world.as(person)
      expect((await own.post(`${at}/hands`, { leaning: 'for' })).status).toBe(303)
      expect((await own.post(`${at}/hands`, { leaning: 'against' })).status).toBe(422)
    }
    expect((await world.acts()).length).toBe(before)
    const page = await world.stranger.text(at)
    expect(page).toContain('not verifiable')
    expect(await json(world, at)).toMatchObject({ binding: false, counts: null })
    world.clock.set(after(world.clock.now(), days(14), minutes(1)))
    await closeDueBallots(world.tools)
    expect(await json(world, at)).toMatchObject({ counts: { for: 6, against: 0, unsure: 0 } })
    const facts = await ballotFacts.provide(world.database.read, council.process, world.clock.now())
    expect(Object.keys(facts)).toEqual(['ballots.open'])
  })

  test('fifty hands of one person at once are one', async () => {
    const world = await aWorld()
    const council = await aCouncil(world)
    const chair = await world.as(council.chair)
    const answer = await chair.post('/polls', { process: council.process.slug, ...today })
    const at = answer.headers.get('location') ?? ''
    const hands = await Promise.all(
      Array.from({ length: 50 }, () => chair.post(`${at}/hands`, { leaning: 'for' })),
    )
    expect(hands.filter(({ status }) => status === 303)).toHaveLength(1)
    world.clock.set(after(world.clock.now(), days(14), minutes(1)))
    await closeDueBallots(world.tools)
    // Under five hands nobody is told which way.
    expect(await json(world, at)).toMatchObject({ hands: 1, counts: null })
    const [close] = await world.acts('poll.close')
    expect(close?.entry.clear).toEqual({ hands: 1 })
  })
})
