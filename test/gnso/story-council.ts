/** The story from the final report to a policy: the council by houses, the Board, the council. */
import { after, ask, each, exit, move, openVote, publish, skip, vote, type Step } from './doing.ts'
import { BOARD, COUNCIL } from './place.ts'
import { WHO } from './who.ts'

const REPORT = 'Does the council approve the report?'
const AFFIRM = 'Does the council affirm recommendation 2?'
const FIRST = 'Is recommendation 1 adopted?'
const SECOND = 'Is recommendation 2 adopted?'
const AGAIN = 'Is recommendation 2 adopted now?'

export const HOUSE_VOTE = `vote ${REPORT}`
export const BOARD_VOTES = [FIRST, SECOND, AGAIN].map((question) => `vote ${question}`)
export const AFFIRMATION = `vote ${AFFIRM}`

const ALL = ['registries-seat', 'registrars-seat', 'commercial-seat', 'non-commercial-seat']
const SINGLE = ['contracted-nomcom-seat', 'non-contracted-nomcom-seat']

const boardVotes = (question: string, about: string) =>
  openVote({ by: 'bo', body: BOARD, decision: 'board-supermajority', question, about })

const AGAINST = [
  'nomcom-seat',
  'contracted-parties-seat',
  'non-contracted-parties-seat',
  'at-large-seat',
]
const NOMCOM = ['nomcom-seat', 'aso-seat', 'ccnso-seat']

const APPROVAL: readonly Step[] = [
  {
    what: 'the chair publishes the final report',
    go: after(30, publish('ann', 'final-report')),
    waits: [WHO.councilChair, WHO.movers],
  },
  {
    what: 'on to the council',
    go: move('ann', 'council-deliberation'),
    waits: [WHO.councilChair, WHO.council],
  },
  {
    what: 'the council’s chair moves it',
    go: after(20, publish('cora', 'council-motion')),
    waits: [WHO.council],
  },
  {
    what: 'a vote by houses is opened',
    go: openVote({
      by: 'cora',
      body: COUNCIL,
      decision: 'approve-supermajority',
      question: REPORT,
    }),
    waits: [WHO.council],
  },
  {
    what: 'five of seven and nine of thirteen are in favour',
    go: vote(COUNCIL, REPORT, {
      yes: [
        'registries-seat',
        'registrars-seat-1',
        'registrars-seat-2',
        'commercial-seat',
        'non-commercial-seat-1',
        'non-commercial-seat-2',
        'non-commercial-seat-3',
      ],
      no: ['non-commercial-seat-4', 'non-commercial-seat-5', 'non-commercial-seat-6'],
      abstain: ['registrars-seat-3'],
    }),
    waits: [WHO.council],
  },
  { what: 'the vote by houses closes', go: after(4), waits: [WHO.councilTakers] },
  {
    what: 'on to the Board, by a supermajority',
    go: exit('cora', 'supermajority', 'Five of seven and nine of thirteen'),
    waits: [WHO.staff],
  },
]

const TO_THE_BOARD: readonly Step[] = [
  {
    what: 'staff tell the governments, and report to the Board',
    go: after(5, each(publish('sam', 'gac-notice'), publish('sam', 'recommendations-report'))),
    waits: [WHO.boardChair, WHO.staff],
  },
  {
    what: 'anybody may comment before the Board acts',
    go: ask({ by: 'sam', kind: 'board-comment', about: 'final-report' }),
    waits: [WHO.anybody, WHO.boardChair],
  },
  { what: 'the comment closes', go: after(25), waits: [WHO.boardChair, WHO.movers] },
  {
    what: 'the Board asks for no operational design',
    go: skip('bo', 'The Board asks for no operational design'),
    waits: [WHO.boardChair, WHO.board],
  },
]

const BOARD_DECIDES: readonly Step[] = [
  {
    what: 'the Board votes on each recommendation apart',
    go: each(boardVotes(FIRST, 'Recommendation 1'), boardVotes(SECOND, 'Recommendation 2')),
    waits: [WHO.board, WHO.boardChair],
  },
  {
    what: 'fourteen of sixteen adopt the first, eleven of sixteen reject the second',
    go: each(
      vote(BOARD, FIRST, {
        yes: [...NOMCOM, 'contracted-parties-seat', 'president'],
        no: ['at-large-seat', 'non-contracted-parties-seat'],
      }),
      vote(BOARD, SECOND, { yes: ['aso-seat', 'ccnso-seat', 'president'], no: AGAINST }),
    ),
    waits: [WHO.board, WHO.boardChair],
  },
  {
    what: 'the votes close: the Board owes its reasons',
    go: after(3),
    waits: [WHO.boardChair],
  },
  {
    what: 'the Board says why, in its statement',
    go: each(publish('bo', 'board-statement'), publish('sam', 'board-resolution')),
    waits: [WHO.movers],
  },
  {
    what: 'on to the council',
    go: move('cora', 'supplemental'),
    waits: [WHO.councilChair, WHO.council],
  },
]

const AFFIRMED: readonly Step[] = [
  {
    what: 'the council discusses it and answers',
    go: after(45, publish('cora', 'supplemental-recommendation')),
    waits: [WHO.council],
  },
  {
    what: 'the council votes on whether it affirms',
    go: openVote({
      by: 'cora',
      body: COUNCIL,
      decision: 'affirm-supermajority',
      question: AFFIRM,
      about: 'Recommendation 2',
    }),
    waits: [WHO.council],
  },
  {
    what: 'all seats affirm it',
    go: vote(COUNCIL, AFFIRM, { yes: [...ALL, ...SINGLE] }),
    waits: [WHO.council],
  },
  { what: 'the vote on the affirmation closes', go: after(4), waits: [WHO.councilTakers] },
  {
    what: 'back to the Board',
    go: exit('cora', 'supermajority', 'All seats affirm it'),
    waits: [WHO.boardChair, WHO.board],
  },
  {
    what: 'the Board votes again',
    go: after(30, boardVotes(AGAIN, 'Recommendation 2')),
    waits: [WHO.board, WHO.boardChair],
  },
  {
    what: 'ten of sixteen reject it: not more than two thirds',
    go: vote(BOARD, AGAIN, {
      yes: ['aso-seat', 'ccnso-seat', 'president', 'at-large-seat'],
      no: ['nomcom-seat', 'contracted-parties-seat', 'non-contracted-parties-seat'],
    }),
    waits: [WHO.board, WHO.boardChair],
  },
  {
    what: 'the second vote of the Board closes',
    go: after(2, publish('sam', 'board-resolution')),
    waits: [WHO.movers],
  },
  { what: 'it becomes policy', go: move('sam', 'implementation'), waits: [WHO.staff] },
]

const POLICY: readonly Step[] = [
  {
    what: 'staff plan how it is carried out',
    go: after(30, publish('sam', 'implementation-plan')),
    waits: [WHO.staff],
  },
  {
    what: 'anybody may comment on its language',
    go: ask({ by: 'sam', kind: 'language-comment', about: 'implementation-plan' }),
    waits: [WHO.anybody, WHO.staff],
  },
  {
    what: 'it is announced',
    go: after(60, publish('sam', 'effective-notice')),
    waits: [WHO.movers],
  },
  {
    what: 'three years after it began it is in force',
    go: after(150, move('sam', 'review')),
    waits: [WHO.staff],
  },
]

export const DECIDED: readonly Step[] = [
  ...APPROVAL,
  ...TO_THE_BOARD,
  ...BOARD_DECIDES,
  ...AFFIRMED,
  ...POLICY,
]
