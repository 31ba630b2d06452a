/** Who votes, for whom, and when: rules of ballots with no database, no HTTP and no clock. */
import { describe, expect, test } from 'vitest'
import type { Ulid } from '../../../platform/clock.ts'
import { after, days, instant, type Instant } from '../../../platform/values.ts'
import type { BodyId, Place, PlaceId, Seat, SeatId, StandIn } from '../../bodies/index.ts'
import { anActor, somePerson } from '../../people/fixtures.ts'
import { agreementKey, PERMANENCE, type Actor, type PersonId } from '../../people/index.ts'
import type { ProcessId, WindowId } from '../../processes/index.ts'
import type { Voice } from '../../rules/index.ts'
import type { ElectorateRule } from '../../templates/index.ts'
import type { Ballot, BallotId, Standing } from '../ballot.ts'
import { electorateOf } from './electorate.ts'
import { divisionsOf, linesBy } from './tally.ts'
import { giveProxy, mayVote, recuse, takeBack, vote, type Before } from './votes.ts'

const noon = instant('2026-11-21T12:00Z')
const closes = after(noon, days(14))
const ulid = (letter: string) => letter.padEnd(26, '0') as Ulid
const undertakings = { id: 'conduct', version: 1 }
const [ann, ben, cy, dora] = ['a', 'b', 'c', 'd'].map(somePerson) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]

const voice = (id: string, person: PersonId, house = 'one'): Voice => ({
  id,
  person,
  parts: { house },
  weight: 1,
})
const voices = [voice('v1', ann), voice('v2', ben), voice('v3', cy, 'two')]

const ballot: Ballot = {
  id: ulid('1BA') as string as BallotId,
  process: ulid('1PR') as string as ProcessId,
  decision: 'adopt',
  stage: 'plenary',
  question: 'c-question',
  subject: { kind: 'question' },
  rules: 'cnVsZXM=',
  hidden: false,
  round: 1,
  earlier: undefined,
  body: ulid('1BO') as string as BodyId,
  window: ulid('1W1') as string as WindowId,
  openedBy: ann,
  openedAt: noon,
  state: { kind: 'open' },
}

const actor = (person: PersonId, change: Partial<Actor> = {}) =>
  anActor({
    person,
    agreed: new Set([
      agreementKey(PERMANENCE.undertakings, PERMANENCE.version),
      agreementKey(undertakings.id, undertakings.version),
    ]),
    ...change,
  })

const nothing: Standing = { voices, votes: [], recusals: [], proxies: [] }

const before = (by: Actor | undefined, standing = nothing, now = noon): Before => ({
  ballot,
  window: {
    id: ballot.window,
    process: ballot.process,
    kind: 'vote',
    serves: `ballot:${ballot.id}`,
    languages: ['en'],
    published: [],
    extensions: [],
    reported: undefined,
    state: { kind: 'dated', opens: noon, closes },
  },
  standing,
  undertakings,
  actor: by,
  now,
})

const kindOf = (done: { ok: boolean; refusal?: { kind: string } }) =>
  done.ok ? 'ok' : done.refusal?.kind

const cast = {
  voice: undefined,
  shown: { kind: 'open', choice: 'yes' },
  reason: undefined,
} as const

describe('who may vote', () => {
  for (const { at, said } of [
    { at: (noon - 1) as Instant, said: 'not-taking-votes' },
    { at: noon, said: 'ok' },
    { at: (closes - 1) as Instant, said: 'ok' },
    { at: closes, said: 'not-taking-votes' },
  ]) {
    test(`a vote at ${new Date(at).toISOString()} is ${said}`, () => {
      expect(kindOf(vote(before(actor(ann), nothing, at), cast))).toBe(said)
    })
  }

  test('nobody without a voice, a name or the undertakings', () => {
    expect(kindOf(mayVote(before(actor(dora))))).toBe('no-voice')
    expect(kindOf(mayVote(before(undefined)))).toBe('signed-out')
    expect(kindOf(mayVote(before(actor(ann, { agreed: new Set() }))))).toBe('permanence-unread')
    expect(kindOf(mayVote(before(actor(ann)), 'v2'))).toBe('no-proxies')
    expect(kindOf(mayVote(before(actor(ann)), 'v9'))).toBe('no-voice')
  })

  test('a closed or withdrawn ballot takes no vote, whatever its window says', () => {
    for (const state of [
      { kind: 'closed', closedAt: noon, outcome: 'adopted', met: true },
      { kind: 'withdrawn', withdrawnAt: noon, reason: 'c-why' },
    ] as const) {
      const asked = { ...before(actor(ann)), ballot: { ...ballot, state } }
      expect(vote(asked, cast)).toMatchObject({
        refusal: { kind: 'not-taking-votes', phase: state.kind },
      })
    }
  })
})

