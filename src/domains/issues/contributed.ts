/** Issues as contributions to the process that took them on. Decides nothing. */
import type { Contributed, ContributedSource } from '../processes/index.ts'
import { issueId, type Issue } from './issue.ts'
import { findIssue, findIssues } from './store/issues.ts'

function contributedFrom(one: Issue): Contributed | undefined {
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
    grewInto: [],
    became: undefined,
  }
}

export const contributedIssues: ContributedSource = {
  kind: 'issue',
  async find(db, raw) {
    const id = issueId(raw)
    const found = id && (await findIssue(db, id))
    return found && contributedFrom(found)
  },
  async of(db, process) {
    return (await findIssues(db, process)).flatMap((one) => contributedFrom(one) ?? [])
  },
}
