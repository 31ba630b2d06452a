/** Ballots over HTTP: opened, voted, handed over, stood back from, hidden, closed by the hour. */
import { describe, expect, test } from 'vitest'
import { aWorld, type Visitor, type World } from '../../../test/world.ts'
import { after, days, minutes } from '../../platform/values.ts'
import { factsOf } from '../processes/index.ts'
import { ballotFacts } from './facts.ts'
import { aCouncil, HOUSES, ROW_H, type Council, type TemplateAsked } from './ballots.fixtures.ts'
import type { BallotId } from './ballot.ts'
import { closeDueBallots } from './jobs.ts'
import { votesOf } from './store/votes.ts'

const NON_CONTRACTED = 13
const FIRST = 'registries-seat-1'

type Scene = {
  readonly world: World
  readonly council: Council
  readonly at: string
  readonly id: BallotId
  readonly as: (seat: string) => Promise<Visitor>
}

const asking = (council: Council, more: Record<string, string> = {}) => ({
  process: council.process.slug,
  decision: 'adopt',
  question: 'Do we adopt this?',
  about: 'question',
  published: 'en',
  ...more,
})

async function opened(
  asked: TemplateAsked = {},
  more: Record<string, string> = {},
): Promise<Scene> {
  const world = await aWorld()
  const council = await aCouncil(world, asked)
  const as = async (seat: string) => world.as(council.holders.get(seat))
  const answer = await (await as(FIRST)).post('/ballots', asking(council, more))
  expect(answer.status, await answer.clone().text()).toBe(303)
  const at = new URL(answer.headers.get('location') ?? '', 'http://localhost').pathname
  return { world, council, at, id: at.split('/').at(-1) as BallotId, as }
}

const pass = ({ clock }: World, count = 120) => clock.set(after(clock.now(), days(count)))
const json = async (world: World, at: string) =>
  (await (await world.stranger.get(`${at}.json`)).json()) as Record<string, unknown>

/** So many of each house, in the order of the seats. */
async function vote({ council, at, world }: Scene, contracted: number, others: number) {
  const seats = [...council.holders.keys()]
  const houses = [seats.slice(0, 7), seats.slice(7)]
  const some = [houses[0]?.slice(0, contracted) ?? [], houses[1]?.slice(0, others) ?? []].flat()
  for (const seat of some) {
    const answer = await (
      await world.as(council.holders.get(seat))
    ).post(`${at}/votes`, { choice: 'yes' })
    expect(answer.status).toBe(303)
  }
}

describe('who is counted', () => {
  test('the seats of both houses, frozen and on the record before anybody votes', async () => {
    const { world, council, at } = await opened()
    const acts = await world.acts()
    const voices = acts.flatMap(({ entry }) => entry.clear['voices'] ?? []).filter(isText)
    expect(voices).toHaveLength(20)
    expect(JSON.parse(voices[0] ?? '')).toMatchObject({
      person: council.chair,
      parts: { house: 'contracted', group: 'registries' },
      weight: 1,
    })
    const twin = await json(world, at)
    expect(twin).toMatchObject({ state: 'open', voices: { length: 20 } })
    expect(await world.stranger.text(at)).toContain('Contracted parties')
    expect(await world.stranger.text('/bodies/gnso-council')).toContain('Do we adopt this')
  })

  test('nobody but officers opens one, once at a time, and strangers see no form', async () => {
    const { world, council, at } = await opened()
    const other = await world.as(council.holders.get('registries-seat-2'))
    expect((await other.post('/ballots', asking(council))).status).toBe(422)
    const chair = await world.as(council.chair)
    const again = await chair.post('/ballots', asking(council))
    expect([again.status, (await again.text()).includes('voted on already')]).toEqual([422, true])
    expect((await chair.post('/ballots', asking(council, { decision: 'none' }))).status).toBe(422)
    expect((await chair.post('/ballots', asking(council, { about: 'x:y' }))).status).toBe(400)
    expect(await world.stranger.text(at)).not.toContain('<form')
    expect((await world.stranger.post(`${at}/votes`, { choice: 'yes' })).status).toBe(422)
    expect(await world.acts('ballot.open')).toHaveLength(1)
  })

  test('whoever stands in votes in place of the holder, who does not', async () => {
    const world = await aWorld()
    const council = await aCouncil(world)
    const holder = await world.as(council.holders.get('registrars-seat-1'))
    const finn = await world.add({ name: 'Finn' })
    const seats = (await json(world, '/bodies/gnso-council')) as { seats: readonly SeatTwin[] }
    const person = council.holders.get('registrars-seat-1')
    const seat = seats.seats.find((one) => one.person === person)?.id
    const named = { for: `seat:${seat}`, handle: 'finn', until: '2026-12-20', permanence: '1' }
    expect((await holder.post('/bodies/gnso-council/stand-ins', named)).status).toBe(303)
    const chair = await world.as(council.chair)
    const answer = await chair.post('/ballots', asking(council))
    const at = answer.headers.get('location') ?? ''
    expect((await holder.post(`${at}/votes`, { choice: 'yes' })).status).toBe(422)
    const both = { permanence: '1', undertakings: '1' }
    expect((await (await world.as(finn)).post(`${at}/votes`, { choice: 'yes' })).status).toBe(422)
    const agreed = await (await world.as(finn)).post(`${at}/votes`, { choice: 'yes', ...both })
    expect(agreed.status).toBe(303)
  })
})

