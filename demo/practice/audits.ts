/** What people of the practice processes answer to the audit, and two contested answers. */
import {
  answerAudit,
  contestAnswer,
  type AnswerTyped,
  type AuditAnswer,
} from '../../src/domains/participation/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import { must, type Play, type Stage } from '../stage.ts'
import { ago, as, processOf, type Scene } from './labels-stage.ts'
import type { Cast } from './table.ts'

type Answered = AnswerTyped & {
  readonly by: string
  /** Who says that it is not so, and why. */
  readonly contested?: readonly [by: string, reason: string]
}

const LABELS = '/processes/labels'

const OF_LABELS: readonly Answered[] = [
  {
    by: 'chair-civil-society',
    question: 'agenda',
    verdict: 'yes',
    line: 'the members set it at their first plenary',
    evidence: 'The list of issues was adopted there; each later change stands in the minutes.',
    href: LABELS,
  },
  {
    by: 'chair-civil-society',
    question: 'last-word',
    verdict: 'yes',
    line: 'the members, by their own rule',
    evidence: 'Nothing is adopted over an objection that was not answered.',
    href: '/templates/convening',
  },
  {
    by: 'secretary',
    question: 'join',
    verdict: 'yes',
    line: 'nobody approves who joins',
    evidence: 'Nobody was turned away since the beginning.',
    href: LABELS,
  },
  {
    by: 'secretary',
    question: 'table',
    verdict: 'partly',
    line: '34 of the 40 seats that the members want are filled',
    evidence: 'Academia 3 of 6, government 6 of 8, technical community 7 of 8.',
    href: LABELS,
  },
  {
    by: 'facilitator',
    question: 'means',
    verdict: 'partly',
    line: 'calls at changing hours; papers in one language',
    evidence: 'The hours of the last six calls, by region.',
    href: LABELS,
    contested: ['for-a-trade-union', 'Four of those six calls were at night for the south.'],
  },
  {
    by: 'secretary',
    question: 'read',
    verdict: 'yes',
    line: 'drafts, minutes and positions are public at once',
    evidence: 'All of it on the page of the process and on the record.',
    href: LABELS,
    contested: ['for-a-privacy-group', 'The minutes of one working group came after its plenary.'],
  },
  {
    by: 'chair-civil-society',
    question: 'consensus',
    verdict: 'partly',
    line: 'one outcome by consensus so far, one call without',
    evidence: 'Years of updates before the sale: consensus with one minority statement.',
    href: '/outcomes',
  },
]

const OF_PRIORITIES: readonly Answered[] = [
  {
    by: 'staff',
    question: 'last-word',
    verdict: 'no',
    line: 'the board decides after comment',
    evidence: 'This is a consultation, and its page says so.',
    href: '/templates/issue-programme',
  },
  {
    by: 'staff',
    question: 'join',
    verdict: 'yes',
    line: 'anybody may comment',
    evidence: 'The docket is open to everybody until its last day.',
    href: '/processes/priorities',
  },
  {
    by: 'staff',
    question: 'consensus',
    verdict: 'no',
    line: 'the board will decide',
    evidence: 'No consensus call is held in this kind of process.',
    href: '/templates/issue-programme',
  },
]

/** Told in the last days, when there is something to look at. */
export async function* audits(stage: Stage, cast: Cast): Play {
  yield ago(stage, 8)
  await answerAll(stage, cast, { slug: 'labels', all: OF_LABELS })
  yield ago(stage, 6)
  await answerAll(stage, cast, { slug: 'priorities', all: OF_PRIORITIES })
}

async function answerAll(
  stage: Stage,
  cast: Cast,
  { slug, all }: { readonly slug: string; readonly all: readonly Answered[] },
): Promise<void> {
  const { pin } = await stage.database.transact((tx) => processOf(tx, slug))
  const scene: Scene = { stage, cast, slug, undertakings: undertakingsOf(pin) }
  for (const { by, contested, ...typed } of all) {
    const answer = await as(scene, by, async (step) =>
      must(await answerAudit(step, await processOf(step.tx, slug), typed)),
    )
    if (contested) await contest(scene, answer, contested)
  }
}

const contest = (
  scene: Scene,
  answer: AuditAnswer,
  [by, reason]: NonNullable<Answered['contested']>,
): Promise<void> =>
  as(scene, by, async (step) => {
    const process = await processOf(step.tx, scene.slug)
    must(await contestAnswer(step, process, answer, { reason }))
  })