describe('proxies and recusals', () => {
  const give = (from: PersonId, to: PersonId, standing = nothing, most = 1) =>
    giveProxy(before(actor(from), standing), to, { instruction: 'c-how', most })

  test('a carrier votes for the voice until its holder takes it back', () => {
    const given = give(ann, ben)
    if (!given.ok) throw new Error('no proxy')
    const carried: Standing = { ...nothing, proxies: [given.value] }
    const voted = vote(before(actor(ben), carried), { ...cast, voice: 'v1' })
    expect(voted).toMatchObject({ value: { voice: 'v1', carriedBy: 'v2', by: ben } })
    expect(kindOf(vote(before(actor(cy), carried), { ...cast, voice: 'v1' }))).toBe('no-proxies')
    const back = takeBack(before(actor(ann), carried))
    if (!back.ok) throw new Error('not taken back')
    const ended: Standing = { ...nothing, proxies: [back.value] }
    expect(kindOf(vote(before(actor(ben), ended), { ...cast, voice: 'v1' }))).toBe('no-proxies')
    expect(kindOf(takeBack(before(actor(ann), ended)))).toBe('no-proxy-given')
  })

  test('none is handed on, to oneself, to nobody, or beyond the cap', () => {
    const given = give(ann, ben)
    if (!given.ok) throw new Error('no proxy')
    const carried: Standing = { ...nothing, proxies: [given.value] }
    expect(kindOf(give(ben, cy, carried))).toBe('proxy-of-proxy')
    expect(kindOf(give(cy, ann, carried))).toBe('proxy-of-proxy')
    expect(kindOf(give(cy, ben, carried))).toBe('proxies-enough')
    expect(kindOf(give(ann, ann))).toBe('no-voice')
    expect(kindOf(give(ann, dora))).toBe('no-voice')
    expect(kindOf(give(ann, ben, nothing, 0))).toBe('no-proxies')
  })

  test('whoever stood back votes for nobody, and nobody for them', () => {
    const given = give(ann, ben)
    const recused = recuse(before(actor(ann)), 'c-why')
    if (!given.ok || !recused.ok) throw new Error('no proxy or recusal')
    const standing: Standing = { ...nothing, recusals: [recused.value], proxies: [given.value] }
    expect(kindOf(vote(before(actor(ann), standing), cast))).toBe('recused')
    expect(kindOf(vote(before(actor(ben), standing), { ...cast, voice: 'v1' }))).toBe('recused')
    expect(kindOf(recuse(before(actor(ann), standing), 'c-why'))).toBe('recused')
    expect(kindOf(give(cy, ann, standing))).toBe('recused')
  })
})

describe('who is counted', () => {
  const rule: ElectorateRule = {
    id: 'council',
    title: { en: '', fr: '', es: '', ar: '', zh: '', ru: '', pt: '' },
    body: 'council',
    counts: 'seats',
    houses: [],
    parts: [],
    proxies: 0,
    alternates: true,
    source: 's',
    tag: 'D',
  }
  const place = (name: string, change: Partial<Place> = {}): Place => ({
    id: ulid(name) as string as PlaceId,
    body: ballot.body,
    position: 0,
    name,
    title: name,
    part: 'one',
    group: null,
    region: null,
    appointer: null,
    appointedBy: 'A',
    standing: 'voting',
    weight: 1,
    term: null,
    source: 's',
    tag: 'D',
    ...change,
  })
  const seat = (id: string, person: PersonId, of?: Place): Seat => ({
    id: ulid(id) as string as SeatId,
    body: ballot.body,
    person,
    group: 'business',
    since: noon,
    endedAt: null,
    ...(of ? { place: of.id } : {}),
  })
  const freeze = (
    seats: readonly Seat[],
    places: readonly Place[] = [],
    standIns: readonly StandIn[] = [],
    counts: ElectorateRule['counts'] = 'seats',
  ) => {
    const facts = { seats, places, standIns, organisationOf: (one: PersonId) => `org of ${one}` }
    return electorateOf({ ...rule, counts }, facts, noon)
  }

  test('a liaison has no voice, a weighted seat has its weight, a seat that ended has none', () => {
    const [heavy, liaison] = [
      place('P1', { weight: 3 }),
      place('P2', { standing: 'liaison', weight: 0 }),
    ]
    const over = { ...seat('S3', cy), endedAt: noon }
    const frozen = freeze(
      [seat('S1', ann, heavy), seat('S2', ben, liaison), over],
      [heavy, liaison],
    )
    expect(frozen).toMatchObject({ value: [{ person: ann, weight: 3, parts: { house: 'one' } }] })
    expect(frozen.ok && frozen.value).toHaveLength(1)
    expect(kindOf(freeze([over]))).toBe('no-electorate')
  })

  test('one person with two seats is one voice where persons are counted', () => {
    const two = [seat('S1', ann), seat('S2', ann)]
    expect(freeze(two)).toMatchObject({ value: { length: 2 } })
    expect(freeze(two, [], [], 'persons')).toMatchObject({ value: { length: 1 } })
    expect(freeze(two, [], [], 'organisations')).toMatchObject({
      value: [{ organisation: `org of ${ann}` }, {}],
    })
  })

  test('counts stand by house, and never as one sum', () => {
    const voted = vote(before(actor(ann)), cast)
    const recused = recuse(before(actor(ben)), 'c-why')
    if (!voted.ok || !recused.ok) throw new Error('no vote')
    const standing = { ...nothing, votes: [voted.value], recusals: [recused.value] }
    expect(divisionsOf(standing)).toEqual(['house'])
    expect(linesBy('house', standing)).toEqual([
      { part: 'one', yes: 1, no: 0, abstain: 0, silent: 0, recused: 1, voices: 2 },
      { part: 'two', yes: 0, no: 0, abstain: 0, silent: 1, recused: 0, voices: 1 },
    ])
  })
})
