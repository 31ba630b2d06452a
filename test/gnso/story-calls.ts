/** The story of three calls: two of Consensus, one of Divergence, challenged up to the council. */
import { after, each, move, type Step } from './doing.ts'
import { GROUP, PROCESS, SLUG, type Place } from './place.ts'
import { WHO } from './who.ts'

const TITLES = ['Recommendation 1', 'Recommendation 2', 'Recommendation 3'] as const
type Title = (typeof TITLES)[number]

const callOf = (place: Place, title: Title) => place.known(`call on ${title}`)

/** The chair writes each down as a text of its own, and asks the group about it. */
const call = (title: Title) => async (place: Place) => {
  const writing = {
    title,
    language: 'en',
    'words-new1': `${title}: a transfer is finished within ten days.`,
    reason: 'First draft',
  }
  place.remember(title, await place.send('ann', '/texts', writing, `/texts/new?process=${SLUG}`))
  const asking = { text: `~${title}`, kind: 'call', question: `Can you live with ${title}?` }
  const path = await place.send('ann', '/calls', asking, `/calls/new?process=${SLUG}`)
  place.remember(`call on ${title}`, path)
  await place.send('ann', `${path}/opening`, {}, path)
}

type Said = Readonly<Partial<Record<'support' | 'accept', readonly string[]>>>

const say = (title: Title, said: Said) => async (place: Place) => {
  const path = callOf(place, title)
  const seats = [...(await place.seated(GROUP))]
  for (const [choice, names] of Object.entries(said)) {
    const meant = names.flatMap((name) =>
      seats.filter(([seat]) => seat === name || seat.startsWith(`${name}-`)),
    )
    for (const [, member] of meant) {
      await place.send(member, `${path}/positions`, { choice }, path)
    }
  }
}

/** Whoever holds that seat of the group. */
const by =
  (seat: string, go: (place: Place, name: string) => Promise<unknown>) => async (place: Place) => {
    const name = (await place.seated(GROUP)).get(seat)
    if (name === undefined) throw new Error(`nobody sits in ${seat}`)
    await go(place, name)
  }

