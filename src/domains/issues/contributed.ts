/** Issues as contributions to the process that took them on. Decides nothing. */
import type { Contributed, ContributedSource } from '../processes/index.ts'
import { issueId, type Issue, type IssueLink } from './issue.ts'
import { findIssue, findIssues } from './store/issues.ts'
import { linksOf } from './store/links.ts'

function contributedFrom(one: Issue, links: readonly IssueLink[]): Contributed | undefined {
  const { process, from } = one
  if (process === undefined || one.state.kind === 'withdrawn') return undefined
  const isPerson = from.kind === 'person'
  return {
    ref: `issue:${one.id}`,
    process,
    text: undefined,
    clauses: [],
    href: `/issues/${one.id}`,
    said: one.title,
    by: isPerson ? from.by : undefined,
    capacity: isPerson ? from.capacity : 'personal',
    spokeFor: undefined,
    group: undefined,
    interest: undefined,
    at: one.proposedAt,
    door: isPerson ? undefined : 'import',
    grewInto: links.flatMap(({ from: source, to }) =>
      source === one.id && to !== undefined ? [`issue:${to}`] : [],
    ),
    became: undefined,
  }
}

export const contributedIssues: ContributedSource = {
  kind: 'issue',
  async find(db, raw) {
    const id = issueId(raw)
    const found = id && (await findIssue(db, id))
    return found && contributedFrom(found, await linksOf(db, [found]))
  },
  async of(db, process) {
    const all = await findIssues(db, process)
    const links = await linksOf(db, all)
    return all.flatMap((one) => contributedFrom(one, links) ?? [])
  },
}
