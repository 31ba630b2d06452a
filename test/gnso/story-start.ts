/** The story from the request to the working group: three votes of the council by its houses. */
import { after, ask, each, move, openVote, publish, vote, type Step } from './doing.ts'
import { COUNCIL, GROUP, SLUG } from './place.ts'
import { WHO } from './who.ts'

const begin: Step['go'] = (place) =>
  place.send(
    'ann',
    '/processes',
    {
      template: 'gnso-pdp',
      body: GROUP,
      title: 'Transfers of names',
      question: 'How may a name be moved from one registrar to another?',
      slug: SLUG,
      practice: '1',
    },
    '/processes/new?template=gnso-pdp',
  )

const REQUEST = 'Shall there be an issue report?'
const INITIATE = 'Shall the process begin?'
const CHARTER = 'Is this the charter?'
const CHAIR = 'Is Practice ann the chair?'

const councilVotes = (decision: string, question: string) =>
  openVote({ by: 'cora', body: COUNCIL, decision, question })

export const START: readonly Step[] = [
  {
    what: 'the chair begins the process from the template',
    go: begin,
    waits: [WHO.participants, WHO.council],
  },
  { what: 'somebody asks for it', go: publish('asker', 'request-form'), waits: [WHO.council] },
  {
    what: 'the chair of the council opens a vote on the request',
    go: councilVotes('request-issue-report', REQUEST),
    waits: [WHO.council],
  },
  {
    what: 'more than a quarter of each house is in favour',
    go: vote(COUNCIL, REQUEST, {
      yes: ['registries-seat-1', 'registries-seat-2', 'non-commercial-seat'],
      no: ['registrars-seat'],
    }),
    waits: [WHO.council],
  },
  { what: 'the vote closes by the hour', go: after(4), waits: [WHO.movers] },
  { what: 'staff begin the report', go: move('cora', 'preliminary'), waits: [WHO.staff] },
  {
    what: 'staff publish the preliminary report',
    go: after(40, publish('sam', 'preliminary-issue-report')),
    waits: [WHO.movers],
  },
  { what: 'on to the comment', go: move('sam', 'issue-comment'), waits: [WHO.staff] },
  {
    what: 'anybody may comment',
    go: ask({ by: 'sam', kind: 'issue-comment', about: 'preliminary-issue-report' }),
    waits: [WHO.anybody],
  },
  { what: 'the comment closes', go: after(32), waits: [WHO.staff, WHO.movers] },
  { what: 'on to the final report', go: move('sam', 'final-issue'), waits: [WHO.staff] },
  {
    what: 'staff publish the final report',
    go: after(25, publish('sam', 'final-issue-report')),
    waits: [WHO.movers],
  },
  { what: 'on to the council', go: move('sam', 'initiation'), waits: [WHO.council] },
  {
    what: 'the council is asked to initiate',
    go: councilVotes('initiate', INITIATE),
    waits: [WHO.council],
  },
  {
    what: 'more than a third of each house is in favour',
    go: vote(COUNCIL, INITIATE, {
      yes: ['registries-seat', 'non-commercial-seat'],
      no: ['commercial-seat-1'],
    }),
    waits: [WHO.council],
  },
  { what: 'the vote closes', go: after(4), waits: [WHO.movers] },
  { what: 'on to the charter', go: move('cora', 'chartering'), waits: [WHO.staff, WHO.council] },
  {
    what: 'staff draft the charter',
    go: after(30, publish('sam', 'charter')),
    waits: [WHO.council],
  },
  {
    what: 'the council votes on the charter',
    go: each(
      councilVotes('approve-charter', CHARTER),
      vote(COUNCIL, CHARTER, { yes: ['registries-seat', 'registrars-seat', 'commercial-seat'] }),
    ),
    waits: [WHO.council],
  },
  { what: 'the vote closes', go: after(4), waits: [WHO.movers] },
  { what: 'on to the group', go: move('cora', 'formation'), waits: [WHO.staff, WHO.council] },
  {
    what: 'volunteers are called for',
    go: ask({ by: 'sam', kind: 'volunteers', about: 'charter' }),
    waits: [WHO.anybody, WHO.staff, WHO.council],
  },
  {
    what: 'the group is seated and listed',
    go: after(
      31,
      each((place) => place.seated(GROUP), publish('sam', 'membership')),
    ),
    waits: [WHO.council],
  },
  {
    what: 'the council votes on the chair',
    go: each(
      councilVotes('confirm-chair', CHAIR),
      vote(COUNCIL, CHAIR, {
        yes: ['registries-seat', 'registrars-seat', 'commercial-seat', 'non-commercial-seat'],
      }),
    ),
    waits: [WHO.council],
  },
  { what: 'the vote closes', go: after(4), waits: [WHO.movers] },
  {
    what: 'on to early input',
    go: move('sam', 'early-input'),
    waits: [WHO.staffOrChair, WHO.chair],
  },
]
