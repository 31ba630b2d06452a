/**
 * Issues of real programmes as their sources report them: entered by a role, each fact with its
 * source and the day it is reported of. Nobody here is said to have done any of it.
 */
import { newUlid, type Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Process, Reported } from '../../processes/index.ts'
import { actOn, linkClear, proposalClear } from '../acts.ts'
import type { Issue, IssueId, IssueLink, LinkId, LinkKind } from '../issue.ts'
import { saveIssue } from '../store/issues.ts'
import { saveLink } from '../store/links.ts'
import { say, sayIf } from './setting.ts'
import { placeOf, planOf, type PlanTyped, type RankTyped } from './sorting.ts'

export type Entering = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly reported: Reported
}

export type ReportedIssue = {
  readonly process: Process
  readonly generation: number
  readonly number: string | undefined
  readonly title: string
  /** Where sources differ. */
  readonly note?: string | undefined
}

export async function reportIssue(entering: Entering, told: ReportedIssue): Promise<Issue> {
  const { tx, clock, now, reported } = entering
  const { process, generation, number } = told
  const title = say(entering, 'title', told.title)
  const note = sayIf(entering, 'note', told.note)
  const issue: Issue = {
    id: newUlid(clock) as IssueId,
    process: process.id,
    generation,
    number,
    title: title.commitment,
    words: {},
    note: note?.commitment,
    from: { kind: 'reported', reported },
    practice: process.practice,
    proposedAt: now,
    petitionedAt: undefined,
    plan: undefined,
    place: undefined,
    state: { kind: 'reported' },
  }
  const parts = [title, ...(note ? [note] : [])]
  const said = { clear: proposalClear(issue), parts }
  await saveIssue(tx, issue, actOn(issue, 'issue.propose', importer(entering), said))
  return issue
}

const importer = ({ reported }: Entering) => ({ kind: 'importer', reported }) as const

export type ReportedLink = {
  readonly kind: LinkKind
  /** Absent for what was not carried on. */
  readonly into: Issue | undefined
  readonly reason?: string | undefined
  /** No source states it: it was inferred here. */
  readonly derived: boolean
}

export async function reportLink(
  entering: Entering,
  from: Issue,
  told: ReportedLink,
): Promise<IssueLink> {
  const { tx, clock, now, reported } = entering
  const reason = sayIf(entering, 'reason', told.reason)
  const link: IssueLink = {
    id: newUlid(clock) as LinkId,
    from: from.id,
    kind: told.kind,
    to: told.into?.id,
    reason: reason?.commitment,
    derived: told.derived,
    reported,
    by: undefined,
    at: now,
  }
  const said = { clear: linkClear(link), parts: reason ? [reason] : [] }
  await saveLink(tx, link, actOn(from, 'issue.link', importer(entering), said))
  return link
}

export async function reportPlan(
  entering: Entering,
  issue: Issue,
  typed: PlanTyped,
): Promise<Issue> {
  const { plan, parts } = planOf(entering, typed)
  const planned = { ...issue, plan }
  await saveIssue(entering.tx, planned, actOn(issue, 'issue.plan', importer(entering), { parts }))
  return planned
}

export async function reportRank(
  entering: Entering,
  issue: Issue,
  typed: RankTyped,
): Promise<Issue> {
  const { place, parts } = placeOf(entering, typed)
  const { position, focus } = place
  const said = { clear: { position, focus }, parts }
  const ranked = { ...issue, place }
  await saveIssue(entering.tx, ranked, actOn(issue, 'issue.rank', importer(entering), said))
  return ranked
}
