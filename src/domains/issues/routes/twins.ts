/** Issues for machines: the same facts as on the pages, as JSON and as rows. */
import type { Rows } from '../../../platform/http/index.ts'
import type { Issue } from '../issue.ts'
import { endsOf } from '../rules/lineage.ts'
import { groupsBehind } from '../rules/proposing.ts'
import type { Board, List, Told, Whole } from '../views/shown.ts'

export const issueJson = (issue: Issue, { words }: Pick<Told, 'words'>) => ({
  ...issue,
  title: words(issue.title),
  words: Object.fromEntries(
    Object.entries(issue.words).map(([name, commitment]) => [name, words(commitment)]),
  ),
  ...(issue.note === undefined ? {} : { note: words(issue.note) }),
  ...('reason' in issue.state
    ? { state: { ...issue.state, reason: words(issue.state.reason) } }
    : {}),
  ...(issue.plan
    ? {
        plan: {
          owner: words(issue.plan.owner),
          timeFrame: words(issue.plan.timeFrame),
          resources: words(issue.plan.resources),
        },
      }
    : {}),
  ...(issue.place
    ? {
        place: {
          ...issue.place,
          decider: words(issue.place.decider),
          reason: words(issue.place.reason),
        },
      }
    : {}),
})

export const boardJson = (board: Board) => ({
  issues: board.issues.map((issue) => issueJson(issue, board)),
  taken: board.taken,
})

const day = (at: number) => new Date(at).toISOString().slice(0, 10)

export const boardRows = ({ issues, seconds, words }: Board): Rows => [
  ['id', 'title', 'state', 'reason', 'until', 'proposed', 'groups'],
  ...issues.map(({ id, title, state, proposedAt }) => [
    id,
    words(title),
    state.kind,
    'reason' in state ? words(state.reason) : null,
    state.kind === 'parked' ? day(state.until) : null,
    day(proposedAt),
    groupsBehind(seconds.filter(({ issue }) => issue === id)).join(' '),
  ]),
]

export const wholeJson = (whole: Whole) => ({
  issue: issueJson(whole.issue, whole),
  links: linksJson(whole),
  screenings: whole.screenings,
  seconds: whole.seconds,
})

const linksJson = ({ links, words }: Pick<List, 'links' | 'words'>) =>
  links.map((link) => ({
    ...link,
    ...(link.reason === undefined ? {} : { reason: words(link.reason) }),
  }))

export const listJson = (list: List) => ({
  process: list.process.id,
  issues: list.issues.map((issue) => issueJson(issue, list)),
  links: linksJson(list),
})

/** One row for each step of each issue, and one for each that took none. */
export function listRows({ issues, links, words }: List): Rows {
  const byId = new Map(issues.map((issue) => [issue.id, issue]))
  const name = (issue: Issue | undefined) => (issue ? (issue.number ?? issue.id) : null)
  const head = ['generation', 'number', 'title', 'became', 'into', 'ends', 'source', 'derived']
  return [
    head,
    ...issues.flatMap((issue) => {
      const ends = endsOf(issue.id, issues, links).map(
        (end) => `${name(byId.get(end.issue))} ${end.kind}`,
      )
      const start = [issue.generation, issue.number ?? null, words(issue.title)]
      const next = links.filter(({ from }) => from === issue.id)
      if (next.length === 0) return [[...start, null, null, ends.join('; '), null, null]]
      return next.map(({ kind, to, reported, derived }) => [
        ...start,
        kind,
        to === undefined ? null : name(byId.get(to)),
        ends.join('; '),
        reported?.source ?? null,
        derived ? 'yes' : 'no',
      ])
    }),
  ]
}
