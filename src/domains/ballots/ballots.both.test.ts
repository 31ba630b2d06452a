/** Ballots over HTTP: who is counted, how one votes, and what nobody may do. */
import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { aCouncil } from './ballots.fixtures.ts'
import { closeDueBallots } from './jobs.ts'
import { asking, FIRST, json, opened, pass, plain, vote } from './scene.fixtures.ts'
import { votesOf } from './store/votes.ts'

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
    expect(plain(await world.stranger.text('/fr/record'))).toContain('a voté : non')
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

  test('whoever stood back votes for nobody, and nobody votes for whoever stood back', async () => {
    const { world, at, as } = await opened()
    const [one, two, three] = ['registries-seat-1', 'registries-seat-2', 'registries-seat-3']
    const back = { reason: 'My employer bids' }
    const to = `${at}/proxies`
    expect((await (await as(one)).post(to, proxy(handleOf(one)))).status).toBe(422)
    expect((await (await as(one)).post(to, proxy(handleOf(two)))).status).toBe(303)
    const given = (await json(world, at)) as { proxies: readonly { voice: string }[] }
    const voice = given.proxies[0]?.voice ?? ''
    const votes = { choice: 'yes', voice }
    expect((await (await as(two)).post(`${at}/recusals`, back)).status).toBe(303)
    expect((await (await as(two)).post(`${at}/votes`, votes)).status).toBe(422)
    // The holder is not bound to somebody who stood back, and votes.
    expect((await (await as(one)).post(`${at}/votes`, { choice: 'no' })).status).toBe(303)
    expect((await (await as(three)).post(to, proxy(handleOf(two)))).status).toBe(422)
    expect((await (await as(one)).post(to, proxy(handleOf(three)))).status).toBe(303)
    expect((await (await as(one)).post(`${at}/recusals`, back)).status).toBe(303)
    expect((await (await as(three)).post(`${at}/votes`, votes)).status).toBe(422)
    expect(await json(world, at)).toMatchObject({ heads: { yes: 0, no: 0 } })
  })

  test('where the template has none, none is given', async () => {
    const { at, as } = await opened({ proxies: 0 })
    const own = await as(FIRST)
    expect((await own.post(`${at}/proxies`, proxy(handleOf('registrars-seat-1')))).status).toBe(422)
  })
})
