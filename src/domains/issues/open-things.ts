/** What can be done about issues now, and what waits for whom: sentences by key for the desk. */
import type { Read } from '../../platform/db/index.ts'
import type { Key } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isStaff, type Actor } from '../people/index.ts'
import { asOf, type Issue, type IssueId } from './issue.ts'
import { chairsPanel } from './rules/deciding.ts'
import { isProposer } from './rules/proposing.ts'
import { findIssues } from './store/issues.ts'
import { waitingScreenings } from './store/screenings.ts'

/** Shaped as the desk asks for it; it comes after this domain. */
export type OpenIssue = {
  readonly said: { readonly key: Key; readonly title: string }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'answer' | 'other'
}

/** More than this nobody reads on a front page; the board has them all. */
const OPEN_MAX = 20

/** Without an actor: what anybody can second. With one: what waits for this person. */
export async function openIssues(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly OpenIssue[]> {
  const issues = (await findIssues(read, undefined)).map((issue) => asOf(issue, now))
  const screened = new Set((await waitingScreenings(read)).map(({ issue }) => issue))
  const open = issues.flatMap((issue) => {
    const key = waitsAs(issue, actor, screened)
    return key ? [{ issue, key }] : []
  })
  const shown = open.slice(0, OPEN_MAX)
  const words = await wordsOf(
    read,
    shown.map(({ issue }) => issue.title),
  )
  return shown.map(({ issue, key }) => {
    const wording = words.get(issue.title)
    const title = wording.kind === 'text' ? wording.text : issue.id
    const stake = waitedFor(key) ? 'answer' : 'other'
    return { said: { key, title }, href: `/issues/${issue.id}`, ...datesOf(issue), stake }
  })
}

function waitsAs(
  issue: Issue,
  actor: Actor | undefined,
  screened: ReadonlySet<IssueId>,
): Key | undefined {
  const { kind } = issue.state
  if (!actor) return kind === 'proposed' ? 'issues.open.second' : undefined
  const own = isProposer(issue, actor)
  if (kind === 'returned' && own) return 'issues.open.complete'
  if (kind === 'parked' && own) return 'issues.open.parked'
  if (kind !== 'proposed') return undefined
  if (screened.has(issue.id)) return chairsPanel(actor) ? 'issues.open.decide' : undefined
  return isStaff(actor) ? 'issues.open.screen' : undefined
}

/** Whoever is parked waits for nothing; a second is nobody's duty. */
const waitedFor = (key: Key) => key !== 'issues.open.parked' && key !== 'issues.open.second'

/** A parked one comes back at its hour; nothing else about an issue ends by the clock. */
function datesOf({ state }: Issue): Pick<OpenIssue, 'until' | 'since'> {
  if (state.kind === 'parked') return { until: state.until, since: undefined }
  const since = state.kind === 'proposed' ? state.since : 'at' in state ? state.at : undefined
  return { until: undefined, since }
}
