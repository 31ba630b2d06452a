/** Who merges, splits, sets aside, plans and ranks issues, and what must hold then. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { Prose } from '../../../platform/record/index.ts'
import { holdsRole, mayAct, type Actor } from '../../people/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Issue, IssueLink, LinkId, LinkKind, Plan, Ranked } from '../issue.ts'
import { chairsPanel } from './deciding.ts'
import { closesCircle } from './lineage.ts'
import type { Refusal } from './refusal.ts'

/** One issue that becomes two is split; into more at once than this nobody follows. */
export const PARTS_MIN = 2
export const PARTS_MAX = 4

/** Those on the same list, so that the facilitator of one process sorts no other's. */
export const sameList = (one: Issue, other: Issue) => one.process === other.process

/**
 * On the list of a process its facilitator and chair sort; on the intake board the panel's chair.
 * Source: processes.md 3.1, step 6 (decider: facilitator).
 */
export function maySort(
  issue: Issue,
  by: Actor | undefined,
  process: Process | undefined,
): Result<Actor, Refusal> {
  const allowed = mayAct(by)
  if (!allowed.ok) return allowed
  if (process?.reported) return refuse({ kind: 'only-reported' })
  const sorts =
    process === undefined
      ? chairsPanel(allowed.value)
      : process.body !== undefined &&
        holdsRole(allowed.value, process.body, 'facilitator', 'chair', 'vice-chair')
  if (!sorts) return refuse({ kind: process ? 'not-facilitator' : 'not-panel-chair' })
  const { kind } = issue.state
  const open = kind === 'proposed' || kind === 'returned' || kind === 'parked'
  return open ? allowed : refuse({ kind: 'wrong-state', state: kind })
}

export type Sorting = {
  readonly id: LinkId
  readonly kind: Exclude<LinkKind, 'not-carried' | 'split-into'>
  readonly into: Issue
  readonly reason: Prose
}

export type SortFacts = {
  readonly process: Process | undefined
  readonly links: readonly IssueLink[]
  readonly now: Instant
}

export type Sorted = { readonly issue: Issue; readonly link: IssueLink }

/** Into another one of the same list, never in a circle. */
export function sort(
  issue: Issue,
  by: Actor,
  sorting: Sorting,
  facts: SortFacts,
): Result<Sorted, Refusal> {
  const allowed = maySort(issue, by, facts.process)
  if (!allowed.ok) return allowed
  const { id, kind, into, reason } = sorting
  if (!sameList(issue, into)) return refuse({ kind: 'other-list' })
  if (into.state.kind === 'sorted' || into.state.kind === 'withdrawn') {
    return refuse({ kind: 'wrong-state', state: into.state.kind })
  }
  if (facts.links.some(({ from }) => from === issue.id)) return refuse({ kind: 'already-sorted' })
  if (closesCircle(issue.id, into.id, facts.links)) return refuse({ kind: 'in-a-circle' })
  const link = linkBy(by, { id, kind, from: issue.id, to: into.id, reason, at: facts.now })
  return ok({ issue: setAside(issue, reason, facts.now), link })
}

type NewLink = Pick<IssueLink, 'id' | 'kind' | 'from' | 'to' | 'at'> & { readonly reason: Prose }

export const linkBy = (by: Actor, { reason, ...rest }: NewLink): IssueLink => ({
  ...rest,
  reason: reason.commitment,
  derived: false,
  reported: undefined,
  by: by.person,
})

export const setAside = (issue: Issue, reason: Prose, now: Instant): Issue => ({
  ...issue,
  state: { kind: 'sorted', at: now, reason: reason.commitment },
})

/** Its parts are new issues of the same list; they wait to be screened like any other. */
export function split(
  issue: Issue,
  by: Actor,
  parts: readonly Issue[],
  facts: SortFacts & { readonly reason: Prose; readonly ids: readonly LinkId[] },
): Result<{ readonly issue: Issue; readonly links: readonly IssueLink[] }, Refusal> {
  const allowed = maySort(issue, by, facts.process)
  if (!allowed.ok) return allowed
  if (parts.length < PARTS_MIN) return refuse({ kind: 'too-few-parts', least: PARTS_MIN })
  if (facts.links.some(({ from }) => from === issue.id)) return refuse({ kind: 'already-sorted' })
  const { reason, now: at } = facts
  const links = parts.flatMap(({ id: to }, index) => {
    const id = facts.ids[index]
    return id ? [linkBy(by, { id, kind: 'split-into', from: issue.id, to, reason, at })] : []
  })
  return ok({ issue: setAside(issue, reason, at), links })
}

/** Owner, time and means are written by whoever sorts, of what is to be worked on. */
export function mayPlan(
  issue: Issue,
  by: Actor | undefined,
  process: Process | undefined,
): Result<Actor, Refusal> {
  const { kind } = issue.state
  if (kind !== 'accepted' && kind !== 'narrowed') return maySort(issue, by, process)
  return maySort(
    { ...issue, state: { kind: 'proposed', since: issue.proposedAt, again: 'first' } },
    by,
    process,
  )
}

export function plan(
  issue: Issue,
  by: Actor,
  facts: { readonly plan: Plan; readonly process: Process | undefined },
): Result<Issue, Refusal> {
  const allowed = mayPlan(issue, by, facts.process)
  return allowed.ok ? ok({ ...issue, plan: facts.plan }) : allowed
}

export function rank(
  issue: Issue,
  by: Actor,
  facts: { readonly place: Ranked; readonly process: Process | undefined },
): Result<Issue, Refusal> {
  const allowed = mayPlan(issue, by, facts.process)
  return allowed.ok ? ok({ ...issue, place: facts.place }) : allowed
}

/** A new issue that others are merged or split into; the words are those of whoever sorts. */
export function bear(
  parent: Issue,
  by: Actor,
  born: { readonly id: Issue['id']; readonly title: Prose; readonly problem: Prose },
  now: Instant,
): Issue {
  return {
    ...parent,
    id: born.id,
    generation: parent.process === undefined ? parent.generation : parent.generation + 1,
    number: undefined,
    title: born.title.commitment,
    words: { problem: born.problem.commitment },
    note: undefined,
    from: { kind: 'person', by: by.person, capacity: 'personal' },
    proposedAt: now,
    petitionedAt: undefined,
    plan: undefined,
    place: undefined,
    state: { kind: 'proposed', since: now, again: 'first' },
  }
}