/** Without the isolates that hold numbers and names apart. */
const plain = (page: string) => page.replace(/[\u2066-\u2069]/g, '').replace(/<\/?bdi>/g, '')

type SeatTwin = { readonly id: string; readonly person: string }
const isText = (one: unknown): one is string => typeof one === 'string'

describe('voting', () => {
  test('votes are open, changed until the close, and say how far short it stands', async () => {
    const scene = await opened()
    const { world, at, as } = scene
    await vote(scene, 4, 6)
    const page = await world.stranger.text(at)
    expect(page).toContain('10 of 20 voices have voted')
    expect(plain(page)).toContain('6 of 13: 1 short')
    const changed = await (
      await as(FIRST)
    ).post(`${at}/votes`, { choice: 'no', reason: 'Too soon' })
    expect(changed.status).toBe(303)
    expect(await world.stranger.text(at)).toContain('Too soon')
    expect((await (await as(FIRST)).post(`${at}/votes`, { choice: 'maybe' })).status).toBe(400)
    expect(await world.acts('vote.cast')).toHaveLength(11)
  })

  test('nobody votes after the hour, whether or not the clock has closed it', async () => {
    const { world, at, as } = await opened()
    pass(world)
    const late = await (await as(FIRST)).post(`${at}/votes`, { choice: 'yes' })
    expect([late.status, (await late.text()).includes('Voting has ended')]).toEqual([422, true])
    await closeDueBallots(world.tools)
    await closeDueBallots(world.tools)
    expect(await world.acts('ballot.close')).toHaveLength(1)
    expect(await world.acts('vote.cast')).toHaveLength(0)
  })

  test('fifty votes of one person at once leave one vote, and one entry for each', async () => {
    const { world, at, id, as } = await opened()
    const own = await as(FIRST)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        own.post(`${at}/votes`, { choice: index % 2 === 0 ? 'yes' : 'no' }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    const votes = await votesOf(world.database.read, id)
    expect(votes).toHaveLength(1)
    const last = (await world.acts('vote.cast')).at(-1)?.entry.clear['choice']
    expect(votes[0]?.shown).toEqual({ kind: 'open', choice: last })
    const same = await Promise.all(
      Array.from({ length: 50 }, () => own.post(`${at}/votes`, { choice: 'no' }, 'the-same-key')),
    )
    expect(new Set(same.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await world.acts('vote.cast')).toHaveLength(51)
  })

  test('whoever stood back does not vote, and what they had voted counts no more', async () => {
    const scene = await opened()
    const { world, at, as } = scene
    await vote(scene, 4, 7)
    const own = await as(FIRST)
    expect((await own.post(`${at}/recusals`, { reason: '' })).status).toBe(400)
    expect((await own.post(`${at}/recusals`, { reason: 'My employer bids' })).status).toBe(303)
    const again = await own.post(`${at}/votes`, { choice: 'yes' })
    expect([again.status, (await again.text()).includes('stood back')]).toEqual([422, true])
    const page = await world.stranger.text(at)
    expect(page).toContain('My employer bids')
    expect(await json(world, at)).toMatchObject({ verdict: { met: false }, heads: { yes: 10 } })
  })
})

describe('proxies', () => {
  const proxy = (handle: string) => ({ handle, instruction: 'Vote for it, unless changed.' })
  const handleOf = (seat: string) => `holder-of-${seat}`

  test('one voice is handed over in writing, and not handed on', async () => {
    const { world, at, id, as } = await opened()
    const [one, two, three] = ['registries-seat-1', 'registries-seat-2', 'registries-seat-3']
    const to = `${at}/proxies`
    expect((await (await as(one)).post(to, proxy('nobody'))).status).toBe(422)
    expect((await (await as(one)).post(to, proxy(handleOf(two)))).status).toBe(303)
    const chained = await (await as(two)).post(to, proxy(handleOf(three)))
    expect([chained.status, (await chained.text()).includes('cannot hand it on')]).toEqual([
      422,
      true,
    ])
    const second = await (await as(three)).post(to, proxy(handleOf(two)))
    expect([second.status, (await second.text()).includes('at most 1')]).toEqual([422, true])
    expect((await (await as(three)).post(to, proxy(handleOf(one)))).status).toBe(422)
    const given = (await json(world, at)) as { proxies: readonly { voice: string }[] }
    const voice = given.proxies[0]?.voice ?? ''
    expect((await (await as(three)).post(`${at}/votes`, { choice: 'yes', voice })).status).toBe(422)
    expect((await (await as(two)).post(`${at}/votes`, { choice: 'yes', voice })).status).toBe(303)
    const votes = await votesOf(world.database.read, id)
    expect(votes).toHaveLength(1)
    expect(votes[0]?.carriedBy).toBeDefined()
    const [entry] = await world.acts('vote.cast')
    expect(entry?.entry.via).toBe('proxy')
    // Voting oneself takes it back.
    expect((await (await as(one)).post(`${at}/votes`, { choice: 'no' })).status).toBe(303)
    expect((await (await as(two)).post(`${at}/votes`, { choice: 'yes', voice })).status).toBe(422)
    expect(await world.acts('proxy.end')).toHaveLength(1)
  })

  test('where the template has none, none is given', async () => {
    const { at, as } = await opened({ proxies: 0 })
    const own = await as(FIRST)
    expect((await own.post(`${at}/proxies`, proxy(handleOf('registrars-seat-1')))).status).toBe(422)
  })
})

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