const objectionsOn = async ({ world }: Place, path: string): Promise<readonly string[]> =>
  [...(await world.stranger.text(path)).matchAll(/"(\/objections\/[^"#/]+)"/g)].map(
    ([, found = '']) => found,
  )

const object = (seat: string, title: Title, argument: string) =>
  by(seat, async (place, name) => {
    const path = callOf(place, title)
    const before = new Set(await objectionsOn(place, path))
    const saying = { title: argument, argument, remedy: 'Leave it out' }
    await place.send(name, `${path}/objections`, saying, path)
    const made = (await objectionsOn(place, path)).find((one) => !before.has(one))
    place.remember(argument, made ?? '')
  })

const share = (seat: string, argument: string) =>
  by(seat, (place, name) => {
    const path = place.known(argument)
    return place.send(name, `${path}/supporters`, {}, path)
  })

const answer = (argument: string, reason: string) => (place: Place) => {
  const path = place.known(argument)
  return place.send('ann', `${path}/answers`, { kind: 'addressed', reason }, path)
}

const propose = (title: Title, level: string, reasons: string) => (place: Place) => {
  const path = callOf(place, title)
  return place.send('ann', `${path}/designations`, { level, polarity: 'for', reasons }, path)
}

const conclude = (title: Title) => (place: Place) => {
  const path = callOf(place, title)
  return place.send('ann', `${path}/designations`, { final: '1' }, path)
}

const contest = (seat: string, title: Title, reason: string) =>
  by(seat, (place, name) =>
    place.send(
      name,
      '/designations/*/reactions',
      { kind: 'contest', reason },
      callOf(place, title),
    ),
  )

const COST = 'It costs more than it helps'
const PRIVACY = 'It publishes what should stay private'
const [FIRST, SECOND, THIRD] = TITLES

const CALLS: readonly Step[] = [
  { what: 'the chair opens three calls', go: each(...TITLES.map(call)), waits: [WHO.members] },
  {
    what: 'members take positions, and two object',
    go: after(
      3,
      each(
        say(FIRST, { support: ['ry', 'rr', 'csg', 'ncsg', 'user', 'gov'] }),
        say(SECOND, { support: ['ry-1', 'ry-2', 'rr', 'csg', 'user', 'gov'], accept: ['ncsg'] }),
        say(THIRD, { support: ['csg', 'gov'], accept: ['user-1'] }),
        object('ry-3', SECOND, COST),
        object('ncsg-1', THIRD, PRIVACY),
        share('ncsg-2', PRIVACY),
        share('rr-1', PRIVACY),
      ),
    ),
    waits: [WHO.chair, WHO.members],
  },
  {
    what: 'the calls close, and the chair proposes levels',
    go: after(
      14,
      each(
        propose(FIRST, 'consensus', 'All who spoke agree'),
        propose(SECOND, 'consensus', 'One member disagrees and most agree'),
        propose(THIRD, 'strong-support', 'Most who spoke are in favour'),
      ),
    ),
    waits: [WHO.chair, WHO.members],
  },
  {
    what: 'a member contests one, and the chair answers the objections',
    go: after(
      1,
      each(
        contest('ncsg-1', THIRD, 'Two whole groups are against it'),
        answer(COST, 'The cost was estimated and most find it right'),
        answer(PRIVACY, 'The report says what may be published'),
      ),
    ),
    waits: [WHO.members],
  },
  {
    what: 'the chair reads the third again: Divergence',
    go: after(7, propose(THIRD, 'divergence', 'There is no strong support for any position')),
    waits: [WHO.members, WHO.chair],
  },
  {
    what: 'two recommendations with Consensus, one with Divergence',
    go: after(8, each(...TITLES.map(conclude))),
    waits: [WHO.movers],
  },
]

const challenge = (seat: string, statement: string) =>
  by(seat, async (place, name) => {
    const at = `${callOf(place, THIRD)}/challenges`
    place.remember('challenge', await place.send(name, at, { statement }))
  })

const inChallenge = (action: string) => (place: Place, name: string) => {
  const path = place.known('challenge')
  return place.send(name, `${path}/${action}`, {}, path)
}

const stand = (name: string, reasons: string) => (place: Place) => {
  const path = place.known('challenge')
  return place.send(name, `${path}/rulings`, { finding: 'stands', reasons }, path)
}

const appeal = (seat: string, grounds: string) =>
  by(seat, async (place, name) => {
    const ended = (await place.world.acts('designation.conclude')).at(-1)
    const act = { entry: 'other', other: String(ended?.index), ladder: 'group' }
    const filing = { ...act, grounds, sought: 'attach' }
    place.remember('appeal', await place.send(name, `${PROCESS}/appeals`, filing))
  })

const ruleOnAppeal = (name: string, finding: string, reasons: string) => (place: Place) => {
  const path = place.known('appeal')
  return place.send(name, `${path}/rulings`, { finding, reasons }, path)
}

const LADDER: readonly Step[] = [
  {
    what: 'one member challenges the Divergence: alone, that is no challenge yet',
    go: after(2, challenge('csg-1', 'Strong support was there; a second reading changed nothing')),
    waits: [WHO.anybody, WHO.chair],
  },
  {
    what: 'two more stand behind it',
    go: each(by('csg-2', inChallenge('supporters')), by('gov-1', inChallenge('supporters'))),
    waits: [WHO.chair],
  },
  {
    what: 'the chair stands by it',
    go: after(
      5,
      each(
        (place) =>
          place.send(
            'ann',
            `${PROCESS}/documents`,
            { artefact: 'challenge-answer', title: 'The answer of the chair', href: '/issues' },
            `${PROCESS}/stage`,
          ),
        stand('ann', 'Two groups oppose it and their grounds are in the report'),
      ),
    ),
    waits: [WHO.behind],
  },
  {
    what: 'they carry it to the liaison',
    go: by('csg-1', inChallenge('carries')),
    waits: [WHO.liaison],
  },
  {
    what: 'the liaison decides: the chair followed the method',
    go: after(10, stand('lee', 'The chair followed the method of 3.6')),
    waits: [WHO.behind],
  },
  {
    what: 'they appeal to the chartering organisation',
    go: by('csg-2', inChallenge('carries')),
    waits: [WHO.councilChair],
  },
  {
    what: 'beside it, another appeals: the chair did not hear them',
    go: appeal('ncsg-2', 'My objection was closed before I could answer'),
    waits: [WHO.councilChair, WHO.chair],
  },
  {
    what: 'the chair denies that appeal',
    go: after(5, ruleOnAppeal('ann', 'deny', 'There was a week to answer')),
    waits: [WHO.councilChair, WHO.behind],
  },
  {
    what: 'it is taken to the liaison',
    go: by('ncsg-2', (place, name) => {
      const path = place.known('appeal')
      return place.send(name, `${path}/carries`, {}, path)
    }),
    waits: [WHO.councilChair, WHO.liaison],
  },
  {
    what: 'the liaison has the statement attached',
    go: after(9, ruleOnAppeal('lee', 'attach', 'The week was held; the statement goes along')),
    waits: [WHO.councilChair],
  },
  {
    what: 'the council’s chair lets the Divergence stand, with the statement attached',
    go: after(6, stand('cora', 'The statement is attached to the report')),
    waits: [WHO.movers],
  },
  { what: 'on to the final report', go: move('ann', 'final-report'), waits: [WHO.chair] },
]

export const LEVELS: readonly Step[] = [...CALLS, ...LADDER]
