/** Turns about issues on the intake board: proposed, screened, decided, sorted. */
import { but, consent, said, SIGNED_IN, type Turn } from './turn.ts'

const words = () => ({
  title: said().slice(0, 195),
  problem: said(),
  affected: said(),
  outcome: said(),
  implementers: said(),
  timing: said(),
  ...consent,
})
const SHEET = {
  'urgency-costly': '1',
  'urgency-dated': '1',
  'urgency-committed': '1',
  'lockIn-tabled': '0',
  'lockIn-consulted': '0',
  'lockIn-scheduled': '0',
  'lockIn-enforced': '0',
  'attends-1': '1',
  'core-1': '1',
  staffHours: '100',
  volunteerHours: '200',
  money: '1000',
  outcome: 'accepted',
}
const on = { ids: { id: 'issue' } }
const proposer = { may: ['member'], by: 'member' } as const
const panel = { may: ['panel'], by: 'panel' } as const
const staff = { may: ['staff'], by: 'staff' } as const

const propose: Turn = {
  route: '/issues',
  fields: () => ({ ...words(), capacity: 'personal' }),
  may: SIGNED_IN,
  by: 'member',
  learns: { issue: 'issue' },
}
const proposeOther: Turn = { ...propose, learns: { issue: 'other-issue' } }
const second: Turn = {
  ...on,
  route: '/issues/:id/seconds',
  fields: () => ({ capacity: 'personal', ...consent }),
  may: but('member'),
  by: 'passer',
  alsoBy: ['staff'],
}
const because = () => ({ reason: said(), ...consent })

export const ISSUES: readonly Turn[] = [
  propose,
  second,
  {
    ...on,
    route: '/issues/:id/second-withdrawals',
    fields: () => consent,
    may: ['passer', 'staff'],
    by: 'staff',
  },
  { ...on, ...staff, route: '/issues/:id/returns', fields: because },
  { ...on, ...proposer, route: '/issues/:id/completions', fields: words },
  {
    ...on,
    ...staff,
    route: '/issues/:id/screenings',
    fields: () => ({
      ...SHEET,
      'what-1': said(),
      'who-1': said(),
      'authority-1': said(),
      'word-urgency': said(),
      'word-gap': said(),
      ...because(),
    }),
  },
  {
    ...on,
    ...panel,
    route: '/issues/:id/decisions',
    fields: () => ({ outcome: 'declined', why: 'other', despite: said(), ...because() }),
  },
  {
    ...second,
    may: ['newcomer', 'chair', 'facilitator', 'staff', 'panel'],
    by: 'staff',
    alsoBy: ['chair'],
  },
  {
    ...on,
    route: '/issues/:id/petitions',
    fields: () => consent,
    may: ['passer', 'staff', 'chair'],
    by: 'passer',
  },
  {
    ...on,
    ...panel,
    route: '/issues/:id/plans',
    fields: () => ({ owner: said(), timeFrame: said(), resources: said(), ...consent }),
  },
  {
    ...on,
    ...panel,
    route: '/issues/:id/ranks',
    fields: () => ({ position: '1', focus: '1', decider: said(), ...because() }),
  },
  proposeOther,
  {
    ...on,
    ...panel,
    route: '/issues/:id/merges',
    fields: (known) => ({ into: known('other-issue'), ...because() }),
  },
  propose,
  {
    ...on,
    ...panel,
    route: '/issues/:id/symptoms',
    fields: (known) => ({ into: known('other-issue'), ...because() }),
  },
  propose,
  {
    ...on,
    ...panel,
    route: '/issues/:id/splits',
    fields: () => ({
      'title-1': said().slice(0, 195),
      'problem-1': said(),
      'title-2': said().slice(0, 195),
      'problem-2': said(),
      ...because(),
    }),
  },
  propose,
  { ...on, ...proposer, route: '/issues/:id/withdrawal', fields: () => consent },
  propose,
]
