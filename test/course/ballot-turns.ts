/** Turns about ballots and straw polls in a process whose rules count votes. */
import { consent, OFFICERS, said, SIGNED_IN, type Turn } from './turn.ts'

const officers = { may: OFFICERS, by: 'facilitator' } as const
const onBallot = { ids: { id: 'ballot' } }
/** Those who hold a seat at the table. */
const voices = { may: ['member', 'passer'], by: 'member' } as const

const open: Turn = {
  ...officers,
  route: '/ballots',
  fields: (known) => ({
    process: known('vote-process'),
    decision: 'adopt',
    question: said(),
    about: 'question',
    published: ['en'],
    ...consent,
  }),
  learns: { ballot: 'ballot' },
}

export const BALLOTS: readonly Turn[] = [
  {
    route: '/processes/:slug/judgements',
    ids: { slug: 'vote-process' },
    fields: () => ({ decision: 'judge', outcome: 'adopted', reasons: said(), ...consent }),
    may: ['chair'],
    by: 'chair',
  },
  open,
  {
    ...officers,
    ...onBallot,
    route: '/ballots/:id/withdrawals',
    fields: () => ({ reason: said(), ...consent }),
  },
  open,
  {
    ...onBallot,
    route: '/ballots/:id/proxies',
    fields: (known) => ({
      handle: known('handle of member'),
      instruction: said(),
      ...consent,
    }),
    may: ['passer'],
    by: 'passer',
  },
  {
    ...onBallot,
    route: '/ballots/:id/proxy-endings',
    fields: () => consent,
    may: ['passer'],
    by: 'passer',
  },
  {
    ...voices,
    ...onBallot,
    route: '/ballots/:id/votes',
    fields: () => ({ choice: 'yes', reason: said(), ...consent }),
  },
  {
    ...voices,
    ...onBallot,
    route: '/ballots/:id/recusals',
    fields: () => ({ reason: said(), ...consent }),
    by: 'passer',
  },
  {
    ...officers,
    route: '/polls',
    fields: (known) => ({
      process: known('vote-process'),
      question: said(),
      closesOn: known('a day soon'),
      ...consent,
    }),
    learns: { poll: 'poll' },
  },
  {
    route: '/polls/:id/hands',
    ids: { id: 'poll' },
    fields: () => ({ leaning: 'unsure', ...consent }),
    may: SIGNED_IN,
    by: 'passer',
  },
]
