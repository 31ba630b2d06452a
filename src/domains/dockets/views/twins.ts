/** Dockets for machines: as data, and as a table that a spreadsheet opens safely. Pure. */
import type { Rows } from '../../../platform/http/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { Commitment } from '../../people/index.ts'
import type { DocketLine, DocketView, SubmissionView } from '../load.ts'
import type { Submission } from '../submission.ts'
import { authorText } from './parts.tsx'

type Told = Pick<SubmissionView, 'words'>

const said = ({ words }: Told, of: Commitment | undefined): string | null => {
  const wording = of === undefined ? undefined : words.get(of)
  return wording?.kind === 'text' ? wording.text : null
}

export const lineJson = ({ docket, title, phase, closes, submissions }: DocketLine) => ({
  id: docket.id,
  title,
  phase,
  closes: closes ?? null,
  submissions,
})

export function docketJson(view: DocketView) {
  const { docket, process, window, phase, counts, subject } = view
  return {
    id: docket.id,
    process: process.slug,
    practice: process.practice,
    title: said(view, docket.title),
    asks: said(view, docket.asks),
    subject: { ...docket.subject, title: said(view, subject.title), href: subject.href },
    phase,
    window: window ? { id: window.id, state: window.state, extensions: window.extensions } : null,
    reopened: view.reopened.map(({ reason, person: _, ...one }) => ({
      ...one,
      reason: said(view, reason),
    })),
    report:
      docket.state.kind === 'reported'
        ? { ...docket.state.report, title: said(view, docket.state.report.title) }
        : null,
    reported: docket.reported ?? null,
    counts,
    submissions: view.submissions.map((submission) => submissionJson(view, submission)),
    next: view.more ? (view.submissions.at(-1)?.id ?? null) : null,
  }
}

export function submissionJson(view: Told, submission: Submission) {
  const { author, words, ...rest } = submission
  return {
    ...rest,
    words: said(view, words),
    author:
      author.kind === 'person'
        ? { ...author, spokeFor: said(view, author.spokeFor) }
        : { ...author, contributor: said(view, author.contributor) },
  }
}

const COLUMNS = [
  'id',
  'submitted_at',
  'by',
  'capacity',
  'group',
  'late',
  'standing',
  'in_favour',
  'against',
  'abstaining',
  'paraphrase',
  'source',
  'words',
] as const

export function submissionRows(view: DocketView, t: Translate): Rows {
  return [
    COLUMNS,
    ...view.submissions.map((submission) => {
      const { author, standing } = submission
      const votes = standing.kind === 'ratified' ? standing.votes : undefined
      return [
        submission.id,
        new Date(submission.at).toISOString(),
        authorText({ ...view, submission }, t),
        author.kind === 'person' ? author.capacity : 'reported',
        submission.group ?? null,
        Number(submission.late),
        standing.kind,
        votes?.inFavour ?? null,
        votes?.against ?? null,
        votes?.abstaining ?? null,
        Number(author.kind === 'reported' && author.paraphrase),
        author.kind === 'reported' ? author.reported.source : null,
        said(view, submission.words),
      ]
    }),
  ]
}
