/** The story while the group works: input, recommendations, a report, comments and their review. */
import { after, answerComments, ask, comment, each, judge, move, publish } from './doing.ts'
import type { Step } from './doing.ts'
import { WHO } from './who.ts'

export const WORK: readonly Step[] = [
  {
    what: 'the chair asks the others for early input',
    go: ask({ by: 'ann', kind: 'early-input', about: 'charter' }),
    waits: [WHO.anybody, WHO.chair],
  },
  {
    what: 'the chair reports on it',
    go: after(36, publish('ann', 'input-report')),
    waits: [WHO.movers],
  },
  { what: 'on to the deliberation', go: move('ann', 'deliberation'), waits: [WHO.chair] },
  {
    what: 'ten months later there are draft recommendations',
    go: after(300, publish('ann', 'draft-recommendations')),
    waits: [WHO.movers],
  },
  { what: 'on to the initial report', go: move('ann', 'initial-report'), waits: [WHO.chair] },
  {
    what: 'the chair publishes it',
    go: after(14, publish('ann', 'initial-report')),
    waits: [WHO.chair],
  },
  {
    what: 'and finds that the group agrees to publish',
    go: judge('ann', 'publish-initial', 'Nobody in the group spoke against publishing'),
    waits: [WHO.movers],
  },
  { what: 'on to the comment', go: move('ann', 'report-comment'), waits: [WHO.staff] },
  {
    what: 'anybody may comment, and somebody does',
    go: each(
      ask({ by: 'sam', kind: 'report-comment', about: 'initial-report' }),
      comment('asker', 'report-comment'),
    ),
    waits: [WHO.anybody, WHO.staff],
  },
  { what: 'the comment closes', go: after(42), waits: [WHO.staff] },
  {
    what: 'staff report on it',
    go: after(8, publish('sam', 'comment-report')),
    waits: [WHO.movers],
  },
  { what: 'on to the review', go: move('sam', 'comment-review'), waits: [WHO.chair] },
  {
    what: 'the chair publishes the answers',
    go: after(60, publish('ann', 'comment-answers')),
    waits: [WHO.chair],
  },
  {
    what: 'no comment is left unread',
    go: answerComments('sam', 'report-comment'),
    waits: [WHO.movers],
  },
  { what: 'on to the consensus calls', go: move('ann', 'consensus-calls'), waits: [WHO.chair] },
]
